"""The small tables a statement joins: trees of units, rated periods, and the figures asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bilim_columnar.asking import Asked
from bilim_columnar.codes import Codes
from bilim_columnar.cubes import Cubes
from bilim_columnar.engines.base import Engine, Rows
from bilim_columnar.programs import Program
from bilim_engine.facts import write_breakdown
from bilim_engine.units import UnitTree

TREE = ("tree", "unit", "parent", "place", "depth", "inner_unit")
BELOW = ("tree", "unit", "depth", "descendant", "place")
SLOTS = ("slot", "rated", "item", "breakdown", "period")
Cell = tuple[int, int, int, int, int]
"""Slot, rated period, item, breakdown and period."""


@dataclass(frozen=True, slots=True)
class Placed:
    """The trees by rated period, as numbers; how many units the largest has, and how many levels."""

    trees: tuple[int, ...]
    units: int
    depth: int
    asked: tuple[int, ...]


class Placing:
    """Keeps the trees in the engine between questions: they change far less often than they are asked."""

    def __init__(self, codes: Codes, engine: Engine) -> None:
        self._codes, self._engine = codes, engine
        self._trees: list[UnitTree] = []
        self._strangers: set[str] = set()
        self._depth = self._units = 0
        self._held: dict[str, Rows] = {}

    def place(self, trees: Sequence[UnitTree], units: Sequence[str]) -> Placed:
        """The engine holds these trees, and units asked for that are in none of them."""
        fresh = [tree for tree in trees if not any(tree is known for known in self._trees)]
        strangers = {unit for unit in units if any(unit not in tree for tree in trees)}
        if fresh or not strangers <= self._strangers:
            self._trees.extend({id(tree): tree for tree in fresh}.values())
            self._strangers |= strangers
            self._load()
        numbers = tuple(next(n for n, known in enumerate(self._trees) if known is tree) for tree in trees)
        asked = tuple(self._codes.units.number(unit) for unit in dict.fromkeys(units))
        return Placed(numbers, self._units, self._depth, asked)

    def _load(self) -> None:
        rows: list[tuple[int | None, ...]] = []
        below: list[tuple[int | None, ...]] = []
        self._depth = self._units = 0
        for number, tree in enumerate(self._trees):
            own = list(self._rows(number, tree))
            rows.extend(own)
            below.extend(_below(own))
            self._units = max(self._units, len(own))
            self._depth = max([self._depth, *(row[4] or 0 for row in own)])
        self._engine.table("tree", TREE, rows)
        self._engine.table("below", BELOW, below)

    def _rows(self, number: int, tree: UnitTree) -> Iterator[tuple[int | None, ...]]:
        """The units, parents before children, each with its place in that order."""
        place = 0
        waiting: list[tuple[str, int | None, int]]
        waiting = [(each.code, None, 0) for each in reversed(tree.roots())]
        waiting[:0] = [(code, None, 0) for code in sorted(self._strangers) if code not in tree]
        while waiting:
            code, parent, depth = waiting.pop()
            children = tree.children(code)
            unit = self._codes.units.number(code)
            yield number, unit, parent, place, depth, bool(children)
            place += 1
            waiting.extend((each.code, unit, depth + 1) for each in reversed(children))

    def ask(self, program: Program, asked: Asked, placed: Placed) -> None:
        """The engine holds what the statement reads."""
        cells = list(self._slots(program, asked))
        slots = [cell for cell, _rolled in cells]
        plain = [cell for cell, rolled in cells if not rolled]
        self._keep([cell for cell, rolled in cells if rolled], placed)
        self._hold(asked.rated, ("rated", "tree"), list(enumerate(placed.trees)))
        self._hold(asked.slots, SLOTS, slots)
        self._hold("asked", ("unit",), [(unit,) for unit in placed.asked])
        if any(not slot.rolled for slot in program.slots):
            self._engine.show({row[4] for row in plain}, {row[2] for row in plain})

    def _hold(self, name: str, columns: Sequence[str], rows: Rows) -> None:
        """The table holds these rows; what was asked the last time need not be sent again."""
        if self._held.get(name) != rows:
            self._engine.table(name, columns, rows)
            self._held[name] = rows

    def _keep(self, cells: Sequence[Cell], placed: Placed) -> None:
        cubes: Cubes | None = getattr(self._engine, "cubes", None)
        if cubes is not None:
            wanted = {(placed.trees[cell[1]], cell[2], cell[3], cell[4]) for cell in cells}
            cubes.keep(wanted, placed.units)

    def _slots(self, program: Program, asked: Asked) -> Iterator[tuple[Cell, bool]]:
        """For each figure and rated period the cell to read; none where no such cell was ever recorded."""
        codes = self._codes
        for slot, index in program.slots.items():
            item = codes.items.find(slot.item)
            breakdown = codes.breakdowns.find(write_breakdown(slot.breakdown))
            for rated in range(len(asked.periods)):
                period = asked.period(rated, slot.kind, slot.shift)
                number = None if period is None else codes.periods.find(str(period))
                if item is not None and breakdown is not None and number is not None:
                    yield (index, rated, item, breakdown, number), slot.rolled


def _below(rows: Iterable[tuple[int | None, ...]]) -> Iterator[tuple[int | None, ...]]:
    """For each unit those below it at whatever depth; for one with none below, itself."""
    above: list[tuple[int | None, int]] = []
    for tree, unit, _parent, place, depth, inner in rows:
        while above and above[-1][1] >= (depth or 0):
            above.pop()
        for ancestor, height in above:
            yield tree, ancestor, height, unit, place
        if not inner:
            yield tree, unit, depth, unit, place
        above.append((unit, depth or 0))
