"""Methodologies: how indicators become scores, ranks and bands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import REPORTED, NotDefined, Source, Text
from bilim_engine.formulas.tree import Expression

Number = Decimal | NotDefined
Range = tuple[Decimal, Decimal]
"""The lowest and the highest score."""


# --- treatment of outliers -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class NoTreatment:
    """Values stay as they are."""

    method: Literal["none"] = "none"


@dataclass(frozen=True, slots=True)
class Winsorise:
    """At most `limit` extreme values are drawn in, while |skewness| and kurtosis exceed the bounds."""

    limit: Number
    skewness: Number
    kurtosis: Number
    method: Literal["winsorise"] = "winsorise"


@dataclass(frozen=True, slots=True)
class Iqr:
    """Values farther than `k` interquartile ranges outside the quartiles are drawn in to that bound."""

    k: Number
    method: Literal["iqr"] = "iqr"


@dataclass(frozen=True, slots=True)
class Clip:
    """Values below `low` or above `high` are drawn in; None leaves that side open."""

    low: Number | None = None
    high: Number | None = None
    method: Literal["clip"] = "clip"


Treatment = NoTreatment | Winsorise | Iqr | Clip


# --- normalisation ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MinMax:
    """Straight line between two goalposts, given or the lowest and highest value observed.

    With given goalposts `clip` says whether a value beyond them scores as the goalpost itself.
    """

    goalposts: Range | Literal["observed"] | NotDefined
    clip: bool | None = None
    range: Range | None = None
    method: Literal["min_max"] = "min_max"


@dataclass(frozen=True, slots=True)
class ZScore:
    """Distance from the mean in standard deviations, put at `mean` with `deviation`."""

    mean: Number
    deviation: Number
    method: Literal["z_score"] = "z_score"


@dataclass(frozen=True, slots=True)
class Distance:
    """Share of a reference: the leader, the mean, the median or a number."""

    reference: Literal["leader", "mean", "median"] | Decimal | NotDefined
    range: Range | None = None
    method: Literal["distance"] = "distance"


@dataclass(frozen=True, slots=True)
class Rank:
    """Place among the units."""

    range: Range | None = None
    method: Literal["rank"] = "rank"


@dataclass(frozen=True, slots=True)
class Percentile:
    """Share of the units below."""

    range: Range | None = None
    method: Literal["percentile"] = "percentile"


@dataclass(frozen=True, slots=True)
class ScoreBand:
    """Values between `low` and `high` (None: open) get `points`.

    `includes` says which ends belong to the band: lower (half-open, the usual), upper, both or neither.
    """

    low: Number | None
    high: Number | None
    points: Number
    includes: Literal["lower", "upper", "both", "neither"] = "lower"


@dataclass(frozen=True, slots=True)
class Bands:
    """Points by bands of the value."""

    bands: tuple[ScoreBand, ...] | NotDefined
    method: Literal["bands"] = "bands"


@dataclass(frozen=True, slots=True)
class Categories:
    """Points by quantile: one more number of points than quantiles."""

    quantiles: tuple[Decimal, ...] | NotDefined
    points: tuple[Decimal, ...] | NotDefined
    method: Literal["categories"] = "categories"


@dataclass(frozen=True, slots=True)
class AboveBelowMean:
    """Lowest, middle or highest score: below, within or above `threshold` around the mean."""

    threshold: Number
    range: Range | None = None
    method: Literal["above_below_mean"] = "above_below_mean"


Ranged = MinMax | Distance | Rank | Percentile | AboveBelowMean
"""The methods that give a share of the range of scores. Once loaded, each has its own `range`: the one stated
nearest above it where it states none."""

Normalisation = MinMax | ZScore | Distance | Rank | Percentile | Bands | Categories | AboveBelowMean


def with_range(method: Normalisation, span: Range | None) -> Normalisation:
    """The method with this range of scores, where it needs one and states none."""
    if isinstance(method, Ranged) and method.range is None:
        return replace(method, range=span)
    return method


# --- the tree --------------------------------------------------------------------------------------------

REFUSE = "refuse"
EXCLUDE = "exclude"
IMPUTE_MEDIAN = "impute_median"


@dataclass(frozen=True, slots=True)
class MissingPolicy:
    """What a missing value does: it makes the node missing (`refuse`), its weight goes to the others
    (`exclude`), or the median of the group stands for it (`impute_median`)."""

    policy: Literal["refuse", "exclude", "impute_median"]
    group: Literal["oblast", "kind", "all"] | NotDefined | None = None


@dataclass(frozen=True, slots=True)
class Leaf:
    """An indicator in the tree."""

    indicator: str
    weight: Number
    treat: Treatment | NotDefined
    normalise: Normalisation | NotDefined
    missing: MissingPolicy | NotDefined
    logarithm: bool = False
    argument: Text | None = None

    @property
    def code(self) -> str:
        """The last part of the path of the leaf."""
        return self.indicator


@dataclass(frozen=True, slots=True)
class Node:
    """A direction: the mean of its children."""

    code: str
    title: Text
    mean: Literal["arithmetic", "geometric", "harmonic"] | NotDefined
    weights: Literal["given", "equal"] | NotDefined
    children: tuple[Node | Leaf, ...]
    weight: Number = Decimal(1)
    coverage: Number | None = None
    range: Range | None = None
    argument: Text | None = None


# --- what comes after the score --------------------------------------------------------------------------


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
class Replace:
    """The value is what the formula gives; in it the replaced item or indicator has its unadjusted value."""

    formula: Expression


@dataclass(frozen=True, slots=True)
class Exclude:
    """The value is missing for this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Add:
    """The number is added to the value."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Multiply:
    """The value is multiplied by the number."""

    number: Decimal


Operation = Replace | Exclude | Add | Multiply


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An exception declared before the result: for whom, when, on which basis, and what it does.

    Exactly one of `indicator` and `item` is set. `period` is the reference period of what is adjusted.
    """

    code: str
    title: Text
    reason: Text
    basis: Text
    units: tuple[str, ...]
    period: str
    operation: Operation | NotDefined
    indicator: str | None = None
    item: str | None = None
    source: Source | None = None


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
        """Others published it; it can be confronted but not run to an edition."""
        return self.status == REPORTED

    def nodes(self) -> Iterator[tuple[str, Node | Leaf]]:
        """Every node and leaf with its path, parents first; the path of the root is empty."""
        yield from _walk("", self.root)

    def leaves(self) -> Iterator[tuple[str, Leaf]]:
        """Every leaf with its path, in the order written."""
        return ((path, node) for path, node in self.nodes() if isinstance(node, Leaf))


def _walk(path: str, node: Node | Leaf) -> Iterator[tuple[str, Node | Leaf]]:
    yield path, node
    if isinstance(node, Node):
        for child in node.children:
            yield from _walk(f"{path}/{child.code}" if path else child.code, child)
