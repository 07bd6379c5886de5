"""A value is a decimal number or missing for a reason. Missing is never zero."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, Context, Decimal, DivisionByZero, InvalidOperation, Overflow

# Thirty-four significant digits, half-even: the decimal128 of IEEE 754, as DESIGN section 5 sets.
EXACT = Context(prec=34, rounding=ROUND_HALF_EVEN, traps=[InvalidOperation, DivisionByZero, Overflow])

_TWELFTH = Decimal("1e-12")

# Reasons in use. `REASONS` is the closed list; definitions may add their own in `definitions/reasons.yaml`.
NOT_COLLECTED = "not_collected"
NOT_PUBLISHED = "not_published"
NOT_APPLICABLE = "not_applicable"
NOT_DEFINED = "not_defined"
SUPPRESSED = "suppressed"
UNDER_APPEAL = "under_appeal"
DIVISION_BY_ZERO = "division_by_zero"
OUT_OF_DOMAIN = "out_of_domain"
LOW_COVERAGE = "low_coverage"
SCREENED_OUT = "screened_out"
EXCLUDED = "excluded"
NOT_COMPARABLE = "not_comparable"

REASONS = frozenset(
    {
        NOT_COLLECTED,
        NOT_PUBLISHED,
        NOT_APPLICABLE,
        NOT_DEFINED,
        SUPPRESSED,
        UNDER_APPEAL,
        DIVISION_BY_ZERO,
        OUT_OF_DOMAIN,
        LOW_COVERAGE,
        SCREENED_OUT,
        EXCLUDED,
        NOT_COMPARABLE,
    }
)


@dataclass(frozen=True, slots=True)
class Missing:
    """There is no number, and this is why."""

    reason: str
    detail: str = ""

    def __str__(self) -> str:
        return f"missing({self.reason})"


Value = Decimal | Missing


def is_missing(value: object) -> bool:
    """Whether there is no number, but a reason."""
    return isinstance(value, Missing)


def first_missing(values: Iterable[object]) -> Missing | None:
    """The first missing value, in the order given, or None when all are numbers."""
    for value in values:
        if isinstance(value, Missing):
            return value
    return None


def parse_decimal(text: str) -> Decimal:
    """The decimal written in `text`, with a point; raises ValueError for anything else, NaN included."""
    # What Python takes for a number, others do not or take for another: `5_9`, digits of other scripts.
    if "_" in text or not text.isascii():
        raise ValueError(f"not a decimal number: {text!r}")
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        raise ValueError(f"not a decimal number: {text!r}") from None
    if not number.is_finite():
        raise ValueError(f"not a finite number: {text!r}")
    return number


def round12(number: Decimal) -> Decimal:
    """Half-even to twelve decimals: how figures are published and shares are compared.

    A number so great that it has no room for twelve decimals stays as it is.
    """
    if number.adjusted() > EXACT.prec - 14:
        return number
    return number.quantize(_TWELFTH, ROUND_HALF_EVEN, EXACT)


def plain(number: Decimal) -> str:
    """The shortest plain writing of a number, as in bundles and CSV: no exponent, no trailing zeros."""
    if number == 0:
        return "0"
    return format(EXACT.normalize(number), "f")
