"""The end of a formula on the exact path: what SQL left open, done by the operators of the engine
themselves.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

from bilim_columnar.asking import Asked
from bilim_columnar.codes import BEYOND, Codes
from bilim_columnar.columns import Column, Inexact
from bilim_columnar.nodes import Node, Unfit
from bilim_engine.formulas import TABLE
from bilim_engine.trace import Result, number_of
from bilim_engine.values import EXACT, NOT_COLLECTED, OUT_OF_DOMAIN, Missing, Value, first_missing

Row = Sequence[Any]
Read = Callable[[Row], Result]
_ZERO = Decimal(0)


class Beyond(Exception):
    """A figure that is too long for its column is needed: this value is asked of the exact path."""


def needed(node: Node, compiler: Columns) -> Iterator[Column]:
    """The columns from which the value of the node follows: the largest parts that SQL holds exactly."""
    try:
        yield compiler.column(node)
    except Inexact:
        if node.op in ("subtree", "count") or not node.args:
            raise Unfit(node.op) from None
        for each in node.args:
            yield from needed(each, compiler)


class Columns(Protocol):
    """Says which column holds the value of a node."""

    def column(self, node: Node) -> Column:
        """The column; Inexact where there is none."""


class Tails:
    """Makes functions from a row to a value, for rows in which columns stand at these positions."""

    def __init__(self, compiler: Columns, positions: Mapping[str, int], codes: Codes, asked: Asked) -> None:
        self._compiler, self._positions, self._asked = compiler, positions, asked
        self._missing = [Missing(text) for text in codes.reasons.texts]

    def read(self, node: Node) -> Read:
        """The function that gives the value of the node."""
        try:
            return self._column(self._compiler.column(node))
        except Inexact:
            args = [self.read(each) for each in node.args]
        if special := SPECIAL.get(node.op):
            return special(args)
        if node.op == "rule":
            return _rule(args, Missing(node.code))
        if node.op == "within":
            return _within(args[0], frozenset(self._asked.outside(node.kind, node.shift)))
        return _strict(node.op, args)

    def _column(self, column: Column) -> Read:
        value = self._positions[column.value]
        read = _ratio(column, value, self._positions) if column.divisor else _plain(column, value)
        if not column.reason:
            return read
        reason, missing = self._positions[column.reason], self._missing

        def checked(row: Row) -> Result:
            why = row[reason]
            if why is None:
                return read(row)
            if why == BEYOND:
                raise Beyond
            return missing[why]

        return checked


def _plain(column: Column, place: int) -> Read:
    if column.kind == "truth":
        return lambda row: bool(row[place])
    if column.scale == 0:
        return lambda row: Decimal(row[place])
    return lambda row: EXACT.scaleb(Decimal(row[place]), -column.scale)


def _ratio(column: Column, place: int, positions: Mapping[str, int]) -> Read:
    """The quotient, rounded once; the halves are whole numbers, brought to one scale."""
    below, shift = positions[column.divisor], column.divisor_scale - column.scale
    up, down = 10 ** max(shift, 0), 10 ** max(-shift, 0)
    divide = EXACT.divide
    if up == down:
        return lambda row: divide(Decimal(row[place]), Decimal(row[below]))
    return lambda row: divide(Decimal(int(row[place]) * up), Decimal(int(row[below]) * down))


def _numbers(args: Sequence[Read], row: Row) -> list[Value]:
    return [number_of(each(row)) for each in args]


def _strict(op: str, args: Sequence[Read]) -> Read:
    apply = TABLE[op].apply
    if apply is None:
        raise Unfit(op)

    def read(row: Row) -> Result:
        numbers = _numbers(args, row)
        missing = first_missing(numbers)
        if missing is not None:
            return missing
        try:
            return apply(tuple(each for each in numbers if isinstance(each, Decimal)))
        except ArithmeticError:
            return Missing(OUT_OF_DOMAIN)

    return read


def _added(numbers: Sequence[Value]) -> Value:
    missing = first_missing(numbers)
    if missing is not None:
        return missing
    total = _ZERO
    try:
        for number in numbers:
            total = EXACT.add(total, number) if isinstance(number, Decimal) else total
    except ArithmeticError:
        return Missing(OUT_OF_DOMAIN)
    return total


def _sum(args: Sequence[Read]) -> Read:
    return lambda row: _added(_numbers(args, row))


def _open_sum(args: Sequence[Read]) -> Read:
    flags, terms = args[::2], args[1::2]

    def read(row: Row) -> Result:
        counted = [term for flag, term in zip(flags, terms, strict=True) if flag(row) is True]
        return _added(_numbers(counted, row)) if counted else Missing(NOT_COLLECTED)

    return read


def _not(args: Sequence[Read]) -> Read:
    def read(row: Row) -> Result:
        value = args[0](row)
        return value if isinstance(value, Missing) else not value

    return read


def _pair(decisive: bool) -> Callable[[Sequence[Read]], Read]:
    def made(args: Sequence[Read]) -> Read:
        def read(row: Row) -> Result:
            value = args[0](row)
            return value if isinstance(value, Missing) or value is decisive else args[1](row)

        return read

    return made


def _if(args: Sequence[Read]) -> Read:
    def read(row: Row) -> Result:
        value = args[0](row)
        return value if isinstance(value, Missing) else args[1 if value else 2](row)

    return read


def _present(args: Sequence[Read]) -> Read:
    return lambda row: not isinstance(args[0](row), Missing)


def _rule(args: Sequence[Read], missing: Missing) -> Read:
    return lambda row: missing if args[0](row) is True else args[1](row)


def _within(rest: Read, outside: frozenset[int]) -> Read:
    """`row[0]` is the number of the rated period."""
    return lambda row: Missing(OUT_OF_DOMAIN) if row[0] in outside else rest(row)


SPECIAL: Mapping[str, Callable[[Sequence[Read]], Read]] = {
    "sum": _sum,
    "open_sum": _open_sum,
    "not": _not,
    "and": _pair(False),
    "or": _pair(True),
    "if": _if,
    "present": _present,
}
