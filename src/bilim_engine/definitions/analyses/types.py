"""Analyses: what is varied, how often and with which seed, to see how far the order of a rating can be
trusted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import Source, Text
from bilim_engine.definitions.methods import Normalisation
from bilim_engine.definitions.tree import MissingPolicy

AS_STATED: Literal["as_stated"] = "as_stated"
Aggregation = Literal["as_stated", "arithmetic", "geometric", "harmonic"]


@dataclass(frozen=True, slots=True)
class Binomial:
    """The noise of a share of counts: the smaller its denominator, the more it moves."""

    indicator: str
    argument: Text | None = None
    kind: Literal["binomial"] = "binomial"


@dataclass(frozen=True, slots=True)
class Mean:
    """The noise of a mean over as many observations as the denominator says, none below `least` or above
    `most`: an upper bound, reached where every observation lies at one of the two."""

    indicator: str
    least: Decimal
    most: Decimal
    argument: Text | None = None
    kind: Literal["mean"] = "mean"


@dataclass(frozen=True, slots=True)
class Poisson:
    """The noise of a rate of events over a base. Where one event adds up to `most`, an upper bound: as if
    each had added that."""

    indicator: str
    most: Decimal = Decimal(1)
    argument: Text | None = None
    kind: Literal["poisson"] = "poisson"


@dataclass(frozen=True, slots=True)
class Difference:
    """The noise of an indicator less what it was before: that of both ends, each by the noise of the
    indicator itself."""

    indicator: str
    argument: Text | None = None
    kind: Literal["difference"] = "difference"


@dataclass(frozen=True, slots=True)
class Relative:
    """A standard error that is this share of the value itself: 0.05 is five percent."""

    indicator: str
    deviation: Decimal
    argument: Text | None = None
    kind: Literal["relative"] = "relative"


@dataclass(frozen=True, slots=True)
class Absolute:
    """A standard error in the unit of the indicator."""

    indicator: str
    deviation: Decimal
    argument: Text | None = None
    kind: Literal["absolute"] = "absolute"


@dataclass(frozen=True, slots=True)
class NoNoise:
    """The figure does not move, and the argument says why."""

    indicator: str
    argument: Text
    kind: Literal["none"] = "none"


Noise = Binomial | Mean | Poisson | Difference | Relative | Absolute | NoNoise
OnBase = Binomial | Mean | Poisson
"""What follows from the base that a figure was computed from."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """Rows of each of the two base matrices, and how often they are resampled for the confidence."""

    base: int
    bootstraps: int


@dataclass(frozen=True, slots=True)
class Analysis:
    """What is varied in a methodology.

    `spread`: each weight within ± this share of itself. Of normalisations, means and policies for
    missing values each draw picks one with equal chance, for all leaves or nodes alike; `as_stated` is what
    the methodology says. `compared` are the units among which the simultaneous intervals hold together; none
    named means all.
    """

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    basis: Text
    reviewed_on: date
    next_review_on: date
    methodology: str
    seed: str
    draws: int
    level: Decimal
    first: int
    last: int
    spread: Decimal
    normalisations: tuple[Literal["as_stated"] | Normalisation, ...] = (AS_STATED,)
    aggregations: tuple[Aggregation, ...] = (AS_STATED,)
    missing: tuple[Literal["as_stated"] | MissingPolicy, ...] = (AS_STATED,)
    noise: tuple[Noise, ...] = ()
    compared: tuple[str, ...] = ()
    sensitivity: Sensitivity | None = None
    summary: Text | None = None
    sources: tuple[Source, ...] = ()
