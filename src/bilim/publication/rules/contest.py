"""Decisions about the contest, without a database."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.figures import written as spelled
from bilim.cases.terms import KIND_WORDS, Case, State, Subject
from bilim.cases.terms import Kind as CaseKind
from bilim.publication import problems
from bilim.publication.rules.canonical import json_bytes
from bilim.publication.terms import (
    ADJUSTED,
    Asked,
    EditionContent,
    Effect,
    PublishedFact,
    Shift,
    Text,
    Window,
)
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem
from bilim_engine.ratings import Rating, published
from bilim_engine.values import Missing, Value, plain

LONGEST_WINDOW = 92
# Of so many cases the codes are told in a sentence.
_TOLD = 5


def window_problems(
    opens_on: date, closes_on: date, today: date, standing: Window | None = None
) -> list[Problem]:
    """Why these days may not be a window, instead of the one that stands; empty where they may."""
    found, field = [], Place(field="closes_on")
    goes_on = standing is not None and standing.closes_on >= today and standing.opens_on == opens_on
    if opens_on < today and not goes_on:
        first = Place(field="opens_on")
        found.append(Problem(problems.WINDOW_BEGAN_UNSET, first, {"first": said_day(opens_on)}))
    if closes_on < opens_on:
        params = {"first": said_day(opens_on), "last": said_day(closes_on)}
        found.append(Problem(problems.WINDOW_WRONG_WAY, field, params))
    if closes_on < today:
        found.append(Problem(problems.WINDOW_PAST, field, {"last": said_day(closes_on)}))
    if (days := (closes_on - min(opens_on, today)).days + 1) > LONGEST_WINDOW:
        params_of = {"days": str(days), "limit": str(LONGEST_WINDOW)}
        found.append(Problem(problems.WINDOW_TOO_LONG, field, params_of))
    return found


def said_day(day: date) -> dict[str, str]:
    """The day in words of each language."""
    return {language: in_words(day, language) for language in LANGUAGES}


def ends_at(window: Window, zone: tzinfo) -> datetime:
    """The instant at which the last day of the window has passed."""
    return datetime.combine(window.closes_on + timedelta(days=1), time(), tzinfo=zone)


def undecided(requests: Iterable[Case]) -> list[Case]:
    """What was asked and neither granted nor refused nor taken back: it is open, or its term passed."""
    return [case for case in requests if case.state in (State.OPEN, State.LAPSED)]


def absent(requests: Iterable[Case], known_on: datetime) -> list[Problem]:
    """What was granted and is not in an edition that knows what was recorded until this instant."""
    found = [case for case in requests if _is_recorded_after(case, known_on)]
    return [counted(problems.NOT_IN_DRAFT, found)] if found else []


def is_made_of(content: EditionContent, case: Case) -> bool:
    """Whether the record of the case is one of those the edition reads, as the inputs of a run are chosen:
    its items, of periods that began before the edition's own ended."""
    asked = read_asked(case)
    begins, ends = parse_period(asked.period).start, parse_period(content.header.period).end
    return asked.item in content.definitions.items and begins < ends


def without_superseded_lapses(requests: Iterable[Case]) -> list[Case]:
    """The requests, the oldest first, without those that lapsed and were asked anew: the newer one speaks.

    What was decided stays, whatever was asked of the same record since.
    """
    ordered = sorted(requests, key=lambda case: (case.opened_at, case.code))
    newest = {case.subject.matter: case.code for case in ordered}
    return [
        case for case in ordered if case.state != State.LAPSED or newest[case.subject.matter] == case.code
    ]


def last_asked(requests: Iterable[Case]) -> dict[str, datetime]:
    """When each department last asked for a correction that it did not take back."""
    told = [case for case in requests if case.state != State.WITHDRAWN]
    return {case.subject.unit: case.opened_at for case in sorted(told, key=lambda case: case.opened_at)}


def _is_recorded_after(case: Case, known_on: datetime) -> bool:
    recorded_at = (case.outcome or {}).get("recorded_at")
    return case.state == State.GRANTED and bool(recorded_at) and _instant(str(recorded_at)) > known_on


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text)


def counted(kind: Kind, cases: list[Case]) -> Problem:
    """A problem with so many cases, the first of them told by their codes."""
    codes = ", ".join(case.code for case in cases[:_TOLD])
    told = f"{codes}, …" if len(cases) > _TOLD else codes
    every = ",".join(sorted(case.code for case in cases))
    return Problem(kind, params={"count": str(len(cases)), "cases": told, "every": every})


def figures_digest(facts: Iterable[PublishedFact]) -> str:
    """The hash of a department's records: a declaration holds for these and no others."""
    rows = [[*fact.key, written(fact.value)] for fact in sorted(facts, key=lambda fact: fact.key)]
    return hashlib.sha256(json_bytes(rows)).hexdigest()


