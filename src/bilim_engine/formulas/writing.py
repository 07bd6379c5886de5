"""Formulas written out again, and their JSON tree."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from bilim_engine.formulas.operators import FUNCTIONS, TABLE
from bilim_engine.formulas.problems import TREE_UNREADABLE
from bilim_engine.formulas.tree import UNREAD, VERSION, Expression
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import parse_decimal, plain

_ATTRIBUTES: Mapping[str, tuple[str, ...]] = {
    "num": ("value",),
    "item": ("code",),
    "indicator": ("code",),
    "param": ("code",),
    "ago": ("years", "months"),
    "total": ("over",),
}
_MAX_JSON_DEPTH = 64


def write(expression: Expression) -> str:
    """The formula as text; reading it again gives the same expression."""
    op, args = expression.op, expression.args
    if op == "num":
        return plain(expression.value) if expression.value is not None else ""
    if op in ("item", "indicator", UNREAD):
        return expression.code
    if op == "param":
        return f'param("{expression.code}")'
    if op in FUNCTIONS:
        return f"{op}({', '.join([*map(write, args), *_keywords(expression)])})"
    if op == "if":
        # A condition binds weakest; only its last branch may be a condition without brackets.
        return f"{_inside(args[1], 2)} if {_inside(args[0], 2)} else {_inside(args[2], 1)}"
    binds, symbol = TABLE[op].binds, TABLE[op].symbol
    if len(args) == 1:
        return f"{symbol}{' ' if op == 'not' else ''}{_inside(args[0], binds)}"
    # Only the first operand of + - * / may be of the same strength: a - (b - c) keeps its brackets.
    # Comparisons are chained, and `and` and `or` are flat, so theirs always need brackets.
    first = binds if binds in (6, 7) else binds + 1
    rest = [_inside(each, binds + 1) for each in args[1:]]
    return f" {symbol} ".join([_inside(args[0], first), *rest])


def _inside(expression: Expression, at_least: int) -> str:
    text = write(expression)
    return text if expression.op == UNREAD or TABLE[expression.op].binds >= at_least else f"({text})"


def _keywords(expression: Expression) -> list[str]:
    pairs = (("over", expression.over), ("years", expression.years), ("months", expression.months))
    return [f"{name}={value}" for name, value in pairs if value]


def to_json(expression: Expression) -> dict[str, Any]:
    """The versioned JSON tree; the version stands at the root only."""
    return {"v": VERSION, **_tree(expression)}


def _tree(expression: Expression) -> dict[str, Any]:
    tree: dict[str, Any] = {"op": expression.op}
    for name in _ATTRIBUTES.get(expression.op, ()):
        tree[name] = getattr(expression, name)
    if expression.value is not None:
        tree["value"] = plain(expression.value)
    if expression.args:
        tree["args"] = [_tree(each) for each in expression.args]
    return tree


def from_json(tree: Any) -> Expression:
    """The expression that `to_json` wrote; raises Refused for anything else."""
    if not isinstance(tree, Mapping) or tree.get("v") != VERSION:
        raise _refused(f"v = {tree.get('v') if isinstance(tree, Mapping) else tree!r}")
    return _expression({name: value for name, value in tree.items() if name != "v"}, 1)


def _expression(tree: Any, depth: int) -> Expression:
    op = tree.get("op") if isinstance(tree, Mapping) else None
    if not isinstance(op, str) or op not in TABLE or depth > _MAX_JSON_DEPTH:
        raise _refused(f"op = {op!r}, {depth}")
    names = _ATTRIBUTES.get(op, ())
    args = tree.get("args", [])
    if set(tree) - {"op", "args"} != set(names) or not isinstance(args, list):
        raise _refused(f"{op}: {', '.join(sorted(map(str, tree)))}")
    if not TABLE[op].fits(len(args)):
        raise _refused(f"{op}: {len(args)}")
    fields = {name: _attribute(name, tree[name]) for name in names}
    return Expression(op, tuple(_expression(each, depth + 1) for each in args), **fields)


def _attribute(name: str, value: Any) -> Any:
    if name in ("years", "months"):
        if type(value) is int and 0 <= value <= 1200:
            return value
    elif isinstance(value, str) and name != "value":
        return value
    elif isinstance(value, str):
        try:
            return parse_decimal(value)
        except ValueError:
            pass
    raise _refused(f"{name} = {value!r}")


def _refused(detail: str) -> Refused:
    return Refused([Problem(TREE_UNREADABLE, params={"detail": detail})])
