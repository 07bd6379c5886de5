"""Definitions are adopted whole or not at all, and an adopted version never changes."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.rulebook import actions, models, problems, queries
from bilim.rulebook.rules import Line, difference, outline
from bilim.rulebook.terms import DefinitionKind, Key
from bilim.storage import queries as stored
from bilim.storage.problems import Lost
from bilim_engine.definitions import Definitions
from bilim_engine.problems import Refused
from factories.rulebook import INDICATORS, METHODOLOGY, write_definitions

pytestmark = pytest.mark.django_db
INDICATOR = (DefinitionKind.INDICATOR, "preschool.spending")


def test_what_is_adopted_stands(tmp_path: Path) -> None:
    done = actions.adopt(write_definitions(tmp_path), SYSTEM)
    assert (done.new, done.same, done.withdrawn) == (11, 0, 0)
    definitions = queries.get_definitions()
    assert set(definitions.methodologies) == {"spending", "others"}
    assert definitions.indicators["preschool.spending"].title["ky"] == "Балага каражат"
    version = queries.get_version(*INDICATOR, 1)
    assert (version.status, version.adopted_by) == ("proposal", "system")
    assert queries.get_sha256() == done.sha256
    assert journal.list_entries(event="rulebook.adopted")[0].subject == done.sha256


def test_adopted_again_nothing_changes(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    before = (
        models.DefinitionVersion.objects.count(),
        models.Adoption.objects.count(),
        journal.count_entries(),
    )
    again = actions.adopt(tmp_path, SYSTEM)
    assert (again.new, again.same) == (0, 11)
    now = (models.DefinitionVersion.objects.count(), models.Adoption.objects.count(), journal.count_entries())
    assert now == before


def test_an_adopted_version_is_not_edited(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    write_definitions(
        tmp_path,
        indicators=INDICATORS.replace("Балага каражат", "Балага акча"),
        methodology=METHODOLOGY.replace("weight: 100", "weight: 90"),
    )
    with pytest.raises(Refused) as refusal:
        actions.adopt(tmp_path, SYSTEM)
    found = [(problem.kind, problem.params["code"]) for problem in refusal.value.problems]
    assert sorted(code for kind, code in found if kind is problems.VERSION_EDITED) == [
        "others",
        "preschool.spending",
        "spending",
    ]
    assert queries.get_definitions().indicators["preschool.spending"].title["ky"] == "Балага каражат"


def test_a_new_version_stands_beside_the_old_one(tmp_path: Path) -> None:
    first = actions.adopt(write_definitions(tmp_path), SYSTEM)
    newer = INDICATORS.replace("version: 1", "version: 2").replace("Балага каражат", "Балага акча")
    done = actions.adopt(write_definitions(tmp_path, indicators=newer), SYSTEM)
    assert (done.new, done.same) == (1, 10)
    assert [version.version for version in queries.list_versions(*INDICATOR)] == [2, 1]
    assert queries.get_definitions().indicators["preschool.spending"].version == 2
    assert queries.get_definitions(first.sha256).indicators["preschool.spending"].version == 1


def test_an_older_version_does_not_come_back(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    newer = INDICATORS.replace("version: 1", "version: 2")
    actions.adopt(write_definitions(tmp_path, indicators=newer), SYSTEM)
    with pytest.raises(Refused) as refusal:
        actions.adopt(write_definitions(tmp_path), SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [problems.VERSION_BACKWARDS]


def test_words_without_a_version_are_numbered_here(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    items = tmp_path / "items.yaml"
    items.write_text(items.read_text("utf-8").replace("ky: Балдар,", "ky: Бала,"), "utf-8")
    assert actions.adopt(tmp_path, SYSTEM).new == 1
    versions = queries.list_versions(DefinitionKind.ITEM, "preschool.children")
    assert [version.version for version in versions] == [2, 1]


def test_what_is_no_longer_in_the_folder_is_withdrawn(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    (tmp_path / "ratings" / "others.yaml").unlink()
    assert actions.adopt(tmp_path, SYSTEM).withdrawn == 1
    assert set(queries.get_definitions().methodologies) == {"spending"}
    assert queries.get_version(DefinitionKind.METHODOLOGY, "others", 1).status == "reported"


def test_wrong_definitions_are_refused_with_every_fault_and_leave_nothing(tmp_path: Path) -> None:
    write_definitions(
        tmp_path,
        indicators=INDICATORS.replace("numerator: budget.spent", "numerator: budget.spend"),
        methodology=METHODOLOGY.replace("mean: arithmetic", "mean: arithmetical"),
    )
    with pytest.raises(Refused) as refusal:
        actions.adopt(tmp_path, SYSTEM)
    files = {Path(problem.place.file).name for problem in refusal.value.problems}
    assert {"indicators.yaml", "spending.yaml"} <= files
    assert models.DefinitionVersion.objects.count() == models.Adoption.objects.count() == 0


def test_an_empty_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refusal:
        actions.adopt(tmp_path, SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [problems.EMPTY_FOLDER]


def test_before_anything_was_adopted_that_is_said() -> None:
    with pytest.raises(Refused) as refusal:
        queries.get_definitions()
    assert [problem.kind for problem in refusal.value.problems] == [problems.NOTHING_ADOPTED]


def test_definitions_whose_file_is_lost_are_not_taken_for_none_adopted(tmp_path: Path) -> None:
    """Pages said that there is no item, nobody alike and no method, and the log had nothing."""
    assert queries.current_definitions() == Definitions()
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    assert queries.current_definitions().items
    stored.path_of(queries.get_sha256()).unlink()
    queries._read.cache_clear()
    for ask in (queries.current_definitions, queries.approved_definitions):
        with pytest.raises(Lost):
            ask()


def test_the_definitions_of_the_project_are_adopted(root: Path) -> None:
    actions.adopt(root / "definitions", SYSTEM)
    methodologies = queries.get_definitions().methodologies
    assert methodologies["department-2021"].status == "reported"
    assert methodologies["department-2026"].status == "proposal"


def test_another_methodologist_approves_once(tmp_path: Path, methodologist_actor: Actor) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    kind, code = INDICATOR
    first = actions.approve(kind=kind, code=code, version=1, by=methodologist_actor)
    assert first.approved_by == "methodologist"
    assert actions.approve(kind=kind, code=code, version=1, by=methodologist_actor) == first
    assert len(journal.list_entries(event="rulebook.approved")) == 1


def test_nobody_approves_what_she_adopted(tmp_path: Path, methodologist_actor: Actor) -> None:
    actions.adopt(write_definitions(tmp_path), methodologist_actor)
    kind, code = INDICATOR
    with pytest.raises(Refused) as refusal:
        actions.approve(kind=kind, code=code, version=1, by=methodologist_actor)
    assert [problem.kind for problem in refusal.value.problems] == [problems.OWN_APPROVAL]
    with pytest.raises(IntegrityError), transaction.atomic():
        models.DefinitionVersion.objects.filter(code=code).update(
            approved_by="methodologist", approved_at=timezone.now()
        )


def test_an_analyst_neither_adopts_nor_approves(tmp_path: Path, analyst_actor: Actor) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    kind, code = INDICATOR
    for attempt in (
        lambda: actions.adopt(tmp_path, analyst_actor),
        lambda: actions.approve(kind=kind, code=code, version=1, by=analyst_actor),
    ):
        with pytest.raises(Refused) as refusal:
            attempt()
        assert [problem.kind for problem in refusal.value.problems] == [problems.NOT_ALLOWED]


def test_the_database_refuses_to_change_a_version(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    with pytest.raises(DatabaseError), transaction.atomic():
        models.DefinitionVersion.objects.filter(code="spending").update(text="{}")


def test_of_many_all_are_approved_or_none_with_every_reason(
    tmp_path: Path, methodologist_actor: Actor
) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    newer = INDICATORS.replace("version: 1", "version: 2").replace("Балага каражат", "Балага акча")
    actions.adopt(write_definitions(tmp_path, indicators=newer), methodologist_actor)
    ours, theirs = (
        Key(DefinitionKind.METHODOLOGY, "spending", 1),
        Key(DefinitionKind.METHODOLOGY, "others", 1),
    )
    with pytest.raises(Refused) as refusal:
        actions.approve_all(keys=[ours, theirs, Key(*INDICATOR, 2)], by=methodologist_actor)
    assert [problem.kind for problem in refusal.value.problems] == [problems.REPORTED, problems.OWN_APPROVAL]
    assert queries.get_version(*ours).approved_by == ""
    with pytest.raises(Refused) as nothing:
        actions.approve_all(keys=[], by=methodologist_actor)
    assert [problem.kind for problem in nothing.value.problems] == [problems.NOTHING_CHOSEN]


def test_what_waits_is_of_ours_stands_and_is_not_approved(tmp_path: Path, methodologist_actor: Actor) -> None:
    assert queries.list_standing() == frozenset()
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    waiting = [each.key for each in queries.list_unapproved(queries.get_definitions())]
    rules, counted = waiting[:1], [key for key in waiting if key.kind == DefinitionKind.ITEM]
    assert rules == [Key(DefinitionKind.METHODOLOGY, "spending", 1)]
    assert Key(*INDICATOR, 1) in waiting
    assert {key.code for key in counted} >= {"budget.spent", "preschool.children"}
    assert len(waiting) == 2 + len(counted)
    actions.approve_all(keys=waiting, by=methodologist_actor)
    assert queries.list_unapproved(queries.get_definitions()) == []
    assert {*waiting, Key(DefinitionKind.METHODOLOGY, "others", 1)} == queries.list_standing()


def test_a_version_reads_as_lines_with_its_formulas(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    lines = outline(queries.get_version(*INDICATOR, 1).text)
    assert lines[:7] == [
        "code: preschool.spending",
        "version: 1",
        "status: proposal",
        "title:",
        "    ky: Балага каражат",
        "    ru: Средства на ребёнка",
        "    en: Money for a child",
    ]
    assert "numerator: budget.spent" in lines


def test_a_difference_shows_what_went_and_what_came(tmp_path: Path) -> None:
    actions.adopt(write_definitions(tmp_path), SYSTEM)
    newer = INDICATORS.replace("version: 1", "version: 2").replace("Балага каражат", "Балага акча")
    actions.adopt(write_definitions(tmp_path, indicators=newer), SYSTEM)
    new, old = queries.list_versions(*INDICATOR)
    found = difference(old.text, new.text)
    assert [line for line in found if line.sign in "+-" and line.sign] == [
        Line("-", "version: 1"),
        Line("+", "version: 2"),
        Line("-", "    ky: Балага каражат"),
        Line("+", "    ky: Балага акча"),
    ]
    assert difference(new.text, new.text) == []
