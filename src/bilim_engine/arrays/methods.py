"""The normalisations on one column or on each row of draws, each the twin of one in `normalisation.methods`;
NaN is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays import statistics
from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
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


def leaves_gaps(method: Normalisation | NotDefined) -> bool:
    """Whether the method gives the others the same scores where gaps stand between them, and gaps none."""
    if not isinstance(method, MinMax) or method.range is None or method.goalposts is NOT_DEFINED:
        return False
    return not (isinstance(method.goalposts, tuple) and method.clip is None)


def normalise(
    cells: Array,
    method: Normalisation,
    *,
    higher_is_better: bool = True,
    logarithm: bool = False,
) -> Array:
    """The scores of a column, or of each row: NaN where the exact path has a missing value, `OPEN` what is
    not defined."""
    if not logarithm and leaves_gaps(method):
        return np.asarray(_of_gapless(cells, method, higher_is_better, logarithm))
    there = ~np.isnan(cells) & (cells > 0) if logarithm else ~np.isnan(cells)
    scale = _logged(method) if logarithm else method
    if scale is None:
        return np.full(cells.shape, np.nan)
    if there.all():
        return np.broadcast_to(_of_gapless(cells, scale, higher_is_better, logarithm), cells.shape)
    scores = np.full(cells.shape, np.nan)
    if cells.ndim == 1:
        scores[there] = _of_gapless(cells[there], scale, higher_is_better, logarithm)
        return scores
    for rows, columns in _alike(there):
        found = _of_gapless(cells[np.ix_(rows, columns)], scale, higher_is_better, logarithm)
        scores[np.ix_(rows, columns)] = found
    return scores


def _alike(there: Flags) -> Iterator[tuple[NDArray[np.intp], NDArray[np.intp]]]:
    """The rows that have the same cells filled, with the numbers of those cells: their population is one."""
    if (there == there[:1]).all():
        yield np.arange(len(there)), np.flatnonzero(there[0])
        return
    patterns, which = np.unique(there, axis=0, return_inverse=True)
    for number, pattern in enumerate(patterns):
        yield np.flatnonzero(which.reshape(-1) == number), np.flatnonzero(pattern)


def _of_gapless(values: Array, method: Normalisation, higher: bool, logarithm: bool) -> Array | float:
    if values.shape[-1] == 0:
        return np.nan
    with np.errstate(invalid="ignore", divide="ignore"):
        return _scores(method, np.log(values) if logarithm else values, higher)


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
    share = _share(method, values, higher)
    # In place: a column of many units is written as few times as can be.
    share *= high - low
    if low:
        share += low
    return share


def _share(method: Ranged, values: Array, higher: bool) -> Array | float:
    if isinstance(method, MinMax):
        return _min_max(method, values, higher)
    if isinstance(method, Distance):
        return _distance(method, values, higher)
    if isinstance(method, AboveBelowMean):
        return _above_below_mean(method, values, higher)
    below, upto = statistics.places(values)
    n = values.shape[-1]
    if isinstance(method, Percentile):
        return np.asarray(((below if higher else n - upto) + (upto - below) / 2) / n)
    place = (n - upto if higher else below) + (upto - below + 1) / 2
    return np.asarray((n - place) / (n - 1)) if n > 1 else np.nan


def _min_max(method: MinMax, values: Array, higher: bool) -> Array | float:
    if method.goalposts is NOT_DEFINED:
        return OPEN
    low: Array | float
    high: Array | float
    if isinstance(method.goalposts, tuple):
        low, high = float(method.goalposts[0]), float(method.goalposts[1])
        if method.clip is None:
            return OPEN
    else:
        low, high = statistics.least(values), statistics.greatest(values)
    # Where both are equal 0 / 0 leaves no number, as it should.
    length = np.where(low == high, np.nan, np.subtract(high, low))
    share = np.asarray((values - low) if higher else (high - values))
    share /= length
    return np.asarray(np.clip(share, 0.0, 1.0, out=share)) if method.clip else share


def _varied(values: Array) -> Array:
    """1 where the values of a row differ, else no number."""
    return np.where(statistics.least(values) == statistics.greatest(values), np.nan, 1.0)


def _z_score(method: ZScore, values: Array, higher: bool) -> Array | float:
    if method.mean is NOT_DEFINED or method.deviation is NOT_DEFINED:
        return OPEN
    centre, spread = statistics.mean(values), values.std(axis=-1, keepdims=True) * _varied(values)
    away = values - centre if higher else centre - values
    return np.asarray(float(method.mean) + float(method.deviation) * (away / spread))


def _distance(method: Distance, values: Array, higher: bool) -> Array | float:
    if method.reference is NOT_DEFINED:
        return OPEN
    reference = _reference(method.reference, values, higher)
    reference = np.where(np.round(reference, 12) <= 0, np.nan, reference)
    return values / reference if higher else reference / np.where(values > 0, values, np.nan)


def _reference(named: str | Decimal, values: Array, higher: bool) -> Array:
    if isinstance(named, Decimal):
        return np.array(float(named))
    if named == "leader":
        return statistics.greatest(values) if higher else statistics.least(values)
    return statistics.mean(values) if named == "mean" else np.median(values, axis=-1, keepdims=True)


def _above_below_mean(method: AboveBelowMean, values: Array, higher: bool) -> Array | float:
    centre = statistics.mean(values)
    if method.threshold is NOT_DEFINED:
        return OPEN
    away = np.round(values / np.where(np.round(centre, 12) <= 0, np.nan, centre), 12) - 1.0
    outside = np.where((away > 0) == higher, 1.0, 0.0)
    share = np.where(np.round(np.abs(away), 12) <= float(method.threshold), 0.5, outside)
    return np.where(np.isnan(away), np.nan, share)


def _categories(method: Categories, values: Array, higher: bool) -> Array | float:
    quantiles, points = method.quantiles, method.points
    if quantiles is NOT_DEFINED or points is NOT_DEFINED:
        return OPEN
    ordered = np.sort(values, axis=-1)
    limits = [statistics.quantile(ordered, share if higher else 1 - share) for share in quantiles]
    place = sum(((values >= limit) if higher else (values <= limit)).astype(np.int64) for limit in limits)
    return np.array([float(point) for point in points])[place] * _varied(values)


def _bands(method: Bands, values: Array) -> Array | float:
    if method.bands is NOT_DEFINED:
        return OPEN
    scores, waiting = np.full(values.shape, np.nan), np.ones(values.shape, dtype=bool)
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
