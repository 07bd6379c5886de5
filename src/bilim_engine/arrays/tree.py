"""The tree of a methodology over columns of scores.

Columns may be one-dimensional (units) or two-dimensional (draws × units); weights are numbers or columns of
draws. Sums run in the order of the children, so that a sequential program gets the same figures.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.tree import Leaf, Node, below, refuses, weight_in

Weight = float | Array
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Twig:
    """A leaf: the number of its column; `refuses` when its absence forbids the mean above."""

    path: str
    weight: float | None
    column: int
    refuses: bool


@dataclass(frozen=True, slots=True)
class Branch:
    """A node; what the methodology leaves open is None."""

    path: str
    weight: float | None
    mean: str | None
    coverage: float | None
    children: tuple[Branch | Twig, ...]

    def below(self) -> tuple[Branch | Twig, ...]:
        """Every node and leaf below, in the order of the tree."""
        found: list[Branch | Twig] = []
        for child in self.children:
            found.append(child)
            if isinstance(child, Branch):
                found.extend(child.below())
        return tuple(found)


def compile_tree(root: Node) -> Branch:
    """The tree with its weights as floats, its leaves numbered in the order written."""
    return _branch(root, "", 1.0, iter(range(10**9)).__next__)


def _branch(node: Node, path: str, weight: float | None, number: Callable[[], int]) -> Branch:
    children = tuple(_child(node, child, path, number) for child in node.children)
    mean = None if node.mean is NOT_DEFINED else node.mean
    coverage = float(node.coverage) if isinstance(node.coverage, Decimal) else None
    return Branch(path, weight, mean, coverage, children)


def _child(node: Node, child: Node | Leaf, path: str, number: Callable[[], int]) -> Branch | Twig:
    inside, stated = below(path, child), weight_in(node, child)
    weight = None if stated is NOT_DEFINED else float(stated)
    if isinstance(child, Node):
        return _branch(child, inside, weight, number)
    return Twig(inside, weight, number(), refuses(child))


def mean_of(mean: str, scores: Sequence[Array], weights: Sequence[Weight]) -> tuple[Array, Weight]:
    """The weighted mean of the columns, gaps left out, and the weight that was there."""
    total: Weight = 0.0
    amount: Array = np.zeros(1)
    zero: Flags = np.zeros(1, dtype=bool)
    for score, weight in zip(scores, weights, strict=True):
        gaps = np.isnan(score)
        has_gaps = bool(gaps.any())
        part = _part(mean, weight, score)
        amount = amount + (np.where(gaps, 0.0, part) if has_gaps else part)
        total = total + (np.where(gaps, 0.0, weight) if has_gaps else weight)
        if mean != "arithmetic":
            zero = zero | (score == 0)
    return _finished(mean, amount, total, zero), total


def _part(mean: str, weight: Weight, score: Array) -> Array:
    if mean == "arithmetic":
        return weight * score
    # What is not positive is settled by the caller; 1 keeps the sum finite until then.
    positive = np.where(score > 0, score, 1.0)
    return weight * np.log(positive) if mean == "geometric" else weight / positive


def _finished(mean: str, amount: Array, total: Weight, zero: Flags) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        if mean == "arithmetic":
            return np.asarray(amount / total)
        found = np.exp(amount / total) if mean == "geometric" else total / amount
        return np.where(zero, 0.0, found)


def evaluate(
    branch: Branch,
    leaves: Sequence[Array],
    weights: Mapping[str, Weight],
    absent: Mapping[str, Flags],
) -> Array:
    """The score of `branch` with these weights by path; where `absent` says so, a node has none."""
    scores = [
        leaves[child.column] if isinstance(child, Twig) else evaluate(child, leaves, weights, absent)
        for child in branch.children
    ]
    found, _ = mean_of(branch.mean or "", scores, [weights[child.path] for child in branch.children])
    gone = absent.get(branch.path)
    return found if gone is None else np.where(gone, np.nan, found)
