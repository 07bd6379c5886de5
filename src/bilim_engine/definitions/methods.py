"""How the values of a leaf are treated and become scores."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import NotDefined

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
