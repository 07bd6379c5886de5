"""Intervals beside ranks, as in editions of format 1: how far a unit's rank moves when the weights move.

`docs/arithmetic.md`, section 9, is the specification; the draws come from SHA-256 and not from a generator,
so that any program gets the same ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, Decimal
from hashlib import sha256

import numpy as np

from bilim_engine.arrays.means import Weights
from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.arrays.tree import Branch, Family, Walk, evaluate
from bilim_engine.simulation.ranking import Ranks, doubled_places, ranks_of
from bilim_engine.values import EXACT

# Scores held at a time. Larger blocks leave the processor's cache: 2,000,000 took half as long again.
CELLS = 400_000


@dataclass(frozen=True, slots=True)
class Draws:
    """How the weights are drawn: `count` times, each weight within ±`spread` of itself."""

    count: int
    spread: float
    level: Decimal
    seed: str


def uniform(seed: str, draw: int, path: str) -> float:
    """The number in [0, 1) that belongs to this draw and path."""
    head = sha256(f"{seed}|{draw}|{path}".encode()).digest()[:8]
    return float((int.from_bytes(head, "big") >> 11) / 2**53)


def rank_intervals(
    tree: Branch,
    leaves: Sequence[Array],
    absent: Mapping[str, Flags],
    draws: Draws,
    *,
    descending: bool = True,
) -> tuple[Ranks, Ranks]:
    """The lower and upper end of each unit's interval of ranks, as editions of format 1 give them: units
    that share a place have the first of the places they take. Every unit has an overall score."""
    return _ends(_scores(tree, leaves, absent, draws), draws, ranks_of, descending=descending)


def place_intervals(
    tree: Branch,
    leaves: Sequence[Array],
    absent: Mapping[str, Flags],
    draws: Draws,
    *,
    ties: str,
    descending: bool = True,
) -> tuple[Array, Array]:
    """The same in the places of the rule for ties, so that a place and its interval are of one kind."""

    def doubled(scores: Array) -> Ranks:
        return doubled_places(scores, ties)

    low, high = _ends(_scores(tree, leaves, absent, draws), draws, doubled, descending=descending)
    return low / 2, high / 2


def _ends(
    drawn: Iterator[Array], draws: Draws, placed: Callable[[Array], Ranks], *, descending: bool
) -> tuple[Ranks, Ranks]:
    low, high = places(draws)
    lowest, highest = _Kept(low), _Kept(draws.count - high + 1)
    for scores in drawn:
        ranks = placed(scores if descending else -scores)
        lowest.take(ranks)
        highest.take(-ranks)
    return lowest.last(), -highest.last()


def places(draws: Draws) -> tuple[int, int]:
    """The places, counted from 1, of the two ends of the interval among the sorted ranks of a unit."""
    return ends_among(draws.level, draws.count)


def ends_among(level: Decimal, count: int) -> tuple[int, int]:
    """The same for so many ranks: nearest ranks, found in decimals."""
    beside = EXACT.divide(EXACT.subtract(Decimal(1), level), Decimal(2))
    ends = (beside, EXACT.subtract(Decimal(1), beside))
    low, high = (int(EXACT.multiply(end, Decimal(count)).to_integral_value(ROUND_CEILING)) for end in ends)
    return max(1, low), max(1, high)


def _scores(
    tree: Branch, leaves: Sequence[Array], absent: Mapping[str, Flags], draws: Draws
) -> Iterator[Array]:
    """The overall scores of a few draws at a time, one row a draw."""
    units = len(leaves[0])
    at_once = max(1, CELLS // max(1, units))
    families: dict[str, Family] = {}
    for first in range(0, draws.count, at_once):
        some = range(first, min(first + at_once, draws.count))
        drawn = _weights(tree, draws, some)
        walk = Walk(lambda twig: leaves[twig.column], drawn, absent, families=families)
        found, _ = evaluate(tree, walk)
        yield np.broadcast_to(found, (len(some), units))


def _weights(tree: Branch, draws: Draws, some: range) -> Weights:
    def drawn(path: str, weight: float) -> list[float]:
        return [weight * (1 + draws.spread * (2 * uniform(draws.seed, draw, path) - 1)) for draw in some]

    children = tree.below()
    rows = {child.path: number for number, child in enumerate(children)}
    return Weights(rows, np.array([drawn(child.path, child.weight or 0.0) for child in children]))


class _Kept:
    """The `count` least figures of each column among all rows taken so far; older rows are not held."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._rows: Ranks | None = None

    def take(self, rows: Ranks) -> None:
        """These rows are looked at too."""
        together = rows if self._rows is None else np.concatenate([self._rows, rows])
        if len(together) > self._count:
            together = np.partition(together, self._count - 1, axis=0)[: self._count]
        self._rows = np.ascontiguousarray(together)

    def last(self) -> Ranks:
        """The greatest of the figures kept: the one at place `count`."""
        if self._rows is None:
            raise ValueError("no draws were taken")
        return np.asarray(self._rows.max(axis=0), dtype=np.int32)
