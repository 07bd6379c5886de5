"""The same as `uncertainty.py` measures, in the fastest bare numpy that we could write."""

from __future__ import annotations

import numpy as np
from uncertainty_subjects import DRAWS, LEAVES, MANY, SPREAD, UNITS, figures, min_max


def _bare() -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Drawn weights, draws × leaves; what they multiply, and where something is, leaves × units."""
    scores = min_max(figures(UNITS))
    weights = np.arange(10.0, 10.0 + LEAVES)
    drawn = weights * (1 + SPREAD * (2 * np.random.default_rng(1).random((DRAWS, LEAVES)) - 1))
    there = ~np.isnan(scores)
    return drawn, np.where(there, scores, 0.0).T, there.T.astype(float)


def _percentiles(counts: np.ndarray) -> object:
    upto = counts.reshape(UNITS, UNITS + 1).cumsum(axis=1)
    return (upto < 0.05 * DRAWS).sum(axis=1), (upto < 0.95 * DRAWS).sum(axis=1)


def draws_sorted() -> object:
    """Two matrix products, ranks from two sorts of whole numbers of 32 bits with the number of the unit in
    their last bits, in blocks that stay in the cache, percentiles from counts. No rule for ties, and scores
    nearer than a millionth are in any order."""
    drawn, terms, present = _bare()
    ranks, units = np.empty((DRAWS, UNITS), dtype=np.int32), np.arange(UNITS, dtype=np.int32)
    for first in range(0, DRAWS, 512):
        block = drawn[first : first + 512]
        overall = block @ terms
        overall /= block @ present
        overall *= 2**18
        keys = overall.astype(np.int32)
        for last in (units, units[::-1] + 1):
            keys <<= 6
            keys |= last
            keys.sort(axis=1)
            keys &= 63
        ranks[first : first + 512] = keys
    cells = ranks + np.arange(UNITS) * (UNITS + 1)
    return _percentiles(np.bincount(cells.ravel(), minlength=UNITS * (UNITS + 1)))


def draws_counted() -> object:
    """Two matrix products, each rank counted from who stands above, by the rule for ties, in blocks that stay
    in the cache with the draws of a unit side by side, percentiles from counts."""
    drawn, terms, present = _bare()
    ranks = np.empty((UNITS, DRAWS), dtype=np.uint8)
    for first in range(0, DRAWS, 1024):
        block = drawn[first : first + 1024].T
        overall = terms.T @ block
        overall /= present.T @ block
        for own, found in zip(overall + 1e-9, ranks[:, first : first + 1024], strict=True):
            np.add.reduce((overall > own).view(np.uint8), axis=0, dtype=np.uint8, out=found)
    cells = ranks + 1 + np.arange(0, UNITS * (UNITS + 1), UNITS + 1)[:, None]
    return _percentiles(np.bincount(cells.ravel(), minlength=UNITS * (UNITS + 1)))


def many_bare() -> object:
    """Columns side by side in memory, in place from figure to weighted score; ranks from one sort."""
    matrix, overall, gone = figures(MANY), np.zeros(MANY), np.zeros(MANY)
    columns, lacking = np.empty((LEAVES, MANY)), np.empty(MANY)
    for first in range(0, MANY, 512):
        columns[:, first : first + 512] = matrix[first : first + 512].T
    for weight, column in zip(np.arange(10.0, 10.0 + LEAVES), columns, strict=True):
        gaps, low, high = np.isnan(column), np.fmin.reduce(column), np.fmax.reduce(column)
        column -= low
        column *= 100 * weight / (high - low)
        overall += np.fmax(column, 0.0, out=column)
        gone += np.multiply(gaps, weight, out=lacking)
    overall /= np.arange(10.0, 10.0 + LEAVES).sum() - gone
    order = np.argsort(overall)
    ordered = overall[order]
    last = np.append(np.flatnonzero(ordered[1:] != ordered[:-1]), MANY - 1)
    ranks = np.empty(MANY, dtype=np.int64)
    ranks[order] = np.repeat(MANY - last, np.diff(last, prepend=-1))
    return ranks
