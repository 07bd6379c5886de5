"""What judges and what is published by is approved by a second person: the threshold and the rule of likeness
as much as a formula. Where no threshold is in force, numbers of persons do not come out."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM, Actor
from bilim.publication import actions, models, problems, queries
from bilim.publication.rules.disclosure import check_threshold
from bilim.ratings import actions as ratings
from bilim.ratings import models as runs
from bilim.ratings import problems as of_runs
from bilim.rulebook import actions as rulebook
from bilim.rulebook import problems as of_rules
from bilim.rulebook import queries as rules
from bilim.rulebook.terms import THRESHOLD
from bilim_engine.problems import LANGUAGES
from factories import editions, releases
from factories.markup import Page
from factories.refusals import refused
from factories.rulebook import PEERS, SECOND, adopt_and_approve, write_definitions

PARAMETER = """
parameters:
  - code: suppression.threshold
    title: {ky: чек, ru: порог, en: threshold}
    unit: children
    values: [{from: 2020-01-01, value: 5, certainty: proposal, source: {title: "tests"}}]
"""
WHY = {"ky": "Сандар такталды.", "ru": "Числа уточнены.", "en": "The numbers were corrected."}


def persons(folder: Path) -> Path:
    """Children are persons there, and not declared public; `folder` with a threshold for them."""
    items = (folder / "items.yaml").read_text(encoding="utf-8")
    counted = "    persons: true\n    public: false\n    breakdowns: [sex]\n"
    assert "    breakdowns: [sex]\n" in items
    (folder / "items.yaml").write_text(items.replace("    breakdowns: [sex]\n", counted, 1), encoding="utf-8")
    (folder / "parameters.yaml").write_text(PARAMETER, encoding="utf-8")
    return folder


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path, settings: object) -> Path:
    """Register, figures, and approved definitions with a threshold; their folder."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    releases.load_ground(root, tmp_path / "definitions")
    folder = persons(write_definitions(tmp_path / "definitions"))
    adopt_and_approve(folder)
    return folder


def lower_the_threshold(folder: Path) -> None:
    """One person has set it to nothing."""
    (folder / "parameters.yaml").write_text(PARAMETER.replace("value: 5", "value: 1"), encoding="utf-8")
    rulebook.adopt(folder, SYSTEM)


def test_a_threshold_that_one_person_changed_is_run_frozen_and_drafted_by_nobody(
    ground: Path, analyst_actor: Actor
) -> None:
    run = ratings.make_run("spending", "2025", analyst_actor).code
    lower_the_threshold(ground)
    with refused(of_runs.NOT_APPROVED) as refusal:
        ratings.make_run("spending", "2025", analyst_actor)
    assert "suppression.threshold v2" in refusal.value.problems[0].message("en")
    with refused(of_rules.FREEZE_UNAPPROVED):
        rulebook.freeze_criteria(methodology="spending", by=SECOND)
    with refused(problems.DRAFT_UNAPPROVED) as refusal:
        actions.draft_edition(run=run, published_at=releases.AT, by=analyst_actor)
    assert all("suppression.threshold v2" in refusal.value.problems[0].message(each) for each in LANGUAGES)
    assert (runs.Run.objects.count(), models.Edition.objects.count()) == (1, 0)


