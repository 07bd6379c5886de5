"""Terms and clocks, without a database."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bilim.base.texts import has_unseen_signs, has_words
from bilim.cases import problems
from bilim.cases.terms import LONGEST_WORDS, Kind, State, Term
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused
from bilim_engine.problems import Kind as ProblemKind

CERTAINTIES = ("found", "inferred", "proposal")
LONGEST_TERM = 366
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """Every term with its dates, and the holidays."""

    terms: tuple[Term, ...]
    holidays: frozenset[date]

    def term(self, kind: Kind, on: date) -> Term:
        """The term of cases of this kind opened on this day; refused where none is set."""
        held = [each for each in self.terms if each.kind == kind and each.valid_from <= on]
        if not held:
            params = {"kind": kind.value, "day": on.isoformat()}
            raise Refused([Problem(problems.NO_TERM, params=params)])
        return max(held, key=lambda each: each.valid_from)


def read_calendar(text: str, file: str) -> Calendar:
    """The terms in this YAML; refused, with why, where it is not what it should be."""
    try:
        stated = YAML(typ="safe", pure=True).load(text)
        terms = tuple(
            _term(Kind(each["kind"]), value) for each in stated["terms"] for value in each["values"]
        )
        holidays = frozenset(map(_day, stated.get("holidays") or ()))
    except (YAMLError, LookupError, TypeError, AttributeError, ValueError) as fault:
        why = " ".join(str(fault).split())[:200]
        raise Refused([Problem(problems.TERMS_UNREADABLE, Place(file), {"why": why})]) from None
    return Calendar(terms, holidays)


def _term(kind: Kind, stated: Mapping[str, Any]) -> Term:
    days, certainty = stated["working_days"], stated["certainty"]
    if type(days) is not int or not 1 <= days <= LONGEST_TERM:
        raise ValueError(f"working_days: {days}")
    if certainty not in CERTAINTIES:
        raise ValueError(f"certainty: {certainty}")
    note = {language: str(stated["note"][language]) for language in LANGUAGES}
    source = stated["source"]
    return Term(kind, days, _day(stated["from"]), certainty, note, source["title"], source["address"])


def _day(stated: object) -> date:
    if type(stated) is not date:
        raise ValueError(f"a day: {stated}")
    return stated


def last_day(opened_on: date, working_days: int, holidays: Collection[date]) -> date:
    """The last of so many working days; the day on which a case is opened is not counted."""
    day, left = opened_on, working_days
    while left:
        day += timedelta(days=1)
        left -= day.weekday() < _SATURDAY and day not in holidays
    return day


def due_at(last: date, zone: tzinfo) -> datetime:
    """The instant at which a term whose last day is this one has passed: its midnight."""
    return datetime.combine(last + timedelta(days=1), time(), tzinfo=zone)


def state_at(kept: State, due: datetime, now: datetime) -> State:
    """Where a case stands at this instant: an open one has lapsed once its term has passed."""
    return State.LAPSED if kept == State.OPEN and due <= now else kept


def require_words(given: Mapping[str, str], lacking: ProblemKind, field: str) -> dict[str, str]:
    """What somebody wrote, in the languages in which she did. Refuses what is lacking, too long or unsafe."""
    words = {code: given.get(code, "").strip() for code in LANGUAGES}
    place, found = Place(field=field), []
    if not any(map(has_words, words.values())):
        found.append(Problem(lacking, place))
    if (length := max(map(len, words.values()))) > LONGEST_WORDS:
        params = {"length": str(length), "limit": str(LONGEST_WORDS)}
        found.append(Problem(problems.WORDS_TOO_LONG, place, params))
    if any(has_unseen_signs(each, lines=True) for each in words.values()):
        found.append(Problem(problems.TEXT_UNSAFE, place))
    if found:
        raise Refused(found)
    return {code: each for code, each in words.items() if each}
