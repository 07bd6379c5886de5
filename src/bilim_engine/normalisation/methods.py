"""The normalisations, each as a scale fitted to the values of the population.

A scale is a function from a value to its score, with the figures it rests on for the trace. A scale that
the values or the definition do not allow is a `Missing` that every unit then gets.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal, localcontext

from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methods import (
    AboveBelowMean,
    Bands,
    Categories,
    Distance,
    MinMax,
    Normalisation,
    Percentile,
    Range,
    Ranged,
    Rank,
    ScoreBand,
    ZScore,
)
from bilim_engine.normalisation import statistics
from bilim_engine.normalisation.statistics import shown
from bilim_engine.values import EXACT, OUT_OF_DOMAIN, Missing, Value, round12
from bilim_engine.values import NOT_DEFINED as REASON_NOT_DEFINED

ONE = Decimal(1)
HALF = Decimal("0.5")

Values = tuple[Decimal, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """How a value becomes a score, and the figures that were read off the population."""

    score: Callable[[Decimal], Value]
    note: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Normalised:
    """The score of each unit, with the figures the scale rests on."""

    scores: Mapping[str, Value]
    note: Mapping[str, str] = field(default_factory=dict)


def normalise(
    values: Mapping[str, Decimal],
    method: Normalisation,
    *,
    higher_is_better: bool = True,
    logarithm: bool = False,
) -> Normalised:
    """The score of each unit among these; the polarity is applied here and nowhere else."""
    with localcontext(EXACT):
        if not logarithm:
            return _scored(values, {}, method, higher_is_better)
        missing = {unit: _no_logarithm(value) for unit, value in values.items() if value <= 0}
        logged = {unit: value.ln() for unit, value in values.items() if value > 0}
        return _scored(logged, missing, _logged(method), higher_is_better)


def _scored(
    values: Mapping[str, Decimal],
    missing: Mapping[str, Value],
    method: Normalisation | Missing,
    higher: bool,
) -> Normalised:
    if not values:
        return Normalised(missing)
    fitted = _fit(method, tuple(values.values()), higher)
    if isinstance(fitted, Missing):
        return Normalised({**dict.fromkeys(values, fitted), **missing}, {"detail": fitted.detail})
    return Normalised({**{unit: fitted.score(x) for unit, x in values.items()}, **missing}, fitted.note)


def _no_logarithm(value: Decimal) -> Missing:
    return Missing(OUT_OF_DOMAIN, f"no logarithm of {shown(value)}")


def _logged(method: Normalisation) -> Normalisation | Missing:
    """The method with its goalposts or reference on the logarithmic scale."""
    if isinstance(method, MinMax) and isinstance(method.goalposts, tuple):
        low, high = method.goalposts
        if min(low, high) <= 0:
            return _no_logarithm(min(low, high))
        return replace(method, goalposts=(low.ln(), high.ln()))
    if isinstance(method, Distance) and isinstance(method.reference, Decimal):
        if method.reference <= 0:
            return _no_logarithm(method.reference)
        return replace(method, reference=method.reference.ln())
    return method


def _fit(method: Normalisation | Missing, values: Values, higher: bool) -> Scale | Missing:
    if isinstance(method, Missing):
        return method
    if isinstance(method, Bands):
        return _bands(method)
    if isinstance(method, Categories):
        return _categories(method, values, higher)
    if isinstance(method, ZScore):
        return _z_score(method, values, higher)
    if method.range is None:
        return Missing(REASON_NOT_DEFINED, "range")
    return _fit_share(method, values, higher, method.range)


def _fit_share(method: Ranged, values: Values, higher: bool, span: Range) -> Scale | Missing:
    """The scale of a method that gives a share of the range."""
    if isinstance(method, MinMax):
        return _on(span, _min_max(method, values, higher))
    if isinstance(method, Distance):
        return _on(span, _distance(method, values, higher))
    if isinstance(method, Rank):
        return _on(span, _rank(values, higher))
    if isinstance(method, Percentile):
        return _on(span, _percentile(values, higher))
    return _on(span, _above_below_mean(method, values, higher))


def _on(span: Range, fitted: Scale | Missing) -> Scale | Missing:
    """The shares of `fitted` laid on the range."""
    if isinstance(fitted, Missing):
        return fitted
    low, high = span
    share_of = fitted.score

    def score(value: Decimal) -> Value:
        share = share_of(value)
        return share if isinstance(share, Missing) else low + (high - low) * share

    return Scale(score, {**fitted.note, "range": f"{shown(low)}–{shown(high)}"})


def _min_max(method: MinMax, values: Values, higher: bool) -> Scale | Missing:
    if method.goalposts is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "goalposts")
    if isinstance(method.goalposts, tuple) and method.clip is None:
        return Missing(REASON_NOT_DEFINED, "clip")
    low, high = method.goalposts if isinstance(method.goalposts, tuple) else (min(values), max(values))
    if low == high:
        return Missing(OUT_OF_DOMAIN, "all values are equal")

    def share(value: Decimal) -> Value:
        found = ((value - low) if higher else (high - value)) / (high - low)
        return min(max(found, Decimal(0)), ONE) if method.clip else found

    return Scale(share, {"low": shown(low), "high": shown(high)})


def _z_score(method: ZScore, values: Values, higher: bool) -> Scale | Missing:
    middle, unit = method.mean, method.deviation
    if middle is NOT_DEFINED or unit is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "mean, deviation")
    if min(values) == max(values):
        return Missing(OUT_OF_DOMAIN, "all values are equal")
    centre, spread = statistics.mean(values), statistics.deviation(values)

    def score(value: Decimal) -> Value:
        distance = ((value - centre) if higher else (centre - value)) / spread
        return middle + unit * distance

    return Scale(score, {"mean": shown(centre), "deviation": shown(spread)})


def _reference(method: Distance, values: Values, higher: bool) -> Value:
    if method.reference is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "reference")
    if isinstance(method.reference, Decimal):
        return method.reference
    if method.reference == "leader":
        return max(values) if higher else min(values)
    return statistics.mean(values) if method.reference == "mean" else statistics.median(values)


def _distance(method: Distance, values: Values, higher: bool) -> Scale | Missing:
    reference = _reference(method, values, higher)
    if isinstance(reference, Missing):
        return reference
    # Rounded: a mean that is zero in mathematics may have a last digit left over.
    if round12(reference) <= 0:
        return Missing(OUT_OF_DOMAIN, f"the reference is {shown(reference)}")

    def share(value: Decimal) -> Value:
        if higher:
            return value / reference
        return reference / value if value > 0 else Missing(OUT_OF_DOMAIN, f"no distance from {shown(value)}")

    return Scale(share, {"reference": shown(reference)})


def _rank(values: Values, higher: bool) -> Scale | Missing:
    ordered, n = sorted(values), len(values)
    if n == 1:
        return Missing(OUT_OF_DOMAIN, "one unit cannot be ranked")

    def share(value: Decimal) -> Value:
        first, last = bisect_left(ordered, value), bisect_right(ordered, value)
        better = n - last if higher else first
        place = better + Decimal(last - first + 1) / 2
        return (n - place) / (n - 1)

    return Scale(share, {"units": str(n)})


def _percentile(values: Values, higher: bool) -> Scale:
    ordered, n = sorted(values), len(values)

    def share(value: Decimal) -> Value:
        first, last = bisect_left(ordered, value), bisect_right(ordered, value)
        worse = first if higher else n - last
        return (worse + Decimal(last - first) / 2) / n

    return Scale(share, {"units": str(n)})


def _bands(method: Bands) -> Scale | Missing:
    bands = method.bands
    if bands is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "bands")
    return Scale(lambda value: _points(value, bands))


def _points(value: Decimal, bands: tuple[ScoreBand, ...]) -> Value:
    for band in bands:
        if band.low is NOT_DEFINED or band.high is NOT_DEFINED:
            return Missing(REASON_NOT_DEFINED, "limit of a band")
        if _lies_between(value, band.low, band.high, band.includes):
            return Missing(REASON_NOT_DEFINED, "points") if band.points is NOT_DEFINED else band.points
    return Missing(OUT_OF_DOMAIN, f"no band holds {shown(value)}")


def _lies_between(value: Decimal, low: Decimal | None, high: Decimal | None, includes: str) -> bool:
    """The value lies between the limits, the ends counted as `includes` says."""
    above = low is None or value > low or (value == low and includes in ("lower", "both"))
    below = high is None or value < high or (value == high and includes in ("upper", "both"))
    return above and below


def _categories(method: Categories, values: Values, higher: bool) -> Scale | Missing:
    quantiles, points = method.quantiles, method.points
    if quantiles is NOT_DEFINED or points is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "quantiles, points")
    if min(values) == max(values):
        return Missing(OUT_OF_DOMAIN, "all values are equal")
    shares = quantiles if higher else tuple(ONE - share for share in quantiles)
    limits = tuple(statistics.quantile(values, share) for share in shares)

    def score(value: Decimal) -> Value:
        return points[sum(value >= limit if higher else value <= limit for limit in limits)]

    return Scale(score, {"limits": "; ".join(shown(limit) for limit in limits)})


def _above_below_mean(method: AboveBelowMean, values: Values, higher: bool) -> Scale | Missing:
    threshold, centre = method.threshold, statistics.mean(values)
    if threshold is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "threshold")
    if round12(centre) <= 0:
        return Missing(OUT_OF_DOMAIN, f"the mean is {shown(centre)}")

    def share(value: Decimal) -> Value:
        # Rounded, so that the last digit of the mean does not decide about a value that equals it.
        ratio = round12(value / centre)
        if abs(ratio - ONE) <= threshold:
            return HALF
        return ONE if (ratio > ONE) == higher else Decimal(0)

    return Scale(share, {"mean": shown(centre)})