def written(value: Value) -> str:
    """The figure as a case keeps it: a number, or `missing(reason)`."""
    return f"missing({value.reason})" if isinstance(value, Missing) else plain(value)


def read_written(text: str) -> Value:
    """The figure that `written` wrote."""
    if text.startswith("missing("):
        return Missing(text.removeprefix("missing(").removesuffix(")"))
    return Decimal(text)


_CORRECTS = {
    "ky": "{case} {kind} канааттандырылды. {unit}, {item} ({period}){figures}.",
    "ru": "Удовлетворена {kind} {case}. {unit}, {item} ({period}){figures}.",
    "en": "The {kind} {case} was granted. {unit}, {item} ({period}){figures}.",
}
# A Kyrgyz code owns its kind: «a-2026-0001 даттануусу».
_OWNED = {CaseKind.APPEAL: "даттануусу", CaseKind.CORRECTION_REQUEST: "оңдоо өтүнүчү"}


def correction_reason(case: Case, unit: Text, item: Text, *, with_figures: bool) -> dict[str, str]:
    """Why an edition is corrected after a case, in each language, out of what was decided.

    The public reads it: without the figures where an edition may withhold them.
    """
    asked = read_asked(case)

    def figures(language: str) -> str:
        was, now = (_figure(value, language) for value in (read_written(asked.was), asked_value(asked)))
        return f": {was} → {now}" if with_figures else ""

    def told(language: str) -> str:
        return _CORRECTS[language].format(
            case=case.code,
            kind=_OWNED[case.kind] if language == "ky" else KIND_WORDS[case.kind][language],
            unit=unit.get(language, asked.unit),
            item=item.get(language, asked.item),
            period=asked.period,
            figures=figures(language),
        )

    return {language: told(language) for language in LANGUAGES}


def _figure(value: Value, language: str) -> str:
    if isinstance(value, Missing):
        return {"ky": "сан жок", "ru": "нет числа", "en": "no number"}[language]
    return spelled(value, None, language)


def matter_of(key: tuple[str, str, str, str]) -> str:
    """The key under which a case is about this record."""
    return "|".join(key)


def read_asked(case: Case) -> Asked:
    """What the case asks for."""
    return asked_of(case.subject)


def asked_of(subject: Subject) -> Asked:
    """What is asked about this subject."""
    unit, item, period, breakdown = subject.matter.split("|")
    given = subject.asked
    return Asked(unit, item, period, breakdown, given["was"], given["value"], given["missing"])


def confirmed_in(case: Case) -> dict[str, str]:
    """Why the figure is right although the ledger asks about it, as whoever asked for it said; nothing where
    it was not asked about."""
    said = {language: case.subject.asked.get(f"confirmed_{language}", "") for language in LANGUAGES}
    return {language: text for language, text in said.items() if text}


def asked_value(asked: Asked) -> Value:
    """What is to stand in the record's place."""
    return read_written(asked.value or f"missing({asked.missing})")


def effect_of(before: Rating, after: Rating) -> Effect:
    """What differs between two ratings, as it is published, exceptions applied."""
    values, scores, places = [], [], []
    for unit in before.units:
        old, new = before.results[ADJUSTED][unit], after.results[ADJUSTED][unit]
        for code, value in before.values[ADJUSTED][unit].items():
            now = after.values[ADJUSTED][unit][code].value
            values.append(_shift(unit, code, published(value.value), published(now)))
        scores.append(_shift(unit, "", published(old.score), published(new.score)))
        places.append(_shift(unit, "", _rank(old.rank), _rank(new.rank)))
    return Effect(_changed(values), _changed(scores), _changed(places))


def _rank(rank: Decimal | None) -> str:
    return "" if rank is None else plain(rank)


def _shift(unit: str, indicator: str, before: str, after: str) -> Shift:
    return Shift(unit, indicator, _number(before), _number(after))


def _number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def _changed(shifts: list[Shift]) -> tuple[Shift, ...]:
    return tuple(each for each in shifts if each.before != each.after)


def write_effect(effect: Effect, run: str) -> bytes:
    """The effect as it is kept with the decision."""
    parts = {"values": effect.values, "scores": effect.scores, "places": effect.places}
    written_parts: dict[str, Any] = {
        name: [[each.unit, each.indicator, _text(each.before), _text(each.after)] for each in shifts]
        for name, shifts in parts.items()
    }
    return json_bytes({"v": 1, "run": run, **written_parts})


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def read_effect(content: bytes) -> Effect:
    """The effect that `write_effect` wrote."""
    told: Mapping[str, Any] = json.loads(content)
    return Effect(*(tuple(_shift(*each) for each in told[name]) for name in ("values", "scores", "places")))
