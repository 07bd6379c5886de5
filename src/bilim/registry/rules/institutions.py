"""Lists of institutions as CSV: read, with every fault and its row."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from bilim.base.texts import has_unseen_signs
from bilim.registry import problems as kinds
from bilim.registry.rules.signs import about_unprinted
from bilim.registry.terms import RUNNING_KINDS, InstitutionKind
from bilim_engine import reasons
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, near_hint

COLUMNS = (
    "code", "kind", "department", "name_ky", "name_ru", "name_en", "illustrative",
    "valid_from", "valid_until",
)  # fmt: skip
_YES_NO = {"true": True, "false": False}


@dataclass(frozen=True, slots=True)
class InstitutionRecord:
    """One row of a list of institutions."""

    code: str
    kind: str
    department: str
    names: dict[str, str]
    illustrative: bool
    valid_from: date | None
    valid_until: date | None


def read_institutions(
    text: str, file: str, units: Mapping[str, str]
) -> tuple[list[InstitutionRecord], list[Problem]]:
    """The institutions in a CSV text and every fault with its row; rows are counted as a spreadsheet does.

    `units` is the kind of each unit of the register: schools are of departments, not of an oblast.
    """
    rows: list[list[str]] = []
    try:
        # newline="" leaves line ends to the reader, as the csv module asks.
        rows.extend(csv.reader(io.StringIO(text, newline=""), strict=True))
    except csv.Error as fault:
        return [], [Problem(kinds.BROKEN_CSV, Place(file, len(rows) + 1), {"why": reasons.of_csv(fault)})]
    header = [name.strip() for name in rows[0]] if rows else []
    lacking = [column for column in COLUMNS if column not in header]
    if lacking:
        known = ", ".join(COLUMNS)
        return [], [
            Problem(kinds.COLUMN_LACKING, Place(file, 1), {"column": column, "known": known})
            for column in lacking
        ]
    reader = _Rows(file, units)
    # A spreadsheet counts empty rows too, and one row where a cell holds several lines.
    written = ((line, [cell.strip() for cell in cells]) for line, cells in enumerate(rows[1:], 2))
    records = [record for line, cells in written if any(cells) for record in reader.one(line, header, cells)]
    return records, reader.problems


class _Rows:
    """Reads one row after another; what is wrong gathers in `problems`."""

    def __init__(self, file: str, units: Mapping[str, str]) -> None:
        self.problems: list[Problem] = []
        self._file = file
        self._units = units
        self._departments = [code for code, kind in units.items() if kind in RUNNING_KINDS]
        self._seen: set[str] = set()

    def one(self, line: int, header: list[str], cells: list[str]) -> Iterator[InstitutionRecord]:
        """The institution of the row; nothing where the row is wrong."""
        before = len(self.problems)
        # A row that ends early has empty cells.
        row = dict(zip_longest(header, cells[: len(header)], fillvalue=""))
        if len(cells) > len(header):
            counts = {"cells": str(len(cells)), "columns": str(len(header))}
            self._problem(kinds.ROW_TOO_LONG, line, "", **counts)
        for column in COLUMNS[:7]:
            if not row[column]:
                self._problem(kinds.EMPTY_CELL, line, column, column=column)
            elif has_unseen_signs(row[column], lines=True):
                self._problem(kinds.UNSEEN_SIGN, line, column)
            elif about := about_unprinted(row[column]):
                self._problem(kinds.NOT_PRINTED, line, column, **about)
        self._check_codes(line, row)
        dates = [self._date(line, column, row[column]) for column in ("valid_from", "valid_until")]
        if dates[0] and dates[1] and dates[1] <= dates[0]:
            params = {"start": str(dates[0]), "until": str(dates[1])}
            self._problem(kinds.DATES_REVERSED, line, "valid_until", **params)
        if len(self.problems) == before:
            names = {language: row[f"name_{language}"] for language in LANGUAGES}
            flag = _YES_NO[row["illustrative"]]
            yield InstitutionRecord(row["code"], row["kind"], row["department"], names, flag, *dates)

    def _check_codes(self, line: int, row: dict[str, str]) -> None:
        if row["code"] in self._seen:
            self._problem(kinds.INSTITUTION_TWICE, line, "code", code=row["code"])
        self._seen.add(row["code"])
        owner = row["department"]
        if owner and owner not in self._units:
            near = near_hint(owner, self._departments)
            self._problem(kinds.UNKNOWN_UNIT, line, "department", unit=owner, near=near)
        elif owner and owner not in self._departments:
            self._problem(kinds.RUNS_NO_SCHOOLS, line, "department", unit=owner)
        for column, known in (("kind", InstitutionKind.values), ("illustrative", list(_YES_NO))):
            word = row[column]
            if word and word not in known:
                params = {"word": word, "key": column, "known": ", ".join(known)}
                self._problem(kinds.UNKNOWN_WORD, line, column, **params)

    def _date(self, line: int, column: str, text: str) -> date | None:
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self._problem(kinds.NOT_A_DATE, line, column, text=text)
            return None

    def _problem(self, kind: Kind, line: int, cell: str, /, **params: str) -> None:
        self.problems.append(Problem(kind, Place(self._file, line, cell), params))
