"""From figures to scores in floats: the treatments and normalisations of one leaf (docs/arithmetic.md, 4)."""

import math
from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple

from .numbers import NOT_DEFINED

NEAR = 1e-12
AT_BOUND = 1e-9
ON_LOGARITHMS = ("min_max", "z_score", "distance", "above_below_mean")
Column = List[Optional[float]]
Numbers = List[float]
Span = Optional[Tuple[float, float]]


class Open(Exception):
    """The method leaves a rule not defined: nothing can be drawn of it."""


class Rule:
    """How one leaf is scored: treatment, logarithm, normalisation, direction and range."""

    def __init__(self, leaf: Any, normalise: Any, higher: bool, span: Span) -> None:
        if NOT_DEFINED in (leaf["treat"], normalise):
            raise Open
        self.treat, self.normalise, self.span = leaf["treat"], normalise, span
        self.logarithm = bool(leaf.get("logarithm"))
        self.higher = higher or normalise["method"] == "bands"
        if normalise is not leaf["normalise"] and normalise["method"] not in ON_LOGARITHMS:
            self.logarithm = False

    def scores(self, values: Column) -> Column:
        """The scores of these figures; None stays None."""
        there = [value for value in values if value is not None]
        if not there:
            return list(values)
        if len(there) == len(values):
            return self._scored(treated(there, self.treat))
        found = iter(self._scored(treated(there, self.treat)))
        return [None if value is None else next(found) for value in values]

    def _scored(self, values: Numbers) -> Column:
        if not self.logarithm:
            return self._normalised(values)
        inside = [math.log(value) for value in values if value > 0]
        found = iter(self._normalised(inside) if inside else [])
        return [next(found) if value > 0 else None for value in values]

    def _normalised(self, values: Numbers) -> Column:
        method = self.normalise["method"]
        found: Column = getattr(self, "_" + method)(values)
        if method in ("bands", "categories", "z_score"):
            return found
        if self.span is None:
            raise Open
        low, length = self.span[0], self.span[1] - self.span[0]
        return [None if share is None else low + length * share for share in found]

    def _number(self, stated: Any) -> float:
        """A number of the rule; a goalpost or reference goes by its logarithm where the figures do."""
        if stated is None or stated == NOT_DEFINED:
            raise Open
        return float(stated)

    def _scale(self, stated: Any) -> Optional[float]:
        if not self.logarithm:
            return self._number(stated)
        return float(Decimal(stated).ln()) if self._number(stated) > 0 else None

    def _min_max(self, values: Numbers) -> Column:
        posts = self.normalise["goalposts"]
        if posts == NOT_DEFINED:
            raise Open
        low, high = (
            (min(values), max(values))
            if posts == "observed"
            else (self._scale(posts[0]), self._scale(posts[1]))
        )
        if low is None or high is None or low == high:
            return [None] * len(values)
        length = high - low
        shares = [(value - low) / length if self.higher else (high - value) / length for value in values]
        if posts != "observed" and self.normalise.get("clip"):
            shares = [0.0 if share < 0 else 1.0 if share > 1 else share for share in shares]
        return list(shares)

    def _z_score(self, values: Numbers) -> Column:
        target, step = self._number(self.normalise["mean"]), self._number(self.normalise["deviation"])
        if min(values) == max(values):
            return [None] * len(values)
        centre = mean(values)
        spread = math.sqrt(mean([(value - centre) ** 2 for value in values]))
        sign = 1.0 if self.higher else -1.0
        return [target + step * sign * (value - centre) / spread for value in values]

    def _distance(self, values: Numbers) -> Column:
        stated = self.normalise["reference"]
        named = {
            "leader": max(values) if self.higher else min(values),
            "mean": mean(values),
            "median": quantile(sorted(values), Decimal("0.5")),
        }
        reference = named[stated] if stated in named else self._scale(stated)
        if reference is None or round(reference, 12) <= 0:
            return [None] * len(values)
        if self.higher:
            return [value / reference for value in values]
        return [reference / value if value > 0 else None for value in values]

    def _rank(self, values: Numbers) -> Column:
        n = len(values)
        if n == 1:
            return [None]
        return [
            (n - ((n - worse - equal) + (equal + 1) / 2)) / (n - 1) for worse, equal in self._counts(values)
        ]

    def _percentile(self, values: Numbers) -> Column:
        return [(worse + equal / 2) / len(values) for worse, equal in self._counts(values)]

    def _counts(self, values: Numbers) -> List[Tuple[int, int]]:
        """How many are worse than each, and how many equal, itself included."""
        ordered, n = sorted(values), len(values)
        upto = {value: at for at, value in enumerate(ordered, start=1)}
        below: Dict[float, int] = {}
        for at, value in enumerate(ordered):
            below.setdefault(value, at)
        if self.higher:
            return [(below[value], upto[value] - below[value]) for value in values]
        return [(n - upto[value], upto[value] - below[value]) for value in values]

    def _above_below_mean(self, values: Numbers) -> Column:
        threshold, centre = self._number(self.normalise["threshold"]), mean(values)
        if round(centre, 12) <= 0:
            return [None] * len(values)
        found: Column = []
        for value in values:
            away = round(value / centre, 12) - 1.0
            outside = 1.0 if (away > 0) == self.higher else 0.0
            found.append(0.5 if round(abs(away), 12) <= threshold else outside)
        return found

    def _categories(self, values: Numbers) -> Column:
        shares, points = self.normalise["quantiles"], self.normalise["points"]
        if NOT_DEFINED in (shares, points):
            raise Open
        if min(values) == max(values):
            return [None] * len(values)
        ordered = sorted(values)
        limits = [quantile(ordered, Decimal(q) if self.higher else 1 - Decimal(q)) for q in shares]
        return [
            float(points[sum(value >= limit if self.higher else value <= limit for limit in limits)])
            for value in values
        ]

    def _bands(self, values: Numbers) -> Column:
        if self.normalise["bands"] == NOT_DEFINED:
            raise Open
        return [self._points(value) for value in values]

    def _points(self, value: float) -> Optional[float]:
        for band in self.normalise["bands"]:
            low, high = band["from"], band["until"]
            if NOT_DEFINED in (low, high, band["points"]):
                raise Open
            if _inside(value, low, high, band.get("includes") or "lower"):
                return float(band["points"])
        return None


