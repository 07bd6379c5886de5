"""Decisions about planned releases and the embargo list, without a database."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime, time, timedelta

from bilim.base.templatetags.dates import in_words, moment_in_words
from bilim.base.texts import has_unseen_signs, has_words
from bilim.publication import problems
from bilim.publication.rules.canonical import json_bytes
from bilim.publication.terms import RehearsedPart, RehearsedStep
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, Place, Problem

FARTHEST = timedelta(days=732)
LONGEST_AGO = timedelta(days=3653)
LONGEST_EARLY = timedelta(days=31)
LONGEST_NAME = 200


def release_problems(period: str, at: datetime, now: datetime) -> list[Problem]:
    """Why the edition of this period may not be announced for this instant; empty where it may."""
    found, when = [], {language: moment_in_words(at, language) for language in LANGUAGES}
    if at <= now:
        found.append(Problem(problems.RELEASE_PAST, Place(field="release_on"), {"at": when}))
    if at > now + FARTHEST:
        found.append(Problem(problems.RELEASE_TOO_FAR, Place(field="release_on"), {"at": when}))
    params: dict[str, str | dict[str, str]] = {"period": period[:20], "at": when}
    place = Place(field="period")
    try:
        ended = datetime.combine(parse_period(period).end, time(), tzinfo=at.tzinfo)
    except (ValueError, OverflowError):
        return [*found, Problem(problems.RELEASE_PERIOD_UNREADABLE, place, params)]
    if ended > at:
        found.append(Problem(problems.RELEASE_PERIOD, place, params))
    return found


def backward_problems(period: str, at: datetime, newest: str) -> list[Problem]:
    """Why the edition of this period may not be announced for the first time when the newest that came out is
    of that one: what lies behind is no news; empty where it may."""
    place, ended = Place(field="period"), parse_period(period).end
    if newest and ended < parse_period(newest).end:
        return [Problem(problems.RELEASE_OVERTAKEN, place, {"period": period, "newest": newest})]
    if at.date() - ended > LONGEST_AGO:
        return [Problem(problems.RELEASE_LONG_AGO, place, {"period": period})]
    return []


def early_problems(name: str, first: date, last: date, today: date) -> list[Problem]:
    """Why somebody may not be put on the embargo list so; empty where she may."""
    found = []
    if not has_words(name) or has_unseen_signs(name) or len(name) > LONGEST_NAME:
        found.append(Problem(problems.EMBARGO_NAME, Place(field="name")))
    if last < first or last < today or last - first > LONGEST_EARLY:
        days = {
            "first": {language: in_words(first, language) for language in LANGUAGES},
            "last": {language: in_words(last, language) for language in LANGUAGES},
        }
        found.append(Problem(problems.EMBARGO_DAYS, Place(field="valid_until"), days))
    return found


def write_report(steps: Iterable[RehearsedStep]) -> bytes:
    """The report of a rehearsal as it is kept."""
    told = [
        {
            "step": each.step,
            "count": each.count,
            "faults": [dict(fault) for fault in each.faults],
            "parts": [{"name": part.name, "count": part.count, "of": part.of} for part in each.parts],
        }
        for each in steps
    ]
    return json_bytes({"v": 2, "steps": told})


def read_report(content: bytes) -> tuple[RehearsedStep, ...]:
    """The steps that `write_report` wrote; the first format said nothing of parts."""
    return tuple(
        RehearsedStep(
            each["step"],
            each["count"],
            tuple(each["faults"]),
            tuple(RehearsedPart(part["name"], part["count"], part["of"]) for part in each.get("parts", ())),
        )
        for each in json.loads(content)["steps"]
    )
