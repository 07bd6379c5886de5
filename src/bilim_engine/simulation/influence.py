"""What one change of the method does to the order; `docs/arithmetic.md`, section 16."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array, places
from bilim_engine.simulation.model import Model, without_leaf
from bilim_engine.simulation.ranking import Ranks
from bilim_engine.simulation.variation import Variation


@dataclass(frozen=True, slots=True)
class Effect:
    """The order with the change beside the published one.

    `ranks` are those with the change, 0 where a unit has none; `moved` counts the units whose rank is
    another, `average` and `greatest` are places. Spearman and Kendall (tau-b) compare the units that have
    both ranks; NaN where fewer than two do or all are tied.
    """

    ranks: Ranks
    moved: int
    average: float
    greatest: int
    spearman: float
    kendall: float


def effect(published: Ranks, changed: Ranks) -> Effect:
    """What lies between the two orders."""
    both = (published > 0) & (changed > 0)
    before, after = published[both].astype(np.float64), changed[both].astype(np.float64)
    places_moved = np.abs(after - before)
    return Effect(
        changed,
        int((published != changed).sum()),
        float(places_moved.mean()) if len(before) else float("nan"),
        int(places_moved.max(initial=0)),
        spearman(before, after),
        kendall(before, after),
    )


def spearman(one: Array, other: Array) -> float:
    """The correlation of the ranks, ties sharing the mean of their places."""
    return pearson(*(np.add(*places(each)) for each in (one, other)))


def pearson(one: Array, other: Array) -> float:
    """The linear correlation; NaN where there is none."""
    if len(one) < 2 or one.min() == one.max() or other.min() == other.max():
        return float("nan")
    away, apart = one - one.mean(), other - other.mean()
    return float((away @ apart) / np.sqrt((away @ away) * (apart @ apart)))


def kendall(one: Array, other: Array) -> float:
    """Tau-b: pairs in the same order less pairs in the other, over pairs that are not tied."""
    signs: list[NDArray[np.float64]] = [np.sign(each[:, None] - each[None, :]) for each in (one, other)]
    pairs = np.sqrt((signs[0] ** 2).sum() * (signs[1] ** 2).sum())
    return float((signs[0] * signs[1]).sum() / pairs) if pairs else float("nan")


def without_each_leaf(model: Model) -> Mapping[str, Effect]:
    """What leaving out each leaf does, by its path; the units that are judged stay the same. A method of one
    leaf has none to leave out."""
    published, found = model.published(), {}
    for column, (path, _leaf) in enumerate(model.methodology.leaves()):
        root = without_leaf(model.methodology.root, path.split("/"))
        if root is not None:
            figures = replace(
                model.figures,
                matrix=np.delete(model.figures.matrix, column, axis=1),
                higher_is_better=tuple(np.delete(model.figures.higher_is_better, column).tolist()),
                imputable=None
                if model.figures.imputable is None
                else np.delete(model.figures.imputable, column, axis=1),
            )
            method = replace(model.methodology, root=root)
            found[path] = effect(published, Model(method, figures, model.units, Variation("")).published())
    return found