def _inside(value: float, low: Any, high: Any, includes: str) -> bool:
    least = -math.inf if low is None else float(low)
    most = math.inf if high is None else float(high)
    above = value >= least if includes in ("lower", "both") else value > least
    return above and (value <= most if includes in ("upper", "both") else value < most)


def mean(values: Numbers) -> float:
    return math.fsum(values) / len(values)


def quantile(ordered: Numbers, share: Decimal) -> float:
    place = (len(ordered) - 1) * share
    below = int(place)
    if below >= len(ordered) - 1:
        return ordered[-1]
    return ordered[below] + float(place - below) * (ordered[below + 1] - ordered[below])


# --- treatments


def treated(values: Numbers, how: Any) -> Numbers:
    """The figures with outliers drawn in."""
    method = how["method"]
    if method == "winsorise":
        return _winsorised(values, how)
    if method == "iqr":
        return _fenced(values, how["k"])
    if method == "clip":
        low, high = how.get("low"), how.get("high")
        if NOT_DEFINED in (low, high):
            raise Open
        return _limited(
            values, -math.inf if low is None else float(low), math.inf if high is None else float(high)
        )
    return values


def _limited(values: Numbers, low: float, high: float) -> Numbers:
    return [min(max(value, low), high) for value in values]


def _fenced(values: Numbers, k: Any) -> Numbers:
    if k == NOT_DEFINED:
        raise Open
    ordered = sorted(values)
    first, third = quantile(ordered, Decimal("0.25")), quantile(ordered, Decimal("0.75"))
    reach = float(k) * (third - first)
    return _limited(values, _snapped(first - reach, ordered), _snapped(third + reach, ordered))


def _snapped(limit: float, ordered: Numbers) -> float:
    """The figure that the limit equals but for rounding, else the limit: such a tie must stay a tie."""
    value = min(ordered, key=lambda each: abs(each - limit))
    return value if abs(value - limit) <= NEAR * max(1.0, abs(limit)) else limit


def _winsorised(values: Numbers, how: Any) -> Numbers:
    if NOT_DEFINED in (how["limit"], how["skewness"], how["kurtosis"]):
        raise Open
    limit, most_skewed, most_peaked = (float(how[name]) for name in ("limit", "skewness", "kurtosis"))
    current = list(values)
    while len(current) >= 4 and min(current) < max(current):
        skewness, kurtosis = _shape(current)
        if not (abs(skewness) > most_skewed + AT_BOUND and kurtosis > most_peaked + AT_BOUND):
            break
        drawn = _drawn_in(current, skewness > 0)
        if sum(one != other for one, other in zip(drawn, values)) > limit:
            break
        current = drawn
    return current


def _shape(values: Numbers) -> Tuple[float, float]:
    """Skewness and kurtosis, adjusted for the number of figures."""
    n, centre = len(values), mean(values)
    second, third, fourth = (mean([(value - centre) ** power for value in values]) for power in (2, 3, 4))
    skewness = third / second**1.5 * math.sqrt(n * (n - 1)) / (n - 2)
    excess = fourth / second**2 - 3
    return skewness, (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * excess + 6)


def _drawn_in(values: Numbers, greatest: bool) -> Numbers:
    extreme = max(values) if greatest else min(values)
    rest = [value for value in values if value != extreme]
    beside = max(rest) if greatest else min(rest)
    return [beside if value == extreme else value for value in values]


Donors = List[Tuple[List[int], List[int]]]
"""For every group with gaps: the places of its members, and those of its gaps."""


def donors_of(gaps: List[bool], group: List[str]) -> Donors:
    found: Dict[str, Tuple[List[int], List[int]]] = {}
    for at, name in enumerate(group):
        members, empty = found.setdefault(name, ([], []))
        members.append(at)
        if gaps[at]:
            empty.append(at)
    return [pair for pair in found.values() if pair[1]]


def filled(scores: Column, donors: Donors) -> Column:
    """The scores with each gap filled by the median of those of its group."""
    found = list(scores)
    for members, empty in donors:
        there = sorted(score for score in map(scores.__getitem__, members) if score is not None)
        if there:
            middle = (there[(len(there) - 1) // 2] + there[len(there) // 2]) / 2
            for at in empty:
                found[at] = middle
    return found
