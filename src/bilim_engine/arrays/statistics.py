"""Quantiles, skewness and kurtosis of arrays without gaps."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def quantile(ordered: Array, share: Decimal) -> float:
    """The quantile of ascending values by linear interpolation at (n − 1)·share (type 7)."""
    # The place is found in decimals: in floats a whole place such as 100·0.57 would fall short of itself.
    place = (len(ordered) - 1) * share
    below = int(place)
    if below >= len(ordered) - 1:
        return float(ordered[-1])
    return float(ordered[below] + float(place - below) * (ordered[below + 1] - ordered[below]))


def skewness(values: Array) -> float:
    """The skewness adjusted for the size of the sample."""
    n, away = len(values), values - values.mean()
    raw = np.mean(away**3) / np.mean(away**2) ** 1.5
    return float(raw * np.sqrt(n * (n - 1)) / (n - 2))


def kurtosis(values: Array) -> float:
    """The excess kurtosis adjusted for the size of the sample."""
    n, away = len(values), values - values.mean()
    excess = np.mean(away**4) / np.mean(away**2) ** 2 - 3
    return float((n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6))
