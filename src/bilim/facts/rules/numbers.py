"""Numbers as people type them. What can be read in one way only is read and said; the rest is asked."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from bilim_engine.values import plain

# Excel groups thousands with a no-break space in Kyrgyz and Russian, French locales with a narrow one.
_SPACES = "\u00a0\u202f\u2009"
_POINT = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?")
_COMMA = re.compile(r"[+-]?([0-9]+),([0-9]+)")
_GROUPED = re.compile(rf"[+-]?[0-9]{{1,3}}([{_SPACES}][0-9]{{3}})+([.,][0-9]+)?")
_NOT_FINITE = re.compile(r"[+-]?(nan|inf|infinity)|.*[0-9]e[+-]?[0-9]+", re.IGNORECASE)

# The ledger holds what a DECIMAL(34, 12) would: 22 digits before the point, 12 after.
_WHOLE, _FRACTION = 22, 12

MARK, UNCLEAR, AMBIGUOUS, NOT_FINITE, TOO_LONG = "mark", "unclear", "ambiguous", "not_finite", "too_long"


@dataclass(frozen=True, slots=True)
class Number:
    """A number that was read, and in which of the tolerated ways it was written.

    `point` says that it has the shape `1.234`: a decimal, unless the file writes decimals with a comma.
    """

    text: str
    comma: bool = False
    grouped: bool = False
    point: bool = False


@dataclass(frozen=True, slots=True)
class Unread:
    """A text that is not a number, and what it is instead."""

    fault: str


def read_number(text: str) -> Number | Unread:
    """The number written in `text`, or why it was not read.

    A comma followed by exactly three digits (`1,234`) may be a decimal comma or a thousands mark: nobody
    can tell, so it is asked. A zero before the comma, or four digits, leave the decimal comma alone.
    """
    written = text.strip().replace("\u2212", "-")
    if _POINT.fullmatch(written):
        return _checked(written)
    if _GROUPED.fullmatch(written):
        joined = re.sub(f"[{_SPACES}]", "", written)
        return _checked(joined.replace(",", "."), comma="," in joined, grouped=True)
    if found := _COMMA.fullmatch(written):
        if len(found[2]) == 3 and len(found[1]) <= 3 and not found[1].startswith("0"):
            return Unread(AMBIGUOUS)
        return _checked(written.replace(",", "."), comma=True)
    if _NOT_FINITE.fullmatch(written):
        return Unread(NOT_FINITE)
    return Unread(UNCLEAR if any(sign.isdigit() for sign in written) else MARK)


def _checked(written: str, *, comma: bool = False, grouped: bool = False) -> Number | Unread:
    whole, _, fraction = written.lstrip("+-").partition(".")
    if len(whole.lstrip("0")) > _WHOLE or len(fraction.rstrip("0")) > _FRACTION:
        return Unread(TOO_LONG)
    return Number(plain(Decimal(written)), comma, grouped, _could_be_thousands(whole, fraction, comma))


def _could_be_thousands(whole: str, fraction: str, comma: bool) -> bool:
    return not comma and len(fraction) == 3 and 0 < len(whole) <= 3 and whole != "0"
