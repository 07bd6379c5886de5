"""How much of the movement of ranks comes from each choice: variance-based indices of first and total order.

`docs/arithmetic.md`, section 15. Saltelli's design of two base matrices; the estimator of Saltelli (2010) for
the first order, that of Jansen (1999) for the total. The rows are plain random numbers of the streams of
section 12: noise alone has thousands of dimensions, far beyond the tables of low-discrepancy sequences, and
several choices have two or three options; resampling tells how far the estimates can be trusted.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from bilim_engine.arrays.statistics import Array
from bilim_engine.simulation import numbers
from bilim_engine.simulation.intervals import ends_among
from bilim_engine.simulation.model import Model
from bilim_engine.simulation.ranking import Ranks
from bilim_engine.simulation.variation import factors_of

BOOTSTRAP = "bootstrap"
A, B = "a", "b"


@dataclass(frozen=True, slots=True)
class Estimate:
    """An index with the ends of its confidence interval, one of each for every output."""

    value: Array
    low: Array
    high: Array


@dataclass(frozen=True, slots=True)
class Index:
    """What a factor does alone, and with everything in which it takes part."""

    first: Estimate
    total: Estimate


@dataclass(frozen=True, slots=True)
class Indices:
    """The indices by factor. Output 0 is the average shift of ranks from the published ones, the others are
    the ranks of `units`. NaN where an output does not move or a unit has no rank in some draw."""

    units: tuple[str, ...]
    factors: Mapping[str, Index]


def indices(model: Model, base: int, bootstraps: int, level: Decimal) -> Indices:
    """The indices of every factor that varies in the model."""
    one, other = model.draw(base, A), model.draw(base, B)
    published = model.published()
    factors = factors_of(one)
    mixed = {factor: outputs(model.ranks(one.with_factor(factor, other)), published) for factor in factors}
    found = estimate(
        outputs(model.ranks(one), published),
        outputs(model.ranks(other), published),
        mixed,
        resampled(model.variation.seed, base, bootstraps),
        level,
    )
    return Indices(model.units, found)


def outputs(ranks: Ranks, published: Ranks) -> Array:
    """The average shift of each draw, then the rank of each unit; NaN where it has none."""
    found = np.where(ranks > 0, ranks, np.nan)
    compared = (ranks > 0) & (published > 0)
    moved = np.where(compared, np.abs(ranks - published), 0).sum(axis=1)
    with np.errstate(invalid="ignore"):
        shift = moved / compared.sum(axis=1)
    return np.concatenate([shift[:, None], found], axis=1)


def resampled(seed: str, rows: int, times: int) -> Array:
    """How often each row stands in each resample, times × rows."""
    picked = numbers.choice(numbers.uniform(seed, BOOTSTRAP, rows * times), rows).reshape(times, rows)
    cells = picked + np.arange(times)[:, None] * rows
    return np.bincount(cells.reshape(-1), minlength=rows * times).reshape(times, rows).astype(np.float64)


def estimate(
    one: Array, other: Array, mixed: Mapping[str, Array], resamples: Array, level: Decimal
) -> dict[str, Index]:
    """The indices of each factor from the outputs of the two base matrices and of the first with the factor
    of the second; rows × outputs. Every mean over every resample is one matrix product."""
    centre = (one.mean(axis=0) + other.mean(axis=0)) / 2
    one, other = one - centre, other - centre
    means = np.concatenate([np.full((1, len(one)), 1.0), resamples]) / len(one)
    variance = means @ (one**2 + other**2) / 2 - (means @ (one + other) / 2) ** 2
    variance = np.where(variance > 1e-12, variance, np.nan)
    found = {}
    for factor, values in mixed.items():
        changed = values - centre
        moved = changed - one
        first, total = np.split(means @ np.concatenate([other * moved, moved**2 / 2], axis=1), 2, axis=1)
        found[factor] = Index(_with_ends(first / variance, level), _with_ends(total / variance, level))
    return found


def _with_ends(estimates: Array, level: Decimal) -> Estimate:
    """The first row is the estimate, the others its resamples."""
    ordered = np.sort(estimates[1:], axis=0)
    low, high = ends_among(level, len(ordered))
    return Estimate(estimates[0], ordered[low - 1], ordered[high - 1])
