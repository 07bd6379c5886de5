"""Two people at one step of the contest in the same moment."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from bilim.base.actor import Actor
from bilim.cases import problems as case_problems
from bilim.cases import queries as cases
from bilim.facts import queries as facts
from bilim.facts.terms import Cell
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems
from bilim_engine.problems import Refused
from factories import releases
from factories.contests import CHILDREN, REASON, ask, open_window

CODE = "departments-2025-1"


def person(code: str) -> Actor:
    return Actor(code, code, is_system=True)


@pytest.fixture(autouse=True)
def _in_its_window(transactional_db: None, root: Path, tmp_path: Path, settings: Any) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of tests lives in memory and has one connection")
    settings.DEMONSTRATION, settings.SIGNING_KEY_FILE = True, ""
    releases.load_ground(root, tmp_path / "definitions")
    releases.make_draft(person("analyst"))
    open_window(CODE, person("analyst"))


def together(*acts: Callable[[], object]) -> list[str]:
    """What came of each act, all begun in one moment: nothing, or the code of the problem."""
    barrier, outcomes = threading.Barrier(len(acts)), [""] * len(acts)

    def take(number: int, act: Callable[[], object]) -> None:
        try:
            barrier.wait(timeout=60)
            act()
        except Refused as refusal:
            outcomes[number] = refusal.problems[0].code
        finally:
            connection.close()

    people = [threading.Thread(target=take, args=pair) for pair in enumerate(acts)]
    for each in people:
        each.start()
    for each in people:
        each.join()
    return outcomes


def decide(who: str, *, granted: bool) -> Callable[[], object]:
    (case,) = cases.list_opened()
    return lambda: actions.decide_contested(code=case, granted=granted, reason=REASON, by=person(who))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("second", [True, False])
def test_of_two_decisions_one_stands_with_its_figure(second: bool) -> None:
    ask(CODE, person("head"))
    outcomes = together(decide("ayzada", granted=True), decide("bermet", granted=second))
    assert sorted(outcomes) == ["", case_problems.CLOSED_ALREADY.code]
    (case,) = cases.list_cases(seen_by=person("reader"))
    found = facts.find_current(Cell(*CHILDREN))
    assert found is not None
    assert found.value == ("25" if case.state == "granted" else "20")
    states = facts.list_history("nookat", "preschool.children")
    assert len(states) == (2 if case.state == "granted" else 1)
    assert journal.verify_chain() == []


@pytest.mark.django_db(transaction=True)
def test_a_request_and_a_signature_do_not_miss_each_other() -> None:
    """Signer and head have both looked before either locks the row: one of the two is told."""
    actions.check_edition(code=CODE, by=person("methodologist"))
    reason = {"ky": "Терезе эртең жабылат."}
    seen = models.Edition.objects.get().draft_sha256
    actions.waive_window(code=CODE, reason=reason, by=person("analyst"), seen=seen)
    outcomes = together(
        lambda: actions.sign_edition(code=CODE, by=person("publisher")), lambda: ask(CODE, person("head"))
    )
    state = models.Edition.objects.get().state
    # The drafter's reason holds for the window and not for a request that comes after it, and what is signed
    # is contested no more: of the two one happens.
    assert outcomes in ([problems.REQUESTS_UNDECIDED.code, ""], ["", problems.WRONG_STATE.code])
    is_asked = outcomes[1] == ""
    assert state == ("checked" if is_asked else "signed")
    assert len(cases.list_opened()) == (1 if is_asked else 0)


@pytest.mark.django_db(transaction=True)
def test_two_who_declare_the_same_say_it_once() -> None:
    from bilim.publication import queries  # noqa: PLC0415

    content = queries.get_draft_content(CODE, seen_by=person("analyst"))
    seen = queries.digest_of(content, content.unit("nookat"))

    def declare(who: str) -> Callable[[], object]:
        return lambda: actions.declare_right(code=CODE, unit="nookat", by=person(who), seen=seen)

    assert together(declare("ayzada"), declare("bermet")) == ["", ""]
    assert models.Declaration.objects.count() == 1
    assert len(journal.list_entries(event="publication.figures_declared")) == 1
