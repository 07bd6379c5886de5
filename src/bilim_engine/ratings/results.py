"""What a rating holds: for each variant and unit the values, the scores of the tree, and the result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim_engine.definitions.methodology import Methodology
from bilim_engine.indicators import IndicatorValue
from bilim_engine.periods import Period
from bilim_engine.trace import Step
from bilim_engine.values import Missing, Value, plain, round12

ADJUSTED = "adjusted"
UNADJUSTED = "unadjusted"
VARIANTS = (ADJUSTED, UNADJUSTED)

Values = Mapping[str, Mapping[str, IndicatorValue]]
"""Indicator values by unit and indicator."""


@dataclass(frozen=True, slots=True)
class NodeScore:
    """One node of the tree for one unit.

    `raw` and `treated` stand at leaves only. `weight` is the one declared (1 where weights are equal), None
    where it is not defined. `share` is the effective weight in the parent, None where the parent has no
    score; `contribution` is what the node adds to the overall score, None where there is none.
    """

    value: Value
    weight: Decimal | None
    share: Decimal | None
    contribution: Decimal | None
    step: Step
    raw: Value | None = None
    treated: Value | None = None
    imputed: bool = False


Scores = Mapping[str, Mapping[str, NodeScore]]
"""Scores by unit and path of the node; the root's path is empty."""


@dataclass(frozen=True, slots=True)
class UnitResult:
    """The overall score of a unit with its place, the interval of its place and its band.

    `rank_low` and `rank_high` are what editions of format 1 hold: of a shared place the first. `interval` is
    in the places of the methodology's own rule for ties, as `rank` is.
    """

    score: Value
    rank: Decimal | None = None
    rank_low: int | None = None
    rank_high: int | None = None
    band: str | None = None
    interval: tuple[Decimal, Decimal] | None = None


@dataclass(frozen=True, slots=True)
class Rating:
    """A methodology applied to the facts of a period, with the declared adjustments and without them."""

    methodology: Methodology
    period: Period
    units: tuple[str, ...]
    values: Mapping[str, Values]
    scores: Mapping[str, Scores]
    results: Mapping[str, Mapping[str, UnitResult]]

    def ranked(self, variant: str = ADJUSTED) -> tuple[str, ...]:
        """The units by rank, those without a rank last; equal ones by code."""
        results = self.results[variant]
        return tuple(sorted(self.units, key=lambda unit: (results[unit].rank or Decimal("Infinity"), unit)))


def published(value: Value | None) -> str:
    """The number as it is published, at most twelve decimals; empty where it is missing."""
    return "" if value is None or isinstance(value, Missing) else plain(round12(value))
