"""What can be known of a formula without any figure: types, constant zero divisors, fitting shifts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bilim_engine.formulas.operators import TABLE, Type
from bilim_engine.formulas.parsing import NOWHERE, Names, parse_parts
from bilim_engine.formulas.problems import (
    DIVISION_BY_ZERO,
    NOTHING_INSIDE,
    SHIFT_MISFIT,
    UNKNOWN_BREAKDOWN,
    WRONG_TYPE,
)
from bilim_engine.formulas.tree import UNREAD, Expression
from bilim_engine.formulas.writing import write
from bilim_engine.periods import STEPS
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import EXACT


def examine(
    text: str, names: Names, wanted: Type, place: Place = NOWHERE
) -> tuple[Expression | None, list[Problem]]:
    """What could be read of a formula that must give the type `wanted`, and everything that is wrong with it.

    A part that cannot be read hides no fault of the others, and nothing is held against what it might be.
    """
    expression, problems = parse_parts(text, names, place)
    return expression, [*problems, *(check(expression, names, wanted, place) if expression else ())]


def check(expression: Expression, names: Names, wanted: Type, place: Place = NOWHERE) -> list[Problem]:
    """Everything that is wrong with the meaning of a formula that must give the type `wanted`."""
    return [
        *_types(expression, wanted, place),
        *_zero_divisors(expression, place),
        *_empty_contexts(expression, place),
        *_breakdowns(expression, names, place),
        *_shifts(expression, names, 0, place),
    ]


def type_of(expression: Expression) -> Type | None:
    """What the expression gives, None where that is unknown; a condition gives what its branches give."""
    if expression.op == "if":
        return type_of(expression.args[1]) or type_of(expression.args[2])
    return None if expression.op == UNREAD else TABLE[expression.op].gives


def _types(expression: Expression, wanted: Type | None, place: Place) -> Iterator[Problem]:
    found = type_of(expression)
    if found and wanted and found != wanted:
        yield Problem(WRONG_TYPE, place, {"text": write(expression), "found": found, "wanted": wanted})
    for index, argument in enumerate(expression.args):
        yield from _types(argument, _needed(expression, index), place)


def _needed(expression: Expression, index: int) -> Type | None:
    """What the argument at this place has to be; None where anything will do."""
    if expression.op in ("present", UNREAD):
        return None
    if expression.op == "if" and index:
        return type_of(expression)
    return TABLE[expression.op].type_of_argument(index)


def _zero_divisors(expression: Expression, place: Place) -> Iterator[Problem]:
    for each in expression.walk():
        if each.op == "div" and constant(each.args[1]) == 0:
            yield Problem(DIVISION_BY_ZERO, place, {"text": write(each)})


def constant(expression: Expression) -> Decimal | None:
    """The number an expression always gives, if it is made of numbers only."""
    if expression.op == "num":
        return expression.value
    if expression.op == UNREAD:
        return None
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
        wanted = {"item", "indicator", UNREAD, *(("param",) if each.op == "ago" else ())}
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
