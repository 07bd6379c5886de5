"""A whole list of institutions: looked at first, every difference and fault; then once, by an order."""

from __future__ import annotations

from datetime import date

import pytest

from bilim.base.actor import NOBODY, SYSTEM, Actor, Held
from bilim.journal.models import Entry
from bilim.registry import actions, models, queries
from bilim.registry.terms import ListPlan, ListSheet, Order
from bilim_engine.problems import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
DAY, LATER = date(2024, 9, 1), date(2025, 9, 1)
ORDER = Order("5-т", date(2024, 8, 1), "Мекемелердин тизмеси жөнүндө")
HEAD = ("Коду", "Түрү", "Бөлүмү", "Кыргызча аталышы", "Название на русском", "Name in English", "Число мест")
FIRST = (
    "nookat-school-801",
    "мектеп",
    "Ноокат району",
    "Үлгү № 801",
    "Пример № 801",
    "Example No. 801",
    "320",
)
SECOND = ("aravan-kg-801", "kindergarten", "aravan", "Үлгү № 8", "Пример № 8", "Example No. 8", "")


def sheet(*rows: tuple[str, ...], head: tuple[str, ...] = HEAD) -> list[ListSheet]:
    return [ListSheet("Тизме", 3, head, [(line, row) for line, row in enumerate(rows, 4)])]


def plan(
    *rows: tuple[str, ...], on: date = DAY, by: Actor = SYSTEM, head: tuple[str, ...] = HEAD
) -> ListPlan:
    return actions.plan_list(sheets=sheet(*rows, head=head), name="list.xlsx", on=on, by=by)


def commit(*rows: tuple[str, ...], on: date = DAY, seen: str = "", by: Actor = SYSTEM) -> ListPlan:
    found = seen or plan(*rows, on=on, by=by).fingerprint
    return actions.commit_list(sheets=sheet(*rows), name="list.xlsx", on=on, order=ORDER, by=by, seen=found)


def test_a_dry_run_tells_every_difference_and_records_nothing() -> None:
    found = plan(FIRST, SECOND)
    assert found.problems == ()
    assert (found.new, found.changed, found.same) == (2, 0, 0)
    first = found.differences[0]
    assert (first.row, first.after.kind, first.after.department, first.after.capacity) == (
        4,
        "school",
        "nookat",
        320,
    )
    assert not models.Institution.objects.exists()


def test_what_was_seen_is_recorded_once_by_the_order() -> None:
    assert commit(FIRST, SECOND).new == 2
    found = queries.find_institution(FIRST[0], DAY)
    assert found is not None
    assert (found.names["ru"], found.capacity, found.valid_from) == ("Пример № 801", 320, DAY)
    (event,) = queries.list_events(FIRST[0])
    assert event.order == ORDER
    again = commit(FIRST, SECOND)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    assert Entry.objects.filter(event="registry.list_committed").count() == 1
    assert models.InstitutionEvent.objects.count() == 2


def test_what_changed_becomes_events_and_the_past_stays() -> None:
    commit(FIRST)
    changed = (FIRST[0], "", "aravan", "Үлгү № 1", "", "", "500")
    told = plan(changed, on=LATER)
    assert told.differences[0].fields == ("department", "names", "capacity")
    commit(changed, on=LATER)
    assert [each.kind for each in queries.list_events(FIRST[0])] == ["opened", "renamed", "changed", "moved"]
    before, after = (queries.find_institution(FIRST[0], day) for day in (DAY, LATER))
    assert before is not None
    assert after is not None
    assert (before.department, before.names["ky"], before.capacity) == ("nookat", "Үлгү № 801", 320)
    assert (after.department, after.names["ky"], after.names["ru"]) == ("aravan", "Үлгү № 1", "Пример № 801")


def test_every_fault_is_told_with_its_row_and_column() -> None:
    found = plan(
        ("No 1", "мектеп", "Ноокат", "Ү", "П", "E", ""),
        ("a-1", "дом", "нигде", "", "П", "E", "many"),
        SECOND,
        SECOND,
    )
    told = {(each.code, each.place.line, each.place.column) for each in found.problems}
    assert told == {
        ("registry.P035", 4, "code"),
        ("registry.P023", 5, "name_ky"),
        ("registry.P006", 5, "department"),
        ("registry.P044", 5, "capacity"),
        ("registry.P022", 7, "code"),
    }
    assert "list.xlsx [Тизме]" in str(found.problems[0].place)
    with pytest.raises(Refused):
        commit(("a-1", "дом", "нигде", "", "П", "E", "many"))
    assert not models.Institution.objects.exists()


def test_columns_that_nobody_knows_or_that_lack_are_told() -> None:
    assert {each.code for each in plan(FIRST, head=("Түс", *HEAD[1:])).problems} == {"registry.P021"}
    assert {each.code for each in plan(FIRST, head=(*HEAD[:6], "Түс")).problems} == {"registry.P002"}


def test_another_plan_than_the_one_that_was_seen_is_refused() -> None:
    with pytest.raises(Refused, match=r"registry\.P039"):
        commit(FIRST, seen="0" * 16)
    assert not models.Institution.objects.exists()


def test_who_may_not_edit_there_is_refused_with_the_row() -> None:
    editor = Actor("editor", "Editor", (Held("register.edit", "kg/osh-oblast/nookat"),))
    found = plan(FIRST, SECOND, by=editor)
    assert [(each.code, each.place.line) for each in found.problems] == [("registry.P032", 5)]
    assert [each.code for each in found.differences] == [FIRST[0]]
    with pytest.raises(Refused, match=r"registry\.P032"):
        commit(FIRST, by=NOBODY)


def test_a_day_before_the_last_change_is_refused_with_the_row() -> None:
    commit(FIRST, on=LATER)
    found = plan((*FIRST[:6], "500"), on=DAY)
    assert [(each.code, each.place.line) for each in found.problems] == [("registry.P036", 4)]
