"""Ranks of many draws at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array

# Two scores nearer than this are the same rank in a draw.
NEAR = 1e-9
# Up to so many units all rows are ranked together; beyond, a search in each row is worth its call.
TOGETHER_UP_TO = 256

Ranks = NDArray[np.int32]


def ranks_of(scores: Array) -> Ranks:
    """In each row: 1 + the number of scores that are greater by more than 1e-9; 0 where there is no score."""
    gaps = np.isnan(scores)
    has_gaps = bool(gaps.any())
    filled = np.where(gaps, -np.inf, scores) if has_gaps else scores
    ranks = _together(filled) if scores.shape[1] <= TOGETHER_UP_TO else _row_by_row(filled)
    if has_gaps:
        ranks[gaps] = 0
    return ranks


def doubled_places(scores: Array, ties: str) -> Ranks:
    """Twice the place of each score of a row by the rule for ties, all scores being there: between two whole
    places stands one of shared ones. Scores are the same where no neighbour is better by more than 1e-9."""
    if ties == "dense":
        return 2 * _dense(scores)
    first = ranks_of(scores)
    if ties == "competition":
        return 2 * first
    last: Ranks = scores.shape[1] + 1 - ranks_of(-scores)
    return first + last


def _dense(scores: Array) -> Ranks:
    order = np.argsort(scores, axis=1)
    ascending = np.take_along_axis(scores, order, axis=1)
    steps = (ascending[:, 1:] > ascending[:, :-1] + NEAR).astype(np.int32)
    above = np.cumsum(steps[:, ::-1], axis=1, dtype=np.int32)[:, ::-1]
    found = np.concatenate([above, np.zeros((len(scores), 1), dtype=np.int32)], axis=1) + 1
    ranks = np.empty(scores.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, found.astype(np.int32), axis=1)
    return ranks


def _together(scores: Array) -> Ranks:
    units = scores.shape[1]
    order = np.argsort(scores, axis=1)
    ascending = np.take_along_axis(scores, order, axis=1)
    limits = ascending + NEAR
    found = np.tile(np.arange(units, 0, -1, dtype=np.int32), (len(scores), 1))
    # Neighbours that are too near to be better: the next ones, then those after next, until there are none.
    for away in range(1, units):
        near = ascending[:, away:] <= limits[:, :-away]
        if not near.any():
            break
        found[:, :-away] -= near
    ranks = np.empty(scores.shape, dtype=np.int32)
    np.put_along_axis(ranks, order, found, axis=1)
    return ranks


def _row_by_row(scores: Array) -> Ranks:
    units = scores.shape[1]
    ranks = np.empty(scores.shape, dtype=np.int32)
    for row, line in enumerate(scores):
        order = np.argsort(line)
        ascending = line[order]
        ranks[row, order] = units + 1 - np.searchsorted(ascending, ascending + NEAR, side="right")
    return ranks
