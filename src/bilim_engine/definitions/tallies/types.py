"""What a tally is: which rows, grouped how, counted or summed, into which item of which unit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bilim_engine.definitions.base import Source, Text

SIGNS = ("is", "is_not", "at_least", "below")
UNIT, DEPARTMENT = "unit", "department"
ANSWERS = (UNIT, DEPARTMENT)


@dataclass(frozen=True, slots=True)
class Condition:
    """A row counts where its column stands so to the value; a row with nothing in the column does not."""

    column: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class TallyCase:
    """A worked example: these rows give these facts, `unit period breakdown` → figure.

    Where departments answer, `departments` says to which each institution of the example belongs.
    """

    name: Text
    rows: tuple[Mapping[str, str], ...]
    expect: Mapping[str, str]
    departments: Mapping[str, str] = field(default_factory=dict)
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of `source` become facts of `item`: how many there are, or the sum of a column."""

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    basis: Text
    reviewed_on: date
    next_review_on: date
    source: str
    item: str
    unit: str
    period: str
    answers: str = UNIT
    """Whose the fact is: that of the unit which `unit` names, or of the department of that institution."""
    person: str | None = None
    """The column that tells persons apart: nobody counts twice in a period. None: it is not looked at."""
    where: tuple[Condition, ...] = ()
    by: tuple[str, ...] = ()
    """Columns that are dimensions of the breakdown; the total over each of them is a fact too."""
    sum: str | None = None
    """The column to be summed; none where rows are counted."""
    cases: tuple[TallyCase, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def columns(self) -> tuple[str, ...]:
        """Every column that a source must have, once."""
        named = (self.unit, self.period, *self.by, *(each.column for each in self.where))
        return tuple(dict.fromkeys(each for each in (*named, self.sum, self.person) if each))
