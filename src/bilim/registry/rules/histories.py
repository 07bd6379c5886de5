"""The history of an institution: states that follow one another without a gap, from opening to closing."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import Any

from bilim.registry.problems import institutions as kinds
from bilim.registry.terms import Details, State
from bilim_engine.problems import Place, Problem

_DAYS = ("licence_from", "licence_until")


def problems_of_day(code: str, states: Sequence[State], day: date) -> list[Problem]:
    """Why nothing can happen to the institution on this day; events are recorded in their order."""
    place = Place(field="on")
    last = states[-1] if states else None
    begun = bool(states) and (states[0].valid_from is None or states[0].valid_from <= day)
    if last is None or not begun or (last.valid_until is not None and last.valid_until <= day):
        return [Problem(kinds.NOT_OPEN, place, {"code": code, "day": str(day)})]
    if last.valid_until is not None:
        params = {"code": code, "since": str(last.valid_until), "day": str(day)}
        return [Problem(kinds.TOO_EARLY, place, params)]
    if last.valid_from is not None and day < last.valid_from:
        params = {"code": code, "since": str(last.valid_from), "day": str(day)}
        return [Problem(kinds.TOO_EARLY, place, params)]
    return []


def with_change(states: Sequence[State], day: date, details: Details) -> tuple[State, ...]:
    """The history in which the institution is so from the day on. Two changes of one day are one state."""
    *before, last = states
    if last.valid_from == day:
        return (*before, replace(last, details=details))
    return (*before, replace(last, valid_until=day), State(details, day, None))


def with_end(states: Sequence[State], day: date) -> tuple[State, ...]:
    """The history that ends on the day, the first without the institution."""
    *before, last = states
    if last.valid_from == day:
        return tuple(before)
    return (*before, replace(last, valid_until=day))


def fingerprint(states: Sequence[Sequence[State]]) -> str:
    """The same while nobody records anything about these institutions."""
    text = json.dumps([written(each) for each in states], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def written(states: Sequence[State]) -> list[dict[str, Any]]:
    """A history as plain JSON: what a withdrawal brings back."""
    return [
        {
            **_plain(asdict(state.details)),
            "valid_from": _day(state.valid_from),
            "valid_until": _day(state.valid_until),
        }
        for state in states
    ]


def read(content: Sequence[dict[str, Any]]) -> tuple[State, ...]:
    """The history that was written so."""
    found = []
    for each in content:
        told = dict(each)
        start, until = (_read_day(told.pop(name)) for name in ("valid_from", "valid_until"))
        days = {name: _read_day(told[name]) for name in _DAYS}
        details = Details(**{**told, **days, "languages": tuple(told["languages"])})
        found.append(State(details, start, until))
    return tuple(found)


def _plain(told: dict[str, Any]) -> dict[str, Any]:
    days = {name: _day(told[name]) for name in _DAYS}
    return {**told, **days, "names": dict(told["names"]), "languages": list(told["languages"])}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
