"""The tree of a methodology over columns of scores.

Columns may be one-dimensional (units) or two-dimensional (draws × units); weights are numbers or columns of
draws. This is the one kernel: a rating is a block of one draw.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, reduce

import numpy as np

from bilim_engine.arrays.means import Factors, Weight, Weights, mean_of
from bilim_engine.arrays.methods import OPEN
from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.tree import Leaf, Node, below, refuses, weight_in

# Up to so many units, families are kept: of more, what follows from their scores takes as much memory as the
# figures and saves a tenth of the time.
_KEPT_UP_TO = 10_000


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


@dataclass(frozen=True)
class Family:
    """The children of a node: their scores, and where the absence of one forbids the means above.

    What follows from the scores alone is computed once, however many blocks of draws come after, where the
    family is kept.
    """

    mean: str | None
    scores: Sequence[Array]
    weights: Sequence[float]
    """The stated ones; 0 where none is."""
    binding: Flags | bool

    @cached_property
    def is_still(self) -> bool:
        """Whether the scores are the same in every draw."""
        return all(score.ndim == 1 for score in self.scores)

    @cached_property
    def factors(self) -> Factors:
        """What drawn weights multiply of scores that are still."""
        return Factors.of(self.mean or "", self.scores)

    @cached_property
    def there(self) -> Weight:
        """The stated weight that is there."""
        return _weight_there(self.scores, self.weights)


@dataclass(frozen=True, slots=True)
class Walk:
    """What a tree is worked through with: the scores of a leaf, the weights where they are not the stated
    ones, where nodes are known to have no score, and whom to tell the scores of every node and leaf.
    `families` holds the children that are still, by the path of their node, for the next block of draws."""

    leaf: Callable[[Twig], Array]
    weights: Weights | None = None
    absent: Mapping[str, Flags] | None = None
    mean: str | None = None
    tell: Callable[[str, Array], None] = lambda path, scores: None
    families: dict[str, Family] = field(default_factory=dict)

    def weight(self, child: Branch | Twig) -> Weight | None:
        """The weight to work with: the ones drawn, else the one stated; None where none is."""
        drawn = None if self.weights is None else self.weights.at(child.path)
        return child.weight if drawn is None else drawn


def evaluate(branch: Branch, walk: Walk) -> tuple[Array, Flags | bool]:
    """The scores of the node, and where its absence forbids the means above."""
    family = walk.families.get(branch.path)
    if family is None:
        family = _family(branch, walk)
        if family.is_still and family.scores[0].size <= _KEPT_UP_TO:
            walk.families[branch.path] = family
    found, binding = _mean(branch, family, walk)
    walk.tell(branch.path, found)
    return found, binding


def _family(branch: Branch, walk: Walk) -> Family:
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
    nominal = [child.weight or 0.0 for child in branch.children]
    return Family(walk.mean or branch.mean, scores, nominal, binding)


def _mean(branch: Branch, family: Family, walk: Walk) -> tuple[Array, Flags | bool]:
    with np.errstate(invalid="ignore"):
        mean = _weighted(branch, family, walk)
    if mean is None:
        return np.full(np.broadcast_shapes(*(score.shape for score in family.scores)), OPEN), family.binding
    found, there = mean
    if walk.absent is not None:
        gone = walk.absent.get(branch.path)
        return found if gone is None else np.where(gone, np.nan, found), family.binding
    # A draw changes how much a thing counts, not how much is there: coverage goes by the stated weights.
    part = there if walk.weights is None else family.there
    return _ruled(branch, family, (found, part / sum(family.weights)))


def _weighted(branch: Branch, family: Family, walk: Walk) -> tuple[Array, Weight] | None:
    """The mean and the weight there; None where the mean or a weight is left open."""
    if family.mean is None:
        return None
    if walk.weights is not None and family.is_still:
        drawn = walk.weights.together([child.path for child in branch.children])
        if drawn is not None:
            return family.factors.mean_by(drawn)
    weights = [weight for child in branch.children if (weight := walk.weight(child)) is not None]
    return mean_of(family.mean, family.scores, weights) if len(weights) == len(family.scores) else None


def _weight_there(scores: Sequence[Array], weights: Sequence[float]) -> Weight:
    if all(score.ndim == 1 for score in scores):
        there = ~np.isnan(np.stack(scores))
        return np.asarray(np.where(there, np.array(weights)[:, None], 0.0).sum(axis=0))
    total: Weight = 0.0
    for score, weight in zip(scores, weights, strict=True):
        gaps = np.isnan(score)
        total = total + (np.where(gaps, 0.0, weight) if gaps.any() else weight)
    return total


def _ruled(branch: Branch, family: Family, result: tuple[Array, Weight]) -> tuple[Array, Flags | bool]:
    """The mean where the rules allow one: section 6 of `docs/arithmetic.md`."""
    (found, share), scores, binding = result, family.scores, family.binding
    open_: Flags = np.zeros(1, dtype=bool)
    # Where every arithmetic mean is a number, so is every score that counts in it and is no gap.
    if family.mean != "arithmetic" or not all(family.weights) or not np.isfinite(found).all():
        open_ = reduce(np.logical_or, [np.isinf(score) for score in scores])
    covered = np.round(share, 12)
    low = (covered == 0) | (covered < (branch.coverage or 0.0))
    if branch.coverage is None:
        incomplete = reduce(np.logical_or, [np.isnan(score) for score in scores])
        open_ = open_ | (incomplete & (covered > 0) & ~np.asarray(binding))
    if family.mean != "arithmetic":
        negative = reduce(np.logical_or, [score < 0 for score in scores])
        binding = binding | (negative & ~low)
    # Most blocks have nothing to take out; a copy of a block for nothing would cost as much as the mean
    # itself.
    if np.any(gone := binding | low):
        found = np.where(gone, np.nan, found)
    if np.any(open_):
        found = np.where(open_, OPEN, found)
    return found, np.asarray(binding & ~open_)
