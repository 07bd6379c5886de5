"""What can be known of a formula without any figure: types, constant zero divisors, fitting shifts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilim_engine.formulas.operators import TABLE, Type
from bilim_engine.formulas.parsing import NOWHERE, Names
from bilim_engine.formulas.problems import (
    DIVISION_BY_ZERO,
    NOTHING_INSIDE,
    SHIFT_MISFIT,
    UNKNOWN_BREAKDOWN,
    WRONG_TYPE,
)
from bilim_engine.formulas.tree import Expression
from bilim_engine.formulas.writing import write
from bilim_engine.periods import STEPS
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import EXACT


def check(expression: Expression, names: Names, wanted: Type, place: Place = NOWHERE) -> list[Problem]:
    """Everything that is wrong with the meaning of a formula that must give the type `wanted`."""
    return [
        *_types(expression, wanted, place),
        *_zero_divisors(expression, place),
        *_empty_contexts(expression, place),
        *_breakdowns(expression, names, place),
        *_shifts(expression, names, 0, place),
    ]


def type_of(expression: Expression) -> Type:
    """What the expression gives; that of a condition is that of its first branch."""
    if expression.op == "if":
        return type_of(expression.args[1])
    return TABLE[expression.op].gives


def _types(expression: Expression, wanted: Type, place: Place) -> Iterator[Problem]:
    found = type_of(expression)
    if found != wanted:
        yield Problem(WRONG_TYPE, place, {"text": write(expression), "found": found, "wanted": wanted})
    row = TABLE[expression.op]
    for index, argument in enumerate(expression.args):
        needed = row.type_of_argument(index)
        if expression.op == "if" and index:
            needed = found
        elif expression.op == "present":
            needed = type_of(argument)
        yield from _types(argument, needed, place)


def _zero_divisors(expression: Expression, place: Place) -> Iterator[Problem]:
    for each in expression.walk():
        if each.op == "div" and constant(each.args[1]) == 0:
            yield Problem(DIVISION_BY_ZERO, place, {"text": write(each)})


def constant(expression: Expression) -> Decimal | None:
    """The number an expression always gives, if it is made of numbers only."""
    if expression.op == "num":
        return expression.value
    row = TABLE[expression.op]
    args = [constant(each) for each in expression.args]
    numbers = tuple(each for each in args if each is not None)
    if row.missing != "propagates" or row.apply is None or len(numbers) < len(args) or row.gives != "number":
        return None
    try:
        result = row.apply(numbers)
    except ArithmeticError:
        return None
    return EXACT.plus(result) if isinstance(result, Decimal) else None


def _empty_contexts(expression: Expression, place: Place) -> Iterator[Problem]:
    for each in expression.walk():
        if each.op not in ("ago", "total", "subtree", "count", "present"):
            continue
        wanted = {"item", "indicator", "param"} if each.op == "ago" else {"item", "indicator"}
        if not any(inner.op in wanted for inner in each.walk()):
            yield Problem(NOTHING_INSIDE, place, {"text": write(each), "name": each.op})


def _breakdowns(expression: Expression, names: Names, place: Place) -> Iterator[Problem]:
    for each in expression.walk():
        if each.op != "total":
            continue
        for inner in each.walk():
            if inner.op != "item" or inner.code not in names.items:
                continue
            known = names.items[inner.code][1]
            if each.over not in known:
                params = {"item": inner.code, "over": each.over, "known": ", ".join(known) or "—"}
                params["near"] = near_hint(each.over, known)
                yield Problem(UNKNOWN_BREAKDOWN, place, params)


def _shifts(expression: Expression, names: Names, months: int, place: Place) -> Iterator[Problem]:
    if expression.op == "item" and expression.code in names.items:
        kind = names.items[expression.code][0]
        if months % STEPS.get(kind, 1):
            params = {"name": expression.code, "kind": kind, "months": str(months)}
            yield Problem(SHIFT_MISFIT, place, params)
    shift = months + expression.years * 12 + expression.months
    for argument in expression.args:
        yield from _shifts(argument, names, shift, place)
