"""What a tally is: which rows, grouped how, counted or summed, into which item."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bilim_engine.definitions import Text

SIGNS = ("is", "is_not", "at_least", "below")


@dataclass(frozen=True, slots=True)
class Condition:
    """A row counts where its column stands so to the value; a row with nothing in the column does not."""

    column: str
    sign: str
    value: str


@dataclass(frozen=True, slots=True)
class Case:
    """A worked example: these rows give these facts, `unit period breakdown` → figure."""

    name: Text
    rows: tuple[Mapping[str, str], ...]
    expect: Mapping[str, str]
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Tally:
    """Rows of `source` become facts of `item`: how many there are, or the sum of a column."""

    code: str
    title: Text
    basis: Text
    source: str
    item: str
    unit: str
    period: str
    where: tuple[Condition, ...] = ()
    by: tuple[str, ...] = ()
    """Columns that are dimensions of the breakdown; the total over each of them is a fact too."""
    sum: str = ""
    """The column to be summed; none where rows are counted."""
    cases: tuple[Case, ...] = ()
