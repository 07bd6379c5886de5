"""The instant an edition states as that of its publication: what it may be, and whether it has come."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from bilim.base.templatetags.dates import moment_in_words
from bilim.publication import problems
from bilim_engine.periods import Period
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, Refused

# An edition may be finished and wait, but not for longer than until the next one is due.
LONGEST_EMBARGO = timedelta(days=366)
_DAY, _TIME = r"20[0-9]{2}-[0-9]{2}-[0-9]{2}", r"[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{6})?"
_WRITTEN = re.compile(rf"{_DAY}T{_TIME}(Z|[+-][0-9]{{2}}:[0-9]{{2}})")
_FIELD = Place(field="published_at")
_CLOCKS = ("minutes", "seconds", "microseconds")


def read_instant(text: str) -> datetime:
    """The instant, written in the one way a bundle writes it. What is signed cannot be taken back, so an
    instant that no page could show (the last hours of the year 9999) is refused before."""
    try:
        if not _WRITTEN.fullmatch(text):
            raise ValueError(text)
        return datetime.fromisoformat(text)
    except ValueError:
        raise Refused([Problem(problems.INSTANT_UNREADABLE, _FIELD, {"text": text[:60]})]) from None


def instant_problems(
    stated: datetime, *, period: Period, known_on: datetime, now: datetime, previous: datetime | None = None
) -> list[Problem]:
    """Why an edition may not state this instant: all at once, empty where it may.

    Not before its period ended, not before its own figures were recorded, not before the revision it
    corrects, and not further ahead than the longest embargo.
    """
    here = now.tzinfo
    ended = datetime.combine(period.end, time(), tzinfo=here)
    latest = now + LONGEST_EMBARGO
    found = []
    if stated < ended:
        found.append(_told(problems.BEFORE_PERIOD_ENDED, stated, ended))
    if stated < known_on:
        found.append(_told(problems.BEFORE_FIGURES, stated, known_on.astimezone(here)))
    if previous is not None and stated < previous:
        found.append(_told(problems.BEFORE_PREVIOUS, stated, previous.astimezone(here)))
    if stated > latest:
        found.append(_told(problems.TOO_FAR_AHEAD, stated, latest))
    return found


def not_yet(stated: datetime, now: datetime) -> list[Problem]:
    """Why an edition cannot come out now: the instant it states has not come."""
    if stated <= now:
        return []
    words = _words(stated.astimezone(now.tzinfo), _telling_apart(stated, now))
    return [Problem(problems.NOT_YET, _FIELD, {"stated": words, "limit": words})]


def _told(kind: Kind, stated: datetime, limit: datetime) -> Problem:
    to = _telling_apart(stated, limit)
    return Problem(kind, _FIELD, {"stated": _words(stated, to), "limit": _words(limit, to)})


def _telling_apart(one: datetime, other: datetime) -> str:
    """How exactly both have to be said: an hour that is told to be before itself would be no reason."""
    return next((to for to in _CLOCKS if _words(one, to) != _words(other, to)), _CLOCKS[0])


def _words(moment: datetime, to: str) -> dict[str, str]:
    """The moment as a sentence of each language has it, by the clock of Bishkek."""
    return {language: moment_in_words(moment, language, to) for language in LANGUAGES}


def signing_days(published_at: str, now: datetime) -> tuple[date, date]:
    """The days on which a key has to be valid that signs now what states this instant.

    No old key may sign under a date of before, nor the reverse.
    """
    return day_of(read_instant(published_at), now), now.date()


def day_of(moment: datetime, now: datetime) -> date:
    """The day of this moment where we are."""
    return moment.astimezone(now.tzinfo).date()
