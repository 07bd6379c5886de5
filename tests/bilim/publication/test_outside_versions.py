"""A rating of others becomes public by two people, is replaced by two, and what it was stays readable."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems, queries
from bilim_engine.problems import Refused
from factories.outside import SMALL, public

CHANGED = SMALL.replace("announced: 3", "announced: 1")
AYZADA, BERMET, CHOLPON = (Actor(name, name, is_system=True) for name in ("ayzada", "bermet", "cholpon"))
CODE = "rating-2022"


@pytest.fixture
def register(db: None, root: Path) -> None:
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database

    registry.load_register(root / "definitions" / "register", SYSTEM)


def brought(text: str, by: Actor = AYZADA) -> str:
    sha256 = actions.keep_for_examination(content=text.encode(), name="rating.yaml", by=by)
    actions.bring_examined(sha256=sha256, by=by)
    return sha256


def refused(step: Any, **given: Any) -> set[str]:
    with pytest.raises(Refused) as refusal:
        step(**given)
    return {problem.code for problem in refusal.value.problems}


def events() -> list[str]:
    return [entry.event for entry in journal.list_entries(subject=CODE)]


def test_what_one_person_brought_is_not_public(register: None) -> None:
    sha256 = brought(SMALL)
    assert queries.find_statement(CODE) is None
    assert queries.list_statements() == []
    own = problems.BRINGER_CONFIRMS.code
    assert refused(actions.confirm_statement, sha256=sha256, by=AYZADA) == {own}
    assert queries.find_statement(CODE) is None
    assert actions.confirm_statement(sha256=sha256, by=BERMET) == CODE
    assert queries.get_outside_statement(CODE).sha256 == sha256


def test_brought_again_by_the_second_person_it_is_still_the_first_one_who_brought_it(register: None) -> None:
    sha256 = brought(SMALL)
    assert brought(SMALL, by=BERMET) == sha256
    row = models.OutsideVersion.objects.get()
    assert row.brought_by == AYZADA.code
    assert events().count("publication.statement_brought") == 1


def test_one_person_alone_does_not_replace_what_is_public(register: None) -> None:
    before = public(SMALL)
    sha256 = brought(CHANGED)
    assert queries.get_outside_statement(CODE).sha256 == before
    assert refused(actions.confirm_statement, sha256=sha256, by=AYZADA) == {problems.BRINGER_CONFIRMS.code}
    actions.confirm_statement(sha256=sha256, by=BERMET, replaces=before)
    now = queries.get_outside_statement(CODE)
    assert now.sha256 == sha256
    assert [each.sha256 for each in now.earlier] == [before]
    earlier = queries.find_statement(CODE, before)
    assert earlier is not None
    assert earlier.superseded_at is not None
    assert earlier.statement.directions[0].indicators[0].groups[0].announced == 3
    entry = journal.list_entries(event="publication.statement_confirmed")[0]
    assert entry.details == {"sha256": sha256, "brought_by": "ayzada", "replaced": before}


def test_a_file_that_was_public_before_can_come_back_and_is_named_once_each_time(register: None) -> None:
    first = public(SMALL)
    second = public(CHANGED)
    assert public(SMALL) == first
    now = queries.get_outside_statement(CODE)
    assert now.sha256 == first
    assert [each.sha256 for each in now.earlier] == [second, first]
    assert queries.find_statement(CODE, first) == now


def test_the_very_file_that_is_public_is_not_brought_again(register: None) -> None:
    sha256 = public(SMALL)
    actions.bring_examined(sha256=sha256, by=CHOLPON)
    assert models.OutsideVersion.objects.count() == 1


def test_a_file_that_waits_is_replaced_by_the_next_one_and_cannot_be_confirmed_then(register: None) -> None:
    first = brought(SMALL)
    second = brought(CHANGED, by=BERMET)
    assert refused(actions.confirm_statement, sha256=first, by=CHOLPON) == {
        problems.STATEMENT_NOT_WAITING.code
    }
    assert refused(actions.confirm_statement, sha256=second, by=BERMET) == {problems.BRINGER_CONFIRMS.code}
    assert actions.confirm_statement(sha256=second, by=AYZADA) == CODE


def test_who_confirms_says_which_file_she_saw_it_held_against(register: None) -> None:
    """Between looking and confirming another file became public: its differences were never shown."""
    seen = public(SMALL)
    between = public(SMALL.replace("announced: 3", "announced: 2"))
    sha256 = brought(CHANGED)
    changed = problems.STATEMENT_CHANGED_MEANWHILE.code
    for stale in (seen, ""):
        assert refused(actions.confirm_statement, sha256=sha256, by=BERMET, replaces=stale) == {changed}
    assert actions.confirm_statement(sha256=sha256, by=BERMET, replaces=between) == CODE


def test_what_waits_can_be_turned_down(register: None) -> None:
    sha256 = brought(SMALL)
    actions.turn_down_statement(sha256=sha256, by=BERMET)
    assert models.OutsideVersion.objects.count() == 0
    gone = problems.STATEMENT_NOT_WAITING.code
    assert refused(actions.confirm_statement, sha256=sha256, by=BERMET) == {gone}
    assert refused(actions.turn_down_statement, sha256=sha256, by=BERMET) == {gone}
    assert sorted(events()) == ["publication.statement_brought", "publication.statement_turned_down"]


def test_a_file_of_before_that_waits_is_shown_and_turned_down_but_not_confirmed(register: None) -> None:
    """Kept when nobody asked yet whether its address is a page."""
    from bilim.storage import actions as storage  # noqa: PLC0415

    content = f"{SMALL}address: javascript:alert(1)\n".encode()
    sha256 = storage.keep(content, name="old.yaml", media_type="application/yaml", by=AYZADA).sha256
    models.OutsideVersion.objects.create(
        code=CODE, sha256=sha256, brought_by=AYZADA.code, brought_at=timezone.now()
    )
    assert [each.sha256 for each in queries.list_waiting()] == [sha256]
    assert queries.get_examined(sha256, seen_by=BERMET).statement.address == ""
    assert refused(actions.confirm_statement, sha256=sha256, by=BERMET) == {problems.ADDRESS_NOT_WEB.code}
    assert actions.turn_down_statement(sha256=sha256, by=BERMET) == CODE


def test_what_is_public_is_not_turned_down(register: None) -> None:
    sha256 = public(SMALL)
    gone = problems.STATEMENT_NOT_WAITING.code
    assert refused(actions.turn_down_statement, sha256=sha256, by=BERMET) == {gone}
    assert queries.get_outside_statement(CODE).sha256 == sha256


def test_analysts_bring_and_publishers_confirm(
    register: None, analyst_actor: Actor, publisher_actor: Actor, auditor_actor: Actor
) -> None:
    sha256 = brought(SMALL, by=analyst_actor)
    denied = {problems.NOT_PERMITTED.code}
    assert refused(actions.confirm_statement, sha256=sha256, by=auditor_actor) == denied
    assert refused(actions.turn_down_statement, sha256=sha256, by=auditor_actor) == denied
    assert refused(actions.bring_examined, sha256=sha256, by=auditor_actor) == denied
    actions.confirm_statement(sha256=sha256, by=publisher_actor)
    later = brought(CHANGED, by=publisher_actor)
    assert refused(actions.confirm_statement, sha256=later, by=analyst_actor) == denied


FAULTS: dict[str, dict[str, Any]] = {
    "the same person": {"confirmed_by": "ayzada", "confirmed_at": timezone.now()},
    "a person without a moment": {"confirmed_by": "bermet"},
    "a moment without a person": {"confirmed_at": timezone.now()},
    "replaced before it was public": {"superseded_at": timezone.now()},
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_database_itself_refuses(db: None, fault: str) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        models.OutsideVersion.objects.create(
            code=CODE, sha256="0" * 64, brought_by="ayzada", brought_at=timezone.now(), **FAULTS[fault]
        )


@pytest.mark.parametrize("confirmed", [False, True])
def test_the_database_holds_one_public_and_one_waiting_file_of_a_code(db: None, confirmed: bool) -> None:
    now = timezone.now()
    given: dict[str, Any] = {"code": CODE, "brought_by": "ayzada", "brought_at": now}
    if confirmed:
        given |= {"confirmed_by": "bermet", "confirmed_at": now}
    models.OutsideVersion.objects.create(sha256="0" * 64, **given)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.OutsideVersion.objects.create(sha256="1" * 64, **given)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_confirm_at_once_one_does(root: Path) -> None:
    if connection.vendor == "sqlite":
        pytest.skip(
            "the SQLite of tests lives in memory and has one connection; test_races.py tries processes"
        )
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database

    registry.load_register(root / "definitions" / "register", SYSTEM)
    sha256, outcomes, barrier = brought(SMALL), {}, threading.Barrier(2)

    def confirm(who: Actor) -> None:
        barrier.wait(timeout=60)
        try:
            actions.confirm_statement(sha256=sha256, by=who)
            outcomes[who.code] = ""
        except Refused as refusal:
            outcomes[who.code] = refusal.problems[0].code
        finally:
            connection.close()

    people = [threading.Thread(target=confirm, args=(who,)) for who in (BERMET, CHOLPON)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(outcomes.values()) == ["", problems.STATEMENT_NOT_WAITING.code]
    assert events().count("publication.statement_confirmed") == 1
    assert journal.verify_chain() == []


# --- what differs, told before it is confirmed


def changes(one: str, other: str) -> list[tuple[str, str, str]]:
    from bilim.publication.rules.statement_changes import list_changes  # noqa: PLC0415

    return [(each.place, each.before, each.after) for each in list_changes(one, other)]


def test_every_difference_is_told_at_its_place() -> None:
    assert changes(SMALL, SMALL) == []
    place = "directions/planning/indicators/plans/groups/best"
    assert changes(SMALL, CHANGED) == [(f"{place}/announced", "3", "1")]
    named = SMALL.replace("{printed: Ноокат, kind: district}", "{printed: Талас}")
    assert changes(SMALL, named) == [
        (f"{place}/names/Ноокат/kind", "district", ""),
        (f"{place}/names/Ноокат/printed", "Ноокат", ""),
        (f"{place}/names/Талас/printed", "", "Талас"),
    ]


def test_another_order_and_an_unknown_key_are_differences_too() -> None:
    two = SMALL.replace("names: [", "names: [{printed: Талас}, ")
    turned = SMALL.replace(
        "[{printed: Ноокат, kind: district}]", "[{printed: Ноокат, kind: district}, {printed: Талас}]"
    )
    place = "directions/planning/indicators/plans/groups/best/names"
    assert changes(two, turned) == [(f"{place}/", "Талас, Ноокат", "Ноокат, Талас")]
    assert changes(SMALL, SMALL + "weather: fine\n") == [("weather", "", "fine")]


def test_the_same_name_twice_is_not_taken_for_one() -> None:
    twice = SMALL.replace("names: [", "names: [{printed: Ноокат, kind: district}, ")
    place = "directions/planning/indicators/plans/groups/best/names/Ноокат (2)"
    assert changes(SMALL, twice) == [(f"{place}/kind", "", "district"), (f"{place}/printed", "", "Ноокат")]


def test_ten_thousands_of_names_that_all_moved_are_one_difference() -> None:
    from bilim.publication.rules.statement_changes import changes_of  # noqa: PLC0415

    names = [{"printed": f"N{number}"} for number in range(20_000)]
    assert [each.place for each in changes_of({"names": names}, {"names": names[::-1]})] == ["names/"]
