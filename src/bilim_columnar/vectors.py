"""Strict formulas over lists: the operators of the engine, a list of units at a time and not unit by unit."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from bilim_columnar.asking import Asked
from bilim_columnar.codes import BEYOND, Codes
from bilim_columnar.nodes import Node
from bilim_engine.formulas import TABLE
from bilim_engine.trace import Result, number_of
from bilim_engine.values import EXACT, OUT_OF_DOMAIN, Missing, Value, first_missing

Part = tuple[Sequence[int], Sequence[int | None]]
"""Figures and reasons of the units in one slot."""
Apply = Callable[[tuple[Decimal, ...]], Result]


class Batch:
    """One rated period: what stands in each slot for each unit, as numbers once they are asked for."""

    def __init__(self, rated: int, parts: Sequence[Part], units: int) -> None:
        self.rated, self.parts, self.units = rated, parts, units
        self._numbers: dict[int, list[Result]] = {}

    @property
    def has_beyond(self) -> bool:
        """Whether a figure is too long for its column; then each value is looked at by itself."""
        return any(BEYOND in reasons for _figures, reasons in self.parts)

    def numbers(self, index: int, scale: int, missing: Sequence[Missing]) -> list[Result]:
        """The slot as numbers and reasons."""
        if index not in self._numbers:
            figures, reasons = self.parts[index]
            pairs = zip(figures, reasons, strict=True)
            if scale:
                down = EXACT.scaleb
                made: list[Result] = [
                    down(Decimal(figure), -scale) if why is None else missing[why] for figure, why in pairs
                ]
            else:
                made = [Decimal(figure) if why is None else missing[why] for figure, why in pairs]
            self._numbers[index] = made
        return self._numbers[index]


Vector = Callable[[Batch], list[Result]]


class Vectors:
    """Makes functions from a batch to the values of its units, for formulas of strict operators alone."""

    def __init__(self, codes: Codes, asked: Asked, cells: Mapping[int, tuple[int, int]]) -> None:
        self._asked, self._cells = asked, cells
        self._missing = [Missing(text) for text in codes.reasons.texts]

    def vector(self, node: Node) -> Vector | None:
        """The function; none where an operator looks at some of its arguments only."""
        if id(node) in self._cells:
            index, scale = self._cells[id(node)]
            missing = self._missing
            return lambda batch: batch.numbers(index, scale, missing)
        if node.op in ("num", "missing"):
            constant: Result = Missing(node.code) if node.value is None else node.value
            return lambda batch: [constant] * batch.units
        args = [self.vector(each) for each in node.args]
        inner = [each for each in args if each is not None]
        if len(inner) < len(args):
            return None
        if node.op == "within":
            return _within(inner[0], frozenset(self._asked.outside(node.kind, node.shift)))
        apply = TABLE[node.op].apply if node.op in TABLE else None
        return None if apply is None else _strict(apply, inner)


def _within(rest: Vector, outside: frozenset[int]) -> Vector:
    missing: Result = Missing(OUT_OF_DOMAIN)
    return lambda batch: [missing] * batch.units if batch.rated in outside else rest(batch)


def _strict(apply: Apply, args: Sequence[Vector]) -> Vector:
    def values(batch: Batch) -> list[Result]:
        rows = list(zip(*(each(batch) for each in args), strict=True))
        try:
            return [apply(row) if _are_numbers(row) else _slowly(apply, row) for row in rows]
        except ArithmeticError:
            return [_slowly(apply, row) for row in rows]

    return values


def _are_numbers(row: tuple[Result, ...]) -> bool:
    return set(map(type, row)) == _NUMBERS


_NUMBERS = {Decimal}


def _slowly(apply: Apply, row: tuple[Result, ...]) -> Result:
    """The rule of strict operators: the first reason there is, else the result or why there is none."""
    numbers: list[Value] = [number_of(each) for each in row]
    missing = first_missing(numbers)
    if missing is not None:
        return missing
    try:
        return apply(tuple(each for each in numbers if isinstance(each, Decimal)))
    except ArithmeticError:
        return Missing(OUT_OF_DOMAIN)
