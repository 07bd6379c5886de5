"""Sections 3 to 8 of `docs/arithmetic.md` on a matrix of units × leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.methods import OPEN, leaves_gaps, normalise
from bilim_engine.arrays.statistics import Array, Flags, in_columns, median_present, places_from_top
from bilim_engine.arrays.treatment import treat
from bilim_engine.arrays.tree import Branch, Twig, Walk, compile_tree, evaluate
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.methods import Bands, NoTreatment
from bilim_engine.definitions.tree import IMPUTE_MEDIAN, Leaf

Groups = Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class MatrixRating:
    """Scores by unit; NaN is missing. `nodes` holds every node and leaf by path, the root under ""."""

    scores: Array
    nodes: Mapping[str, Array]

    def ranks(self, *, descending: bool = True) -> Array:
        """Competition ranks of the units that have a score, NaN for the others."""
        scores = self.scores if descending else -self.scores
        there = ~np.isnan(scores)
        if there.all():
            return places_from_top(scores).astype(np.float64)
        ranks = np.full(len(scores), np.nan)
        ranks[there] = places_from_top(scores[there])
        return ranks


def rate_matrix(
    methodology: Methodology,
    matrix: Array,
    *,
    higher_is_better: Sequence[bool],
    groups: Groups | None = None,
    imputable: Flags | None = None,
) -> MatrixRating:
    """The scores of the units, one row each; columns and polarities follow the leaves as written.

    `groups` numbers the group of each unit under `oblast`, `kind` and `all`; `imputable` is False where the
    reason of a gap forbids to fill it. A cell of the matrix that is infinite is not defined.
    """
    figures = Figures.of(methodology, matrix, higher_is_better, groups, imputable)
    if figures is None:
        return MatrixRating(np.full(len(matrix), np.nan), {})
    nodes: dict[str, Array] = {}
    leaves = [leaf for _, leaf in methodology.leaves()]

    def leaf(twig: Twig) -> Array:
        # Scores take the place of the figures, which are a copy of our own: new memory for each leaf would
        # take longer to be had than to be filled.
        own = figures.matrix[:, twig.column]
        own[:] = figures.scores(twig.column, leaves[twig.column])
        return own

    out = None if figures.kept.all() else ~figures.kept

    def tell(path: str, scores: Array) -> None:
        nodes[path] = _shown(scores, out)

    evaluate(compile_tree(methodology.root), Walk(leaf, tell=tell))
    return MatrixRating(nodes[""], nodes)


def _shown(scores: Array, out: Flags | None) -> Array:
    """The scores without the units that are out; what is not defined is missing to the reader."""
    if out is None and np.fmax.reduce(scores, initial=0.0) < OPEN:
        return scores
    hidden = np.isinf(scores)
    return np.where(hidden if out is None else hidden | out, np.nan, scores)


@dataclass(frozen=True, slots=True)
class Figures:
    """What is rated: units × leaves, with what the rules of a leaf ask about the units."""

    matrix: Array
    higher_is_better: tuple[bool, ...]
    groups: Groups
    imputable: Flags | None
    kept: Flags

    @staticmethod
    def of(
        methodology: Methodology,
        matrix: Array,
        higher_is_better: Sequence[bool],
        groups: Groups | None = None,
        imputable: Flags | None = None,
    ) -> Figures | None:
        """The figures with the units that are not screened out; None where that is not defined."""
        kept = _kept(methodology, compile_tree(methodology.root), matrix)
        if kept is None:
            return None
        return Figures(in_columns(matrix), tuple(higher_is_better), groups or {}, imputable, kept)

    def scores(self, number: int, leaf: Leaf, moved: Array | None = None) -> Array:
        """The scores at this leaf, gaps filled where the leaf says so; `moved` are its figures in other
        draws, one row a draw."""
        # In one piece, since it is read several times.
        own = self._kept_of(np.ascontiguousarray(self.matrix[:, number]))
        raw = own if moved is None else self._kept_of(moved)
        fillable = self.kept if self.imputable is None else self.kept & self.imputable[:, number]
        return _filled(_leaf(leaf, raw, self.higher_is_better[number]), own, leaf, self.groups, fillable)

    def _kept_of(self, figures: Array) -> Array:
        return figures if self.kept.all() else np.where(self.kept, figures, np.nan)


def _kept(methodology: Methodology, tree: Branch, matrix: Array) -> Flags | None:
    """The units that are not screened out; None where the share asked for is not defined."""
    screening = methodology.screening
    if screening is None:
        return np.ones(len(matrix), dtype=bool)
    if screening is NOT_DEFINED or screening.coverage is NOT_DEFINED:
        return None
    weights = _effective(tree, 1.0)
    if None in weights:
        return np.ones(len(matrix), dtype=bool)
    share = np.isfinite(matrix) @ np.array(weights, dtype=np.float64)
    return np.asarray(np.round(share, 12) >= float(screening.coverage))


def _effective(branch: Branch, above: float | None) -> list[float | None]:
    weights = [child.weight for child in branch.children]
    total = sum(weight for weight in weights if weight is not None)
    found: list[float | None] = []
    for child, weight in zip(branch.children, weights, strict=True):
        own = None if above is None or weight is None or None in weights else above * weight / total
        found.extend([own] if isinstance(child, Twig) else _effective(child, own))
    return found


def _leaf(leaf: Leaf, raw: Array, higher: bool) -> Array:
    """The scores of a column or of rows; the same cells are filled in every row."""
    # A column without any figure has no greatest one.
    if raw.size and _leaves_gaps(leaf) and np.fmax.reduce(raw, axis=None) < OPEN:
        return _scored(leaf, raw, higher)
    there = np.isfinite(raw if raw.ndim == 1 else raw[0])
    if there.all():
        return _scored(leaf, raw, higher)
    scores = np.where(np.isinf(raw), OPEN, np.nan)
    if there.any():
        # Numbers of columns: flags behind an ellipsis take four times as long.
        columns = np.flatnonzero(there)
        scores[..., columns] = _scored(leaf, raw.take(columns, axis=-1), higher)
    return scores


def _leaves_gaps(leaf: Leaf) -> bool:
    """Whether gaps pass through the leaf as they are: the same scores without taking them out first."""
    return isinstance(leaf.treat, NoTreatment) and not leaf.logarithm and leaves_gaps(leaf.normalise)


def _scored(leaf: Leaf, values: Array, higher: bool) -> Array:
    """The scores of values without gaps, or of a leaf that leaves gaps as they are."""
    treated = treat(values, leaf.treat)
    if treated is None or leaf.normalise is NOT_DEFINED:
        return np.full(values.shape, OPEN)
    polarity = True if isinstance(leaf.normalise, Bands) else higher
    return normalise(treated, leaf.normalise, higher_is_better=polarity, logarithm=leaf.logarithm)


def _filled(scores: Array, raw: Array, leaf: Leaf, groups: Groups, fillable: Flags) -> Array:
    """The scores with gaps filled by the median of the group, where the leaf says so."""
    if leaf.missing is NOT_DEFINED:
        return np.where(np.isnan(scores), OPEN, scores)
    if leaf.missing.policy != IMPUTE_MEDIAN:
        return scores
    # A value that is there but out of domain is no gap in the data.
    gaps = np.isnan(raw) & fillable
    if leaf.missing.group is NOT_DEFINED or leaf.missing.group is None:
        return np.where(gaps, OPEN, scores)
    filled = scores.copy()
    group_of = groups[leaf.missing.group]
    for group in np.unique(group_of[gaps]):
        members = group_of == group
        filled[..., gaps & members] = median_present(scores[..., members])
    return filled
