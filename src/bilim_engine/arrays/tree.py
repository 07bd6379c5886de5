"""The tree of a methodology over columns of scores.

Columns may be one-dimensional (units) or two-dimensional (draws × units); weights are numbers or columns of
draws. This is the one kernel: a rating is a block of one draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import reduce

import numpy as np

from bilim_engine.arrays.methods import OPEN
from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.tree import Leaf, Node, below, refuses, weight_in

Weight = float | Array
# Units of which a mean is taken at a time: what lies between stays in the processor's cache.
_AT_ONCE = 32_768


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

    def twigs(self) -> tuple[Twig, ...]:
        """The leaves below, in the order of their columns."""
        return tuple(each for each in self.below() if isinstance(each, Twig))


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
    """The weighted mean of the columns, gaps left out, and the weight that was there.

    Columns that are the same in every draw are multiplied with all drawn weights at once; the others are
    added one by one, in the order of the children.
    """
    if len(scores[0]) > _AT_ONCE and all(each.ndim == 1 for each in scores) and not _drawn(weights):
        return _part_by_part(mean, scores, weights)
    return _mean_of(mean, scores, weights)


def _drawn(weights: Sequence[Weight]) -> bool:
    return any(isinstance(each, np.ndarray) for each in weights)


def _part_by_part(mean: str, scores: Sequence[Array], weights: Sequence[Weight]) -> tuple[Array, Weight]:
    """The same of so many units: a sum of columns that leave the cache takes half as long again."""
    found, total = np.empty(len(scores[0])), np.empty(len(scores[0]))
    for first in range(0, len(found), _AT_ONCE):
        some = slice(first, first + _AT_ONCE)
        found[some], total[some] = _mean_of(mean, [each[some] for each in scores], weights)
    return found, total


def _mean_of(mean: str, scores: Sequence[Array], weights: Sequence[Weight]) -> tuple[Array, Weight]:
    fixed = [
        number
        for number, score in enumerate(scores)
        if score.ndim == 1 and isinstance(weights[number], np.ndarray)
    ]
    total: Weight = 0.0
    amount: Array = np.zeros(1)
    zero: Flags = np.zeros(1, dtype=bool)
    if fixed:
        amount, total = _products(mean, [scores[each] for each in fixed], [weights[each] for each in fixed])
    for number, (score, weight) in enumerate(zip(scores, weights, strict=True)):
        if mean != "arithmetic":
            zero = zero | (score == 0)
        if number in fixed:
            continue
        there = ~np.isnan(score)
        has_gaps = not there.all()
        part = np.asarray(weight * _term(mean, score))
        amount = np.asarray(_added(amount, _without_gaps(mean, part, there) if has_gaps else part))
        if not has_gaps:
            total = _added(total, weight)
        elif part.shape != there.shape:
            total = _added(total, there * weight)
        else:
            # The term is added already: its memory takes the weights.
            total = _added(total, np.multiply(there, weight, out=part))
    return _finished(mean, amount, total, zero), total


def _without_gaps(mean: str, terms: Array, there: Flags) -> Array:
    """The terms, 0 where there is none."""
    # Of two numbers the greater is found in a third of the time of a choice, and no number is never it.
    if mean == "arithmetic" and np.fmin.reduce(terms, axis=None) >= 0:
        return np.asarray(np.fmax(terms, 0.0, out=terms))
    return np.where(there, terms, 0.0)


def _added(total: Weight, part: Weight) -> Weight:
    """The sum, in place where the total is an array as large."""
    if isinstance(total, np.ndarray) and total.shape == np.shape(part):
        total += part
        return total
    return total + part


def _products(mean: str, scores: Sequence[Array], weights: Sequence[Weight]) -> tuple[Array, Weight]:
    """Two matrix products, draws × children by children × units: the weighted sum, and the weight there."""
    columns, drawn = np.stack(scores), np.stack([np.asarray(each)[:, 0] for each in weights]).T
    gaps, terms = np.isnan(columns), _term(mean, columns)
    if not gaps.any():
        return drawn @ terms, drawn.sum(axis=1, keepdims=True)
    return drawn @ np.where(gaps, 0.0, terms), drawn @ (~gaps).astype(np.float64)


def _term(mean: str, score: Array) -> Array:
    """What the weights multiply."""
    if mean == "arithmetic":
        return score
    # What is not positive is settled by the caller; 1 keeps the sum finite until then.
    positive = np.where(score > 0, score, 1.0)
    return np.log(positive) if mean == "geometric" else 1 / positive


def _finished(mean: str, amount: Array, total: Weight, zero: Flags) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        if mean == "arithmetic":
            # In place where the sum has room for the mean: no other memory has to be had.
            fits = amount.shape == np.broadcast_shapes(amount.shape, np.shape(total))
            return np.divide(amount, total, out=amount if fits else None)
        found = np.exp(amount / total) if mean == "geometric" else total / amount
        return np.where(zero, 0.0, found)


@dataclass(frozen=True, slots=True)
class Walk:
    """What a tree is worked through with: the scores of a leaf, the weights where they are not the stated
    ones, where nodes are known to have no score, and whom to tell the scores of every node and leaf."""

    leaf: Callable[[Twig], Array]
    weights: Mapping[str, Weight] = field(default_factory=dict)
    absent: Mapping[str, Flags] | None = None
    mean: str | None = None
    tell: Callable[[str, Array], None] = lambda path, scores: None

    def weight(self, child: Branch | Twig) -> Weight | None:
        """The weight to work with: the one drawn, else the one stated; None where none is."""
        return self.weights.get(child.path, child.weight)


def evaluate(branch: Branch, walk: Walk) -> tuple[Array, Flags | bool]:
    """The scores of the node, and where its absence forbids the means above."""
    scores: list[Array] = []
    binding: Flags | bool = False
    for child in branch.children:
        if isinstance(child, Twig):
            found = walk.leaf(child)
            walk.tell(child.path, found)
            binding = binding | np.isnan(found) if child.refuses else binding
        else:
            found, binds = evaluate(child, walk)
            binding = binding | binds
        scores.append(found)
    found, binding = _mean(branch, scores, binding, walk)
    walk.tell(branch.path, found)
    return found, binding


def _mean(
    branch: Branch, scores: Sequence[Array], binding: Flags | bool, walk: Walk
) -> tuple[Array, Flags | bool]:
    mean = walk.mean or branch.mean
    drawn = [weight for child in branch.children if (weight := walk.weight(child)) is not None]
    if mean is None or len(drawn) < len(scores):
        return np.full(np.broadcast_shapes(*(score.shape for score in scores)), OPEN), binding
    with np.errstate(invalid="ignore"):
        found, there = mean_of(mean, scores, drawn)
    if walk.absent is not None:
        gone = walk.absent.get(branch.path)
        return found if gone is None else np.where(gone, np.nan, found), binding
    # A draw changes how much a thing counts, not how much is there: coverage goes by the stated weights.
    nominal = [child.weight or 0.0 for child in branch.children]
    part = _weight_there(scores, nominal) if walk.weights else there
    return _ruled(branch, mean, scores, (found, part / sum(nominal)), binding)


def _weight_there(scores: Sequence[Array], weights: Sequence[float]) -> Weight:
    if all(score.ndim == 1 for score in scores):
        there = ~np.isnan(np.stack(scores))
        return np.asarray(np.where(there, np.array(weights)[:, None], 0.0).sum(axis=0))
    total: Weight = 0.0
    for score, weight in zip(scores, weights, strict=True):
        gaps = np.isnan(score)
        total = total + (np.where(gaps, 0.0, weight) if gaps.any() else weight)
    return total


def _ruled(
    branch: Branch,
    mean: str,
    scores: Sequence[Array],
    result: tuple[Array, Weight],
    binding: Flags | bool,
) -> tuple[Array, Flags | bool]:
    """The mean where the rules allow one: section 6 of `docs/arithmetic.md`."""
    found, share = result
    open_: Flags = np.zeros(1, dtype=bool)
    # Where every arithmetic mean is a number, so is every score that counts in it and is no gap.
    counts = all(child.weight for child in branch.children)
    if mean != "arithmetic" or not counts or not np.isfinite(found).all():
        open_ = reduce(np.logical_or, [np.isinf(score) for score in scores])
    covered = np.round(share, 12)
    low = (covered == 0) | (covered < (branch.coverage or 0.0))
    if branch.coverage is None:
        incomplete = reduce(np.logical_or, [np.isnan(score) for score in scores])
        open_ = open_ | (incomplete & (covered > 0) & ~np.asarray(binding))
    if mean != "arithmetic":
        negative = reduce(np.logical_or, [score < 0 for score in scores])
        binding = binding | (negative & ~low)
    # Most blocks have nothing to take out; a copy of a block for nothing would cost as much as the mean
    # itself.
    if np.any(gone := binding | low):
        found = np.where(gone, np.nan, found)
    if np.any(open_):
        found = np.where(open_, OPEN, found)
    return found, np.asarray(binding & ~open_)
