"""Ranks of many draws at once."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array, Flags

# Two scores nearer than this are the same rank in a draw.
NEAR = 1e-9
# Up to so many units all rows are ranked together; beyond, a search in each row is worth its call.
TOGETHER_UP_TO = 256
# A step of a key is at least so long: scores two steps apart are more than `NEAR` apart.
_STEP = 4 * NEAR

Ranks = NDArray[np.signedinteger[Any]]


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
    """The ranks out of sorted keys, where all scores of a row are far enough apart; those of the other rows
    neighbour by neighbour."""
    low, high = (float(end.reduce(scores, axis=None, initial=np.nan)) for end in (np.fmin, np.fmax))
    if not high - low < np.inf:
        return _by_neighbours(_filled(scores, gaps))
    keys = _keys(scores, gaps, low, high - low)
    keys.sort(axis=1)
    close = _close(keys)
    ranks = _places(keys)
    if len(close):
        ranks[close] = _by_neighbours(_filled(scores[close], None if gaps is None else gaps[close]))
    return ranks


def _keys(scores: Array, gaps: Flags | None, low: float, span: float) -> Ranks:
    """Numbers in the order of the scores of a row: how many steps a score lies above the lowest of all and,
    in the last bits, the number of its unit. 32 bits are sorted in half the time of 64."""
    units, bits = scores.shape[1], _bits(scores)
    steps = 2 ** (31 - bits) - 1
    above = np.subtract(scores, low, order="C")
    above *= steps / max(span, steps * _STEP)
    if gaps is not None:
        # Every gap stands below all scores, at a place of its own.
        above = np.where(gaps, 4.0 * np.arange(-units, 0), above)
    keys = above.astype(np.int32)
    keys <<= bits
    keys |= np.arange(units, dtype=np.int32)
    return keys


def _bits(rows: Array | Ranks) -> int:
    """In how many bits the number of any unit finds room."""
    return int(rows.shape[1] - 1).bit_length()


def _close(ascending: Ranks) -> NDArray[np.intp]:
    """The rows in which neighbours are not two steps apart. Where one row ends and the next begins is looked
    at too, which is faster than leaving it out: at worst a row is named for nothing."""
    keys = ascending.reshape(-1)
    # From below all scores to the highest is farther than 32 bits with a sign reach.
    away = (keys[1:] - keys[:-1]).view(np.uint32)
    rows = np.flatnonzero(away < 2 << _bits(ascending)) // ascending.shape[1]
    return np.asarray(rows[np.diff(rows, prepend=-1) > 0])


def _places(ascending: Ranks) -> Ranks:
    """The place of each unit from the top, in the memory of the keys: they are sorted back by unit."""
    bits = _bits(ascending)
    ascending &= (1 << bits) - 1
    ascending <<= 16
    ascending |= np.arange(ascending.shape[1], 0, -1, dtype=np.int32)
    ascending.sort(axis=1)
    ascending &= 0xFFFF
    return ascending


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
