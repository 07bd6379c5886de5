"""Numbers shared out so that they add up, and chance that repeats."""

from __future__ import annotations

import math
from collections.abc import Mapping
from hashlib import sha256
from random import Random

SEED = "bilim-demonstration-1"


def chance(*about: object) -> Random:
    """A source of chance that depends on what it is about and nothing else, so that adding an item or a
    unit leaves the figures of all others as they are."""
    key = "|".join(str(each) for each in (SEED, *about))
    return Random(int.from_bytes(sha256(key.encode()).digest()[:8], "big"))


def share_out(
    total: int,
    weights: Mapping[str, float],
    most: Mapping[str, int] | None = None,
    least: Mapping[str, int] | None = None,
) -> dict[str, int]:
    """Whole numbers in proportion to the weights that add up to `total`, none above its `most` nor below
    its `least`; what rounding leaves goes to the largest remainders.

    Raises ValueError when the bounds leave no room for the total.
    """
    low = {unit: (least or {}).get(unit, 0) for unit in weights}
    high = {unit: (most or {}).get(unit, total) for unit in weights}
    if not sum(low.values()) <= total <= sum(high.values()):
        raise ValueError(f"{total} cannot be shared within the bounds")
    exact = _bounded(total, weights, low, high)
    shares = {unit: min(high[unit], max(low[unit], math.floor(exact[unit] + 1e-9))) for unit in weights}
    order = sorted(weights, key=lambda unit: (-(exact[unit] - shares[unit]), unit))
    while (rest := total - sum(shares.values())) != 0:
        step = 1 if rest > 0 else -1
        for unit in order if rest > 0 else reversed(order):
            if rest != 0 and low[unit] <= shares[unit] + step <= high[unit]:
                shares[unit] += step
                rest -= step
    return shares


def _bounded(
    total: int, weights: Mapping[str, float], low: Mapping[str, int], high: Mapping[str, int]
) -> dict[str, float]:
    """The one factor on the weights whose clipped products add up to the total, found by halving."""
    small, large = 0.0, 1.0
    while sum(_clipped(weights, large, low, high).values()) < total and large < 1e15:
        large *= 2
    for _ in range(200):
        middle = (small + large) / 2
        if sum(_clipped(weights, middle, low, high).values()) < total:
            small = middle
        else:
            large = middle
    return _clipped(weights, large, low, high)


def _clipped(
    weights: Mapping[str, float], factor: float, low: Mapping[str, int], high: Mapping[str, int]
) -> dict[str, float]:
    return {unit: min(high[unit], max(low[unit], weight * factor)) for unit, weight in weights.items()}


def squash(value: float, low: float, high: float) -> float:
    """The value drawn in between `low` and `high`."""
    return min(high, max(low, value))
