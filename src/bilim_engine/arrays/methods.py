"""The normalisations on one column, each the twin of one in `normalisation.methods`; NaN is missing."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays import statistics
from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methods import (
    AboveBelowMean,
    Bands,
    Categories,
    Distance,
    MinMax,
    Normalisation,
    Percentile,
    Ranged,
    ZScore,
)

# Stands for missing(not_defined), which no policy may pass over; all other missing values are NaN.
OPEN = np.inf


def normalise(
    column: Array,
    method: Normalisation,
    *,
    higher_is_better: bool = True,
    logarithm: bool = False,
) -> Array:
    """The scores of a column: NaN where the exact path has a missing value, `OPEN` what is not defined."""
    scores = np.full(len(column), np.nan)
    there = ~np.isnan(column) & (column > 0) if logarithm else ~np.isnan(column)
    values = np.log(column[there]) if logarithm else column[there]
    scale = _logged(method) if logarithm else method
    if len(values) and scale is not None:
        scores[there] = _scores(scale, values, higher_is_better)
    return scores


def _logged(method: Normalisation) -> Normalisation | None:
    """The method on the logarithmic scale, or None where its goalposts or reference have no logarithm."""
    if isinstance(method, MinMax) and isinstance(method.goalposts, tuple):
        low, high = method.goalposts
        return replace(method, goalposts=(low.ln(), high.ln())) if min(low, high) > 0 else None
    if isinstance(method, Distance) and isinstance(method.reference, Decimal):
        return replace(method, reference=method.reference.ln()) if method.reference > 0 else None
    return method


def _scores(method: Normalisation, values: Array, higher: bool) -> Array | float:
    if isinstance(method, Bands):
        return _bands(method, values)
    if isinstance(method, Categories):
        return _categories(method, values, higher)
    if isinstance(method, ZScore):
        return _z_score(method, values, higher)
    if method.range is None:
        return OPEN
    low, high = float(method.range[0]), float(method.range[1])
    return low + (high - low) * _share(method, values, higher)


def _share(method: Ranged, values: Array, higher: bool) -> Array | float:
    if isinstance(method, MinMax):
        return _min_max(method, values, higher)
    if isinstance(method, Distance):
        return _distance(method, values, higher)
    if isinstance(method, AboveBelowMean):
        return _above_below_mean(method, values, higher)
    below, upto = _places(values)
    n = len(values)
    if isinstance(method, Percentile):
        return np.asarray(((below if higher else n - upto) + (upto - below) / 2) / n)
    place = (n - upto if higher else below) + (upto - below + 1) / 2
    return np.asarray((n - place) / (n - 1)) if n > 1 else np.nan


def _places(values: Array) -> tuple[Array, Array]:
    """How many values lie below each value, and how many up to it."""
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left").astype(np.float64)
    return below, np.searchsorted(ordered, values, side="right").astype(np.float64)


def _min_max(method: MinMax, values: Array, higher: bool) -> Array | float:
    if method.goalposts is NOT_DEFINED:
        return OPEN
    if isinstance(method.goalposts, tuple):
        low, high = float(method.goalposts[0]), float(method.goalposts[1])
        if method.clip is None:
            return OPEN
    else:
        low, high = float(values.min()), float(values.max())
    if low == high:
        return np.nan
    share = ((values - low) if higher else (high - values)) / (high - low)
    return np.asarray(np.clip(share, 0.0, 1.0)) if method.clip else share


def _z_score(method: ZScore, values: Array, higher: bool) -> Array | float:
    if method.mean is NOT_DEFINED or method.deviation is NOT_DEFINED:
        return OPEN
    if values.min() == values.max():
        return np.nan
    away = values - values.mean() if higher else values.mean() - values
    return np.asarray(float(method.mean) + float(method.deviation) * (away / values.std()))


def _distance(method: Distance, values: Array, higher: bool) -> Array | float:
    if method.reference is NOT_DEFINED:
        return OPEN
    named = {"leader": values.max() if higher else values.min(), "mean": values.mean()}
    if method.reference == "median":
        reference = float(np.median(values))
    else:
        reference = float(named[method.reference] if isinstance(method.reference, str) else method.reference)
    if round(reference, 12) <= 0:
        return np.nan
    if higher:
        return values / reference
    return reference / np.where(values > 0, values, np.nan)


def _above_below_mean(method: AboveBelowMean, values: Array, higher: bool) -> Array | float:
    centre = values.mean()
    if method.threshold is NOT_DEFINED:
        return OPEN
    if round(float(centre), 12) <= 0:
        return np.nan
    away = np.round(values / centre, 12) - 1.0
    outside = np.where((away > 0) == higher, 1.0, 0.0)
    return np.where(np.round(np.abs(away), 12) <= float(method.threshold), 0.5, outside)


def _categories(method: Categories, values: Array, higher: bool) -> Array | float:
    quantiles, points = method.quantiles, method.points
    if quantiles is NOT_DEFINED or points is NOT_DEFINED:
        return OPEN
    if values.min() == values.max():
        return np.nan
    ordered = np.sort(values)
    limits = [statistics.quantile(ordered, share if higher else 1 - share) for share in quantiles]
    place = sum(((values >= limit) if higher else (values <= limit)).astype(np.int64) for limit in limits)
    return np.array([float(point) for point in points])[place]


def _bands(method: Bands, values: Array) -> Array | float:
    if method.bands is NOT_DEFINED:
        return OPEN
    scores, waiting = np.full(len(values), np.nan), np.ones(len(values), dtype=bool)
    for band in method.bands:
        if band.low is NOT_DEFINED or band.high is NOT_DEFINED:
            scores[waiting] = OPEN
            break
        inside = waiting & _inside(values, band.low, band.high, band.includes)
        scores[inside] = OPEN if band.points is NOT_DEFINED else float(band.points)
        waiting &= ~inside
    return scores


def _inside(values: Array, low: Decimal | None, high: Decimal | None, includes: str) -> NDArray[np.bool_]:
    least = -np.inf if low is None else float(low)
    most = np.inf if high is None else float(high)
    above = values >= least if includes in ("lower", "both") else values > least
    return above & (values <= most if includes in ("upper", "both") else values < most)
