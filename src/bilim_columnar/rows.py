"""Facts as rows of whole numbers: a figure times ten to the scale of its item."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from bilim_columnar.codes import BEYOND, Codes, Extent
from bilim_engine.facts import Breakdown, Fact, write_breakdown
from bilim_engine.periods import Period
from bilim_engine.values import EXACT, Missing, Value

# What a column of eight bytes holds for sure.
GREATEST = 10**18 - 1
MOST_DECIMALS = 12


class Row(NamedTuple):
    """One fact: a scaled figure, or the number of a reason; exactly one of the two."""

    item: int
    breakdown: int
    unit: int
    period: int
    value: int | None
    reason: int | None


class Withdrawn(NamedTuple):
    """A fact that holds no longer, and nothing holds in its place."""

    unit: str
    item: str
    period: Period
    breakdown: Breakdown = ()

    @property
    def key(self) -> tuple[str, str, Period, Breakdown]:
        return (self.unit, self.item, self.period, self.breakdown)


class Extents:
    """Gathers, figure by figure, how many decimals and how many digits before the point items need."""

    def __init__(self) -> None:
        self._needs: dict[str, tuple[int, int]] = {}

    def add(self, item: str, value: Value) -> None:
        decimals, digits = self._needs.get(item, (0, 0))
        if isinstance(value, Decimal) and value.is_finite():
            needed = decimals_of(value)
            before = max(value.adjusted() + 1, 0)
            if needed <= MOST_DECIMALS and needed + before <= 18:
                decimals, digits = max(decimals, needed), max(digits, before)
        self._needs[item] = (decimals, digits)

    def scales(self) -> dict[str, int]:
        """The decimals of each item: as many as its figures have, as far as the greatest leaves room."""
        return {item: min(decimals, 18 - digits) for item, (decimals, digits) in self._needs.items()}


def decimals_of(value: Decimal) -> int:
    """How many decimals the number needs; trailing zeros need none."""
    _sign, digits, exponent = value.as_tuple()
    if not isinstance(exponent, int) or not value:
        return 0
    # By hand: `normalize` would round a figure that is longer than its context.
    zeros = len(digits) - len("".join(map(str, digits)).rstrip("0"))
    return max(-exponent - zeros, 0)


def scaled(value: Decimal, scale: int) -> int | None:
    """The figure times ten to the scale, or None where that is no whole number that fits."""
    if not value.is_finite() or value.adjusted() > 18 or decimals_of(value) > scale:
        return None
    found = int(EXACT.scaleb(value, scale)) if len(value.as_tuple().digits) <= EXACT.prec else GREATEST + 1
    return found if abs(found) <= GREATEST else None


def to_row(fact: Fact, codes: Codes) -> Row:
    """The row of the fact. New codes are numbered and the extent of the item grows with it."""
    item = codes.items.number(fact.item)
    breakdown = codes.breakdowns.number(write_breakdown(fact.breakdown))
    codes.broken_down.setdefault(item, set()).add(breakdown)
    extent = codes.extents.setdefault(item, Extent())
    value, reason = _figure(fact.value, extent.scale, codes)
    if value is not None:
        codes.extents[item] = extent.with_figure(value)
    where = codes.units.number(fact.unit), codes.periods.number(str(fact.period))
    return Row(item, breakdown, *where, value, reason)


def _figure(value: Value, scale: int, codes: Codes) -> tuple[int | None, int | None]:
    if isinstance(value, Missing):
        return None, codes.reasons.number(value.reason)
    found = scaled(value, scale)
    return (None, BEYOND) if found is None else (found, None)


def numbered(facts: Iterable[Fact], codes: Codes) -> None:
    """Every item of the facts has its scale. Its figures are scaled by it ever after."""
    needs = Extents()
    for fact in facts:
        needs.add(fact.item, fact.value)
    for item, scale in needs.scales().items():
        codes.extents.setdefault(codes.items.number(item), Extent(scale))
