"""Two people at one case in the same moment: one is heard, the other is told."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest
from django.db import connection, transaction

from bilim.base.actor import Actor
from bilim.cases import actions, models, problems
from bilim.journal import queries as journal
from bilim_engine.problems import Refused
from factories.cases import REASON, ask, later, subject
from factories.cases import at as clock_at

HEAD = Actor("head", "Head", is_system=True)
DONE = ""


def decide(granted: bool) -> Callable[[Actor], object]:
    return lambda by: actions.decide_case(code=the_case(), granted=granted, reason=REASON, by=by)


def the_case() -> str:
    return models.Case.objects.get().code


def together(acts: dict[str, Callable[[Actor], object]]) -> dict[str, str]:
    """What came of each act, all begun in one moment: nothing, or the code of the problem."""
    barrier, outcomes = threading.Barrier(len(acts)), {}

    def take(who: str, act: Callable[[Actor], object]) -> None:
        try:
            barrier.wait(timeout=60)
            act(Actor(who, who, is_system=True))
            outcomes[who] = DONE
        except Refused as refusal:
            outcomes[who] = refusal.problems[0].code
        finally:
            connection.close()

    people = [threading.Thread(target=take, args=pair) for pair in acts.items()]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return outcomes


@pytest.fixture(autouse=True)
def _on_a_server(transactional_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of tests lives in memory and has one connection")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", ["refuse", "grant", "withdraw"])
def test_of_two_decisions_one_stands(second: str) -> None:
    ask(HEAD)
    others = {
        "refuse": decide(granted=False),
        "grant": decide(granted=True),
        "withdraw": lambda by: actions.withdraw_case(code=the_case(), by=HEAD),
    }
    outcomes = together({"ayzada": decide(granted=True), "bermet": others[second]})
    assert sorted(outcomes.values()) == [DONE, problems.CLOSED_ALREADY.code]
    assert len(journal.list_entries(event="cases.")) == 2
    assert journal.verify_chain() == []


@pytest.mark.django_db(transaction=True)
def test_of_two_that_ask_the_same_one_is_heard() -> None:
    outcomes = together({"ayzada": ask, "bermet": ask})
    assert sorted(outcomes.values()) == [DONE, problems.OPEN_ALREADY.code]
    assert models.Case.objects.count() == 1
    assert journal.verify_chain() == []


@pytest.mark.django_db(transaction=True)
def test_two_clocks_act_once() -> None:
    case = ask(HEAD)
    with clock_at(later(days=30)):
        together({"one": lambda by: actions.run_clocks(), "other": lambda by: actions.run_clocks()})
    assert len(journal.list_entries(subject=case.code, event="cases.lapsed")) == 1
    assert journal.verify_chain() == []


@pytest.mark.django_db(transaction=True)
def test_no_clock_waits_for_whom_another_holds() -> None:
    held, free = ask(HEAD, subject(item="a")).code, ask(HEAD, subject(item="b")).code
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            models.Case.objects.select_for_update().get(code=held)
            taken.set()
            done.wait(timeout=60)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    taken.wait(timeout=60)
    begun = time.monotonic()
    try:
        with clock_at(later(days=30)), pytest.raises(actions.PartlyDoneError) as failed:
            actions.run_clocks(["cases"])
    finally:
        done.set()
        other.join()
    assert time.monotonic() - begun < 10
    assert failed.value.done == {"cases": [free]}
    with clock_at(later(days=30)):
        assert actions.run_clocks(["cases"]) == {"cases": [held]}
