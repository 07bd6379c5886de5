"""Whether a composite holds together: correlations, redundancy, weights in effect, Cronbach's alpha.

`docs/arithmetic.md`, section 17. All of it looks at the published scores; a pair is compared over the units
that have both.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import isqrt

import numpy as np

from bilim_engine.arrays.statistics import Array, places
from bilim_engine.arrays.tree import Branch, Twig
from bilim_engine.simulation.influence import pearson
from bilim_engine.simulation.ranking import NEAR

REDUNDANT = 0.9
# Sums of parts that cancel out differ by rounding alone, and alpha would be a matter of rounding.
STILL = 1e-3


@dataclass(frozen=True, slots=True)
class Pair:
    """The correlation of two leaves over `units` units; `inside` when they have the same parent."""

    one: str
    other: str
    inside: bool
    correlation: float
    units: int

    @property
    def is_redundant(self) -> bool:
        """The two say nearly the same."""
        return abs(self.correlation) > REDUNDANT


@dataclass(frozen=True, slots=True)
class WeightInEffect:
    """The weight a leaf has on paper, and what it does to the overall score: `linear` is the squared
    correlation, `main_effect` the share of the variance that the leaf alone accounts for."""

    path: str
    nominal: float
    linear: float
    main_effect: float


@dataclass(frozen=True, slots=True)
class Coherence:
    """The internal checks; `alpha` by path of the node, the root's path is empty, NaN where it has no
    sense."""

    pairs: tuple[Pair, ...]
    weights: tuple[WeightInEffect, ...]
    alpha: Mapping[str, float]


def coherence(tree: Branch, scores: Mapping[str, Array]) -> Coherence:
    """The checks of this tree over the scores by path, NaN where missing."""
    twigs = tree.twigs()
    pairs = tuple(
        _pair(one.path, other.path, scores[one.path], scores[other.path])
        for one, other in combinations(twigs, 2)
    )
    nominal = _nominal(tree, 1.0)
    weights = tuple(_in_effect(path, weight, scores[path], scores[""]) for path, weight in nominal.items())
    alphas = {
        node.path: alpha([scores[child.path] for child in node.children])
        for node in (tree, *(each for each in tree.below() if isinstance(each, Branch)))
    }
    return Coherence(pairs, weights, alphas)


def _pair(one: str, other: str, first: Array, second: Array) -> Pair:
    both = np.isfinite(first) & np.isfinite(second)
    inside = one.rpartition("/")[0] == other.rpartition("/")[0]
    return Pair(one, other, inside, pearson(first[both], second[both]), int(both.sum()))


def _nominal(branch: Branch, above: float) -> dict[str, float]:
    """The share of each leaf in the whole tree."""
    total = sum(child.weight or 0.0 for child in branch.children)
    return dict(_shares(branch, above / total))


def _shares(branch: Branch, unit: float) -> Iterator[tuple[str, float]]:
    for child in branch.children:
        own = (child.weight or 0.0) * unit
        if isinstance(child, Twig):
            yield child.path, own
        else:
            yield from _nominal(child, own).items()


def _in_effect(path: str, nominal: float, scores: Array, overall: Array) -> WeightInEffect:
    both = np.isfinite(scores) & np.isfinite(overall)
    linear = pearson(scores[both], overall[both]) ** 2
    return WeightInEffect(path, nominal, linear, main_effect(scores[both], overall[both]))


def main_effect(cause: Array, result: Array) -> float:
    """The correlation ratio, corrected for the number of groups (Kelley's epsilon squared), not below zero.

    The units are put into ⌊√n⌋ groups of nearly equal size by `cause`, equal ones together.
    """
    n = len(cause)
    if n < 4 or cause.min() == cause.max() or result.min() == result.max():
        return float("nan")
    below, upto = places(cause)
    group = ((below + upto) / 2 * isqrt(n) / n).astype(np.intp)
    groups, which = np.unique(group, return_inverse=True)
    sizes = np.bincount(which)
    inside = result - (np.bincount(which, result) / sizes)[which]
    away = result - result.mean()
    if len(groups) in (1, n):
        return float("nan")
    ratio = (inside @ inside) / (away @ away)
    return max(0.0, float(1 - ratio * (n - 1) / (n - len(groups))))


def alpha(scores: Sequence[Array]) -> float:
    """Cronbach's alpha of these columns over the units that have all of them."""
    columns = np.stack(scores)
    there = columns[:, np.isfinite(columns).all(axis=0)]
    if len(columns) < 2 or there.shape[1] < 2:
        return float("nan")
    sums = there.sum(axis=0)
    whole, parts = sums.var(ddof=1), there.var(axis=1, ddof=1).sum()
    if sums.max() - sums.min() <= NEAR or whole <= STILL * parts:
        return float("nan")
    return float(len(columns) / (len(columns) - 1) * (1 - parts / whole))
