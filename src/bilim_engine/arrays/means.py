"""Weighted means of columns of scores, each one-dimensional (units) or two-dimensional (draws × units)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.statistics import Array, Flags

Weight = float | Array
# Units of which a mean is taken at a time: what lies between stays in the processor's cache.
_AT_ONCE = 32_768


@dataclass(frozen=True, slots=True)
class Weights:
    """Weights of many draws: a row for each path, a column for each draw."""

    rows: Mapping[str, int]
    drawn: Array

    def at(self, path: str) -> Array | None:
        """The weights of one path, draws × 1; None where it has none."""
        row = self.rows.get(path)
        return None if row is None else self.drawn[row].reshape(-1, 1)

    def together(self, paths: Sequence[str]) -> Array | None:
        """The weights of these paths, draws × paths; None where one has none."""
        rows = [self.rows.get(path, -1) for path in paths]
        if -1 in rows:
            return None
        # Leaves stand side by side, as they are drawn: nothing is copied.
        side_by_side = slice(rows[0], rows[0] + len(rows))
        return self.drawn[side_by_side if rows == list(range(rows[0], side_by_side.stop)) else rows].T

    def of(self, draws: slice | NDArray[np.intp]) -> Weights:
        """The weights of some of the draws."""
        return Weights(self.rows, self.drawn[:, draws])


@dataclass(frozen=True, slots=True)
class Factors:
    """What drawn weights multiply of columns that are the same in every draw: their terms, 0 where there is
    none; where terms are there, None where all are; and where a mean is 0 whatever the weights."""

    mean: str
    terms: Array
    there: Array | None
    zero: Flags

    @staticmethod
    def of(mean: str, scores: Sequence[Array]) -> Factors:
        """The columns side by side."""
        columns = np.stack(scores)
        gaps, terms = np.isnan(columns), _term(mean, columns)
        zero = np.zeros(1, dtype=bool) if mean == "arithmetic" else (columns == 0).any(axis=0)
        if not gaps.any():
            return Factors(mean, terms, None, zero)
        return Factors(mean, np.where(gaps, 0.0, terms), (~gaps).astype(np.float64), zero)

    def products(self, weights: Array) -> tuple[Array, Weight]:
        """Two matrix products, draws × children by children × units: the weighted sum, and the weight
        there."""
        there = weights.sum(axis=1, keepdims=True) if self.there is None else weights @ self.there
        return weights @ self.terms, there

    def mean_by(self, weights: Array) -> tuple[Array, Weight]:
        """The mean by weights, draws × children, and the weight that was there."""
        amount, total = self.products(weights)
        return _finished(self.mean, amount, total, self.zero), total


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
        still = Factors.of(mean, [scores[each] for each in fixed])
        amount, total = still.products(np.concatenate([np.asarray(weights[each]) for each in fixed], axis=1))
        zero = still.zero
    for number, (score, weight) in enumerate(zip(scores, weights, strict=True)):
        if number in fixed:
            continue
        if mean != "arithmetic":
            zero = zero | (score == 0)
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
