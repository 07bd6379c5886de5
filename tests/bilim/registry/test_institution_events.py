"""What happens to institutions: dated, by an order, journaled; identity stays, all else is of its day."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from bilim.base.actor import NOBODY, SYSTEM, Actor, Held
from bilim.journal.models import Entry
from bilim.registry import actions, models, queries
from bilim.registry.terms import Details, Order, Part
from bilim.rulebook import actions as rulebook
from bilim_engine.problems import Refused

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]
SCHOOL, OTHER, NEW = "nookat-school-901", "nookat-school-902", "nookat-school-903"
BEGUN, DAY, LATER = date(2023, 9, 1), date(2024, 9, 1), date(2025, 9, 1)
EVE = date(2024, 8, 31)
ORDER = Order("112-б", date(2023, 8, 15), "Мектеп ачуу жөнүндө")
NAMES = {"ky": "Үлгү мектеп № 901", "ru": "Школа-пример № 901", "en": "Example School No. 901"}
RENAMED = {"ky": "Үлгү гимназия № 1", "ru": "Гимназия-пример № 1", "en": "Example Gymnasium No. 1"}
DETAILS = Details("school", "nookat", NAMES, "secondary", "municipal", ("ky",), "Ноокат", 400, "Жетекчи Үлгү")
EDITOR = Actor("editor", "Editor", (Held("register.edit", "kg/osh-oblast/nookat"),))


@pytest.fixture
def act() -> Callable[..., int]:
    """Records something with an order, a day and a form of its own."""

    def do(action: Callable[..., int], **given: Any) -> int:
        return action(**{"on": DAY, "order": ORDER, "by": SYSTEM, "key": uuid4().hex, **given})

    return do


@pytest.fixture
def school(act: Callable[..., int]) -> str:
    for code in (SCHOOL, OTHER):
        act(actions.open_institution, code=code, details=DETAILS, illustrative=True, on=BEGUN)
    return SCHOOL


@pytest.fixture
def term(root: Path) -> None:
    """The definitions say for how long an event may be taken back."""
    rulebook.adopt(root / "definitions", SYSTEM)


def codes(refused: pytest.ExceptionInfo[Refused]) -> set[tuple[str, str]]:
    return {(problem.code, problem.place.field) for problem in refused.value.problems}


def named(code: str, day: date) -> str:
    found = queries.find_institution(code, day)
    return found.names["en"] if found else ""


def test_what_is_opened_stands_from_that_day_on(school: str) -> None:
    found = queries.find_institution(school, BEGUN)
    assert found is not None
    assert (found.type, found.ownership, found.languages, found.capacity) == (
        "secondary",
        "municipal",
        ("ky",),
        400,
    )
    assert found.illustrative
    assert not hasattr(found, "head")
    assert queries.find_institution(school, date(2023, 8, 31)) is None
    (event,) = queries.list_events(school)
    assert (event.kind, event.on, event.order) == ("opened", BEGUN, ORDER)
    entry = Entry.objects.get(event="registry.institution_opened", subject=school)
    assert entry.details["order"] == "112-б"
    assert "Жетекчи" not in str(entry.details)


def test_a_renaming_keeps_the_former_name_of_the_days_before(school: str, act: Any) -> None:
    act(actions.rename_institution, code=school, names=RENAMED)
    assert (named(school, EVE), named(school, DAY)) == (NAMES["en"], RENAMED["en"])


def test_a_moved_school_counts_to_its_department_of_then(school: str, act: Any) -> None:
    act(actions.move_institution, code=school, department="aravan")
    assert queries.path_of(school, EVE) == f"kg/osh-oblast/nookat/{school}"
    assert queries.path_of(school, DAY) == f"kg/osh-oblast/aravan/{school}"
    assert queries.get_departments(EVE)[school] == "nookat"
    assert queries.count_institutions(DAY)["aravan", "school"] == 1
    assert [each.code for each in queries.list_institutions(["nookat"], DAY)] == [OTHER]


def test_attributes_change_and_the_journal_says_which(school: str, act: Any) -> None:
    changes = {"capacity": 550, "head": "Жаңы Жетекчи", "licence_number": "LS-77", "licence_from": DAY}
    act(actions.change_institution, code=school, changes=changes)
    now, before = queries.find_institution(school, DAY), queries.find_institution(school, EVE)
    assert now is not None
    assert before is not None
    assert (before.capacity, now.capacity, now.licence_number) == (400, 550, "LS-77")
    details = Entry.objects.get(event="registry.institution_changed").details
    assert details["changed"] == ["capacity", "head", "licence_number", "licence_from"]
    assert "Жаңы" not in str(details)


def test_two_changes_of_one_day_are_one_state(school: str, act: Any) -> None:
    act(actions.rename_institution, code=school, names=RENAMED)
    act(actions.change_institution, code=school, changes={"capacity": 10})
    dossier = queries.find_dossier(school, seen_by=SYSTEM)
    assert dossier is not None
    assert [(state.valid_from, state.valid_until) for state in dossier.states] == [(BEGUN, DAY), (DAY, None)]
    assert dossier.states[-1].details.head == "Жетекчи Үлгү"
    assert len(dossier.events) == 3


def test_what_is_closed_stands_no_more_and_cannot_change(school: str, act: Any) -> None:
    act(actions.close_institution, code=school)
    assert named(school, EVE)
    assert not named(school, DAY)
    with pytest.raises(Refused) as refused:
        act(actions.rename_institution, code=school, names=RENAMED, on=LATER)
    assert codes(refused) == {("registry.P036", "on")}
    with pytest.raises(Refused) as refused:
        act(actions.open_institution, code=school, details=DETAILS, illustrative=True, on=LATER)
    assert codes(refused) == {("registry.P034", "code")}


def test_events_are_recorded_in_their_order(school: str, act: Any) -> None:
    act(actions.rename_institution, code=school, names=RENAMED, on=LATER)
    with pytest.raises(Refused) as refused:
        act(actions.close_institution, code=school)
    assert codes(refused) == {("registry.P037", "on")}


def test_every_fault_is_told_at_its_field(act: Any) -> None:
    order = Order("", date(2999, 1, 1), " ")
    wrong = replace(
        DETAILS,
        department="osh-oblast",
        names={"ky": "", "ru": "Школа\u200b", "en": "x" * 201},
        type="community",
        ownership="mine",
        languages=("xx",),
        capacity=0,
        licence_until=DAY,
    )
    with pytest.raises(Refused) as refused:
        act(actions.open_institution, code="No 1", details=wrong, illustrative=True, order=order)
    fields = {field for _code, field in codes(refused)}
    assert fields == {
        "code", "order_number", "order_on", "order_title", "name_ky", "name_ru", "name_en", "type",
        "ownership", "languages", "capacity", "licence_number", "department",
    }  # fmt: skip
    assert not models.Institution.objects.exists()


def test_a_change_of_nothing_is_refused(school: str, act: Any) -> None:
    with pytest.raises(Refused, match=r"registry\.P038"):
        act(actions.rename_institution, code=school, names=NAMES)


def test_who_may_not_edit_there_is_refused(school: str, act: Any) -> None:
    for action, given in (
        (actions.rename_institution, {"code": school, "names": RENAMED}),
        (actions.close_institution, {"code": school}),
        (actions.open_institution, {"code": NEW, "details": DETAILS, "illustrative": True}),
    ):
        with pytest.raises(Refused, match=r"registry\.P032"):
            act(action, by=NOBODY, **given)
    with pytest.raises(Refused, match=r"registry\.P032"):
        act(actions.move_institution, code=school, department="aravan", by=EDITOR)
    act(actions.rename_institution, code=school, names=RENAMED, by=EDITOR)
    assert queries.find_dossier(school, seen_by=NOBODY) is None


def test_a_form_sent_twice_records_once(school: str, act: Any) -> None:
    first = act(actions.rename_institution, code=school, names=RENAMED, key="one")
    assert act(actions.rename_institution, code=school, names=RENAMED, key="one") == first
    assert len(queries.list_events(school)) == 2


def test_who_saw_another_state_is_refused(school: str, act: Any) -> None:
    dossier = queries.find_dossier(school, seen_by=SYSTEM)
    assert dossier is not None
    act(actions.change_institution, code=school, changes={"capacity": 9}, seen=dossier.fingerprint)
    with pytest.raises(Refused, match=r"registry\.P039"):
        act(actions.rename_institution, code=school, names=RENAMED, seen=dossier.fingerprint)


def parts(*shares: str) -> list[Part]:
    given = [(SCHOOL, NAMES), (NEW, RENAMED), ("nookat-school-904", NAMES)]
    return [Part(code, names, Decimal(share)) for (code, names), share in zip(given, shares, strict=False)]


def test_a_split_declares_whose_the_figures_of_before_are(school: str, act: Any) -> None:
    act(actions.split_institution, code=school, parts=parts("0.6", "0.4"))
    assert named(NEW, EVE) == ""
    assert named(NEW, DAY) == RENAMED["en"]
    assert named(school, DAY) == NAMES["en"]
    assert queries.list_successors(school, EVE, DAY) == {school: Decimal("0.6"), NEW: Decimal("0.4")}
    assert queries.list_successors(school, DAY, LATER) == {school: Decimal(1)}
    entry = Entry.objects.get(event="registry.institution_split")
    assert entry.details["heirs"] == [f"{school} 0.6", f"{NEW} 0.4"]
    begun = queries.find_dossier(NEW, seen_by=SYSTEM)
    assert begun is not None
    assert begun.latest is not None
    assert (begun.latest.details.head, begun.latest.details.capacity) == ("", None)
    assert begun.illustrative


def test_whoever_does_not_live_on_ends_by_the_split(school: str, act: Any) -> None:
    others = [*parts("0.5", "0.3", "0.2")[1:], Part("nookat-school-905", NAMES, Decimal("0.5"))]
    act(actions.split_institution, code=school, parts=others)
    assert not named(school, DAY)
    act(actions.merge_institutions, codes=[NEW], into=OTHER, on=LATER, seen="")
    assert queries.list_successors(school, EVE, LATER) == {
        OTHER: Decimal("0.3"),
        "nookat-school-904": Decimal("0.2"),
        "nookat-school-905": Decimal("0.5"),
    }


@pytest.mark.parametrize(
    ("shares", "said"),
    [
        (("0.6", "0.3"), ("registry.P052", "share_1")),
        (("0.6", "0.40000001"), ("registry.P051", "share_2")),
        (("1.2", "-0.2"), ("registry.P051", "share_1")),
        (("1",), ("registry.P050", "code_1")),
    ],
)
def test_shares_add_up_to_one(school: str, act: Any, shares: tuple[str, ...], said: tuple[str, str]) -> None:
    with pytest.raises(Refused) as refused:
        act(actions.split_institution, code=school, parts=parts(*shares))
    assert said in codes(refused)
    assert not models.Institution.objects.filter(code=NEW).exists()


def test_a_merging_is_looked_at_before_it_is_done(school: str, act: Any) -> None:
    act(actions.change_institution, code=OTHER, changes={"languages": ("ru", "ky"), "capacity": 150})
    seen = actions.preview_merging(codes=[school], into=OTHER, on=LATER, by=SYSTEM)
    assert seen.givers[0][0] == school
    assert (seen.before.capacity, seen.after.capacity) == (150, 550)
    assert seen.after.languages == ("ru", "ky")
    assert named(school, LATER)
    act(actions.merge_institutions, codes=[school], into=OTHER, on=LATER, seen=seen.fingerprint)
    assert not named(school, LATER)
    taken = queries.find_institution(OTHER, LATER)
    assert taken is not None
    assert taken.capacity == 550
    assert queries.list_successors(school, DAY, LATER) == {OTHER: Decimal(1)}


def test_a_merging_other_than_the_one_that_was_seen_is_refused(school: str, act: Any) -> None:
    seen = actions.preview_merging(codes=[school], into=OTHER, on=LATER, by=SYSTEM)
    act(actions.change_institution, code=school, changes={"capacity": 9})
    with pytest.raises(Refused, match=r"registry\.P039"):
        act(actions.merge_institutions, codes=[school], into=OTHER, on=LATER, seen=seen.fingerprint)


def test_what_cannot_be_merged_is_told(school: str, act: Any) -> None:
    act(actions.change_institution, code=OTHER, changes={"kind": "kindergarten", "type": ""})
    for given, said in (
        ([], "P055"), ([OTHER], "P054"), (["nobody"], "P033"), ([school], "P056"), ([school, school], "P053"),
    ):  # fmt: skip
        with pytest.raises(Refused, match=said):
            actions.preview_merging(codes=given, into=OTHER, on=LATER, by=SYSTEM)


def test_a_merging_is_undone_within_the_term(school: str, act: Any, term: None) -> None:
    before = {code: queries.find_dossier(code, seen_by=SYSTEM) for code in (school, OTHER)}
    event = act(actions.merge_institutions, codes=[school], into=OTHER, on=LATER, seen="")
    actions.withdraw_event(event=event, why="Ката жазылды", by=SYSTEM)
    for code, dossier in before.items():
        after = queries.find_dossier(code, seen_by=SYSTEM)
        assert after is not None
        assert dossier is not None
        assert after.states == dossier.states
        assert after.events[-1].withdrawn_why == "Ката жазылды"
    assert queries.list_successors(school, DAY, LATER) == {school: Decimal(1)}
    assert Entry.objects.filter(event="registry.event_withdrawn").count() == 1
    with pytest.raises(Refused, match=r"registry\.P061"):
        actions.withdraw_event(event=event, why="Again", by=SYSTEM)


def test_after_the_term_nothing_is_undone(
    school: str, act: Any, term: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    event = act(actions.merge_institutions, codes=[school], into=OTHER, on=LATER, seen="")
    recorded = models.InstitutionEvent.objects.get(id=event).recorded_at
    until = queries.undo_until(recorded)
    assert until is not None
    assert (until - recorded.date()).days in (30, 31)
    models.InstitutionEvent.objects.filter(id=event).update(recorded_at=recorded.replace(year=2020))
    with pytest.raises(Refused, match=r"registry\.P059"):
        actions.withdraw_event(event=event, why="Late", by=SYSTEM)


def test_without_a_term_nothing_is_undone(school: str, act: Any) -> None:
    event = act(actions.close_institution, code=school)
    with pytest.raises(Refused, match=r"registry\.P060"):
        actions.withdraw_event(event=event, why="No term", by=SYSTEM)


def test_the_last_event_is_taken_back_first(school: str, act: Any, term: None) -> None:
    first = act(actions.rename_institution, code=school, names=RENAMED)
    last = act(actions.close_institution, code=school, on=LATER)
    with pytest.raises(Refused, match=r"registry\.P058"):
        actions.withdraw_event(event=first, why="First", by=SYSTEM)
    for event in (last, first):
        actions.withdraw_event(event=event, why="In order", by=SYSTEM)
    assert named(school, LATER) == NAMES["en"]


def test_an_opening_taken_back_leaves_the_code_to_itself(school: str, act: Any, term: None) -> None:
    event = act(actions.open_institution, code=NEW, details=DETAILS, illustrative=True)
    actions.withdraw_event(event=event, why="Too early", by=SYSTEM)
    assert not named(NEW, DAY)
    act(actions.open_institution, code=NEW, details=DETAILS, illustrative=True, on=LATER)
    assert named(NEW, LATER)
    assert not named(NEW, DAY)


def test_the_database_refuses_two_states_of_one_day(school: str) -> None:
    row = models.InstitutionState.objects.get(institution_id=school)
    row.pk, row.valid_from, row.valid_until = None, date(2022, 1, 1), DAY
    with pytest.raises(IntegrityError), transaction.atomic():
        row.save(force_insert=True)


def test_a_list_may_repeat_the_beginning_and_not_tell_it_otherwise(act: Any, tmp_path: Path) -> None:
    head = "code,kind,department,name_ky,name_ru,name_en,illustrative,valid_from,valid_until\n"
    row = f"{SCHOOL},school,nookat,Үлгү мектеп,Школа-пример,Example School,true,2020-09-01,\n"
    file = tmp_path / "list.csv"
    file.write_text(head + row, "utf-8")
    actions.load_institutions(file, SYSTEM)
    act(actions.close_institution, code=SCHOOL)
    assert actions.load_institutions(file, SYSTEM).changed == 0
    file.write_text(head + row.replace("Example School", "Another"), "utf-8")
    with pytest.raises(Refused, match=r"registry\.P062"):
        actions.load_institutions(file, SYSTEM)
    assert not named(SCHOOL, DAY)
