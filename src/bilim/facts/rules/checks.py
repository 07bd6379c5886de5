"""Checks of one cell or a few: each gives what was read and what is wrong with it.

They know no row, so that what was found for one text is kept for all rows that repeat it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, NamedTuple

from bilim.base.texts import has_unseen_signs, is_web
from bilim.facts.problems import rows as problems
from bilim.facts.rules import numbers
from bilim.facts.rules.columns import ORIGIN, PUBLISHER
from bilim.facts.rules.numbers import Number, Unread, read_number
from bilim.facts.rules.units import Matched, Units
from bilim.facts.rules.wording import Words, arrow_words, coded, listed_words, number_words, unit_words
from bilim.facts.terms import LONGEST_BREAKDOWN, Certainty, Said, Source
from bilim_engine.definitions import Definitions, Item
from bilim_engine.facts import Breakdown, parse_breakdown, write_breakdown
from bilim_engine.periods import EXAMPLES, Period, parse_period
from bilim_engine.problems import Kind, near_hint
from bilim_engine.values import (
    DIVISION_BY_ZERO,
    EXCLUDED,
    LOW_COVERAGE,
    OUT_OF_DOMAIN,
    REASONS,
    SCREENED_OUT,
)

# Nobody says these of a cell: only a computation finds them.
OF_COMPUTATIONS = frozenset({DIVISION_BY_ZERO, OUT_OF_DOMAIN, LOW_COVERAGE, SCREENED_OUT, EXCLUDED})
_YES, _NO = {"yes", "true", "1", "ооба", "да"}, {"", "no", "false", "0", "жок", "нет"}
_LIMIT = 1000


Params = dict[str, str | Words]
"""What a sentence is filled with: a text, or the same said in each language."""


class Fault(NamedTuple):
    """A problem without its row."""

    kind: Kind
    column: str
    params: Mapping[str, str | Words]


class Checked(NamedTuple):
    """What was read, None where it could not be, and what is wrong."""

    found: Any
    faults: tuple[Fault, ...] = ()


def shown(text: str) -> str:
    """A text from a file, fit for a sentence: no control signs, not endless."""
    safe = "".join("�" if unicodedata.category(sign).startswith("C") else sign for sign in text[:81])
    return f"{safe[:80]}…" if len(text) > 80 else safe


def check_unit(code: str, name: str, period: Period, *, units: Units) -> Checked:
    """The code of the unit meant by a code, a name or both."""
    if not code:
        return _named(name, period, units)
    if not units.path(code, period):
        if units.exists(code):
            then: Params = {"unit": unit_words(code, period, units), "period": str(period)}
            return Checked(None, (Fault(problems.UNIT_NOT_THEN, "unit", then),))
        return _unknown("unit", code, period, units)
    named = units.match(name, period).unit if name else code
    if named and named != code:
        both: Params = {"unit": unit_words(code, period, units), "named": unit_words(named, period, units)}
        return Checked(None, (Fault(problems.UNIT_DISAGREES, "unit", both),))
    return Checked(code)


def _named(name: str, period: Period, units: Units) -> Checked:
    found = units.match(name, period) if name else Matched()
    if found.unit:
        read: Params = {"text": shown(name), "unit": unit_words(found.unit, period, units)}
        noted = (Fault(problems.NAMES_NOTED, "unit_name", read),) if found.is_guess else ()
        return Checked(found.unit, noted)
    if meant := found.later or found.candidates:
        kind = problems.UNIT_NEAR if found.is_near else problems.UNIT_AMBIGUOUS
        kind = problems.UNIT_OTHER_KIND if found.is_other_kind else kind
        kind = problems.UNIT_NAMED_LATER if found.later else kind
        candidates = listed_words(unit_words(each, period, units) for each in meant)
        told: Params = {"unit": shown(name), "candidates": candidates, "period": str(period)}
        return Checked(None, (Fault(kind, "unit_name", told),))
    return _unknown("unit_name" if name else "unit", name, period, units)


def _unknown(column: str, text: str, period: Period, units: Units) -> Checked:
    near = [unit_words(each, period, units) for each in units.nearest(text, period)] if text else []
    params: Params = {"unit": shown(text), "near": arrow_words(listed_words(near) if near else None)}
    return Checked(None, (Fault(problems.UNIT_UNKNOWN, column, params),))


def check_item(code: str, *, definitions: Definitions) -> Checked:
    """The item with this code."""
    if item := definitions.items.get(code):
        return Checked(item)
    params = {"item": shown(code), "near": near_hint(code, definitions.items)}
    return Checked(None, (Fault(problems.ITEM_UNKNOWN, "item", params),))


def check_period(text: str, item_code: str, *, definitions: Definitions) -> Checked:
    """The period, of the kind its item is collected for."""
    item = definitions.items.get(item_code)
    try:
        period = parse_period(text)
    except (ValueError, OverflowError):
        return Checked(None, (Fault(problems.PERIOD_UNREADABLE, "period", {"period": shown(text)}),))
    if item is None or period.kind == item.period:
        return Checked(period)
    params: Params = {
        "item": coded(item.title, item.code),
        "period": str(period),
        "example": EXAMPLES[item.period],
    }
    return Checked(period, (Fault(problems.PERIOD_KIND, "period", params),))


def check_breakdown(
    text: str, pairs: tuple[tuple[str, str], ...], item_code: str, *, definitions: Definitions
) -> Checked:
    """The breakdown in its canonical writing, from its own column and from those of dimensions."""
    item = definitions.items.get(item_code)
    written = (f"{dimension}={category}" for dimension, category in pairs if category)
    joined = ";".join(filter(None, (text, *written)))
    breakdown = _parsed(joined)
    if breakdown is None:
        params = {"breakdown": shown(joined)}
        return Checked(None, (Fault(problems.BREAKDOWN_UNREADABLE, "breakdown", params),))
    faults = tuple(
        fault
        for dimension, category in breakdown
        if item is not None and (fault := _dimension(dimension, category, item, definitions)) is not None
    )
    return Checked(write_breakdown(breakdown), faults)


def _parsed(text: str) -> Breakdown | None:
    """The breakdown; None where it is none, or where an open category is too long or holds unseen signs."""
    try:
        breakdown = parse_breakdown(text)
    except ValueError:
        return None
    canonical = write_breakdown(breakdown)
    return None if len(canonical) > LONGEST_BREAKDOWN or has_unseen_signs(canonical) else breakdown


def _dimension(dimension: str, category: str, item: Item, definitions: Definitions) -> Fault | None:
    if dimension not in item.breakdowns:
        known = ", ".join(item.breakdowns) or "–"
        params = {"item": item.code, "dimension": shown(dimension), "known": known}
        params["near"] = near_hint(dimension, item.breakdowns)
        return Fault(problems.DIMENSION_UNKNOWN, "breakdown", params)
    label = definitions.breakdowns.get(dimension)
    categories = [each.code for each in label.values or ()] if label else []
    if not categories or category in categories:
        return None
    params = {"dimension": dimension, "category": shown(category), "known": ", ".join(categories)}
    return Fault(problems.CATEGORY_UNKNOWN, "breakdown", {**params, "near": near_hint(category, categories)})


class Amount(NamedTuple):
    """What stands in the columns value and missing: a number or a reason, or a mark nobody explained."""

    value: str = ""
    missing: str = ""
    mark: str = ""
    number: Number | None = None


def check_amount(
    text: str, reason: str, item_code: str, *, definitions: Definitions, mapping: Mapping[str, str]
) -> Checked:
    """The number or the reason; exactly one of them is given."""
    if text and reason:
        return Checked(None, (Fault(problems.VALUE_AND_REASON, "value", {}),))
    if reason:
        return _reason(reason, reasons_of(definitions))
    if not text:
        return Checked(None, (Fault(problems.VALUE_NOR_REASON, "value", {}),))
    number = read_number(text)
    if isinstance(number, Number):
        faults = _implausible(number.text, definitions.items.get(item_code))
        return Checked(Amount(value=number.text, number=number), faults)
    if number.fault == numbers.MARK:
        meaning = mapping.get(text, "")  # a mark is read as its file says, or not at all
        if not meaning:
            return Checked(Amount(mark=text))
        return Checked(Amount("0") if meaning == "0" else Amount(missing=meaning))
    return Checked(None, (_unread(number, text),))


def _reason(reason: str, reasons: frozenset[str]) -> Checked:
    if reason in reasons:
        return Checked(Amount(missing=reason))
    params = {
        "reason": shown(reason),
        "near": near_hint(reason, reasons),
        "known": ", ".join(sorted(reasons)),
    }
    return Checked(None, (Fault(problems.REASON_UNKNOWN, "missing", params),))


def _unread(number: Unread, text: str) -> Fault:
    params = {"text": shown(text)}
    if number.fault == numbers.AMBIGUOUS:
        params |= {"decimal": text.replace(",", "."), "thousands": text.replace(",", "")}
        return Fault(problems.NUMBER_AMBIGUOUS, "value", params)
    kinds = {
        numbers.UNCLEAR: problems.NUMBER_UNCLEAR,
        numbers.NOT_FINITE: problems.NUMBER_NOT_FINITE,
        numbers.TOO_LONG: problems.NUMBER_TOO_LONG,
    }
    return Fault(kinds[number.fault], "value", params)


def _implausible(text: str, item: Item | None) -> tuple[Fault, ...]:
    if item is None:
        return ()
    number = Decimal(text)
    params = {"item": coded(item.title, item.code), "text": number_words(number)}
    if number < 0 and item.measure in {"count", "share"}:
        return (Fault(problems.NEGATIVE, "value", params),)
    if item.measure == "share" and number > 100:
        return (Fault(problems.ABOVE_HUNDRED, "value", params),)
    if item.measure == "count" and number != number.to_integral_value():
        return (Fault(problems.NOT_WHOLE, "value", params),)
    return ()


def check_source(texts: tuple[str, ...], *, person: str) -> Checked:
    """The source of a row; who brings the file, where no source is named."""
    titles, address, publishers, rest = texts[:4], texts[4], texts[5:9], texts[9:]
    retrieved_on, certainty, illustrative = rest
    faults = _unsafe((*zip(ORIGIN, titles, strict=True), ("address", address)))
    faults += _unsafe(zip(PUBLISHER, publishers, strict=True))
    title, publisher = _said(ORIGIN, titles, faults), _said(PUBLISHER, publishers, faults)
    if address and not is_web(address):
        faults.append(Fault(problems.ADDRESS_UNSAFE, "address", {"text": shown(address)}))
    if retrieved_on and not _is_date(retrieved_on):
        faults.append(Fault(problems.DATE_UNREADABLE, "retrieved_on", {"text": shown(retrieved_on)}))
    if certainty and certainty not in set(Certainty):
        params = {
            "text": shown(certainty),
            "near": near_hint(certainty, Certainty),
            "known": ", ".join(Certainty),
        }
        faults.append(Fault(problems.CERTAINTY_UNKNOWN, "certainty", params))
    mark = illustrative.casefold()
    if mark not in _YES | _NO:
        faults.append(Fault(problems.NOT_YES_OR_NO, "illustrative", {"text": shown(illustrative)}))
    if faults:
        return Checked(None, tuple(faults))
    named = title if any(title) else Said.alike(person)
    return Checked(Source(named, address, publisher, retrieved_on, certainty, mark in _YES))


def _unsafe(texts: Iterable[tuple[str, str]]) -> list[Fault]:
    return [
        Fault(problems.TEXT_UNSAFE, column, {"limit": str(_LIMIT)})
        for column, text in texts
        if len(text) > _LIMIT or has_unseen_signs(text)
    ]


def _said(columns: tuple[str, ...], texts: tuple[str, ...], faults: list[Fault]) -> Said:
    """The words given once for all languages, or in each; half of either is a fault."""
    whole, *each = texts
    if whole and any(each):
        others = ", ".join(column for column, text in zip(columns[1:], each, strict=True) if text)
        faults.append(Fault(problems.SAID_TWICE, columns[0], {"column": columns[0], "others": others}))
    elif any(each):
        faults += [
            Fault(problems.LANGUAGE_LACKING, column, {"column": column, "columns": ", ".join(columns[1:])})
            for column, text in zip(columns[1:], each, strict=True)
            if not text
        ]
    return Said.alike(whole) if whole else Said(*each)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def reasons_of(definitions: Definitions) -> frozenset[str]:
    """Every reason for which somebody may say that a figure is missing."""
    return (REASONS | frozenset(definitions.reasons)) - OF_COMPUTATIONS
