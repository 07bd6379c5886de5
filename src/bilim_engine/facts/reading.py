"""The tidy CSV of facts, read with every problem at its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from decimal import Decimal

from bilim_engine import reasons as why
from bilim_engine.facts.problems import (
    CELL_EMPTY,
    CELLS_TOO_MANY,
    COLUMN_ABSENT,
    COLUMN_TWICE,
    COLUMN_UNKNOWN,
    GIVEN_TWICE,
    NOT_A_BREAKDOWN,
    NOT_A_NUMBER,
    NOT_A_PERIOD,
    NOT_YES_OR_NO,
    REASON_UNKNOWN,
    UNREADABLE,
    VALUE_OR_REASON,
)
from bilim_engine.facts.table import Breakdown, Fact, parse_breakdown
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import EXACT, REASONS, Missing, Value, parse_decimal

COLUMNS = ("unit", "item", "period", "breakdown", "value", "missing", "origin", "illustrative", "recorded_at")
REQUIRED = ("unit", "item", "period", "value")
_ILLUSTRATIVE = {"": False, "0": False, "false": False, "no": False, "1": True, "true": True, "yes": True}


def read_facts_csv(
    text: str, file: str = "", *, reasons: Iterable[str] = REASONS
) -> tuple[list[Fact], list[Problem]]:
    """The facts of a tidy CSV and everything that is wrong with it, with line numbers.

    Rows with a problem are left out; the others are read, so that all problems are found at once.
    """
    if found := _half_characters(text, file):
        return [], found
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff")), strict=True)
    known = frozenset(reasons)
    facts: list[Fact] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, str, Period, Breakdown], int] = {}
    try:
        header = [name.strip() for name in next(reader, [])]
        if problems := _check_header(header, file):
            return [], problems
        for cells in reader:
            if not any(cell.strip() for cell in cells):
                continue
            fact = _read_row(header, cells, Place(file, reader.line_num), known, problems)
            if fact is not None and _is_new(fact, seen, Place(file, reader.line_num), problems):
                facts.append(fact)
    except csv.Error as fault:
        # What follows cannot be told into rows; what was found before it stands.
        problems.append(Problem(UNREADABLE, Place(file, reader.line_num), {"detail": why.of_csv(fault)}))
    return facts, problems


def _half_characters(text: str, file: str) -> list[Problem]:
    """No file in UTF-8 holds one; text from a program may, and could be written nowhere afterwards."""
    try:
        text.encode()
    except UnicodeEncodeError as fault:
        place = Place(file, text.count("\n", 0, fault.start) + 1)
        return [Problem(UNREADABLE, place, {"detail": f"\\u{ord(text[fault.start]):04x}"})]
    return []


def _check_header(header: list[str], file: str) -> list[Problem]:
    place = Place(file, 1)
    columns = ", ".join(COLUMNS)
    absent = [each for each in REQUIRED if each not in header]
    unknown = [each for each in header if each not in COLUMNS]
    twice = [each for each in COLUMNS if header.count(each) > 1]
    return [
        *(Problem(COLUMN_ABSENT, place, {"column": each, "columns": columns}) for each in absent),
        *(
            Problem(
                COLUMN_UNKNOWN, place, {"column": each, "columns": columns, "near": near_hint(each, COLUMNS)}
            )
            for each in unknown
        ),
        *(Problem(COLUMN_TWICE, place, {"column": each}) for each in twice),
    ]


def _read_row(
    header: list[str], cells: list[str], place: Place, reasons: frozenset[str], problems: list[Problem]
) -> Fact | None:
    """The fact of one row, or None; whatever is wrong with the row is added to `problems`."""
    row = dict(zip(header, (cell.strip() for cell in cells), strict=False))
    before = len(problems)
    if len(cells) > len(header):
        params = {"cells": str(len(cells)), "columns": str(len(header))}
        problems.append(Problem(CELLS_TOO_MANY, place, params))
    for column in ("unit", "item", "period"):
        if not row.get(column):
            problems.append(Problem(CELL_EMPTY, _at(place, column), {"column": column}))
    period = _read_period(row.get("period", ""), place, problems)
    breakdown = _read_breakdown(row.get("breakdown", ""), place, problems)
    value = _read_value(row.get("value", ""), row.get("missing", ""), place, reasons, problems)
    mark = row.get("illustrative", "").lower()
    if mark not in _ILLUSTRATIVE:
        problems.append(Problem(NOT_YES_OR_NO, _at(place, "illustrative"), {"text": mark}))
    if len(problems) > before or period is None or value is None:
        return None
    origin, recorded_at = row.get("origin", ""), row.get("recorded_at", "")
    return Fact(row["unit"], row["item"], period, breakdown, value, origin, _ILLUSTRATIVE[mark], recorded_at)


def _at(place: Place, column: str) -> Place:
    return Place(place.file, place.line, column)


def _read_period(text: str, place: Place, problems: list[Problem]) -> Period | None:
    try:
        return parse_period(text) if text else None
    except ValueError:
        problems.append(Problem(NOT_A_PERIOD, _at(place, "period"), {"text": text}))
        return None


def _read_breakdown(text: str, place: Place, problems: list[Problem]) -> Breakdown:
    try:
        return parse_breakdown(text)
    except ValueError:
        problems.append(Problem(NOT_A_BREAKDOWN, _at(place, "breakdown"), {"text": text}))
        return ()


def _read_value(
    text: str, reason: str, place: Place, reasons: frozenset[str], problems: list[Problem]
) -> Value | None:
    listed = ", ".join(sorted(reasons))
    if bool(text) == bool(reason):
        problems.append(Problem(VALUE_OR_REASON, _at(place, "value"), {"reasons": listed}))
    elif reason and reason not in reasons:
        params = {"reason": reason, "reasons": listed, "near": near_hint(reason, reasons)}
        problems.append(Problem(REASON_UNKNOWN, _at(place, "missing"), params))
    elif reason:
        return Missing(reason)
    else:
        try:
            return _bounded(parse_decimal(text))
        except ValueError:
            problems.append(Problem(NOT_A_NUMBER, _at(place, "value"), {"text": text}))
    return None


def _bounded(number: Decimal) -> Decimal:
    """The number; ValueError for one of a size no figure has, whose powers no decimal could hold."""
    if abs(number.adjusted()) > EXACT.prec:
        raise ValueError(f"out of all proportion: {number}")
    return number


def _is_new(
    fact: Fact,
    seen: dict[tuple[str, str, Period, Breakdown], int],
    place: Place,
    problems: list[Problem],
) -> bool:
    first = seen.setdefault(fact.key, place.line)
    if first == place.line:
        return True
    params: Mapping[str, str] = {
        "unit": fact.unit,
        "item": fact.item,
        "period": str(fact.period),
        "line": str(first),
    }
    problems.append(Problem(GIVEN_TWICE, place, params))
    return False
