"""What is said once about many rows: tolerated writing, marks nobody explained, names that were guessed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from bilim.facts.problems import rows as problems
from bilim.facts.rules.checks import Amount, Fault, shown
from bilim_engine.problems import Kind, Place, Problem

_ROWS_SHOWN = 20


@dataclass(slots=True)
class Notes:
    """The rows each thing was seen in, in the order of the file."""

    comma: list[int] = field(default_factory=list)
    point: list[int] = field(default_factory=list)
    grouped: list[int] = field(default_factory=list)
    sourceless: list[int] = field(default_factory=list)
    marks: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))
    names: dict[str, tuple[int, Fault]] = field(default_factory=dict)

    def see_row(self, row: int, amount: Amount | None, *, has_source: bool) -> None:
        """How the number of the row was written is remembered, and whether a source stands beside it."""
        if not has_source:
            self.sourceless.append(row)
        if amount is not None and amount.mark:
            self.marks[amount.mark].append(row)
        if amount is None or amount.number is None:
            return
        for seen, rows in (
            (amount.number.comma, self.comma),
            (amount.number.point, self.point),
            (amount.number.grouped, self.grouped),
        ):
            if seen:
                rows.append(row)

    def see_name(self, fault: Fault, row: int) -> None:
        """A name that was guessed is said once."""
        self.names.setdefault(str(fault.params["text"]), (row, fault))

    def problems(self, file: str, *, is_typed: bool) -> list[Problem]:
        """Everything worth saying, marks first."""
        found = [self._mark(file, mark, rows) for mark, rows in self.marks.items()]
        if self.comma and self.point and not is_typed:
            rows = {"comma": str(self.comma[0]), "point": str(self.point[0])}
            found.append(Problem(problems.MIXED_MARKS, Place(file, self.point[0], "value"), rows))
        found += _counted(problems.COMMA_NOTED, file, "value", self.comma)
        found += _counted(problems.GROUPING_NOTED, file, "value", self.grouped)
        found += _counted(problems.NO_SOURCE_NOTED, file, "origin", self.sourceless)
        for row, fault in self.names.values():
            found.append(Problem(fault.kind, Place(file, row, fault.column), fault.params))
        return found

    def _mark(self, file: str, mark: str, rows: list[int]) -> Problem:
        params = {"mark": shown(mark), "count": str(len(rows)), "rows": listed(rows)}
        return Problem(problems.MARK, Place(file, rows[0], "value"), params)


def _counted(kind: Kind, file: str, column: str, rows: list[int]) -> list[Problem]:
    if not rows:
        return []
    return [Problem(kind, Place(file, rows[0], column), {"count": str(len(rows)), "row": str(rows[0])})]


def listed(rows: list[int]) -> str:
    """Row numbers for a sentence: all of a few, the first of many."""
    shown_rows = ", ".join(map(str, rows[:_ROWS_SHOWN]))
    return shown_rows if len(rows) <= _ROWS_SHOWN else f"{shown_rows} … {rows[-1]}"
