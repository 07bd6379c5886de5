"""By which criteria an edition was judged, and how departments were heard before it was signed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bilim.base.templatetags.dates import in_words, moment_in_words
from bilim.portal.rules.telling import governing_words as words
from bilim.portal.rules.telling.told import Telling
from bilim.publication.terms import ContestRecord


def criteria(telling: Telling) -> Iterator[str]:
    """Whether the criteria were on record before the period began; nothing where it is not said."""
    record = telling.content.criteria
    if record is None:
        return
    begins = in_words(datetime.fromisoformat(record.begins).date(), telling.language)
    if not record.at:
        yield telling.say(words.CRITERIA_NEVER, begins=begins)
        return
    at = moment_in_words(datetime.fromisoformat(record.at), telling.language)
    said = words.CRITERIA_IN_TIME if record.is_in_time else words.CRITERIA_LATE
    yield telling.say(said, begins=begins, at=at)


def contest(telling: Telling) -> Iterator[str]:
    """When the window was open, who was heard, and what became of each request, in counts."""
    record = telling.content.contest
    if record is None:
        return
    if not record.opens_on:
        corrects = telling.content.corrections.corrects
        said = words.WINDOW_OF_CORRECTED if corrects else words.WINDOW_NONE
        yield telling.say(said, corrects=corrects)
        return
    first, last = (
        in_words(date.fromisoformat(each), telling.language) for each in (record.opens_on, record.closes_on)
    )
    yield telling.say(words.WINDOW_HELD, first=first, last=last)
    yield telling.say(
        words.HEARD,
        judged=record.departments,
        declared=record.declared,
        asked=record.asked,
        silent=record.silent,
    )
    yield from _requests(telling, record)


def _requests(telling: Telling, record: ContestRecord) -> Iterator[str]:
    if record.requests:
        yield telling.say(
            words.REQUESTS,
            requests=record.requests,
            granted=record.granted,
            refused=record.refused,
            withdrawn=record.withdrawn,
            lapsed=record.lapsed,
            open=record.open,
        )
    if record.waived is not None:
        if record.waived.window:
            yield telling.say(words.WAIVED_WINDOW)
        if record.waived.requests:
            yield telling.say(words.WAIVED_REQUESTS, requests=record.waived.requests)
        yield telling.say(words.WAIVED_REASON, reason=telling.title(record.waived.reason))
