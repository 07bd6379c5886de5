"""A snapshot and what came after it: the facts as they stand now, with kept cubes of sums."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

from bilim_columnar.codes import Codes
from bilim_columnar.cubes import Cubes
from bilim_columnar.engines.base import FACT_COLUMNS, Keeper, Reader, Rows
from bilim_columnar.rows import Row, Withdrawn, numbered, to_row
from bilim_columnar.snapshots import Snapshot
from bilim_engine.facts import Fact, write_breakdown

_KEY = ("item", "breakdown", "unit", "period")


class Live:
    """An engine over a snapshot; facts that came later take the place of those in it."""

    def __init__(self, engine: Reader, snapshot: Snapshot) -> None:
        self.engine, self.snapshot = engine, snapshot
        self.codes: Codes = snapshot.codes.copy()
        self.dialect = engine.dialect
        # Item, breakdown and period of every change, in the order in which they came.
        self.touched: list[tuple[int, int, int]] = []
        self._later: dict[tuple[int, int, int, int], Row] = {}
        self.cubes = Cubes(engine, self) if isinstance(engine, Keeper) else None
        self._load()

    @property
    def later(self) -> int:
        """How many facts were recorded or withdrawn after the mark."""
        return len(self._later)

    def apply(self, changes: Iterable[Fact | Withdrawn]) -> int:
        """Facts recorded and facts withdrawn after the mark are minded from the next question on."""
        changes = list(changes)
        numbered((each for each in changes if isinstance(each, Fact)), self.codes)
        rows = [self._row(each) for each in changes]
        for row in rows:
            self._later[(row.item, row.breakdown, row.unit, row.period)] = row
        if rows:
            self._load()
            gone = {(row.item, row.breakdown, row.period) for row in rows}
            self.touched.extend(sorted(gone))
            if self.cubes:
                self.cubes.forget(gone)
        return len(rows)

    def _row(self, change: Fact | Withdrawn) -> Row:
        """A withdrawn fact is a row with neither figure nor reason."""
        if isinstance(change, Fact):
            return to_row(change, self.codes)
        codes = self.codes
        item, unit = codes.items.number(change.item), codes.units.number(change.unit)
        breakdown = codes.breakdowns.number(write_breakdown(change.breakdown))
        return Row(item, breakdown, unit, codes.periods.number(str(change.period)), None, None)

    def _load(self) -> None:
        self.engine.table("later", FACT_COLUMNS, list(self._later.values()))

    # --- an engine to those who ask ---------------------------------------------------------------------

    def table(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        self.engine.table(name, columns, rows)
        if name == "tree" and self.cubes:
            self.cubes.forget_all()

    def show(self, periods: Collection[int], items: Collection[int]) -> None:
        """`facts` are those of the files of these periods, less what was replaced, and what came later."""
        listed = ", ".join(FACT_COLUMNS)
        later = f"SELECT {listed} FROM later WHERE value IS NOT NULL OR reason IS NOT NULL"
        bound = (self.snapshot.files.get(each) for each in sorted(periods))
        files = [str(each.require()) for each in bound if each]
        if not files:
            self.engine.view("facts", later)
            return
        same = " AND ".join(f"l.{each} = e.{each}" for each in _KEY)
        kept = f" WHERE NOT EXISTS (SELECT 1 FROM later AS l WHERE {same})" if self._later else ""
        # Naming every item would only make the engine compare each row with all of them.
        some = len(items) < len(self.codes.items.texts)
        wanted = f"item IN ({', '.join(map(str, sorted(items))) or '-1'})" if some else "TRUE"
        self.engine.parquet("early", files, wanted)
        early = ", ".join(f"e.{each}" for each in FACT_COLUMNS)
        text = f"SELECT {early} FROM early AS e{kept}"
        self.engine.view("facts", f"{text} UNION ALL {later}" if self._later else text)

    def fetch(self, text: str, small: bool = False) -> list[tuple[Any, ...]]:
        return self.engine.fetch(text, small)
