"""What many draws say about the place of each unit; `docs/arithmetic.md`, section 14."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array, places
from bilim_engine.simulation.intervals import ends_among
from bilim_engine.simulation.ranking import Ranks

Counts = NDArray[np.int64]
# Two shares of draws nearer than this are the same share.
SAME = 1e-12
_AT_ONCE = 2048


@dataclass(frozen=True, slots=True)
class Summary:
    """The places of the units over all draws; arrays follow `units`.

    `counts[u, r]` draws gave unit u the rank r, `counts[u, 0]` none. The interval of a unit holds its rank
    alone with the level; the joint intervals of the units compared hold together. `above[a, b]` is the share
    of the draws in which a stands above b, of those in which both have a rank. An end is 0 where a unit was
    never ranked.
    """

    units: tuple[str, ...]
    published: Ranks
    draws: int
    level: Decimal
    counts: Counts
    low: Ranks
    high: Ranks
    joint_low: Ranks
    joint_high: Ranks
    first: Array
    last: Array
    above: Array

    def distribution(self) -> Array:
        """The share of the draws that gave each unit each rank; column 0 stands for none."""
        return self.counts / self.draws

    def ranked(self) -> Array:
        """The share of the draws in which each unit had a rank."""
        return 1 - self.counts[:, 0] / self.draws

    def alike(self) -> tuple[tuple[str, ...], ...]:
        """The groups whose order cannot be told: each a longest run of the published order in which no unit
        stands above another in at least `level` of the draws. Groups may overlap; one alone is no group."""
        order = [int(each) for each in np.argsort(self.published, kind="stable") if self.published[each] > 0]
        told = np.fmax(self.above, self.above.T) >= float(self.level) - SAME
        runs: list[tuple[int, int]] = []
        for start in range(len(order)):
            end = start + 1
            while end < len(order) and not told[order[end], order[start:end]].any():
                end += 1
            if end - start > 1 and (not runs or end > runs[-1][1]):
                runs.append((start, end))
        return tuple(tuple(self.units[each] for each in order[start:end]) for start, end in runs)


def summarise(
    units: Sequence[str],
    ranks: Ranks,
    published: Ranks,
    *,
    level: Decimal,
    first: int,
    last: int,
    compared: Sequence[int] = (),
) -> Summary:
    """The summary of these ranks, draws × units; joint intervals hold together for the units `compared`, all
    where none are named."""
    counts = counts_of(ranks)
    chosen = np.array(compared or range(len(units)), dtype=np.intp)
    low, high = intervals(counts, level)
    joint_low, joint_high = joint_intervals(ranks, counts, level, chosen)
    return Summary(
        units=tuple(units),
        published=published,
        draws=len(ranks),
        level=level,
        counts=counts,
        low=low,
        high=high,
        joint_low=joint_low,
        joint_high=joint_high,
        first=counts[:, 1 : first + 1].sum(axis=1) / len(ranks),
        last=_share_among_last(ranks, last),
        above=above(ranks),
    )


def counts_of(ranks: Ranks) -> Counts:
    """How many draws gave each unit each rank, units × (none and every rank)."""
    units = ranks.shape[1]
    first = np.arange(units, dtype=np.int32) * (units + 1)
    counts = np.zeros(units * (units + 1), dtype=np.int64)
    for part in _parts(len(ranks)):
        cells = ranks[part] + first
        counts += np.bincount(cells.reshape(-1), minlength=len(counts))
    return counts.reshape(units, units + 1)


def intervals(counts: Counts, level: Decimal) -> tuple[Ranks, Ranks]:
    """The two ends of each unit's interval, by nearest rank among the draws in which it was ranked."""
    upto = counts[:, 1:].cumsum(axis=1)
    ends = np.array([ends_among(level, int(total)) for total in upto[:, -1]], dtype=np.int64)
    return _reached(upto, ends[:, 0]), _reached(upto, ends[:, 1])


def _reached(upto: Counts, wanted: Counts | Array) -> Ranks:
    """The first rank at which so many draws are counted; 0 for a unit that was never ranked."""
    found = (upto < wanted[:, None]).sum(axis=1) + 1
    return np.where(upto[:, -1] > 0, found, 0).astype(np.int32)


def joint_intervals(
    ranks: Ranks, counts: Counts, level: Decimal, compared: NDArray[np.intp]
) -> tuple[Ranks, Ranks]:
    """Intervals that hold together: in at least `level` of the draws every unit compared is inside its own.

    The depth of a rank is the smaller of the shares of draws at most and at least as high. Every interval is
    cut at the same depth, the greatest that leaves enough draws whole, and nowhere inside the interval of the
    unit alone.
    """
    upto = counts[:, 1:].cumsum(axis=1)
    total = np.maximum(upto[:, -1:], 1)
    before = np.concatenate([np.zeros((len(upto), 1), dtype=np.int64), upto[:, :-1]], axis=1)
    depth = np.ones(counts.shape)
    depth[:, 1:] = np.minimum(upto / total, (total - before) / total)
    least = depth[compared, ranks[:, compared]].min(axis=1)
    inside = int((level * len(ranks)).to_integral_value(ROUND_CEILING))
    cut = min(float(np.sort(least)[::-1][inside - 1]), float((1 - level) / 2)) - SAME
    low = _reached(upto, cut * upto[:, -1])
    high = ((total - before) >= cut * total).sum(axis=1)
    return low, np.where(upto[:, -1] > 0, high, 0).astype(np.int32)


def _share_among_last(ranks: Ranks, count: int) -> Array:
    """The share of draws in which each unit is among the last, so many draws at once."""
    found = np.concatenate([_among_last(ranks[each], count) for each in _parts(len(ranks))])
    return np.asarray(found.mean(axis=0))


def _among_last(ranks: Ranks, count: int) -> NDArray[np.bool_]:
    """Where a unit has a rank and fewer than `count` units stand below it."""
    there = (ranks > 0).sum(axis=1, keepdims=True)
    gone = ranks.shape[1] - there
    _, upto = places(ranks.astype(np.float64))
    return np.asarray((ranks > 0) & (there - (upto - gone) < count))


def _parts(count: int) -> list[slice]:
    return [slice(start, start + _AT_ONCE) for start in range(0, count, _AT_ONCE)]


def above(ranks: Ranks) -> Array:
    """The share of draws in which one unit stands above another, among those in which both have a rank; NaN
    where they never have."""
    units = ranks.shape[1]
    wins, met = np.zeros((units, units)), np.zeros((units, units))
    for part in _parts(len(ranks)):
        block = np.ascontiguousarray(ranks[part].T)
        there = (block > 0).astype(np.float64)
        met += there @ there.T
        for number, own in enumerate(block):
            wins[number] += ((own < block) & (own > 0)).sum(axis=1)
    with np.errstate(invalid="ignore"):
        return np.where(met > 0, wins / met, np.nan)
