"""Published figures: records, values, scores, results, and what exceptions did to them.

Numbers are plain decimals rounded half-even to twelve places; a record is not rounded.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bilim.publication.terms.states import Text
from bilim_engine.values import Value


@dataclass(frozen=True, slots=True)
class PublishedFact:
    """One record an edition rests on, as it was recorded and by whom."""

    unit: str
    item: str
    period: str
    breakdown: str  # "" is the total; otherwise `sex=female;language=ky`
    value: Value
    origin: str
    illustrative: bool
    recorded_at: str
    recorded_by: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is a record of; an edition has one for each."""
        return (self.unit, self.item, self.period, self.breakdown)


@dataclass(frozen=True, slots=True)
class PublishedOrigin:
    """Where records came from; the address is empty where none is known."""

    id: str
    title: Text
    address: str
    publisher: Text
    retrieved_on: str
    certainty: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """The value of one indicator for one unit."""

    variant: str
    unit: str
    indicator: str
    period: str
    value: Value
    illustrative: bool = False  # some fact it rests on is illustrative


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """One node of the tree of one unit: `raw` is the indicator's value, `treated` what outlier treatment
    left."""

    variant: str
    unit: str
    node: str
    raw: Value
    treated: Value
    score: Value
    weight: Decimal | None  # None where the method does not define it
    share: Decimal | None
    contribution: Decimal | None
    imputed: bool


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """Place, interval and band; `rank` is None where the score is missing."""

    variant: str
    unit: str
    score: Value
    rank: Decimal | None
    rank_low: int | None
    rank_high: int | None
    band: str


@dataclass(frozen=True, slots=True)
class AdjustmentEffect:
    """Score and place of one unit with an exception and without it."""

    unit: str
    score_without: Value
    score_with: Value
    rank_without: Decimal | None
    rank_with: Decimal | None


@dataclass(frozen=True, slots=True)
class PublishedAdjustment:
    """A declared exception with its legal basis and what it changed."""

    code: str
    title: Text
    reason: Text
    basis: Text
    source: Mapping[str, str]
    target: str  # the code of the indicator or item
    units: tuple[str, ...]
    period: str
    operation: Mapping[str, object]
    effects: tuple[AdjustmentEffect, ...] = ()
