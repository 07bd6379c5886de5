"""What an analysis found, in exact numbers: as it is kept, published and read again.

Shares of draws are exact to twelve places; what is computed in floats is rounded to nine, which are the same
on every machine. None stands where there is no number.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bilim_engine.ratings.uncertainty import Uncertainty
from bilim_engine.simulation import Coherence, Effect, Index, Indices, Summary

SHARE, ROUNDED = Decimal("1e-12"), Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Standing:
    """The place of one unit over all draws: the interval of its own, the one that holds together with those
    of others, and the shares of the draws in which it is among the first, among the last, and ranked."""

    unit: str
    rank: int | None
    low: int | None
    high: int | None
    joint_low: int | None
    joint_high: int | None
    first: Decimal
    last: Decimal
    ranked: Decimal


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with the ends of its confidence interval."""

    value: Decimal | None
    low: Decimal | None
    high: Decimal | None


@dataclass(frozen=True, slots=True)
class Factor:
    """What one choice does to the average shift of ranks, alone and in all; and to the rank of each unit."""

    factor: str
    first: Estimate
    total: Estimate
    units: Mapping[str, tuple[Decimal | None, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Change:
    """The order after one change of the method: `subject` is the path of a leaf or the code of an
    adjustment; `ranks` holds the units that have one."""

    subject: str
    moved: int
    average: Decimal | None
    greatest: int
    spearman: Decimal | None
    kendall: Decimal | None
    ranks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Pair:
    """The correlation of two leaves; `inside` when they have the same parent."""

    one: str
    other: str
    inside: bool
    correlation: Decimal | None
    units: int
    redundant: bool


@dataclass(frozen=True, slots=True)
class EffectiveWeight:
    """The weight of a leaf on paper, and what it does to the overall score."""

    path: str
    nominal: Decimal
    linear: Decimal | None
    main_effect: Decimal | None


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything one analysis found about one rating.

    `places` counts the draws by unit and rank; `above` is the share of draws in which one unit stands above
    another; `alike` are the groups whose order cannot be told, in the order of their first ranks.
    """

    draws: int
    standings: tuple[Standing, ...]
    places: Mapping[str, Mapping[int, int]]
    above: Mapping[str, Mapping[str, Decimal | None]]
    alike: tuple[tuple[str, ...], ...]
    evaluations: int = 0
    factors: tuple[Factor, ...] = ()
    indicators: tuple[Change, ...] = ()
    adjustments: tuple[Change, ...] = ()
    pairs: tuple[Pair, ...] = ()
    weights: tuple[EffectiveWeight, ...] = ()
    alpha: Mapping[str, Decimal | None] = field(default_factory=dict)


def exact_findings(found: Uncertainty) -> Findings:
    """What the analysis found, in exact numbers."""
    summary, units = found.summary, found.summary.units
    return Findings(
        draws=summary.draws,
        standings=tuple(_standing(summary, number) for number in range(len(units))),
        places={unit: _places(summary.counts[number]) for number, unit in enumerate(units)},
        above={unit: _above(summary, number) for number, unit in enumerate(units)},
        alike=summary.alike(),
        evaluations=_evaluations(found),
        factors=tuple(_factors(found.indices)) if found.indices else (),
        indicators=tuple(_change(path, each, units) for path, each in found.indicators.items()),
        adjustments=tuple(_change(code, each, units) for code, each in found.adjustments.items()),
        pairs=_pairs(found.coherence),
        weights=tuple(_weights(found.coherence)),
        alpha={path: _rounded(each) for path, each in found.coherence.alpha.items()},
    )


def _evaluations(found: Uncertainty) -> int:
    """How many ratings the indices took: two base matrices, and the first with each factor of the second."""
    plan = found.analysis.sensitivity
    return 0 if plan is None or found.indices is None else plan.base * (len(found.indices.factors) + 2)


def _standing(summary: Summary, number: int) -> Standing:
    draws, unranked = summary.draws, int(summary.counts[number][0])
    return Standing(
        unit=summary.units[number],
        rank=int(summary.published[number]) or None,
        low=int(summary.low[number]) or None,
        high=int(summary.high[number]) or None,
        joint_low=int(summary.joint_low[number]) or None,
        joint_high=int(summary.joint_high[number]) or None,
        first=share_of(round(float(summary.first[number]) * draws), draws),
        last=share_of(round(float(summary.last[number]) * draws), draws),
        ranked=share_of(draws - unranked, draws),
    )


def share_of(count: int, draws: int) -> Decimal:
    """The share of so many draws, as it is published."""
    return (Decimal(count) / Decimal(draws)).quantize(SHARE)


def _places(counts: Iterable[int]) -> dict[int, int]:
    return {rank: int(count) for rank, count in enumerate(counts) if rank and count}


def _above(summary: Summary, number: int) -> dict[str, Decimal | None]:
    row = summary.above[number]
    return {
        other: None if math.isnan(row[at]) else Decimal(repr(float(row[at]))).quantize(SHARE)
        for at, other in enumerate(summary.units)
        if at != number
    }


def _rounded(number: float) -> Decimal | None:
    return None if math.isnan(number) else Decimal(repr(float(number))).quantize(ROUNDED) + 0


def _factors(indices: Indices) -> Iterable[Factor]:
    for factor, index in indices.factors.items():
        yield Factor(factor, *_shift(index), {unit: _of_unit(index, at) for at, unit in _units(indices)})


def _units(indices: Indices) -> Iterable[tuple[int, str]]:
    """The number of the output that is the rank of each unit; output 0 is the average shift."""
    return enumerate(indices.units, start=1)


def _shift(index: Index) -> tuple[Estimate, Estimate]:
    first, total = (
        Estimate(*(_rounded(float(ends[0])) for ends in (each.value, each.low, each.high)))
        for each in (index.first, index.total)
    )
    return first, total


def _of_unit(index: Index, at: int) -> tuple[Decimal | None, Decimal | None]:
    return _rounded(float(index.first.value[at])), _rounded(float(index.total.value[at]))


def _change(subject: str, found: Effect, units: tuple[str, ...]) -> Change:
    return Change(
        subject,
        found.moved,
        _rounded(found.average),
        found.greatest,
        _rounded(found.spearman),
        _rounded(found.kendall),
        {unit: int(rank) for unit, rank in zip(units, found.ranks, strict=True) if rank},
    )


def _pairs(found: Coherence) -> tuple[Pair, ...]:
    return tuple(
        Pair(each.one, each.other, each.inside, _rounded(each.correlation), each.units, each.is_redundant)
        for each in found.pairs
    )


def _weights(found: Coherence) -> Iterable[EffectiveWeight]:
    for each in found.weights:
        nominal = _rounded(each.nominal) or Decimal(0)
        yield EffectiveWeight(each.path, nominal, _rounded(each.linear), _rounded(each.main_effect))
