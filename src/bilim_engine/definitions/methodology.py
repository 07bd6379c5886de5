"""Methodologies: which units, which tree of indicators, what comes after the score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from bilim_engine.definitions.adjustments import Adjustment
from bilim_engine.definitions.base import REPORTED, NotDefined, Source, Text
from bilim_engine.definitions.methods import Number
from bilim_engine.definitions.tree import Leaf, Node, walk


@dataclass(frozen=True, slots=True)
class RankedUnits:
    """Kinds of unit that are ranked; none named means every unit of the register."""

    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Screening:
    """Units with less than this share of the leaf weight are not scored."""

    coverage: Number
    argument: Text | None = None


@dataclass(frozen=True, slots=True)
class Ranking:
    """How places are given."""

    ties: Literal["competition", "dense", "fractional"] | NotDefined
    direction: Literal["descending", "ascending"] | NotDefined


@dataclass(frozen=True, slots=True)
class Interval:
    """Draws of the weights for the interval beside each rank."""

    draws: int | NotDefined
    spread: Number
    level: Number
    seed: str | NotDefined


@dataclass(frozen=True, slots=True)
class Band:
    """Scores from `low` up to, not including, `high` (None: open) have this name."""

    code: str
    title: Text
    low: Number | None
    high: Number | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A gap of an earlier rating and how it is closed, or that it is left."""

    gap: str
    title: Text
    decision: Text
    argument: Text


@dataclass(frozen=True, slots=True)
class Methodology:
    """A rating: which units, which tree of indicators, how ranked."""

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    basis: Text
    reviewed_on: date
    next_review_on: date
    valid_from: date
    period: str
    root: Node
    summary: Text | None = None
    valid_until: date | None = None
    units: RankedUnits = RankedUnits()
    screening: Screening | NotDefined | None = None
    ranking: Ranking | NotDefined = NotDefined.NOT_DEFINED
    interval: Interval | NotDefined | None = None
    bands: tuple[Band, ...] | NotDefined = ()
    adjustments: tuple[Adjustment, ...] = ()
    decisions: tuple[Decision, ...] = ()
    sources: tuple[Source, ...] = ()

    @property
    def is_reported(self) -> bool:
        """Others published it; it can be shown, with what it leaves open, but not run to an edition."""
        return self.status == REPORTED

    def nodes(self) -> Iterator[tuple[str, Node | Leaf]]:
        """Every node and leaf with its path, parents first; the path of the root is empty."""
        yield from walk("", self.root)

    def leaves(self) -> Iterator[tuple[str, Leaf]]:
        """Every leaf with its path, in the order written."""
        return ((path, node) for path, node in self.nodes() if isinstance(node, Leaf))
