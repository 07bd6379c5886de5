"""Formulas evaluated: total, exact, with a trace. Whatever the figures are, the result is a value.

The world gives the leaves; how missing arguments act stands in `operators`. Four rules belong to the
operators that look elsewhere:

- `ago(x)`: `x` with every period that many years and months earlier.
- `total(x, over=d)`: the sum of `x` over the categories of `d`; without any category missing(not_collected).
- `subtree(x)`: `x` of the unit itself unless that is missing(not_collected); then the sum of `subtree(x)`
  over the units directly below, where missing(not_applicable) is skipped and any other missing value is the
  result. A unit with nothing below stays missing(not_collected); where all are skipped it is
  missing(not_applicable).
- `count(c)`: the number of units below, at whatever depth, for which `c` holds; of a unit with nothing below,
  the unit itself is asked. The first missing answer is the result.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Protocol

from bilim_engine.formulas.operators import TABLE
from bilim_engine.formulas.tree import Expression
from bilim_engine.formulas.writing import write
from bilim_engine.trace import AGO, NUMBER, OPERATOR, SUBTREE, Result, Step, number_of
from bilim_engine.values import (
    EXACT,
    NOT_APPLICABLE,
    NOT_COLLECTED,
    OUT_OF_DOMAIN,
    Missing,
    Value,
    first_missing,
    plain,
)

# Deeper than any real nesting of formulas, indicators and units, and shallow enough for the stack of Python.
MAX_DEPTH = 120
_ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a formula is evaluated: for which unit, how many months back, for which categories."""

    unit: str
    months_ago: int = 0
    breakdown: tuple[tuple[str, str], ...] = ()
    depth: int = 0


class World(Protocol):
    """What a formula asks for."""

    def item(self, code: str, scope: Scope) -> Step: ...
    def indicator(self, code: str, scope: Scope) -> Step: ...
    def param(self, code: str, scope: Scope) -> Step: ...
    def children(self, unit: str) -> Sequence[str]: ...
    def below(self, unit: str) -> Sequence[str]: ...
    def categories(self, over: str, expression: Expression, scope: Scope) -> Sequence[str]: ...


def evaluate(expression: Expression, world: World, scope: Scope) -> Step:
    """The value of the expression and the steps it came from."""
    if scope.depth >= MAX_DEPTH:
        return Step(OPERATOR, expression.op, Missing(OUT_OF_DOMAIN, "depth"))
    scope = replace(scope, depth=scope.depth + 1)
    if expression.op == "num":
        value = _ZERO if expression.value is None else expression.value
        return Step(NUMBER, plain(value), value)
    if special := _SPECIAL.get(expression.op):
        return special(expression, world, scope)
    return _strict(expression, world, scope)


def _strict(expression: Expression, world: World, scope: Scope) -> Step:
    """All arguments are evaluated; the first that is missing is the result."""
    inputs = tuple(evaluate(each, world, scope) for each in expression.args)
    numbers = tuple(number_of(step.value) for step in inputs)
    missing = first_missing(numbers)
    apply = TABLE[expression.op].apply
    if missing is not None or apply is None:
        value: Result = missing or Missing(OUT_OF_DOMAIN, expression.op)
    else:
        value = _applied(lambda: apply(tuple(each for each in numbers if isinstance(each, Decimal))))
    return Step(OPERATOR, expression.op, value, inputs)


def _truth(value: Result) -> bool | Missing:
    return Missing(OUT_OF_DOMAIN, "number") if isinstance(value, Decimal) else value


def _applied(apply: Callable[[], Result]) -> Result:
    """The result; beyond the range of 34-digit decimals it is missing(out_of_domain)."""
    try:
        return apply()
    except ArithmeticError:
        return Missing(OUT_OF_DOMAIN)


def _item(expression: Expression, world: World, scope: Scope) -> Step:
    return world.item(expression.code, scope)


def _indicator(expression: Expression, world: World, scope: Scope) -> Step:
    return world.indicator(expression.code, scope)


def _param(expression: Expression, world: World, scope: Scope) -> Step:
    return world.param(expression.code, scope)