def test_a_revision_is_not_drafted_by_it_either(
    ground: Path, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    code = releases.make_draft(analyst_actor)
    releases.release(code, methodologist_actor, publisher_actor)
    run = models.Edition.objects.get(code=code).run
    lower_the_threshold(ground)
    with refused(problems.DRAFT_UNAPPROVED):
        actions.correct_edition(code=code, run=run, reason=WHY, published_at=releases.AT, by=analyst_actor)


def test_without_a_threshold_no_number_of_persons_comes_out(
    ground: Path, analyst_actor: Actor, methodologist_actor: Actor
) -> None:
    (ground / "parameters.yaml").unlink()
    rulebook.adopt(ground, SYSTEM)
    assert rules.list_unapproved(rules.get_definitions()) == [], "what was taken out has nobody to approve it"
    code = releases.make_draft(analyst_actor)
    (check,) = (
        each
        for each in queries.checklist(code, seen_by=analyst_actor).gate.checks
        if each.code == "small_numbers"
    )
    (finding,) = check.findings
    assert (finding.code, finding.blocking) == ("publication.G058", True)
    assert all("preschool.children" in finding.sentence[each] for each in LANGUAGES)
    with refused(problems.GATE_REFUSES):
        actions.check_edition(code=code, by=methodologist_actor)


@pytest.mark.parametrize(
    "values",
    [
        "{from: 2026-01-01, value: 5, certainty: proposal}",
        "{from: 2020-01-01, until: 2025-01-01, value: 5, certainty: proposal}",
        "{from: 2020-01-01, not_defined: true, certainty: not_found}",
    ],
)
def test_a_threshold_not_in_force_on_the_day_is_none(ground: Path, analyst_actor: Actor, values: str) -> None:
    start = PARAMETER.index("[{from")
    (ground / "parameters.yaml").write_text(f"{PARAMETER[:start]}[{values}]\n", encoding="utf-8")
    adopt_and_approve(ground)
    code = releases.make_draft(analyst_actor)
    gate = queries.checklist(code, seen_by=analyst_actor).gate
    assert [each.code for each in gate.findings] == ["publication.G058"]


def test_the_period_is_named_on_whose_last_day_no_threshold_is_in_force() -> None:
    """Of an edition without one its own, whatever year the figures are of."""
    content = editions.content()
    left = {code: each for code, each in content.definitions.parameters.items() if code != THRESHOLD}
    bare = replace(content, definitions=replace(content.definitions, parameters=left))
    assert "2025" not in {fact.period for fact in content.facts if fact.item == "school.graduates_11"}
    (finding,) = check_threshold(bare)
    assert all("school.graduates_11, 2025:" in finding.sentence[each] for each in LANGUAGES)


def test_where_nobody_is_counted_no_threshold_is_asked_for(
    db: None, root: Path, tmp_path: Path, settings: object, analyst_actor: Actor
) -> None:
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    releases.load_ground(root, tmp_path / "definitions")
    code = releases.make_draft(analyst_actor)
    assert queries.checklist(code, seen_by=analyst_actor).gate.passed


def test_a_rule_of_likeness_that_nobody_approved_is_run_and_shown_by_nobody(
    ground: Path, analyst_actor: Actor
) -> None:
    (ground / "peers").mkdir()
    (ground / "peers" / "spending.yaml").write_text(PEERS, encoding="utf-8")
    rulebook.adopt(ground, SYSTEM)
    assert rules.get_definitions().peers_of("spending") is not None
    assert rules.approved_definitions().peers_of("spending") is None
    with refused(of_runs.NOT_APPROVED) as refusal:
        ratings.make_run("spending", "2025", analyst_actor)
    assert "spending-peers v1" in refusal.value.problems[0].message("en")
    adopt_and_approve(ground)
    assert rules.approved_definitions().peers_of("spending") == rules.get_definitions().peers_of("spending")
    assert ratings.make_run("spending", "2025", analyst_actor)


def test_what_peers_are_measured_by_is_approved_too(ground: Path, analyst_actor: Actor) -> None:
    (ground / "peers").mkdir()
    (ground / "peers" / "spending.yaml").write_text(PEERS, encoding="utf-8")
    adopt_and_approve(ground)
    items = (ground / "items.yaml").read_text(encoding="utf-8")
    changed = items.replace("ru: Доля учителей", "ru: Другая доля", 1)
    assert changed != items
    (ground / "items.yaml").write_text(changed, encoding="utf-8")
    rulebook.adopt(ground, SYSTEM)
    assert rules.approved_definitions().peers_of("spending") is None
    with refused(of_runs.NOT_APPROVED) as refusal:
        ratings.make_run("spending", "2025", analyst_actor)
    assert "teachers.share v2" in refusal.value.problems[0].message("en")


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        ("value: -5", "-5"),
        ("value: 0", "0"),
        ("value: 4.5", "4.5"),
        ("by_unit: {nookat: 3}, otherwise: 5", "nookat: 3"),
    ],
)
def test_a_threshold_that_withholds_nothing_or_is_not_the_same_for_all_is_not_adopted(
    ground: Path, stated: str, told: str
) -> None:
    before = rules.get_sha256()
    text = PARAMETER.replace("value: 5", stated)
    (ground / "parameters.yaml").write_text(text, encoding="utf-8")
    with refused(of_rules.UNUSABLE_THRESHOLD) as refusal:
        rulebook.adopt(ground, SYSTEM)
    assert all(told in refusal.value.problems[0].message(each) for each in LANGUAGES)
    assert rules.get_sha256() == before


def test_the_public_reads_the_threshold_of_the_edition_while_another_waits(
    ground: Path,
    client: Client,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
) -> None:
    releases.release(releases.make_draft(analyst_actor), methodologist_actor, publisher_actor)
    lower_the_threshold(ground)
    page = Page(client.get("/ky/about/").content)
    assert "suppression.threshold" in page.text
    assert "5" in page.text.partition("suppression.threshold")[0][-200:]
