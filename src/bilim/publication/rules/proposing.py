"""Which instant a new edition is proposed to state: a morning on which somebody is at work."""

from __future__ import annotations

from datetime import datetime, time, timedelta, tzinfo

from bilim_engine.periods import Period

MORNING = time(9)
_SATURDAY = 5


def earliest_instant(
    *, period: Period, known_on: datetime, zone: tzinfo, previous: datetime | None = None
) -> datetime:
    """The first instant an edition of these figures may state: neither before its period has ended, nor
    before its figures were recorded, nor before the revision it corrects."""
    ended = datetime.combine(period.end, time(), tzinfo=zone)
    return max(filter(None, (ended, known_on, previous))).astimezone(zone)


def whole_minute(moment: datetime) -> datetime:
    """The first full minute that is not before it: forms take no seconds, and the minute in which the figures
    were recorded begins before they were."""
    return moment + (moment.replace(second=0, microsecond=0) - moment) % timedelta(minutes=1)


def next_morning(after: datetime) -> datetime:
    """Nine o'clock of the first working day that begins after this instant. Holidays are not known here:
    whoever drafts sees the day and can choose another."""
    day = after.date() + timedelta(days=1)
    while day.weekday() >= _SATURDAY:
        day += timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=after.tzinfo)