def _not(expression: Expression, world: World, scope: Scope) -> Step:
    step = evaluate(expression.args[0], world, scope)
    value = _truth(step.value)
    return Step(OPERATOR, "not", value if isinstance(value, Missing) else not value, (step,))


def _and_or(expression: Expression, world: World, scope: Scope) -> Step:
    """From the left until one decides: a false one for `and`, a true one for `or`, a missing one for both."""
    decisive = expression.op == "or"
    inputs: list[Step] = []
    value: bool | Missing = not decisive
    for each in expression.args:
        inputs.append(evaluate(each, world, scope))
        value = _truth(inputs[-1].value)
        if isinstance(value, Missing) or value is decisive:
            break
    return Step(OPERATOR, expression.op, value, tuple(inputs))


def _if(expression: Expression, world: World, scope: Scope) -> Step:
    condition = evaluate(expression.args[0], world, scope)
    value = _truth(condition.value)
    if isinstance(value, Missing):
        return Step(OPERATOR, "if", value, (condition,))
    branch = evaluate(expression.args[1 if value else 2], world, scope)
    return Step(OPERATOR, "if", branch.value, (condition, branch))


def _present(expression: Expression, world: World, scope: Scope) -> Step:
    step = evaluate(expression.args[0], world, scope)
    return Step(OPERATOR, "present", not isinstance(step.value, Missing), (step,))


def _ago(expression: Expression, world: World, scope: Scope) -> Step:
    months = expression.years * 12 + expression.months
    step = evaluate(expression.args[0], world, replace(scope, months_ago=scope.months_ago + months))
    pairs = (("years", expression.years), ("months", expression.months))
    return Step(AGO, "ago", step.value, (step,), {name: str(value) for name, value in pairs if value})


def _total(expression: Expression, world: World, scope: Scope) -> Step:
    inner = expression.args[0]
    steps = []
    for category in world.categories(expression.over, inner, scope):
        breakdown = tuple(sorted({**dict(scope.breakdown), expression.over: category}.items()))
        steps.append(evaluate(inner, world, replace(scope, breakdown=breakdown)))
    value = _sum(steps) if steps else Missing(NOT_COLLECTED)
    return Step(OPERATOR, "total", value, tuple(steps), {"over": expression.over})


def _subtree(expression: Expression, world: World, scope: Scope) -> Step:
    inner = expression.args[0]
    note = {"unit": scope.unit, "formula": write(inner)}
    own = evaluate(inner, world, scope)
    children = world.children(scope.unit)
    if not (isinstance(own.value, Missing) and own.value.reason == NOT_COLLECTED) or not children:
        return Step(SUBTREE, "subtree", own.value, (own,), {**note, "method": "own"})
    steps = [evaluate(expression, world, replace(scope, unit=child)) for child in children]
    counted = [step for step in steps if not _is_skipped(step.value)]
    value = _sum(counted) if counted else Missing(NOT_APPLICABLE)
    return Step(SUBTREE, "subtree", value, tuple(steps), {**note, "method": "sum"})


def _is_skipped(value: Result) -> bool:
    return isinstance(value, Missing) and value.reason == NOT_APPLICABLE


def _sum(steps: Sequence[Step]) -> Value:
    """The sum in the order given, rounded to 34 digits after each addition, or the first missing value."""
    numbers = [number_of(step.value) for step in steps]
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


def _count(expression: Expression, world: World, scope: Scope) -> Step:
    units = world.below(scope.unit) or (scope.unit,)
    steps = tuple(evaluate(expression.args[0], world, replace(scope, unit=unit)) for unit in units)
    answers = [_truth(step.value) for step in steps]
    missing = first_missing(answers)
    value = missing or Decimal(sum(answer is True for answer in answers))
    return Step(OPERATOR, "count", value, steps, {"unit": scope.unit, "units": str(len(units))})


_SPECIAL: dict[str, Callable[[Expression, World, Scope], Step]] = {
    "item": _item,
    "indicator": _indicator,
    "param": _param,
    "not": _not,
    "and": _and_or,
    "or": _and_or,
    "if": _if,
    "present": _present,
    "ago": _ago,
    "total": _total,
    "subtree": _subtree,
    "count": _count,
}
