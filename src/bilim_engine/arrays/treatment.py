"""The treatments of outliers on one column without gaps; the twin of `normalisation.treatment`."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from bilim_engine.arrays import statistics
from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.methods import Clip, Iqr, Treatment, Winsorise

NEAR = 1e-12


def treat(values: Array, how: Treatment | NotDefined) -> Array | None:
    """The values with outliers drawn in, or None where the definition leaves the treatment open."""
    if how is NOT_DEFINED:
        return None
    if isinstance(how, Winsorise):
        return _winsorise(values, how)
    if isinstance(how, Iqr):
        return None if how.k is NOT_DEFINED else _iqr(values, float(how.k))
    if isinstance(how, Clip):
        return _clip(values, how)
    return values


def _iqr(values: Array, k: float) -> Array:
    ordered = np.sort(values)
    first, third = (statistics.quantile(ordered, Decimal(share)) for share in ("0.25", "0.75"))
    reach = k * (third - first)
    return np.clip(values, _snapped(first - reach, ordered), _snapped(third + reach, ordered))


def _snapped(limit: float, ordered: Array) -> float:
    """The value that the limit equals but for rounding, else the limit: such a tie must stay a tie."""
    place = int(np.searchsorted(ordered, limit))
    for near in ordered[max(0, place - 1) : place + 1]:
        if abs(near - limit) <= NEAR * max(1.0, abs(limit)):
            return float(near)
    return limit


def _clip(values: Array, how: Clip) -> Array | None:
    if how.low is NOT_DEFINED or how.high is NOT_DEFINED:
        return None
    low = -np.inf if how.low is None else float(how.low)
    return np.clip(values, low, np.inf if how.high is None else float(how.high))


def _winsorise(values: Array, how: Winsorise) -> Array | None:
    limit, skewness, kurtosis = how.limit, how.skewness, how.kurtosis
    if limit is NOT_DEFINED or skewness is NOT_DEFINED or kurtosis is NOT_DEFINED:
        return None
    current = values
    while _is_uneven(current, float(skewness), float(kurtosis)):
        drawn = _extreme_drawn_in(current)
        if int((drawn != values).sum()) > limit:
            break
        current = drawn
    return current


def _is_uneven(values: Array, skewness: float, kurtosis: float) -> bool:
    if len(values) < 4 or values.min() == values.max():
        return False
    return abs(statistics.skewness(values)) > skewness and statistics.kurtosis(values) > kurtosis


def _extreme_drawn_in(values: Array) -> Array:
    if statistics.skewness(values) > 0:
        extreme = values.max()
        return np.where(values == extreme, values[values < extreme].max(), values)
    extreme = values.min()
    return np.where(values == extreme, values[values > extreme].min(), values)
