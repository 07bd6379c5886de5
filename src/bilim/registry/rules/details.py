"""What is said of an institution, judged before it is written: every fault with its field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from bilim.base.texts import has_unseen_signs, has_words
from bilim.registry import problems as texts
from bilim.registry.problems import institutions as kinds
from bilim.registry.rules.signs import about_unprinted
from bilim.registry.terms import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    MOST_PLACES,
    RUNNING_KINDS,
    TYPES_OF,
    Details,
    InstitutionKind,
    Order,
    Ownership,
    Text,
    Tongue,
)
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem

_CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
# Nothing in the register was ordered earlier; what is ordered comes true within a year or so.
_FIRST_DAY, _AHEAD = date(1900, 1, 1), timedelta(days=2 * 366)


def check_code(code: str, field: str = "code") -> list[Problem]:
    """What is wrong with a new code."""
    if _CODE.fullmatch(code) and len(code) <= LONGEST_CODE:
        return []
    return [Problem(kinds.CODE_UNFIT, Place(field=field), {"code": code[:LONGEST_CODE]})]


def check_event(on: date, order: Order, today: date) -> list[Problem]:
    """What is wrong with the day of an event and with the order behind it."""
    found = list(_text("order_number", order.number, LONGEST_NUMBER, required=True))
    found += _text("order_title", order.title, LONGEST_TITLE, required=True)
    if order.on > today:
        found.append(Problem(kinds.ORDER_TO_COME, Place(field="order_on"), {"day": str(order.on)}))
    for field, day, last in (("order_on", order.on, today), ("on", on, today + _AHEAD)):
        if day < _FIRST_DAY or (field == "on" and day > last):
            params = {"day": str(day), "first": str(_FIRST_DAY), "last": str(last)}
            found.append(Problem(kinds.DAY_UNLIKELY, Place(field=field), params))
    return found


def check_reason(why: str) -> list[Problem]:
    """What is wrong with the words why an event is taken back."""
    return list(_text("why", why, LONGEST_TITLE, required=True))


def check_details(details: Details, departments: Mapping[str, str], day: date) -> list[Problem]:
    """Every fault of what is said; `departments` is the kind of each unit that stands on the day."""
    found = list(check_names(details.names))
    for field, text, most in (
        ("address", details.address, LONGEST_TITLE),
        ("head", details.head, LONGEST_NAME),
        ("licence_number", details.licence_number, LONGEST_NUMBER),
    ):
        found += _text(field, text, most)
    found += _words(details)
    found += _figures(details)
    if departments.get(details.department) not in RUNNING_KINDS:
        params = {"unit": details.department, "day": str(day)}
        found.append(Problem(kinds.NO_DEPARTMENT, Place(field="department"), params))
    return found


def check_names(names: Text, prefix: str = "name") -> Iterator[Problem]:
    """The name stands in three languages, each of them readable."""
    for language in LANGUAGES:
        yield from _text(f"{prefix}_{language}", names.get(language, ""), LONGEST_NAME, required=True)


def _text(field: str, text: str, most: int, *, required: bool = False) -> Iterator[Problem]:
    place = Place(field=field)
    if has_unseen_signs(text):
        yield Problem(texts.UNSEEN_SIGN, place)
    elif about := about_unprinted(text):
        yield Problem(texts.NOT_PRINTED, place, about)
    elif required and not has_words(text):
        yield Problem(kinds.EMPTY, place)
    if len(text) > most:
        yield Problem(kinds.TOO_LONG, place, {"length": str(len(text)), "most": str(most)})


def _words(details: Details) -> Iterator[Problem]:
    if details.kind not in InstitutionKind.values:
        yield _unfit("kind", details.kind, InstitutionKind.values)
    elif details.type and details.type not in TYPES_OF[InstitutionKind(details.kind)]:
        yield Problem(kinds.UNFIT_TYPE, Place(field="type"))
    if details.ownership and details.ownership not in Ownership.values:
        yield _unfit("ownership", details.ownership, Ownership.values)
    for each in details.languages:
        if each not in Tongue.values:
            yield _unfit("languages", each, Tongue.values)


def _unfit(field: str, word: str, known: list[str], kind: Kind = kinds.UNFIT_WORD) -> Problem:
    return Problem(kind, Place(field=field), {"word": word, "known": ", ".join(known)})


def _figures(details: Details) -> Iterator[Problem]:
    if details.capacity is not None and not 1 <= details.capacity <= MOST_PLACES:
        params = {"capacity": str(details.capacity), "most": str(MOST_PLACES)}
        yield Problem(kinds.UNFIT_CAPACITY, Place(field="capacity"), params)
    start, until = details.licence_from, details.licence_until
    if (start or until) and not details.licence_number:
        yield Problem(kinds.LICENCE_WITHOUT_NUMBER, Place(field="licence_number"))
    if start and until and until <= start:
        params = {"start": str(start), "until": str(until)}
        yield Problem(kinds.LICENCE_REVERSED, Place(field="licence_until"), params)
