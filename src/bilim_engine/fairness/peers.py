"""Peers: the units most alike by declared characteristics.

Standardised Euclidean distance: each difference is divided by the standard deviation over the rated units, so
that pupils and shares can be added up. It is the mean over what is known of both, so that a gap makes nobody
nearer.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from bilim_engine.definitions.items import Item
from bilim_engine.definitions.peers.types import Characteristic, OfCategory, OfItem, OfKind, OfRatio, Peers
from bilim_engine.facts import FactTable
from bilim_engine.facts.table import Breakdown
from bilim_engine.fairness.figures import Recorded, own_or_sum
from bilim_engine.normalisation.statistics import deviation, median
from bilim_engine.periods import Period, of_kind_within
from bilim_engine.units import UnitTree
from bilim_engine.values import (
    DIVISION_BY_ZERO,
    EXACT,
    NOT_APPLICABLE,
    NOT_COLLECTED,
    OUT_OF_DOMAIN,
    Missing,
    Value,
    round12,
)

ZERO, ONE = Decimal(0), Decimal(1)

Table = Mapping[str, Mapping[str, Value]]
"""The values of characteristics by unit and code."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What characteristics are measured by: the facts, items and units of one edition, and its period."""

    facts: FactTable
    items: Mapping[str, Item]
    units: UnitTree
    period: Period


def characteristics(peers: Peers, on: Grounds, codes: Sequence[str]) -> dict[str, dict[str, Value]]:
    """The value of each characteristic of these units, before any logarithm."""
    return {unit: {each.code: _measure(each, on, unit) for each in peers.characteristics} for unit in codes}


def _measure(each: Characteristic, on: Grounds, unit: str) -> Value:
    measured = each.measured
    if isinstance(measured, OfItem):
        return _figure(on, unit, measured.item)
    if isinstance(measured, OfRatio):
        return _divided(_figure(on, unit, measured.item), _figure(on, unit, measured.by))
    if isinstance(measured, OfCategory):
        own = _figure(on, unit, measured.item, ((measured.breakdown, measured.category),))
        return _divided(own, _figure(on, unit, measured.item))
    assert isinstance(measured, OfKind)
    found = on.units.find(unit)
    return Missing(NOT_APPLICABLE) if found is None else ONE if found.kind in measured.kinds else ZERO


def _figure(on: Grounds, unit: str, item: str, breakdown: Breakdown = ()) -> Value:
    """The figure at the period of the item's own kind that the period of the edition fixes."""
    if item not in on.items:
        return Missing(NOT_COLLECTED)
    period = of_kind_within(on.period, on.items[item].period)
    return own_or_sum(Recorded(on.facts, on.units, on.items), unit, item, period, breakdown)


def _divided(one: Value, other: Value) -> Value:
    if isinstance(one, Missing):
        return one
    if isinstance(other, Missing):
        return other
    return EXACT.divide(one, other) if other else Missing(DIVISION_BY_ZERO)


@dataclass(frozen=True, slots=True)
class Likeness:
    """One characteristic of a unit and of a peer: both values and how many standard deviations lie between
    them; None where one of them is not known."""

    own: Value
    other: Value
    apart: Decimal | None


@dataclass(frozen=True, slots=True)
class Peer:
    """A unit that is alike, how far it lies in standard deviations, and characteristic by characteristic
    why."""

    unit: str
    distance: Decimal
    likeness: Mapping[str, Likeness]


def nearest_peers(peers: Peers, table: Table, unit: str) -> tuple[Peer, ...]:
    """The peers of the unit, the nearest first, equally near ones by code; none where too little is known.

    KeyError for a unit that is not in the table.
    """
    scales = {each.code: _deviation(each, table) for each in peers.characteristics}
    found = [
        peer
        for other in table
        if other != unit and (peer := _peer(peers, table, scales, unit, other)) is not None
    ]
    return tuple(sorted(found, key=lambda each: (round12(each.distance), each.unit))[: peers.count])


def _scaled(each: Characteristic, value: Value) -> Value:
    if not each.logarithm or isinstance(value, Missing):
        return value
    return EXACT.ln(value) if value > 0 else Missing(OUT_OF_DOMAIN, "logarithm")


def _deviation(each: Characteristic, table: Table) -> Decimal:
    """The standard deviation over all units of which it is known; 0 where they do not differ."""
    values = [_scaled(each, row[each.code]) for row in table.values()]
    known = [value for value in values if isinstance(value, Decimal)]
    with localcontext(EXACT):
        return deviation(known) if known else ZERO


def _peer(peers: Peers, table: Table, scales: Mapping[str, Decimal], unit: str, other: str) -> Peer | None:
    likeness, total, known, apart = {}, ZERO, ZERO, ZERO
    with localcontext(EXACT):
        for each in peers.characteristics:
            values = [_scaled(each, table[code][each.code]) for code in (unit, other)]
            step = _apart(values, scales[each.code])
            likeness[each.code] = Likeness(table[unit][each.code], table[other][each.code], step)
            total += each.weight
            if step is not None:
                known += each.weight
                apart += each.weight * step * step
        if not known or round12(known / total) < peers.coverage:
            return None
        return Peer(other, (apart / known).sqrt(EXACT), likeness)


def _apart(values: Sequence[Value], scale: Decimal) -> Decimal | None:
    one, other = values
    if isinstance(one, Missing) or isinstance(other, Missing):
        return None
    return EXACT.divide(EXACT.abs(EXACT.subtract(one, other)), scale) if scale else ZERO


@dataclass(frozen=True, slots=True)
class Among:
    """A value held against those of the peers.

    `middle` is the median of the peers, `gap` how much better than it the value is (worse below nought, by
    the direction of the indicator), `ahead` the share of the peers it is better than, those who are equal
    counting half; None where there is nothing to hold together. `count` peers have a value.
    """

    middle: Decimal | None
    gap: Decimal | None
    ahead: Decimal | None
    count: int


def among(value: Value, peers: Sequence[Value], *, lower_is_better: bool) -> Among:
    """Where this value stands among those of the peers."""
    known = [each for each in peers if isinstance(each, Decimal)]
    if not known:
        return Among(None, None, None, 0)
    with localcontext(EXACT):
        middle = median(known)
        if isinstance(value, Missing):
            return Among(middle, None, None, len(known))
        gap = middle - value if lower_is_better else value - middle
        worse = sum((each > value) if lower_is_better else (each < value) for each in known)
        equal = sum(each == value for each in known)
        return Among(middle, gap, (worse + Decimal(equal) / 2) / len(known), len(known))
