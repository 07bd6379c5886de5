"""Formulas read from text, with Python's own parser and a short list of what is allowed."""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from bilim_engine import reasons
from bilim_engine.formulas.operators import FUNCTIONS, TABLE, Operator
from bilim_engine.formulas.problems import (
    AMBIGUOUS_NAME,
    NOT_ALLOWED,
    NUMBER_NOT_PLAIN,
    TOO_LARGE,
    UNKNOWN_FUNCTION,
    UNKNOWN_NAME,
    UNKNOWN_PARAMETER,
    UNREADABLE,
    WRONG_ARGUMENTS,
)
from bilim_engine.formulas.tree import UNREAD, Expression
from bilim_engine.problems import Kind, Place, Problem, near_hint

NOWHERE = Place()

MAX_LENGTH = 4000
MAX_DEPTH = 32
MAX_SIZE = 500

_LISTED = ", ".join(sorted(FUNCTIONS))
_NUMBER = re.compile(r"\d{1,34}(\.\d{1,34})?")
_SIGNS: Mapping[type[ast.AST], str] = {
    ast.Add: "add",
    ast.Sub: "sub",
    ast.Mult: "mul",
    ast.Div: "div",
    ast.Lt: "lt",
    ast.LtE: "le",
    ast.Gt: "gt",
    ast.GtE: "ge",
    ast.Eq: "eq",
    ast.NotEq: "ne",
    ast.And: "and",
    ast.Or: "or",
    ast.USub: "neg",
    ast.Not: "not",
}


@dataclass(frozen=True, slots=True)
class Names:
    """What a formula may name.

    `items` gives each item's kind of period and its breakdowns. `macros` are names that stand for another
    formula, as `numerator` does in a rule for missing.
    """

    items: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)
    indicators: frozenset[str] = frozenset()
    parameters: frozenset[str] = frozenset()
    macros: Mapping[str, Expression] = field(default_factory=dict)


class Unreadable(Exception):
    """This part cannot become an expression; the problem is already reported. `args`: what of it can."""

    def __init__(self, *parts: Expression) -> None:
        super().__init__(*parts)


def parse(text: str, names: Names, place: Place = NOWHERE) -> tuple[Expression | None, list[Problem]]:
    """The expression written in `text`, or None, and everything that is wrong with its form and names."""
    expression, problems = parse_parts(text, names, place)
    return (None if problems else expression), problems


