"""A methodology over its figures, made ready for many draws of its choices."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from bilim_engine.arrays.rating import Figures
from bilim_engine.arrays.statistics import Array
from bilim_engine.arrays.tree import Branch, Family, Twig, Walk, compile_tree, evaluate
from bilim_engine.definitions.analyses import AS_STATED
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.methods import AboveBelowMean, Distance, MinMax, Range, ZScore, with_range
from bilim_engine.definitions.tree import Leaf, Node
from bilim_engine.simulation.ranking import Ranks, ranks_of
from bilim_engine.simulation.variation import Combination, Errors, Picked, Sample, Variation, draw

# Cells of scores worked on at a time: a block and its temporaries stay in the processor's cache.
CELLS = 65_536
Rows = Picked | slice
_ON_LOGARITHMS = (MinMax, ZScore, Distance, AboveBelowMean)


@dataclass(frozen=True, slots=True)
class Varied:
    """The methodology with one normalisation and one policy for missing values."""

    tree: Branch
    leaves: tuple[Leaf, ...]
    scores: dict[int, Array] = field(default_factory=dict)
    """The scores of the leaves that no noise moves, once computed."""


@dataclass(frozen=True, slots=True)
class Model:
    """What is drawn from: `units` are the codes of the rows of `figures`."""

    methodology: Methodology
    figures: Figures
    units: tuple[str, ...]
    variation: Variation
    errors: Errors | None = None
    _varied: dict[tuple[int, int], Varied] = field(default_factory=dict)

    def draw(self, count: int, side: str = "draws") -> Sample:
        """What so many draws pick."""
        tree = compile_tree(self.methodology.root)
        return draw(self.variation, count, tree, self.units, self.errors, side)

    def published(self) -> Ranks:
        """The ranks by the methodology as it is stated, 0 where a unit has none."""
        stated = replace(self, variation=Variation(""), errors=None, _varied={})
        return np.asarray(stated.ranks(Sample(1))[0])

    def ranks(self, sample: Sample) -> Ranks:
        """The ranks of the units in each draw, draws × units; 0 where a unit has no score."""
        # Half the memory where there is room: to have it takes longer than to fill it.
        room = np.int16 if len(self.units) < 2**15 else np.int32
        found: Ranks = np.empty((sample.count, len(self.units)), dtype=room)
        for rows, scores in self._blocks(sample):
            found[rows] = ranks_of(scores if self._descending else -scores)
        return found

    def scores(self, sample: Sample) -> Array:
        """The overall scores in each draw, NaN where a unit has none."""
        found = np.empty((sample.count, len(self.units)))
        for rows, scores in self._blocks(sample):
            found[rows] = scores
        return found

    @property
    def _descending(self) -> bool:
        rule = self.methodology.ranking
        return rule is NOT_DEFINED or rule.direction != "ascending"

    def _blocks(self, sample: Sample) -> Iterator[tuple[Rows, Array]]:
        at_once = max(1, CELLS // max(1, len(self.units)))
        for combination, rows in sample.alike():
            families: dict[str, Family] = {}
            for first in range(0, len(rows), at_once):
                some: Rows = rows[first : first + at_once]
                if len(rows) == sample.count:
                    some = slice(first, min(first + at_once, sample.count))
                yield some, self._scores(combination, sample, some, families)

    def _scores(
        self, combination: Combination, sample: Sample, rows: Rows, families: dict[str, Family]
    ) -> Array:
        varied = self._with(combination[0], combination[1])
        mean = self.variation.aggregations[combination[2]]

        def leaf(twig: Twig) -> Array:
            return self._leaf(varied, twig.column, sample, rows)

        weights = None if sample.weights is None else sample.weights.of(rows)
        stated = None if mean == AS_STATED else mean
        found, _ = evaluate(varied.tree, Walk(leaf, weights, mean=stated, families=families))
        scored = self.figures.kept & np.isfinite(found)
        if not scored.all():
            found = np.where(scored, found, np.nan)
        return np.broadcast_to(found, (_length(rows), len(self.units)))

    def _leaf(self, varied: Varied, column: int, sample: Sample, rows: Rows) -> Array:
        leaf = varied.leaves[column]
        deviates = sample.noise.get(column)
        if deviates is not None and self.errors is not None:
            moved = self.errors.moved(self.figures.matrix[:, column], column, deviates[rows])
            return self.figures.scores(column, leaf, moved)
        if column not in varied.scores:
            varied.scores[column] = self.figures.scores(column, leaf)
        return varied.scores[column]

    def _with(self, normalisation: int, missing: int) -> Varied:
        key = (normalisation, missing)
        if key not in self._varied:
            root = self._changed(self.methodology.root, normalisation, missing)
            leaves = tuple(leaf for _, leaf in replace(self.methodology, root=root).leaves())
            self._varied[key] = Varied(compile_tree(root), leaves)
        return self._varied[key]

    def _changed(self, node: Node, normalisation: int, missing: int) -> Node:
        children = tuple(
            self._changed(child, normalisation, missing)
            if isinstance(child, Node)
            else self._changed_leaf(child, node.range, normalisation, missing)
            for child in node.children
        )
        return replace(node, children=children)

    def _changed_leaf(self, leaf: Leaf, span: Range | None, normalisation: int, missing: int) -> Leaf:
        """The leaf with this normalisation and policy. The logarithm goes where it would change nothing."""
        method, policy = self.variation.normalisations[normalisation], self.variation.missing[missing]
        if not isinstance(method, str):
            logarithm = leaf.logarithm and isinstance(method, _ON_LOGARITHMS)
            leaf = replace(leaf, normalise=with_range(method, span), logarithm=logarithm)
        return leaf if isinstance(policy, str) else replace(leaf, missing=policy)


def _length(rows: Rows) -> int:
    return rows.stop - rows.start if isinstance(rows, slice) else len(rows)


def without_leaf(node: Node, path: Sequence[str]) -> Node | None:
    """The tree without the leaf at this path, and without the nodes that it leaves empty; None if nothing is
    left."""
    kept: list[Node | Leaf] = []
    for child in node.children:
        if child.code != path[0]:
            kept.append(child)
        elif isinstance(child, Node) and (inside := without_leaf(child, path[1:])) is not None:
            kept.append(inside)
    return replace(node, children=tuple(kept)) if kept else None
