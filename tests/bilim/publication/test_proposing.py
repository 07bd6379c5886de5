"""The instant a new edition is proposed to state."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.utils import timezone

from bilim.publication.rules.proposing import earliest_instant, next_morning
from bilim_engine.periods import parse_period

ZONE = timezone.get_default_timezone()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}+06:00")


@pytest.mark.parametrize(
    ("after", "proposed"),
    [
        ("2026-11-19T08:00:00", "2026-11-20T09:00:00"),
        ("2026-11-20T10:00:00", "2026-11-23T09:00:00"),
        ("2026-11-21T23:59:00", "2026-11-23T09:00:00"),
        ("2026-11-22T00:01:00", "2026-11-23T09:00:00"),
        ("2026-12-31T12:00:00", "2027-01-01T09:00:00"),
    ],
)
def test_the_next_working_morning(after: str, proposed: str) -> None:
    assert next_morning(at(after)) == at(proposed)


def test_not_before_the_period_ended_the_figures_were_known_and_the_revision_before() -> None:
    period = parse_period("2025")
    known = at("2025-11-30T10:00:00")
    assert earliest_instant(period=period, known_on=known, zone=ZONE) == at("2026-01-01T00:00:00")
    known = at("2026-04-01T10:00:00")
    assert earliest_instant(period=period, known_on=known, zone=ZONE) == known
    before = at("2026-05-01T09:00:00")
    assert earliest_instant(period=period, known_on=known, zone=ZONE, previous=before) == before
