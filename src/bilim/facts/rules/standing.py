"""The figures as they would stand with a file committed, and the part of a question all questions share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from bilim.facts.rules.notes import listed
from bilim.facts.rules.rows import Candidate
from bilim.facts.rules.tables import place_name
from bilim.facts.rules.units import Units
from bilim.facts.rules.wording import Words, cell_words, number_words
from bilim.facts.terms import Cell, Entry
from bilim_engine.definitions import Definitions
from bilim_engine.definitions.items import ADDED
from bilim_engine.problems import Kind, Place, Problem

# What a question says of something: a number, a text, or words in each language.
Said = Decimal | str | Words


class Figure(NamedTuple):
    """A number with its row in the file; row 0 where it stands in the ledger already."""

    amount: Decimal
    row: int = 0
    sheet: str = ""


class Standing:
    """Every number that can be added and compared: of the file, and of the ledger where that is silent."""

    def __init__(
        self,
        candidates: Iterable[Candidate],
        current: Mapping[Cell, Entry],
        definitions: Definitions,
        units: Units,
        name: str,
    ) -> None:
        self._name, self._definitions, self._units = name, definitions, units
        self.items = {code: item for code, item in definitions.items.items() if item.measure in ADDED}
        self.file: dict[Cell, Figure] = {}
        silenced = set[Cell]()
        for sheet, row, cell, value, _missing, _source, _path in candidates:
            if cell.item not in self.items:
                continue
            if value:
                self.file[cell] = Figure(Decimal(value), row, sheet)
            else:
                silenced.add(cell)
        self.ledger = {
            cell: Figure(Decimal(entry.value))
            for cell, entry in current.items()
            if entry.value and cell.item in self.items and cell not in self.file and cell not in silenced
        }

    def find(self, cell: Cell) -> Figure | None:
        """What would stand in the cell."""
        return self.file.get(cell) or self.ledger.get(cell)

    def ask(self, kind: Kind, cell: Cell, figures: Iterable[Figure], **params: Said) -> Problem:
        """The question about a cell, at the first of its rows in the file."""
        rows = sorted((figure.sheet, figure.row) for figure in figures if figure.row)
        sheet, row = rows[0]
        said = {
            key: number_words(each) if isinstance(each, Decimal) else each for key, each in params.items()
        }
        where = cell_words(cell, self._definitions, self._units)
        return Problem(
            kind,
            Place(place_name(self._name, sheet), row, "value"),
            {"cell": where, "rows": listed([number for _sheet, number in rows]), **said},
        )
