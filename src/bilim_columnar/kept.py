"""Answers out of the kept cubes alone: no statement is run, the engine's own operators read the cells.

A formula fits that is made of `subtree(item)`, numbers and operators on one unit. That is what a dashboard
asks, and planning a statement for it would take longer than everything else.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Any

from bilim_columnar.asking import Asked
from bilim_columnar.codes import Codes
from bilim_columnar.columns import EXACT_BOUND, Column, Inexact, number, sql_type
from bilim_columnar.cubes import Cubes, Key
from bilim_columnar.nodes import Node
from bilim_columnar.programs import Slot
from bilim_columnar.tails import SPECIAL, Read, Tails
from bilim_columnar.vectors import Batch, Part, Vector, Vectors
from bilim_columnar.walking import NOT_COLLECTED
from bilim_engine.facts import write_breakdown
from bilim_engine.formulas import TABLE
from bilim_engine.values import OUT_OF_DOMAIN, Missing


@dataclass(slots=True)
class KeptPlan:
    """Which cells are looked at, and how a value follows from them."""

    slots: dict[Slot, int] = field(default_factory=dict)
    reads: dict[str, Read] = field(default_factory=dict)
    vectors: dict[str, Vector] = field(default_factory=dict)
    """The same for many units at once, where all operators are strict."""


def planned(nodes: Mapping[str, Node], codes: Codes, asked: Asked) -> KeptPlan:
    """The plan for those of the nodes that the cubes answer by themselves."""
    leaves = _Leaves(codes, asked)
    fitting = {code: node for code, node in nodes.items() if leaves.fit(node)}
    positions = {}
    for index in leaves.slots.values():
        positions[f"i{index}"], positions[f"j{index}"] = 2 + 2 * index, 3 + 2 * index
    tails = _Tails(leaves, positions, codes, asked)
    plan = KeptPlan(leaves.slots, {code: tails.read(node) for code, node in fitting.items()})
    vectors = Vectors(codes, asked, leaves.cells)
    made = {code: vectors.vector(node) for code, node in fitting.items()}
    plan.vectors = {code: each for code, each in made.items() if each is not None}
    return plan


class _Leaves:
    """The cells of kept cubes that formulas name; whatever else a formula has, an operator computes."""

    def __init__(self, codes: Codes, asked: Asked) -> None:
        self._codes, self._asked = codes, asked
        self.slots: dict[Slot, int] = {}
        # By the identity of a node, while plans are made: the slot and the decimals of its figures.
        self.cells: dict[int, tuple[int, int]] = {}

    def fit(self, node: Node) -> bool:
        """Whether the value follows from such cells; those of a node that does are among the slots."""
        if not self._fits(node):
            return False
        for each in _cells(node):
            self.column(each)
        return True

    def _fits(self, node: Node) -> bool:
        if node.op == "num":
            return node.value is not None and len(node.value.as_tuple().digits) <= len(str(EXACT_BOUND))
        if node.op == "missing":
            return True
        if _is_cell(node):
            return sql_type(self._bound(node.args[0].code)) == "BIGINT"
        known = node.op in (*SPECIAL, "rule", "within") or (node.op in TABLE and TABLE[node.op].apply)
        return bool(known) and bool(node.args) and all(map(self._fits, node.args))

    def _bound(self, item: str) -> int:
        return self._codes.extent(item).greatest * max(self._asked.units, 1)

    def column(self, node: Node) -> Column:
        """The column of a cell; Inexact for all else."""
        if not _is_cell(node):
            raise Inexact
        item = node.args[0]
        slot = Slot(item.code, item.kind, item.shift, item.breakdown, rolled=True)
        index = self.slots.setdefault(slot, len(self.slots))
        scale = self._codes.extent(item.code).scale
        self.cells[id(node)] = index, scale
        return number(f"i{index}", f"j{index}", scale, self._bound(item.code))


def _is_cell(node: Node) -> bool:
    return node.op == "subtree" and node.args[0].op == "item"


def _cells(node: Node) -> Iterator[Node]:
    if _is_cell(node):
        yield node
        return
    for each in node.args:
        yield from _cells(each)


class _Tails(Tails):
    """Numbers and reasons that a formula states need no column."""

    def read(self, node: Node) -> Read:
        if node.op == "num" and node.value is not None:
            value = node.value
            return lambda row: value
        if node.op == "missing":
            missing = Missing(node.code)
            return lambda row: missing
        return super().read(node)


def batches(
    plan: KeptPlan, cubes: Cubes, asked: Asked, trees: Sequence[int], units: Sequence[int], levels: int
) -> Iterator[Batch]:
    """For each rated period what stands in each cell for each of the units."""
    codes = cubes.codes
    keys = {
        (slot, rated): _key(slot, rated, trees[rated], asked, codes)
        for slot in plan.slots
        for rated in range(len(asked.periods))
    }
    cubes.keep((key for key in keys.values() if key is not None), levels)
    chosen, count = cubes.choose(units), len(units)
    for rated in range(len(asked.periods)):
        parts: list[Part] = []
        for slot in plan.slots:
            key = keys[slot, rated]
            if key is None:
                parts.append(([0] * count, [_without(slot, rated, asked, codes)] * count))
            else:
                parts.append(cubes.cells(key).at(chosen))
        yield Batch(rated, parts, count)


def rows(batch: Batch, units: Sequence[int]) -> Iterator[tuple[Any, ...]]:
    """The batch row by row: rated period, unit, then the figure and the reason of each cell."""
    columns = [each for part in batch.parts for each in part]
    yield from zip(repeat(batch.rated), units, *columns, strict=False)


def _key(slot: Slot, rated: int, tree: int, asked: Asked, codes: Codes) -> Key | None:
    """The part of the cube to read; none where nothing of it was ever recorded."""
    period = asked.period(rated, slot.kind, slot.shift)
    number_of = None if period is None else codes.periods.find(str(period))
    item, breakdown = codes.items.find(slot.item), codes.breakdowns.find(write_breakdown(slot.breakdown))
    if item is None or breakdown is None or number_of is None:
        return None
    return (tree, item, breakdown, number_of)


def _without(slot: Slot, rated: int, asked: Asked, codes: Codes) -> int:
    """The reason where there is no such part."""
    if asked.period(rated, slot.kind, slot.shift) is None:
        return codes.reasons.number(OUT_OF_DOMAIN)
    return NOT_COLLECTED
