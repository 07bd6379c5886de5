"""The treatments of outliers on one column without gaps or on each row; the twin of
`normalisation.treatment`."""

from __future__ import annotations

from decimal import Decimal

import numpy as np

from bilim_engine.arrays import statistics
from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.methods import Clip, Iqr, Treatment, Winsorise

NEAR = 1e-12
AT_BOUND = 1e-9


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
    ordered = np.sort(values, axis=-1)
    first, third = (statistics.quantile(ordered, Decimal(share)) for share in ("0.25", "0.75"))
    reach = k * (third - first)
    return np.clip(values, _snapped(first - reach, ordered), _snapped(third + reach, ordered))


def _snapped(limit: Array, ordered: Array) -> Array:
    """The value that the limit equals but for rounding, else the limit: such a tie must stay a tie."""
    nearest = np.abs(ordered - limit).argmin(axis=-1, keepdims=True)
    value = np.take_along_axis(ordered, nearest, axis=-1)
    return np.where(np.abs(value - limit) <= NEAR * np.maximum(1.0, np.abs(limit)), value, limit)


def _clip(values: Array, how: Clip) -> Array | None:
    if how.low is NOT_DEFINED or how.high is NOT_DEFINED:
        return None
    low = -np.inf if how.low is None else float(how.low)
    return np.clip(values, low, np.inf if how.high is None else float(how.high))


def _winsorise(values: Array, how: Winsorise) -> Array | None:
    limit, skewness, kurtosis = how.limit, how.skewness, how.kurtosis
    if limit is NOT_DEFINED or skewness is NOT_DEFINED or kurtosis is NOT_DEFINED:
        return None
    rows = np.atleast_2d(values)
    return _winsorised(rows, float(limit), float(skewness), float(kurtosis)).reshape(values.shape)


def _winsorised(rows: Array, limit: float, skewness: float, kurtosis: float) -> Array:
    """Each row with its extremes drawn in, one at a time, while it is uneven and the limit allows."""
    current = rows.copy()
    waiting = np.arange(len(rows))
    while len(waiting):
        waiting = waiting[_is_uneven(current[waiting], skewness, kurtosis)]
        drawn = _extreme_drawn_in(current[waiting])
        within = (drawn != rows[waiting]).sum(axis=-1) <= limit
        waiting = waiting[within]
        current[waiting] = drawn[within]
    return current


def _is_uneven(rows: Array, skewness: float, kurtosis: float) -> Flags:
    if rows.shape[-1] < 4:
        return np.zeros(len(rows), dtype=bool)
    with np.errstate(invalid="ignore", divide="ignore"):
        leans = np.abs(statistics.skewness(rows)) > skewness + AT_BOUND
        uneven = leans & (statistics.kurtosis(rows) > kurtosis + AT_BOUND)
    return np.asarray((uneven & (rows.min(axis=-1, keepdims=True) < rows.max(axis=-1, keepdims=True)))[:, 0])


def _extreme_drawn_in(rows: Array) -> Array:
    """The extreme on the side to which the row leans gives way to the value next to it."""
    side = np.where(statistics.skewness(rows) > 0, 1.0, -1.0)
    turned = rows * side
    extreme = turned == turned.max(axis=-1, keepdims=True, initial=-np.inf)
    after = np.where(extreme, -np.inf, turned).max(axis=-1, keepdims=True, initial=-np.inf)
    return np.where(extreme, after * side, rows)
