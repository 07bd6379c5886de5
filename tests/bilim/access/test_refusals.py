"""Refusals are on record, the same ones as one line that says how many it left out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from bilim.access import actions
from bilim.access.models import Refusal
from bilim.base.actor import NOBODY, Actor
from bilim.cases import actions as cases
from bilim.journal.queries import list_entries, verify_chain

pytestmark = pytest.mark.django_db
ANN, BEK = Actor("ann", "Ann"), Actor("bek", "Bek")


def refuse(by: Actor = ANN, page: str = "desk:journal", address: str = "/ky/desk/journal/") -> None:
    actions.record_refusal(by=by, permission="journal.read", address=address, page=page)


def lines() -> list[tuple[str, object]]:
    """The refusals on record, the oldest first: whose, and how many the line says were left out."""
    return [
        (entry.subject, entry.details.get("left_out", 0))
        for entry in reversed(list_entries(event="access.refused"))
    ]


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """The clock goes on, or back."""
    real, gone = timezone.now, timedelta()

    def go(**by: float) -> None:
        nonlocal gone
        gone += timedelta(**by)

    monkeypatch.setattr(timezone, "now", lambda: real() + gone)
    return go


def test_the_same_refusal_is_one_line_until_the_minutes_have_passed(later: Callable[..., None]) -> None:
    for _again in range(113):
        refuse()
    assert lines() == [("ann", 0)]
    later(minutes=4, seconds=50)
    refuse()
    assert lines() == [("ann", 0)]
    later(seconds=11)
    refuse()
    assert lines() == [("ann", 0), ("ann", 113)]
    later(minutes=6)
    refuse()
    assert lines()[-1] == ("ann", 0)
    assert verify_chain() == []


def test_another_person_page_or_permission_is_another_line() -> None:
    refuse()
    refuse(by=BEK)
    refuse(by=NOBODY)
    refuse(page="facts:import")
    actions.record_refusal(by=ANN, permission="run.make", address="/x/", page="desk:journal")
    assert [subject for subject, _left_out in lines()] == ["ann", "bek", "anonymous", "ann", "ann"]


def test_an_address_written_otherwise_is_the_same_page() -> None:
    for number in range(20):
        refuse(page="facts:history", address=f"/ky/desk/facts/history/{number}/x/")
    assert lines() == [("ann", 0)]


def test_what_was_counted_is_told_although_nobody_is_refused_again(later: Callable[..., None]) -> None:
    for _again in range(3):
        refuse(address="/ky/desk/journal/?event=x")
    refuse(by=BEK)
    assert actions.tell_left_out(timezone.now()) == []
    later(minutes=5)
    assert cases.run_clocks(["refusals"]) == {"refusals": ["ann"]}
    (entry,) = list_entries(event="access.refusals_left_out")
    assert (entry.subject, entry.actor) == ("ann", "system")
    assert entry.details == {
        "address": "/ky/desk/journal/?event=x",
        "permission": "journal.read",
        "left_out": 2,
    }
    assert not Refusal.objects.exists()
    assert cases.run_clocks(["refusals"]) == {"refusals": []}


def test_a_clock_that_was_ahead_silences_nobody(later: Callable[..., None]) -> None:
    later(days=400)
    refuse()
    refuse()
    later(days=-400)
    refuse()
    assert lines() == [("ann", 0), ("ann", 1)]
    later(days=400)
    refuse()
    later(days=-400)
    assert actions.tell_left_out(timezone.now()) == []
    assert not Refusal.objects.exists()


def test_none_is_left_out_where_the_setting_says_so(settings: object) -> None:
    settings.REFUSAL_QUIET_MINUTES = 0  # type: ignore[attr-defined]
    refuse()
    refuse()
    assert lines() == [("ann", 0), ("ann", 0)]


def test_whoever_asks_a_page_again_and_again_is_one_line(
    signed_in: Callable[[object], Client], analyst: object
) -> None:
    browser = signed_in(analyst)
    for _again in range(5):
        assert browser.get("/ky/desk/journal/").status_code == 403
        assert browser.get("/ru/desk/journal/").status_code == 403
    assert lines() == [("analyst", 0)]
    assert Refusal.objects.get().left_out == 9
