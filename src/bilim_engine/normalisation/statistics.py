"""Mean, deviation, quantiles, skewness and kurtosis of decimals.

The callers have entered the context `EXACT`; sums run in the order given.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilim_engine.values import plain, round12

HALF = Decimal("0.5")


def shown(number: Decimal) -> str:
    """The number for the reader of a trace: at most twelve decimals."""
    return plain(round12(number))


def mean(values: Sequence[Decimal]) -> Decimal:
    """The sum of the values divided by their number."""
    return sum(values, Decimal(0)) / len(values)


def _moment(values: Sequence[Decimal], order: int) -> Decimal:
    centre = mean(values)
    return mean([(value - centre) ** order for value in values])


def deviation(values: Sequence[Decimal]) -> Decimal:
    """The standard deviation of the values as a whole population (divided by n)."""
    return _moment(values, 2).sqrt()


def quantile(values: Sequence[Decimal], share: Decimal) -> Decimal:
    """The quantile by linear interpolation at (n − 1)·share (type 7 of Hyndman and Fan)."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    if below >= len(ordered) - 1:
        return ordered[-1]
    return ordered[below] + (place - below) * (ordered[below + 1] - ordered[below])


def median(values: Sequence[Decimal]) -> Decimal:
    """The middle value, or the mean of the two in the middle."""
    return quantile(values, HALF)


def skewness(values: Sequence[Decimal]) -> Decimal:
    """The skewness adjusted for the size of the sample, as spreadsheets give it.

    Needs three values that are not all equal.
    """
    n = Decimal(len(values))
    spread = _moment(values, 2)
    return _moment(values, 3) / (spread * spread.sqrt()) * (n * (n - 1)).sqrt() / (n - 2)


def kurtosis(values: Sequence[Decimal]) -> Decimal:
    """The excess kurtosis adjusted for the size of the sample; needs four values, not all equal."""
    n = Decimal(len(values))
    excess = _moment(values, 4) / _moment(values, 2) ** 2 - 3
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)
