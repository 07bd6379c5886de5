"""Draft, check, sign, publish, correct: who may, in which order, and what stands afterwards."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.facts import actions as facts
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim.publication.terms import State
from bilim.ratings import actions as ratings
from bilim.storage import queries as storage
from bilim.storage.problems import Lost
from bilim_engine.problems import LANGUAGES
from bilim_verify import verify
from factories.facts import csv_file
from factories.refusals import refused

AT = "2026-05-01T09:00:00+06:00"


WHY = {"ky": "Каражат такталды.", "ru": "Уточнены средства.", "en": "The money was corrected."}


def test_an_edition_goes_its_way(
    draft: str, methodologist_actor: Actor, publisher_actor: Actor, released: Callable[..., None]
) -> None:
    assert queries.list_editions() == []
    assert queries.current_edition() is None
    released(draft, methodologist_actor, publisher_actor)
    found = queries.current_edition("2025")
    assert found is not None
    assert (found.code, found.state, found.published_at) == ("departments-2025-1", State.PUBLISHED, AT)
    bundle = queries.bundle_bytes(draft)
    assert verify(bundle, "d0a7d266033da8d4").status == 0
    content = queries.get_content(draft)
    assert content.result("talas").rank == 1
    assert content.header.demonstration_key
    events = [entry.event for entry in reversed(journal.list_entries(subject=draft))]
    assert events == [f"publication.edition_{step}" for step in ("drafted", "checked", "signed", "published")]
    assert {entry.actor for entry in journal.list_entries(subject=draft)} == {
        "analyst",
        "methodologist",
        "publisher",
    }
    assert journal.verify_chain() == []


def test_explanations_come_from_the_frozen_content(published: str) -> None:
    content = queries.get_content(published)
    step = queries.explain_indicator(content, "talas", "preschool.spending")
    assert step.value == content.value("talas", "preschool.spending").value
    assert {each.label for each in step.walk() if each.kind == "item"} == {
        "budget.spent",
        "preschool.children",
    }
    score = queries.explain_score(content, "nookat", "")
    assert score.value == content.score("nookat").score
    assert any(each.kind == "adjustment" for each in score.walk())


def test_only_who_may_takes_a_step(
    draft: str, analyst_actor: Actor, publisher_actor: Actor, methodologist_actor: Actor, auditor_actor: Actor
) -> None:
    for step, actor in (
        (actions.check_edition, analyst_actor),
        (actions.check_edition, publisher_actor),
        (actions.check_edition, auditor_actor),
        (actions.sign_edition, methodologist_actor),
        (actions.publish_edition, analyst_actor),
        (actions.discard_draft, auditor_actor),
    ):
        with refused(problems.NOT_PERMITTED):
            step(code=draft, by=actor)
    with refused(problems.NOT_PERMITTED):
        queries.get_draft_content(draft, seen_by=Actor("nobody", "Nobody"))
    assert queries.list_progress(seen_by=Actor("nobody", "Nobody")) == []


def test_one_person_with_all_roles_is_still_one_person(
    draft: str, run: str, methodologist_actor: Actor
) -> None:
    """Permissions do not help: drafter, checker and signer must be three."""
    several = Actor("analyst", "All in one", is_system=True)
    with refused(problems.DRAFTER_CHECKS):
        actions.check_edition(code=draft, by=several)
    actions.check_edition(code=draft, by=methodologist_actor)
    with refused(problems.CHECKER_SIGNS):
        actions.sign_edition(code=draft, by=Actor("methodologist", "All in one", is_system=True))
    with refused(problems.DRAFTER_SIGNS):
        actions.sign_edition(code=draft, by=several)
    assert [each.kind for each in queries.checklist(draft, seen_by=several).obstacles] == [
        problems.DRAFTER_SIGNS
    ]
    assert models.Edition.objects.get(code=draft).state == State.CHECKED


def test_the_signer_may_publish(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    actions.sign_edition(code=draft, by=publisher_actor)
    assert actions.publish_edition(code=draft, by=publisher_actor).state == State.PUBLISHED


def test_the_database_holds_the_three_pairs_of_eyes(draft: str) -> None:
    now = datetime.fromisoformat(AT)
    checked = {"gate_passed": True, "checked_by": "methodologist", "checked_at": now}
    signed = {"state": State.SIGNED, "signed_at": now, "bundle_sha256": "a" * 64}
    for signer in ("analyst", "methodologist"):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Edition.objects.filter(code=draft).update(**checked, **signed, signed_by=signer)
    with transaction.atomic():
        models.Edition.objects.filter(code=draft).update(**checked, **signed, signed_by="publisher")
        transaction.set_rollback(True)
    for change in (
        {"state": State.CHECKED, "checked_by": "analyst", "checked_at": now},
        {"state": State.CHECKED},
        {"state": State.CHECKED, "checked_by": "somebody"},
        {"checked_by": "somebody", "checked_at": now},
        {
            "state": State.PUBLISHED,
            "checked_by": "a",
            "checked_at": now,
            "published_by": "b",
            "released_at": now,
        },
        {"state": "half"},
        {"revision": 2},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            models.Edition.objects.filter(code=draft).update(**change)


def test_steps_come_in_order(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> None:
    with refused(problems.WRONG_STATE):
        actions.sign_edition(code=draft, by=publisher_actor)
    with refused(problems.WRONG_STATE):
        actions.publish_edition(code=draft, by=publisher_actor)
    actions.check_edition(code=draft, by=methodologist_actor)
    with refused(problems.WRONG_STATE):
        actions.check_edition(code=draft, by=methodologist_actor)
    with refused(problems.EDITION_UNKNOWN):
        actions.check_edition(code="departments-1999-1", by=methodologist_actor)


WAYS = {
    "ky": ("абалы: долбоор", "долбоорду жокко чыгарып"),
    "ru": ("состояние: проект", "отмените проект"),
    "en": ("its state: draft", "discard the draft"),
}


def test_a_period_has_one_edition_on_its_way(draft: str, run: str, analyst_actor: Actor) -> None:
    with refused(problems.EDITION_ON_ITS_WAY) as refusal:
        actions.draft_edition(run=run, published_at=AT, by=analyst_actor)
    # Whoever is refused reads which one it is, how far it is, and how it is put away.
    said = {language: refusal.value.problems[0].render(language) for language in LANGUAGES}
    for language, (state, way) in WAYS.items():
        assert draft in said[language]
        assert state in said[language]
        assert way in said[language]
    actions.discard_draft(code=draft, by=analyst_actor)
    assert actions.draft_edition(run=run, published_at=AT, by=analyst_actor) == draft


def test_a_period_that_came_out_is_corrected_and_not_drafted_again(
    published: str, run: str, analyst_actor: Actor
) -> None:
    with refused(problems.EDITION_EXISTS):
        actions.draft_edition(run=run, published_at=AT, by=analyst_actor)


def test_the_same_run_gives_the_same_bytes(
    published: str, run: str, analyst_actor: Actor, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    first = queries.bundle_bytes(published)
    models.Edition.objects.all().delete()
    again = actions.draft_edition(run=run, published_at=AT, by=analyst_actor)
    actions.check_edition(code=again, by=methodologist_actor)
    actions.sign_edition(code=again, by=publisher_actor)
    actions.publish_edition(code=again, by=publisher_actor)
    assert queries.bundle_bytes(again) == first


def test_a_correction_is_a_new_revision(
    published: str,
    head_actor: Actor,
    analyst_actor: Actor,
    methodologist_actor: Actor,
    publisher_actor: Actor,
    released: Callable[..., None],
) -> None:
    actions.write_statement(code=published, unit="nookat", text={"ky": "Биз макул эмеспиз."}, by=head_actor)
    facts.import_file(csv_file("nookat,budget.spent,2025,100,,Budget"), "more.csv", SYSTEM)
    run = ratings.make_run("spending", "2025", analyst_actor).code
    with refused(problems.BEFORE_FIGURES):
        actions.correct_edition(code=published, run=run, reason=WHY, published_at=AT, by=analyst_actor)
    now = timezone.localtime().isoformat()
    revision = actions.correct_edition(
        code=published, run=run, reason=WHY, published_at=now, by=analyst_actor
    )
    assert revision == "departments-2025-2"
    assert queries.current_edition("2025").code == published
    later = {"ky": "Эми макулбуз."}
    actions.write_statement(code=published, unit="nookat", text=later, by=head_actor)
    released(revision, methodologist_actor, publisher_actor)
    assert queries.current_edition("2025").code == revision
    states = {edition.code: (edition.state, edition.corrected_by) for edition in queries.list_editions()}
    assert states == {published: (State.CORRECTED, revision), revision: (State.PUBLISHED, "")}
    content = queries.get_content(revision)
    changed = {
        (each.kind, each.unit, each.subject): (each.before, each.after)
        for each in content.corrections.changes
    }
    assert changed["fact", "nookat", "budget.spent"] == ("40", "100")
    assert changed["score", "nookat", "overall"] == ("40", "100")
    assert changed["statement", "nookat", "statement"][0] == ""
    assert content.corrections.reason == WHY
    assert [each.text for each in content.statements] == [{"ky": "Биз макул эмеспиз."}]
    # Said while the file of the revision was already made: no page of hers loses it.
    assert queries.find_statement_of(revision, "nookat").text == later
    (out,) = journal.list_entries(subject=revision, event="publication.edition_published")
    assert out.details["statements"] == "nookat"
    assert queries.get_content(published).result("nookat").score == 40
    assert verify(queries.bundle_bytes(revision)).status == 0
    assert verify(queries.bundle_bytes(published)).status == 0


def test_a_correction_needs_a_reason_and_a_change(published: str, run: str, analyst_actor: Actor) -> None:
    with refused(problems.REASON_LACKING):
        actions.correct_edition(
            code=published, run=run, reason={"ky": "Ката"}, published_at=AT, by=analyst_actor
        )
    with refused(problems.NOTHING_CHANGED):
        actions.correct_edition(code=published, run=run, reason=WHY, published_at=AT, by=analyst_actor)


def test_people_are_named_where_the_public_reads(
    published: str, head_actor: Actor, analyst_actor: Actor
) -> None:
    facts.import_file(csv_file("nookat,budget.spent,2025,100,,Budget"), "more.csv", analyst_actor)
    actions.write_statement(code=published, unit="nookat", text={"ky": "Биз макул эмеспиз."}, by=head_actor)
    run = ratings.make_run("spending", "2025", analyst_actor).code
    now = timezone.localtime().isoformat()
    code = actions.correct_edition(code=published, run=run, reason=WHY, published_at=now, by=analyst_actor)
    content = queries.get_draft_content(code, seen_by=analyst_actor)
    assert content.fact("nookat", "budget.spent", "2025").recorded_by == "Analyst (analyst)"
    assert content.fact("talas", "budget.spent", "2025").recorded_by == "system"
    assert [each.by for each in content.statements] == ["Head-Nookat (head-nookat)"]


def test_a_correction_is_made_of_a_run_of_its_own_period(
    published: str, run: str, analyst_actor: Actor
) -> None:
    models.Edition.objects.filter(code=published).update(period="2024")
    with refused(problems.RUN_OF_OTHER_PERIOD):
        actions.correct_edition(code=published, run=run, reason=WHY, published_at=AT, by=analyst_actor)


def test_a_head_speaks_for_her_own_department(
    published: str, head_actor: Actor, analyst_actor: Actor
) -> None:
    with refused(problems.NOT_PERMITTED):
        actions.write_statement(code=published, unit="talas", text={"ky": "Жакшы"}, by=head_actor)
    with refused(problems.NOT_PERMITTED):
        actions.write_statement(code=published, unit="nookat", text={"ky": "Жакшы"}, by=analyst_actor)
    with refused(problems.STATEMENT_EMPTY):
        actions.write_statement(code=published, unit="nookat", text={"ky": "  "}, by=head_actor)
    with refused(problems.STATEMENT_TOO_LONG):
        actions.write_statement(code=published, unit="nookat", text={"ru": "я" * 2001}, by=head_actor)
    for sign in ("\u202e", "\u2066", "\x00", "\ufeff"):
        with refused(problems.TEXT_UNSAFE):
            actions.write_statement(code=published, unit="nookat", text={"ky": f"Орун{sign}1"}, by=head_actor)
    with refused(problems.UNIT_NOT_RANKED):
        actions.write_statement(code=published, unit="osh-oblast", text={"ky": "Жакшы"}, by=head_actor)
    for words in ("Биринчи\r\nсап", "Экинчи", "Экинчи"):
        actions.write_statement(code=published, unit="nookat", text={"ky": words}, by=head_actor)
    assert [each.text["ky"] for each in queries.later_statements(published)] == ["Экинчи"]
    assert queries.find_statement_of(published, "nookat").text == {"ky": "Экинчи"}
    assert models.HeadStatement.objects.count() == 2
    written = journal.list_entries(subject=published, event="publication.statement_written")
    assert len(written) == 2


def test_a_damaged_bundle_is_not_published(
    draft: str, methodologist_actor: Actor, publisher_actor: Actor
) -> None:
    actions.check_edition(code=draft, by=methodologist_actor)
    sha256 = actions.sign_edition(code=draft, by=publisher_actor)
    path = storage.path_of(sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"x")
    with pytest.raises(Lost):
        actions.publish_edition(code=draft, by=publisher_actor)
    assert queries.list_editions() == []
