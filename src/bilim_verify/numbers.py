"""Numbers as docs/arithmetic.md, section 1, has them. Everything runs inside `exactly()`."""

import decimal
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any, ContextManager, Iterable, NamedTuple, Optional, Union

EXACT = Context(
    prec=34,
    rounding=ROUND_HALF_EVEN,
    traps=[decimal.InvalidOperation, decimal.DivisionByZero, decimal.Overflow],
)
WIDE = Context(prec=200, rounding=ROUND_HALF_EVEN)
ZERO, ONE = Decimal(0), Decimal(1)


class Missing(NamedTuple):
    """No number, and the reason."""

    reason: str


Value = Union[Decimal, Missing]

NOT_DEFINED = "not_defined"
UNDEFINED = Missing(NOT_DEFINED)


def exactly() -> ContextManager[Context]:
    """Thirty-four digits, half-even, after every operation inside the `with`."""
    return decimal.localcontext(EXACT)


def round_to(number: Decimal, places: int) -> Decimal:
    """Rounded half-even to so many decimals, however many digits stand before the point."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_EVEN, context=WIDE)


def round12(number: Decimal) -> Decimal:
    return round_to(number, 12)


def round20(number: Decimal) -> Decimal:
    return round_to(number, 20)


def plain(number: Decimal) -> str:
    """No exponent, no trailing zeros."""
    if number == 0:
        return "0"
    return format(number.normalize(WIDE), "f")


def published(value: Optional[Value]) -> str:
    """As a figure stands in the bundle; empty for what has no number."""
    return plain(round12(value)) if isinstance(value, Decimal) else ""


def total(numbers: Iterable[Decimal]) -> Decimal:
    result = ZERO
    for number in numbers:
        result = result + number
    return result


def number_or_undefined(stated: Any) -> Value:
    """A number of the method, or missing(not_defined) where it says that there is none."""
    if stated is None or stated == NOT_DEFINED:
        return UNDEFINED
    return stated if isinstance(stated, Decimal) else Decimal(str(stated))
