"""A figure of a unit as formulas read it with `subtree`: its own, else the sum over the units below."""

from __future__ import annotations

from decimal import Decimal, localcontext

from bilim_engine.facts import FactTable
from bilim_engine.facts.table import Breakdown
from bilim_engine.periods import Period
from bilim_engine.units import UnitTree
from bilim_engine.values import EXACT, NOT_APPLICABLE, NOT_COLLECTED, Missing, Value

ZERO = Decimal(0)


def figure(
    facts: FactTable, units: UnitTree, unit: str, item: str, period: Period, breakdown: Breakdown = ()
) -> Value:
    """The figure of the unit, in the unit of the item; or why there is none.

    A category that is not recorded where others of its breakdown are is nought: there is nobody in it.
    """
    own = facts.value(unit, item, period, breakdown)
    if isinstance(own, Decimal) or own.reason != NOT_COLLECTED:
        return own
    if breakdown and facts.breakdowns(unit, item, period, breakdown[0][0]):
        return ZERO
    children = units.children(unit) if unit in units else ()
    below = [figure(facts, units, child.code, item, period, breakdown) for child in children]
    counted = [each for each in below if not (isinstance(each, Missing) and each.reason == NOT_APPLICABLE)]
    missing = next((each for each in counted if isinstance(each, Missing)), None)
    if missing is not None or not counted:
        return missing or own
    with localcontext(EXACT):
        return sum((each for each in counted if isinstance(each, Decimal)), ZERO)
