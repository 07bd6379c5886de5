"""The one table of operators: types, rule for missing, reference evaluation, written form.

`parsing`, `checking`, `evaluation`, `writing` and the JSON form all read this table; an operator that is not
here does not exist.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from bilim_engine.trace import Result
from bilim_engine.values import DIVISION_BY_ZERO, EXACT, Missing

Type = Literal["number", "boolean"]
MissingRule = Literal["leaf", "propagates", "lazy", "context"]
"""How missing arguments act.

- `leaf`: no arguments; the world gives the value.
- `propagates`: all arguments are evaluated, the first missing one in their order is the result.
- `lazy`: arguments are evaluated from the left as far as needed; a missing one that is needed is the result.
- `context`: the argument is evaluated elsewhere (another period, unit or category); `evaluation` says how.
"""

Apply = Callable[[tuple[Decimal, ...]], Result]


@dataclass(frozen=True, slots=True)
class Operator:
    """One row: what the operator takes and gives, its rule for missing, and how it is written.

    `takes` lists the types of the arguments; the last repeats where `at_most` is more. `symbol` is the sign
    or the name of the function; `binds` is the strength of the sign, 9 for what needs no brackets.
    """

    op: str
    symbol: str
    takes: tuple[Type, ...]
    gives: Type
    missing: MissingRule
    at_least: int
    at_most: int
    binds: int = 9
    apply: Apply | None = None
    usage: str = ""

    def type_of_argument(self, index: int) -> Type:
        """What the argument at this place has to be."""
        return self.takes[min(index, len(self.takes) - 1)]

    def fits(self, count: int) -> bool:
        """Whether it may have so many arguments."""
        return self.at_least <= count <= self.at_most


MANY = 50


def _div(args: tuple[Decimal, ...]) -> Result:
    if args[1] == 0:
        return Missing(DIVISION_BY_ZERO)
    return EXACT.divide(args[0], args[1])


def _sign(op: str, symbol: str, binds: int, apply: Apply) -> Operator:
    return Operator(op, symbol, ("number",), "number", "propagates", 2, 2, binds, apply)


def _comparison(op: str, symbol: str, apply: Apply) -> Operator:
    return Operator(op, symbol, ("number",), "boolean", "propagates", 2, 2, 5, apply)


def _leaf(op: str, usage: str = "") -> Operator:
    return Operator(op, op, (), "number", "leaf", 0, 0, usage=usage)


def _function(op: str, usage: str, apply: Apply, at_most: int) -> Operator:
    return Operator(op, op, ("number",), "number", "propagates", 1, at_most, 9, apply, usage)


def _context(op: str, usage: str, takes: Type = "number", gives: Type = "number") -> Operator:
    return Operator(op, op, (takes,), gives, "context", 1, 1, usage=usage)


_ROWS = (
    _leaf("num"),
    _leaf("item"),
    _leaf("indicator"),
    _leaf("param", 'param("code")'),
    _sign("add", "+", 6, lambda args: EXACT.add(args[0], args[1])),
    _sign("sub", "-", 6, lambda args: EXACT.subtract(args[0], args[1])),
    _sign("mul", "*", 7, lambda args: EXACT.multiply(args[0], args[1])),
    _sign("div", "/", 7, _div),
    Operator("neg", "-", ("number",), "number", "propagates", 1, 1, 8, lambda args: EXACT.minus(args[0])),
    _comparison("lt", "<", lambda args: args[0] < args[1]),
    _comparison("le", "<=", lambda args: args[0] <= args[1]),
    _comparison("gt", ">", lambda args: args[0] > args[1]),
    _comparison("ge", ">=", lambda args: args[0] >= args[1]),
    _comparison("eq", "==", lambda args: args[0] == args[1]),
    _comparison("ne", "!=", lambda args: args[0] != args[1]),
    Operator("not", "not", ("boolean",), "boolean", "lazy", 1, 1, 4),
    Operator("and", "and", ("boolean",), "boolean", "lazy", 2, MANY, 3),
    Operator("or", "or", ("boolean",), "boolean", "lazy", 2, MANY, 2),
    # Both branches have one type, which is that of the whole; `checking` sees to it.
    Operator("if", "if", ("boolean", "number"), "number", "lazy", 3, 3, 1),
    _function("min", "min(a, b, …)", lambda args: min(args), MANY),
    _function("max", "max(a, b, …)", lambda args: max(args), MANY),
    _function("abs", "abs(x)", lambda args: EXACT.abs(args[0]), 1),
    _context("present", "present(x)", gives="boolean"),
    _context("ago", "ago(x, years=3), ago(x, months=6)"),
    _context("total", "total(x, over=sex)"),
    _context("subtree", "subtree(x)"),
    _context("count", "count(x > 0)", takes="boolean"),
)

TABLE = {row.op: row for row in _ROWS}

FUNCTIONS = {row.symbol: row for row in _ROWS if row.usage}
