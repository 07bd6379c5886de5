"""The machine's clock is set back between two recordings: what was known on an instant stays so."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from bilim.base.actor import SYSTEM
from bilim.facts import actions, queries
from bilim.facts.problems import importing as problems
from bilim.journal import queries as journal
from bilim_engine.periods import calendar_year
from bilim_engine.problems import Refused
from factories.facts import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]
BACK = [timedelta(hours=1), timedelta(days=1), timedelta(days=400)]


def _record(value: int) -> None:
    actions.import_file(csv_file(f"nookat,preschool.children,2025,{value},,R"), "file.csv", SYSTEM)


def _known(**when: object) -> object:
    return queries.get_table(**when).value("nookat", "preschool.children", calendar_year(2025))


@pytest.mark.parametrize("back", BACK, ids=str)
def test_recorded_instants_never_go_back_and_the_past_stays_known(
    back: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = timezone.now
    _record(120)
    first = queries.last_recorded_at()
    assert first is not None
    monkeypatch.setattr("django.utils.timezone.now", lambda: true() - back)
    # What a run asks for: the ledger as of its last instant, whatever the clock says now.
    assert _known(known_on=first) == Decimal(120)
    _record(125)
    second = queries.last_recorded_at()
    assert second is not None
    assert second > first
    assert (_known(known_on=first), _known(known_on=second), _known()) == (120, 125, 125)
    states = queries.list_history("nookat", "preschool.children", "2025")
    assert [state.recorded_at for state in states] == [second, first]
    assert states[1].superseded_at == second
    with pytest.raises(Refused) as refused:
        _known(known_on=second + timedelta(microseconds=1))
    assert refused.value.problems[0].kind is problems.NOT_KNOWN_YET


@pytest.mark.parametrize("back", BACK, ids=str)
def test_the_journal_stays_provable_and_says_what_the_clock_said(
    back: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = timezone.now
    _record(120)
    monkeypatch.setattr("django.utils.timezone.now", lambda: true() - back)
    _record(125)
    assert journal.verify_chain() == []
    committed = journal.list_entries(event="facts.import_committed")
    # The number says the order, the instant what the clock said: who moved it is found.
    assert committed[0].number > committed[1].number
    assert committed[0].at < committed[1].at
    assert committed[0].details["recorded_at"] > committed[1].details["recorded_at"]
