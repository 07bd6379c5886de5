"""Two people at one return in the same moment: one is heard, the other is told."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from django.db import connection

from bilim.base.actor import SYSTEM, Actor
from bilim.facts.models import FactRow
from bilim.intake import actions, models
from bilim.intake.terms import Return, State
from bilim.journal import queries as journal
from bilim_engine.problems import Refused
from factories.returns import ANSWERS, CAMPAIGN, FIRST, FORM, PERIOD, deadlines

pytestmark = pytest.mark.django_db(transaction=True)
DONE = ""


@pytest.fixture(autouse=True)
def _on_a_server(transactional_db: None) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of tests lives in memory and has one connection")


def together(*acts: Callable[[Actor], object]) -> list[str]:
    """What came of each act, all begun in one moment: nothing, or the code of the problem."""
    barrier, outcomes = threading.Barrier(len(acts)), []

    def take(who: str, act: Callable[[Actor], object]) -> None:
        try:
            barrier.wait(timeout=60)
            act(Actor(who, who, is_system=True))
            outcomes.append(DONE)
        except Refused as refusal:
            outcomes.append(refusal.problems[0].code)
        finally:
            connection.close()

    named = ((f"person-{number}", act) for number, act in enumerate(acts))
    people = [threading.Thread(target=take, args=pair) for pair in named]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return sorted(outcomes)


def saving(classes: str) -> Callable[[Actor], object]:
    typed = {**ANSWERS, "classes": classes}
    return lambda by: actions.save_answers(code=FIRST, typed=typed, explanations={}, revision=0, by=by)


def sending(by: Actor) -> object:
    return actions.submit_return(code=FIRST, revision=1, by=by)


def checking(by: Actor) -> object:
    return actions.check_return(code=FIRST, number=1, by=by)


def sending_back(by: Actor) -> object:
    return actions.send_back(code=FIRST, number=1, remarks={"": "Текшериңиз."}, by=by)


def accepting(by: Actor) -> object:
    return actions.accept_department(campaign=CAMPAIGN, department="nookat", seen={FIRST: 1}, by=by)


def test_of_two_that_save_one_is_told_of_the_other(campaign: object) -> None:
    assert together(saving("16"), saving("17")) == [DONE, "intake.P012"]
    assert models.Return.objects.get(code=FIRST).revision == 1


def test_it_is_sent_once(campaign: object) -> None:
    actions.save_answers(code=FIRST, typed=ANSWERS, explanations={}, revision=0, by=SYSTEM)
    assert together(sending, sending) == [DONE, "intake.P010"]
    assert models.Submission.objects.count() == 1


def test_what_is_sent_back_stands_as_sent_back(send: Callable[..., Return]) -> None:
    send(FIRST)
    outcomes = together(checking, sending_back)
    row = models.Return.objects.get(code=FIRST)
    # Whoever checks second is told; whoever sends back second sends back what was checked a moment before.
    assert outcomes in ([DONE, DONE], [DONE, "intake.P014"])
    assert (row.state, row.times_returned, row.checked_by) == (State.REWORK, 1, "")


def test_of_two_that_accept_one_writes_the_facts(send: Callable[..., Return]) -> None:
    send(FIRST)
    checking(Actor("officer", "Officer", is_system=True))
    assert together(accepting, accepting) == [DONE, "intake.P019"]
    assert FactRow.objects.filter(superseded_at__isnull=False).count() == 0
    assert journal.verify_chain() == []


def test_a_campaign_is_opened_once(schools: None) -> None:
    def opening(by: Actor) -> object:
        return actions.open_campaign(form=FORM, period=PERIOD, deadlines=deadlines(), by=by)

    assert together(opening, opening) == [DONE, "intake.P006"]
    assert models.Return.objects.count() == 3


def test_nothing_is_sent_into_a_campaign_that_closes(campaign: object) -> None:
    actions.save_answers(code=FIRST, typed=ANSWERS, explanations={}, revision=0, by=SYSTEM)
    outcomes = together(sending, lambda by: actions.close_campaign(code=CAMPAIGN, by=by))
    sent = models.Return.objects.get(code=FIRST).first_submitted_at is not None
    counted = FactRow.objects.get(unit="nookat", item="returns.submitted").value
    assert (outcomes == [DONE, DONE]) == sent
    assert counted == str(int(sent))
