"""Rows of a table as candidates for the ledger, with everything that is wrong with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache, partial
from typing import NamedTuple

from bilim.facts.problems import files
from bilim.facts.problems import rows as problems
from bilim.facts.rules import checks
from bilim.facts.rules.checks import Checked, Fault
from bilim.facts.rules.columns import ORIGIN, Columns
from bilim.facts.rules.notes import Notes
from bilim.facts.rules.tables import Table, place_name
from bilim.facts.rules.units import Units
from bilim.facts.terms import Cell, Source
from bilim_engine.definitions import Definitions
from bilim_engine.periods import Period
from bilim_engine.problems import Place, Problem

Check = Callable[..., Checked]

# Beyond so many the file is wrong, not its rows; and each wrong name is compared with every known one.
MAX_FAULTS = 2_000


class Candidate(NamedTuple):
    """One row that could be recorded; `path` says where its unit stood in the tree then."""

    sheet: str
    row: int
    cell: Cell
    value: str
    missing: str
    source: Source
    path: str


class Reader:
    """Reads the tables of one file. What is wrong gathers in `problems`, marks to be explained in `marks`.

    Files repeat themselves, so each check is asked once for each different text.
    """

    def __init__(
        self, file: str, definitions: Definitions, units: Units, mapping: Mapping[str, str], person: str
    ) -> None:
        self.file = file
        self.problems: list[Problem] = []
        self.marks: dict[str, int] = {}
        self._item = _remembered(checks.check_item, definitions=definitions)
        self._period = _remembered(checks.check_period, definitions=definitions)
        self._unit = _remembered(checks.check_unit, units=units)
        self._breakdown = _remembered(checks.check_breakdown, definitions=definitions)
        self._amount = _remembered(checks.check_amount, definitions=definitions, mapping=mapping)
        self._source = _remembered(checks.check_source, person=person)
        self._path: Callable[[str, Period], str] = lru_cache(maxsize=None)(units.path)

    def read(self, table: Table, columns: Columns) -> list[Candidate]:
        """The candidates of one table; rows with an error are left out."""
        notes, place = Notes(), place_name(self.file, table.sheet)
        found: list[Candidate] = []
        for number, cells in table.rows:
            faults: list[Fault] = []
            candidate = self._row(table, columns, number, cells, faults, notes)
            for kind, column, params in faults:
                self.problems.append(Problem(kind, Place(place, number, column), params))
            if candidate is not None and not any(fault.kind.severity == "error" for fault in faults):
                found.append(candidate)
            if len(self.problems) + len(notes.marks) > MAX_FAULTS:
                params = {"count": str(MAX_FAULTS), "row": str(number)}
                self.problems.append(Problem(files.TOO_MANY_FAULTS, Place(place, number), params))
                break
        self.problems += notes.problems(place, is_typed=table.is_typed)
        for mark, rows in notes.marks.items():
            self.marks[mark] = self.marks.get(mark, 0) + len(rows)
        return found

    def _row(
        self, table: Table, columns: Columns, number: int, cells: list[str], faults: list[Fault], notes: Notes
    ) -> Candidate | None:
        """The candidate where everything could be read; what is wrong is added to `faults` and `notes`."""
        texts = _texts(table, cells, faults)
        at = columns.at

        def cell(name: str) -> str:
            return texts[at.get(name, -1)]

        code, source_texts = cell("item"), columns.source(texts)
        pairs = tuple((name, cell(name)) for name in columns.dimensions)
        item = _take(self._item(code), faults)
        period = _take(self._period(cell("period"), code), faults)
        unit = None if period is None else self._take_unit(cell, period, number, faults, notes)
        breakdown = _take(self._breakdown(cell("breakdown"), pairs, code), faults)
        amount = _take(self._amount(cell("value"), cell("missing"), code), faults)
        source = _take(self._source(source_texts), faults)
        notes.see_row(number, amount, has_source=any(source_texts[: len(ORIGIN)]))
        if unit is None or None in (item, period, breakdown, amount, source) or amount.mark:
            return None
        where, path = Cell(unit, item.code, str(period), breakdown), self._path(unit, period)
        return Candidate(table.sheet, number, where, amount.value, amount.missing, source, path)

    def _take_unit(
        self, cell: Callable[[str], str], period: Period, number: int, faults: list[Fault], notes: Notes
    ) -> str | None:
        checked = self._unit(cell("unit"), cell("unit_name"), period)
        for fault in checked.faults:
            if fault.kind is problems.NAMES_NOTED:
                notes.see_name(fault, number)
            else:
                faults.append(fault)
        found: str | None = checked.found
        return found


def _remembered(check: Check, **fixed: object) -> Check:
    return lru_cache(maxsize=None)(partial(check, **fixed))


def _take(checked: Checked, faults: list[Fault]):  # type: ignore[no-untyped-def]
    if checked.faults:
        faults.extend(checked.faults)
    return checked.found


def _texts(table: Table, cells: list[str], faults: list[Fault]) -> list[str]:
    """The cells of a row as wide as its table, and one empty cell more for columns it does not have."""
    width = len(table.header)
    if any(cells[width:]):
        faults.append(Fault(files.ROW_TOO_LONG, "", {"cells": str(len(cells)), "columns": str(width)}))
    texts = [text.strip() for text in cells[:width]]
    texts += [""] * (width - len(texts) + 1)
    return texts
