"""Sections 3 to 8 of `docs/arithmetic.md` on a matrix of units × leaves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.methods import OPEN, normalise
from bilim_engine.arrays.statistics import Array
from bilim_engine.arrays.treatment import treat
from bilim_engine.arrays.tree import Branch, Flags, Twig, compile_tree, mean_of
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.methods import Bands
from bilim_engine.definitions.tree import IMPUTE_MEDIAN, Leaf

Groups = Mapping[str, NDArray[np.int64]]


@dataclass(frozen=True, slots=True)
class MatrixRating:
    """Scores by unit; NaN is missing. `nodes` holds every node and leaf by path, the root under ""."""

    scores: Array
    nodes: Mapping[str, Array]

    def ranks(self, *, descending: bool = True) -> Array:
        """Competition ranks of the units that have a score, NaN for the others."""
        there = ~np.isnan(self.scores)
        scores = self.scores[there] if descending else -self.scores[there]
        ranks = np.full(len(self.scores), np.nan)
        ranks[there] = len(scores) + 1 - np.searchsorted(np.sort(scores), scores, side="right")
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
    tree = compile_tree(methodology.root)
    kept = _kept(methodology, tree, matrix)
    if kept is None:
        return MatrixRating(np.full(len(matrix), np.nan), {})
    nodes: dict[str, Array] = {}
    columns = []
    for number, (_path, leaf) in enumerate(methodology.leaves()):
        raw = np.where(kept, matrix[:, number], np.nan)
        fillable = kept if imputable is None else kept & imputable[:, number]
        columns.append(_filled(_leaf(leaf, raw, higher_is_better[number]), raw, leaf, groups or {}, fillable))
    _node(tree, columns, nodes)
    found = {path: np.where(kept & np.isfinite(column), column, np.nan) for path, column in nodes.items()}
    return MatrixRating(found[""], found)


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
    scores = np.where(np.isinf(raw), OPEN, np.nan)
    there = np.isfinite(raw)
    treated = treat(raw[there], leaf.treat) if there.any() else raw[there]
    if treated is None or leaf.normalise is NOT_DEFINED:
        scores[there] = OPEN
        return scores
    polarity = True if isinstance(leaf.normalise, Bands) else higher
    scores[there] = normalise(treated, leaf.normalise, higher_is_better=polarity, logarithm=leaf.logarithm)
    return scores


def _filled(scores: Array, raw: Array, leaf: Leaf, groups: Groups, fillable: Flags) -> Array:
    """The scores with gaps filled by the median of the group, where the leaf says so."""
    if leaf.missing is NOT_DEFINED:
        return np.where(np.isnan(scores), OPEN, scores)
    if leaf.missing.policy != IMPUTE_MEDIAN:
        return scores
    # A value that is there but out of domain is no gap in the data.
    gaps = np.isnan(scores) & np.isnan(raw) & fillable
    if leaf.missing.group is NOT_DEFINED or leaf.missing.group is None:
        return np.where(gaps, OPEN, scores)
    filled = scores.copy()
    group_of = groups[leaf.missing.group]
    for group in np.unique(group_of[gaps]):
        donors = scores[(group_of == group) & np.isfinite(scores)]
        if len(donors):
            filled[gaps & (group_of == group)] = np.median(donors)
    return filled


def _node(branch: Branch, columns: Sequence[Array], nodes: dict[str, Array]) -> tuple[Array, Flags]:
    """The scores of the node, entered in `nodes`, and where its absence forbids the means above."""
    scores: list[Array] = []
    binding = np.zeros(len(columns[0]), dtype=bool)
    for child in branch.children:
        if isinstance(child, Twig):
            found = nodes[child.path] = columns[child.column]
            binding |= np.isnan(found) if child.refuses else False
        else:
            found, binds = _node(child, columns, nodes)
            binding |= binds
        scores.append(found)
    nodes[branch.path], binding = _mean(branch, scores, binding)
    return nodes[branch.path], binding


def _mean(branch: Branch, scores: Sequence[Array], binding: Flags) -> tuple[Array, Flags]:
    weights = [child.weight for child in branch.children]
    known = [weight for weight in weights if weight is not None]
    if branch.mean is None or len(known) < len(weights):
        return np.full(len(binding), OPEN), binding
    open_ = np.logical_or.reduce([np.isinf(score) for score in scores])
    with np.errstate(invalid="ignore"):
        found, there = mean_of(branch.mean, scores, known)
    covered = np.round(np.broadcast_to(there, found.shape) / sum(known), 12)
    low = (covered == 0) | (covered < (branch.coverage or 0.0))
    if branch.coverage is None:
        incomplete = np.logical_or.reduce([np.isnan(score) for score in scores])
        open_ = open_ | (incomplete & (covered > 0) & ~binding)
    if branch.mean != "arithmetic":
        negative = np.logical_or.reduce([score < 0 for score in scores])
        binding = binding | (negative & ~low)
    return np.where(open_, OPEN, np.where(binding | low, np.nan, found)), binding & ~open_