def parse_parts(text: str, names: Names, place: Place = NOWHERE) -> tuple[Expression | None, list[Problem]]:
    """As `parse`, but a part that cannot be read stands in the tree as `UNREAD`; None where nothing can."""
    # YAML folds long formulas with line feeds; as blanks they leave columns as they are.
    line = text.replace("\n", " ").strip()
    if len(line) > MAX_LENGTH:
        detail = f"{len(line)} > {MAX_LENGTH}"
        return None, [Problem(TOO_LARGE, place, {"detail": detail})]
    try:
        body = ast.parse(line, mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        why = reasons.of_formula(getattr(fault, "msg", "") or str(fault) or type(fault).__name__, line)
        return None, [Problem(UNREADABLE, place, {"text": _short(line), "detail": why})]
    if found := _too_large(body):
        return None, [Problem(TOO_LARGE, place, {"detail": found})]
    reader = _Reader(line, names, place)
    return reader.read(body), reader.problems


def _short(text: str) -> str:
    return text if len(text) <= 80 else text[:77] + "…"


def _too_large(body: ast.AST) -> str:
    """Why the syntax tree is too large, or an empty string; without recursion, since it may be deep."""
    waiting: list[tuple[ast.AST, int]] = [(body, 1)]
    size = 0
    while waiting:
        node, depth = waiting.pop()
        # The parts of a dotted name are nested nodes too, but no nesting for the reader.
        size += isinstance(node, ast.expr) and not isinstance(node, ast.Attribute)
        if depth > MAX_DEPTH:
            return f"> {MAX_DEPTH}"
        deeper = depth + (isinstance(node, ast.expr) and not isinstance(node, ast.Attribute))
        waiting.extend((child, deeper) for child in ast.iter_child_nodes(node))
    return f"{size} > {MAX_SIZE}" if size > MAX_SIZE else ""


class _Reader:
    """Turns one syntax tree into an expression and gathers the problems of all its parts."""

    def __init__(self, text: str, names: Names, place: Place) -> None:
        self._bytes = text.encode()
        self._names = names
        self._place = place
        self.problems: list[Problem] = []

    def read(self, node: ast.expr) -> Expression:
        """The expression; a part that cannot be read keeps its place, and all others are read."""
        try:
            return self._expression(node)
        except Unreadable as part:
            return Expression(UNREAD, part.args, code=_short(self._text(node)), line=self._place.line)

    def _all(self, nodes: Sequence[ast.expr]) -> tuple[Expression, ...]:
        return tuple(self.read(node) for node in nodes)

    def _expression(self, node: ast.expr) -> Expression:
        match node:
            case ast.Constant():
                return self._number(node)
            case ast.Name() | ast.Attribute():
                return self._name(node)
            case ast.Call():
                return self._call(node)
            case ast.BinOp(left, sign, right):
                return self._op(node, sign, [left, right])
            case ast.UnaryOp(sign, operand):
                return self._op(node, sign, [operand])
            case ast.BoolOp(sign, values):
                return self._op(node, sign, values)
            case ast.Compare():
                return self._comparison(node)
            case ast.IfExp(test, body, orelse):
                return self._node("if", node, self._all([test, body, orelse]))
        raise self._refuse(NOT_ALLOWED, node, functions=_LISTED)

    def _node(self, op: str, node: ast.expr, args: tuple[Expression, ...]) -> Expression:
        return Expression(op, args, line=self._place.line, column=node.col_offset)

    def _op(self, node: ast.expr, sign: ast.AST, operands: list[ast.expr]) -> Expression:
        op = _SIGNS.get(type(sign))
        if op is None or not TABLE[op].fits(len(operands)):
            raise self._refuse(NOT_ALLOWED, node, operands, functions=_LISTED)
        return self._node(op, node, self._all(operands))

    def _comparison(self, node: ast.Compare) -> Expression:
        """`a < b < c` is `a < b and b < c`."""
        if any(type(sign) not in _SIGNS for sign in node.ops):
            raise self._refuse(NOT_ALLOWED, node, [node.left, *node.comparators], functions=_LISTED)
        sides = self._all([node.left, *node.comparators])
        pairs = tuple(
            self._node(_SIGNS[type(sign)], node, sides[index : index + 2])
            for index, sign in enumerate(node.ops)
        )
        return pairs[0] if len(pairs) == 1 else self._node("and", node, pairs)

    def _number(self, node: ast.Constant) -> Expression:
        """The decimal as it is written, never through a binary fraction."""
        text = self._text(node)
        if not _NUMBER.fullmatch(text) or len(text.replace(".", "").lstrip("0")) > 34:
            raise self._refuse(NUMBER_NOT_PLAIN, node)
        return Expression("num", value=Decimal(text), line=self._place.line, column=node.col_offset)

    def _name(self, node: ast.expr) -> Expression:
        name = self._dotted(node)
        if name in self._names.macros:
            return self._names.macros[name]
        is_item, is_indicator = name in self._names.items, name in self._names.indicators
        if is_item and is_indicator:
            raise self._refuse(AMBIGUOUS_NAME, node, name=name)
        if not is_item and not is_indicator:
            known = [*self._names.items, *self._names.indicators, *self._names.macros]
            raise self._refuse(UNKNOWN_NAME, node, name=name, near=near_hint(name, known))
        op = "item" if is_item else "indicator"
        return Expression(op, code=name, line=self._place.line, column=node.col_offset)

    def _dotted(self, node: ast.expr) -> str:
        parts: list[str] = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name):
            raise self._refuse(NOT_ALLOWED, node, functions=_LISTED)
        return ".".join(reversed([*parts, node.id]))

    def _call(self, node: ast.Call) -> Expression:
        name = self._dotted(node.func)
        row = FUNCTIONS.get(name)
        if row is None:
            near = near_hint(name, FUNCTIONS)
            raise self._refuse(UNKNOWN_FUNCTION, node, node.args, name=name, functions=_LISTED, near=near)
        if row.op == "param":
            return self._param(node, row)
        keywords = self._keywords(node, row)
        if not row.fits(len(node.args)) or any(isinstance(each, ast.Starred) for each in node.args):
            raise self._misuse(node, row)
        args = self._all(node.args)
        return Expression(
            row.op,
            args,
            over=str(keywords.get("over", "")),
            years=int(keywords.get("years", 0)),
            months=int(keywords.get("months", 0)),
            line=self._place.line,
            column=node.col_offset,
        )

    def _param(self, node: ast.Call, row: Operator) -> Expression:
        match node.args:
            case [ast.Constant(value=str(code))] if not node.keywords:
                if code not in self._names.parameters:
                    near = near_hint(code, self._names.parameters)
                    raise self._refuse(UNKNOWN_PARAMETER, node, name=code, near=near)
                return Expression("param", code=code, line=self._place.line, column=node.col_offset)
        raise self._misuse(node, row)

    def _keywords(self, node: ast.Call, row: Operator) -> dict[str, str | int]:
        """The keyword arguments, checked: `over=name` of total, whole `years=` and `months=` of ago."""
        found: dict[str, str | int] = {}
        for keyword in node.keywords:
            match keyword.arg, keyword.value:
                case "over", ast.Name(id=over) if row.op == "total":
                    found["over"] = over
                case "years" | "months" as unit, ast.Constant(value=int(number)) if (
                    row.op == "ago" and not isinstance(number, bool) and 0 < number <= 1200
                ):
                    found[unit] = number
                case _:
                    raise self._misuse(node, row)
        if row.op in ("total", "ago") and not found:
            raise self._misuse(node, row)
        return found

    def _text(self, node: ast.AST) -> str:
        # ast counts columns in bytes of UTF-8.
        start, end = getattr(node, "col_offset", 0), getattr(node, "end_col_offset", None)
        return self._bytes[start:end].decode(errors="replace")

    def _misuse(self, node: ast.Call, row: Operator) -> Unreadable:
        # What stands in `param(…)` is a code and no formula, however it is written.
        inside = [] if row.op == "param" else node.args
        return self._refuse(WRONG_ARGUMENTS, node, inside, name=row.symbol, usage=row.usage)

    def _refuse(
        self, kind: Kind, node: ast.AST, inside: Sequence[ast.expr] = (), **params: str
    ) -> Unreadable:
        """Reported, with what is wrong with the parts `inside` it."""
        self.problems.append(Problem(kind, self._place, {"text": _short(self._text(node)), **params}))
        return Unreadable(*self._all([each for each in inside if not isinstance(each, ast.Starred)]))
