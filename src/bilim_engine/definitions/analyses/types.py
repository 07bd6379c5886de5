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
    """The sampling noise of a share of counts: the smaller its denominator, the more it moves."""

    indicator: str
    kind: Literal["binomial"] = "binomial"


@dataclass(frozen=True, slots=True)
class Relative:
    """A standard error that is this share of the value itself: 0.05 is five percent."""

    indicator: str
    deviation: Decimal
    kind: Literal["relative"] = "relative"


@dataclass(frozen=True, slots=True)
class Absolute:
    """A standard error in the unit of the indicator."""

    indicator: str
    deviation: Decimal
    kind: Literal["absolute"] = "absolute"


Noise = Binomial | Relative | Absolute


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
