"""What is varied, and what each draw picked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from bilim_engine.arrays.means import Weights
from bilim_engine.arrays.statistics import Array
from bilim_engine.arrays.tree import Branch
from bilim_engine.definitions.analyses import AS_STATED, Analysis
from bilim_engine.definitions.analyses.types import Aggregation
from bilim_engine.definitions.methods import Normalisation
from bilim_engine.definitions.tree import MissingPolicy
from bilim_engine.simulation import numbers

Picked = NDArray[np.intp]
Combination = tuple[int, int, int]
"""The numbers of the normalisation, of the policy for missing values and of the mean."""

WEIGHTS, NORMALISATION, AGGREGATION, MISSING, NOISE = (
    "weights",
    "normalisation",
    "aggregation",
    "missing",
    "noise",
)
DRAWS = "draws"


@dataclass(frozen=True, slots=True)
class Variation:
    """The weights within ±`spread` of themselves, and the options of each choice."""

    seed: str
    spread: float = 0.0
    normalisations: Sequence[Literal["as_stated"] | Normalisation] = (AS_STATED,)
    aggregations: Sequence[Aggregation] = (AS_STATED,)
    missing: Sequence[Literal["as_stated"] | MissingPolicy] = (AS_STATED,)

    @staticmethod
    def of(analysis: Analysis) -> Variation:
        """What the analysis asks to be varied."""
        return Variation(
            analysis.seed,
            float(analysis.spread),
            analysis.normalisations,
            analysis.aggregations,
            analysis.missing,
        )


@dataclass(frozen=True, slots=True)
class Errors:
    """The standard error of each figure, units × leaves, and the limits within which a figure stays."""

    deviation: Array
    low: Array
    high: Array

    def columns(self) -> list[int]:
        """The leaves with any error."""
        return [int(each) for each in np.flatnonzero((self.deviation > 0).any(axis=0))]

    def moved(self, figures: Array, column: int, deviates: Array) -> Array:
        """The figures of the leaf in each draw. One that lies beyond a limit itself is not drawn in to it,
        nor farther out."""
        low = np.fmin(figures, self.low[column])
        high = np.fmax(figures, self.high[column])
        return np.clip(figures + deviates * self.deviation[:, column], low, high)


@dataclass(frozen=True, slots=True)
class Sample:
    """What each of `count` draws picked; `noise` holds the standard normal deviates by leaf, draws ×
    units."""

    count: int
    weights: Weights | None = None
    normalisation: Picked | None = None
    aggregation: Picked | None = None
    missing: Picked | None = None
    noise: Mapping[int, Array] = field(default_factory=dict)

    def alike(self) -> Iterator[tuple[Combination, Picked]]:
        """The draws that picked the same normalisation, policy and mean."""
        picks = [self._picked(each) for each in (self.normalisation, self.missing, self.aggregation)]
        options = tuple(int(each.max(initial=0)) + 1 for each in picks)
        code = np.ravel_multi_index(tuple(picks), options)
        for each in np.flatnonzero(np.bincount(code)):
            normalisation, missing, aggregation = np.unravel_index(each, options)
            yield (int(normalisation), int(missing), int(aggregation)), np.flatnonzero(code == each)

    def _picked(self, picked: Picked | None) -> Picked:
        return np.zeros(self.count, dtype=np.intp) if picked is None else picked

    def with_factor(self, factor: str, other: Sample) -> Sample:
        """This sample with what the other one picked for one factor."""
        return replace(self, **{factor: getattr(other, factor)})


def draw(
    variation: Variation,
    count: int,
    tree: Branch,
    units: Sequence[str],
    errors: Errors | None = None,
    side: str = DRAWS,
) -> Sample:
    """What so many draws pick, from the streams of this side."""
    streams = _Streams(variation.seed, side, count)
    return Sample(
        count,
        _weights(tree, variation.spread, streams) if variation.spread > 0 else None,
        streams.picked(NORMALISATION, len(variation.normalisations)),
        streams.picked(AGGREGATION, len(variation.aggregations)),
        streams.picked(MISSING, len(variation.missing)),
        {} if errors is None else _noise(tree, errors, units, streams),
    )


@dataclass(frozen=True, slots=True)
class _Streams:
    """The streams of one side, each under a name of its own: `count` numbers of each."""

    seed: str
    side: str
    count: int

    def uniform(self, *name: str, out: Array | None = None) -> Array:
        return numbers.uniform(self.seed, "|".join((self.side, *name)), self.count, out)

    def picked(self, factor: str, options: int) -> Picked | None:
        return numbers.choice(self.uniform(factor), options) if options > 1 else None


def _weights(tree: Branch, spread: float, streams: _Streams) -> Weights:
    children = tree.below()
    drawn = np.empty((len(children), streams.count))
    for child, row in zip(children, drawn, strict=True):
        weight = child.weight or 0.0
        streams.uniform(WEIGHTS, child.path, out=row)
        # weight · (1 + spread · (2u − 1)), in two steps.
        row *= 2 * spread * weight
        row += (1 - spread) * weight
    return Weights({child.path: number for number, child in enumerate(children)}, drawn)


def _noise(tree: Branch, errors: Errors, units: Sequence[str], streams: _Streams) -> dict[int, Array]:
    # The last part of the path of a leaf is its indicator: a figure that stands at two leaves has one error.
    indicators = {twig.column: twig.path.rpartition("/")[2] for twig in tree.twigs()}

    def deviates(indicator: str) -> Array:
        drawn = [streams.uniform(NOISE, indicator, unit) for unit in units]
        return numbers.normal(np.stack(drawn, axis=1))

    return {column: deviates(indicators[column]) for column in errors.columns()}


def factors_of(sample: Sample) -> tuple[str, ...]:
    """The factors in which the draws of the sample may differ."""
    varied: dict[str, bool] = {
        WEIGHTS: sample.weights is not None,
        NORMALISATION: sample.normalisation is not None,
        AGGREGATION: sample.aggregation is not None,
        MISSING: sample.missing is not None,
        NOISE: bool(sample.noise),
    }
    return tuple(factor for factor, varies in varied.items() if varies)
