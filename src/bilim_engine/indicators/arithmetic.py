"""The arithmetic above formulas: ratios, what an adjustment makes of a value, what a recorded number is."""

from __future__ import annotations

from decimal import Decimal

from bilim_engine.definitions import Add, Exclude, Multiply, Replace
from bilim_engine.trace import Result, number_of
from bilim_engine.values import (
    DIVISION_BY_ZERO,
    EXACT,
    NOT_DEFINED,
    OUT_OF_DOMAIN,
    Missing,
    Value,
    first_missing,
)


def operated(operation: object, value: Value, replaced: Result) -> Value:
    """What the operation makes of the value."""
    if isinstance(operation, Replace):
        return number_of(replaced)
    if isinstance(operation, Exclude):
        return Missing(operation.reason)
    if isinstance(value, Missing):
        return value
    try:
        if isinstance(operation, Add):
            return EXACT.add(value, operation.number)
        if isinstance(operation, Multiply):
            return EXACT.multiply(value, operation.number)
    except ArithmeticError:
        return Missing(OUT_OF_DOMAIN)
    return Missing(NOT_DEFINED)


def divided(scale: Decimal, top: Value, bottom: Value) -> Value:
    """scale · top / bottom, or why there is none."""
    missing = first_missing((top, bottom))
    if missing is not None:
        return missing
    if not isinstance(top, Decimal) or not isinstance(bottom, Decimal) or bottom == 0:
        return Missing(DIVISION_BY_ZERO)
    try:
        return EXACT.divide(EXACT.multiply(scale, top), bottom)
    except ArithmeticError:
        return Missing(OUT_OF_DOMAIN)


def finite(value: Value) -> Value:
    """A recorded NaN or infinity is no number."""
    is_number = isinstance(value, Missing) or value.is_finite()
    return value if is_number else Missing(OUT_OF_DOMAIN)
