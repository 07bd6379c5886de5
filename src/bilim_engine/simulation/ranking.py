"""Ranks of many draws at once."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array, Flags

# Two scores nearer than this are the same rank in a draw.
NEAR = 1e-9
# Up to so many units all rows are ranked together; beyond, a search in each row is worth its call.
TOGETHER_UP_TO = 256
# The last bits of a score, in which the number of any such unit finds room. Below `KEYED_BELOW` all of them
# together are less than 1e-10, so scores that are `APART` without them are more than `NEAR` apart.
_NUMBER = np.int64(TOGETHER_UP_TO - 1)
KEYED_BELOW, APART = 2048.0, 2e-9

Ranks = NDArray[np.int32]


def ranks_of(scores: Array) -> Ranks:
    """In each row: 1 + the number of scores that are greater by more than 1e-9; 0 where there is no score."""
    gaps = np.isnan(scores)
    has_gaps = bool(gaps.any())
    if scores.shape[1] > TOGETHER_UP_TO:
        ranks = _row_by_row(_filled(scores, gaps))
    else:
        ranks = _together(scores, gaps if has_gaps else None)
    if has_gaps:
        ranks[gaps] = 0
    return ranks


def _filled(scores: Array, gaps: Flags | None) -> Array:
    """The scores, below all others where there is none."""
    return scores if gaps is None else np.where(gaps, -np.inf, scores)


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


def _together(scores: Array, gaps: Flags | None) -> Ranks:
    """The ranks out of one sort of each row, where all of its scores are far enough apart; those of the other
    rows neighbour by neighbour."""
    units, lowest = scores.shape[1], np.fmin.reduce(scores, axis=None, initial=KEYED_BELOW)
    if lowest <= -KEYED_BELOW or np.fmax.reduce(scores, axis=None, initial=0.0) >= KEYED_BELOW:
        return _by_neighbours(_filled(scores, gaps))
    # Every gap stands below all scores, at a place of its own.
    keys = scores if gaps is None else np.where(gaps, -KEYED_BELOW - np.arange(units), scores)
    ranks, close = _by_keys(keys)
    if len(close):
        ranks[close] = _by_neighbours(_filled(scores[close], None if gaps is None else gaps[close]))
    return ranks


def _by_keys(scores: Array) -> tuple[Ranks, NDArray[np.intp]]:
    """The place of each score from the top, and the rows in which some scores are not `APART`.

    The last bits of a score give way to the number of its unit. So a sort of values, which takes half the
    time of a sort of places, tells whose each value is.
    """
    rows, units = scores.shape
    keys = scores.view(np.int64) & ~_NUMBER
    keys |= np.arange(units)
    ascending = keys.view(np.float64)
    ascending.sort(axis=1)
    apart = ascending[:, 1:] > ascending[:, :-1] + APART
    close = np.flatnonzero(~apart.all(axis=1)) if not apart.all() else np.empty(0, dtype=np.intp)
    keys &= _NUMBER
    keys += np.arange(0, scores.size, units)[:, None]
    ranks = np.empty((rows, units), dtype=np.int32)
    ranks.reshape(-1)[keys] = np.tile(np.arange(units, 0, -1, dtype=np.int32), (rows, 1))
    return ranks, close


def _by_neighbours(scores: Array) -> Ranks:
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
