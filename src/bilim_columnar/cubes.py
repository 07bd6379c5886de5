"""Kept cubes: what `subtree(item)` gives for every unit of a tree, computed once and forgotten with
its facts.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from bilim_columnar import walking
from bilim_columnar.columns import number

if TYPE_CHECKING:
    from bilim_columnar.codes import Codes
    from bilim_columnar.engines.base import Keeper
    from bilim_columnar.live import Live

COLUMNS = ("tree", "item", "breakdown", "period", "unit", "value", "reason")
WANTED = ("rated", "tree", "item", "breakdown", "period")
Key = tuple[int, int, int, int]
"""Tree, item, breakdown, period."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One part of a cube in memory: a figure and a reason at the number of each unit.

    The last cell is that of every unit beyond: nothing was ever collected there.
    """

    figures: Any
    reasons: Any

    @staticmethod
    def of(units: Any, figures: Any, reasons: Any) -> Cells:
        """The cells of these units; a reason masked is none, all others of the part are not collected."""
        size = int(units.max(initial=0)) + 2
        cells = Cells(np.zeros(size, dtype=np.int64), np.full(size, walking.NOT_COLLECTED, dtype=object))
        cells.figures[units] = np.ma.filled(figures, 0)
        given = np.ma.filled(reasons, 0).astype(object)
        given[np.ma.getmaskarray(reasons)] = None
        cells.reasons[units] = given
        return cells

    def at(self, units: Any) -> tuple[list[int], list[int | None]]:
        """The figures and the reasons of these units."""
        places = np.minimum(units, len(self.figures) - 1)
        return self.figures[places].tolist(), self.reasons[places].tolist()


class Cubes:
    """The table `cubes` of an engine, and which of its parts are up to date."""

    def __init__(self, engine: Keeper, live: Live) -> None:
        self._engine, self._live = engine, live
        self._known: set[Key] = set()
        self._cells: dict[Key, Cells] = {}
        engine.table("cubes", COLUMNS, [])

    def keep(self, keys: Iterable[Key], units: int) -> None:
        """These parts stand in the table."""
        wanted = sorted(set(keys) - self._known)
        if not wanted:
            return
        self._engine.table("wanted", WANTED, [(index, *key) for index, key in enumerate(wanted)])
        self._live.show({key[3] for key in wanted}, {key[1] for key in wanted})
        self._engine.insert("cubes", _statement(units))
        self._known.update(wanted)

    @property
    def codes(self) -> Codes:
        return self._live.codes

    @staticmethod
    def choose(units: Sequence[int]) -> Any:
        """These units as `Cells.at` takes them."""
        return np.array(units, dtype=np.int64)

    def cells(self, key: Key) -> Cells:
        """A part that is kept; all that are kept and not in memory yet are read together."""
        if key not in self._cells:
            wanted = sorted(self._known - self._cells.keys())
            self._engine.table("wanted", WANTED, [(index, *each) for index, each in enumerate(wanted)])
            same = " AND ".join(f"c.{each} = w.{each}" for each in WANTED[1:])
            found = self._engine.arrays(
                f"SELECT w.rated, c.unit, c.value, c.reason FROM cubes AS c JOIN wanted AS w ON {same} "
                "ORDER BY w.rated"
            )
            ends = np.searchsorted(found["rated"], np.arange(len(wanted) + 1))
            for index, each in enumerate(wanted):
                part = slice(int(ends[index]), int(ends[index + 1]))
                self._cells[each] = Cells.of(*(found[name][part] for name in ("unit", "value", "reason")))
        return self._cells[key]

    def forget(self, touched: Collection[tuple[int, int, int]]) -> None:
        """Parts of these items, breakdowns and periods are computed anew when next asked for."""
        gone = {key for key in self._known if key[1:] in touched}
        self._engine.remove("cubes", COLUMNS[:4], sorted(gone))
        self._known -= gone
        for key in gone:
            self._cells.pop(key, None)

    def forget_all(self) -> None:
        self._engine.table("cubes", COLUMNS, [])
        self._known.clear()
        self._cells.clear()


def _statement(units: int) -> str:
    """The rule of `subtree` over every figure wanted; a unit that comes out as not collected needs no row."""
    grid = (
        "SELECT w.rated, t.unit, t.tree, t.depth, t.inner_unit, f.value AS v, "
        "CASE WHEN f.value IS NULL THEN COALESCE(f.reason, 1) END AS r "
        "FROM wanted AS w JOIN tree AS t ON t.tree = w.tree LEFT JOIN facts AS f "
        "ON f.item = w.item AND f.breakdown = w.breakdown AND f.period = w.period AND f.unit = t.unit"
    )
    walk = walking.Walk("subtree", number("v", "r", 0, 1), 9, units)
    tables, joins, names = walking.tables([walk], "g")
    body = ", ".join(f"{name} AS ({text})" for name, text in [("g", grid), *tables])
    rolled = f"SELECT g.rated, g.unit, {', '.join(names)} FROM g{joins}"
    return (
        f"WITH {body}, rolled AS ({rolled}) SELECT w.tree, w.item, w.breakdown, w.period, o.unit, o.v9, o.r9 "
        "FROM rolled AS o JOIN wanted AS w ON w.rated = o.rated WHERE o.r9 IS NULL OR o.r9 <> 1 ORDER "
        "BY o.unit"
    )
