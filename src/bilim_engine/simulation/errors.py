"""The standard error of figures: from the base they were computed from, from both ends of a difference, or as
declared.

`docs/arithmetic.md`, section 13.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import inf

import numpy as np

from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.analyses import (
    Binomial,
    Difference,
    Mean,
    Noise,
    NoNoise,
    OnBase,
    Poisson,
    Relative,
)
from bilim_engine.simulation.variation import Errors

# Agresti and Coull's two successes and two failures: without them a share of 0 or 1 would have no error,
# however few there were to be counted. Where successes are rare among very many, two events are what is left.
ADDED = 4.0


@dataclass(frozen=True, slots=True)
class Counted:
    """Figures of one indicator, one a unit, with the bases they were computed from and what a whole is."""

    values: Array
    bases: Array
    scale: float


@dataclass(frozen=True, slots=True)
class Ends:
    """The indicator now and before, of whose values a difference is made, and its noise."""

    noise: Noise
    now: Counted
    before: Counted


@dataclass(frozen=True, slots=True)
class Grounds:
    """What errors follow from: figures and their bases, units × leaves, and the ends of differences."""

    matrix: Array
    indicators: Sequence[str]
    bases: Array
    scales: Sequence[float]
    ends: Mapping[str, Ends] = field(default_factory=dict)


def errors_of(grounds: Grounds, noise: Sequence[Noise]) -> Errors:
    """The errors of figures, units × leaves. No error where a figure or its base is missing."""
    shape = grounds.matrix.shape
    deviation, low, high = np.zeros(shape), np.full(shape[1], inf), np.full(shape[1], -inf)
    declared = {each.indicator: each for each in noise if not isinstance(each, NoNoise)}
    for column, indicator in enumerate(grounds.indicators):
        how = declared.get(indicator)
        if isinstance(how, Difference):
            ends = grounds.ends[indicator]
            deviation[:, column] = np.hypot(error(ends.noise, ends.now), error(ends.noise, ends.before))
            least, most = limits(ends.noise, ends.now.scale)
            low[column], high[column] = least - most, most - least
        elif how is not None:
            values, bases = grounds.matrix[:, column], grounds.bases[:, column]
            deviation[:, column] = error(how, Counted(values, bases, grounds.scales[column]))
            low[column], high[column] = limits(how, grounds.scales[column])
    known = np.isfinite(deviation) & np.isfinite(grounds.matrix)
    return Errors(np.where(known, deviation, 0.0), low, high)


def error(how: Noise, counted: Counted) -> Array:
    """The standard error of each of these figures; a figure that is missing has none."""
    return np.where(np.isfinite(counted.values), _of_known(how, counted), 0.0)


def _of_known(how: Noise, counted: Counted) -> Array:
    if isinstance(how, OnBase):
        with np.errstate(invalid="ignore", divide="ignore"):
            return np.where(counted.bases > 0, _on_base(how, counted), 0.0)
    if isinstance(how, Relative):
        return np.asarray(float(how.deviation) * np.abs(counted.values))
    return np.full(counted.values.shape, float(getattr(how, "deviation", 0)))


def limits(how: Noise, scale: float) -> tuple[float, float]:
    """Between which limits the noise leaves a figure."""
    if isinstance(how, Binomial):
        return 0.0, scale
    if isinstance(how, Mean):
        return float(how.least), float(how.most)
    return (0.0, inf) if isinstance(how, Poisson) else (-inf, inf)


def _on_base(how: Noise, counted: Counted) -> Array:
    if isinstance(how, Poisson):
        return _poisson(how, counted)
    least, most = limits(how, counted.scale)
    share = np.clip((counted.values - least) / (most - least), 0.0, 1.0)
    added = (share * counted.bases + ADDED / 2) / (counted.bases + ADDED)
    found = np.sqrt(added * (1 - added) / (counted.bases + ADDED))
    if isinstance(how, Mean):
        # The added two and two draw few observations to the middle: below what a mean of them can err.
        found = np.maximum(found, np.sqrt(share * (1 - share) / counted.bases))
    return np.asarray(abs(most - least) * found)


def _poisson(how: Poisson, counted: Counted) -> Array:
    """Rates of events of `most` each: no smaller ones with the same sum err more."""
    size = float(how.most)
    events = np.maximum(counted.values / counted.scale, 0.0) * counted.bases / size
    return np.asarray(abs(counted.scale) * size * np.sqrt(events + ADDED / 2) / counted.bases)
