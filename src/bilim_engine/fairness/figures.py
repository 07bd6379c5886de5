"""A figure of a unit as formulas read it: its own, else, where it adds up, the sum over the units below."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, localcontext

from bilim_engine.definitions.items import ADDED, Item
from bilim_engine.facts import FactTable
from bilim_engine.facts.table import Breakdown
from bilim_engine.periods import Period
from bilim_engine.units import UnitTree
from bilim_engine.values import EXACT, NOT_APPLICABLE, NOT_COLLECTED, Missing, Value, first_missing

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Recorded:
    """Facts of the units of one register, and the items that say what they are figures of."""

    facts: FactTable
    units: UnitTree
    items: Mapping[str, Item]


def adds_up(items: Mapping[str, Item], code: str) -> bool:
    """Whether figures of parts make that of the whole: not shares, points and levels. Of what is no item
    nothing else is known."""
    item = items.get(code)
    return item is None or item.measure in ADDED


def own_or_sum(on: Recorded, unit: str, item: str, period: Period, breakdown: Breakdown = ()) -> Value:
    """The figure of the unit, in the unit of the item; or why there is none. The unit's own alone where parts
    do not add up.

    A category that is not recorded where others of its breakdown are is nought: there is nobody in it.
    """
    own = on.facts.value(unit, item, period, breakdown)
    if isinstance(own, Decimal) or own.reason != NOT_COLLECTED or not adds_up(on.items, item):
        return own
    if breakdown and on.facts.breakdowns(unit, item, period, breakdown[0][0]):
        return ZERO
    children = on.units.children(unit) if unit in on.units else ()
    below = [own_or_sum(on, child.code, item, period, breakdown) for child in children]
    counted = [each for each in below if not is_inapplicable(each)]
    missing = first_missing(counted)
    if missing is not None or not counted:
        return missing or own
    with localcontext(EXACT):
        return sum((each for each in counted if isinstance(each, Decimal)), ZERO)


def is_inapplicable(value: Value) -> bool:
    """Whether there is no such thing in the unit: then it takes nothing and adds nothing."""
    return isinstance(value, Missing) and value.reason == NOT_APPLICABLE
