"""A file as tables of text, whatever it was: the one shape rows are read from."""

from __future__ import annotations

from dataclasses import dataclass, field

MAX_ROWS = 300_000
MAX_COLUMNS = 64
# All sheets together, empty cells counted: a reader makes room for each of them.
MAX_CELLS = 6_000_000


@dataclass(frozen=True, slots=True)
class Marks:
    """What a sheet holds besides the texts of its cells: which are formulas, seen as percentages, merged."""

    formulas: tuple[str, ...] = ()
    percents: tuple[str, ...] = ()
    merged: tuple[str, ...] = ()
    is_hidden: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet, or a CSV file as a whole: its header and its rows that are not empty, each with its number.

    Row numbers are those a person sees in the file, the header counted.
    """

    sheet: str
    header_row: int
    header: tuple[str, ...]
    rows: list[tuple[int, list[str]]] = field(default_factory=list)
    marks: Marks = Marks()
    is_typed: bool = False
    """Numbers came as numbers, so a point in one says nothing about how people write decimals."""


def place_name(file: str, sheet: str) -> str:
    """How a problem names the file: with the sheet in brackets where there is one."""
    return f"{file} [{sheet}]" if sheet else file
