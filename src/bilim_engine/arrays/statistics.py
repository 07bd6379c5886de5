"""Quantiles, skewness, kurtosis and places of arrays without gaps, along the last axis: a column of units, or
one row a draw."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Flags = NDArray[np.bool_]
_ROWS = 512


def quantile(ordered: Array, share: Decimal) -> Array:
    """The quantile of ascending values by linear interpolation at (n − 1)·share (type 7)."""
    # The place is found in decimals: in floats a whole place such as 100·0.57 would fall short of itself.
    place = (ordered.shape[-1] - 1) * share
    below = int(place)
    if below >= ordered.shape[-1] - 1:
        return ordered[..., -1:]
    low, high = ordered[..., below : below + 1], ordered[..., below + 1 : below + 2]
    return np.asarray(low + float(place - below) * (high - low))


def skewness(values: Array) -> Array:
    """The skewness adjusted for the size of the sample."""
    n, away = values.shape[-1], values - mean(values)
    raw = mean(away**3) / mean(away**2) ** 1.5
    return np.asarray(raw * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(values: Array) -> Array:
    """The excess kurtosis adjusted for the size of the sample."""
    n, away = values.shape[-1], values - mean(values)
    excess = mean(away**4) / mean(away**2) ** 2 - 3
    return np.asarray((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6))


def mean(values: Array) -> Array:
    """The mean along the last axis, which stays."""
    return np.asarray(values.mean(axis=-1, keepdims=True))


def least(values: Array) -> Array:
    """The least value along the last axis, which stays; gaps are passed over."""
    return np.asarray(np.fmin.reduce(values, axis=-1, keepdims=True))


def greatest(values: Array) -> Array:
    """The greatest value along the last axis, which stays; gaps are passed over."""
    return np.asarray(np.fmax.reduce(values, axis=-1, keepdims=True))


def places(values: Array) -> tuple[Array, Array]:
    """How many values lie below each value, and how many up to it."""
    if values.ndim == 1:
        ordered = np.sort(values)
        below = np.searchsorted(ordered, values, side="left").astype(np.float64)
        return below, np.searchsorted(ordered, values, side="right").astype(np.float64)
    order = np.argsort(values, axis=-1)
    ordered = np.take_along_axis(values, order, axis=-1)
    # A run of equal values begins where a value differs from the one before it.
    starts = np.ones(values.shape, dtype=bool)
    starts[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    ends = np.ones(values.shape, dtype=bool)
    ends[..., :-1] = starts[..., 1:]
    number = np.arange(values.shape[-1], dtype=np.float64)
    first = np.maximum.accumulate(np.where(starts, number, -1.0), axis=-1)
    last = np.minimum.accumulate(np.where(ends, number + 1, np.inf)[..., ::-1], axis=-1)[..., ::-1]
    below, upto = np.empty(values.shape), np.empty(values.shape)
    np.put_along_axis(below, order, first, axis=-1)
    np.put_along_axis(upto, order, last, axis=-1)
    return below, upto


def places_from_top(values: Array) -> NDArray[np.int64]:
    """1 + the number of greater values, for each value of a column."""
    count, order = len(values), np.argsort(values)
    ordered = values[order]
    # The last of each run of equal values: as many values are greater as stand behind it.
    last = np.append(np.flatnonzero(ordered[1:] != ordered[:-1]), count - 1)
    found = np.empty(count, dtype=np.int64)
    found[order] = np.repeat(count - last, np.diff(last, prepend=-1))
    return found


def in_columns(matrix: Array) -> Array:
    """The matrix with the cells of each column side by side in memory."""
    found = np.empty(matrix.shape, order="F")
    # A few rows at a time, which stay in the processor's cache: all at once takes four times as long.
    for first in range(0, len(matrix), _ROWS):
        found[first : first + _ROWS] = matrix[first : first + _ROWS]
    return found


def median_present(values: Array) -> Array:
    """The median of the finite values of each row, NaN where there is none."""
    ordered = np.sort(np.where(np.isfinite(values), values, np.inf), axis=-1)
    count = np.isfinite(values).sum(axis=-1, keepdims=True)
    low = np.take_along_axis(ordered, np.maximum((count - 1) // 2, 0), axis=-1)
    high = np.take_along_axis(ordered, np.minimum(count // 2, values.shape[-1] - 1), axis=-1)
    with np.errstate(invalid="ignore"):
        return np.where(count > 0, (low + high) / 2, np.nan)
