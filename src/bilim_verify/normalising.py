"""From treated values to scores: logarithm and the eight normalisations (docs/arithmetic.md, 4.3 and 4.4)."""

from decimal import Decimal
from typing import Any, Callable, Dict, List, Optional, Tuple

from .numbers import NOT_DEFINED, ONE, UNDEFINED, ZERO, Missing, Value, number_or_undefined, round12
from .statistics import deviation, mean, median, quantile

OUT = Missing("out_of_domain")
OVER_A_RANGE = ("min_max", "distance", "rank", "percentile", "above_below_mean")
Column = Dict[str, Decimal]
Scores = Dict[str, Value]


class Leaf:
    """One leaf's way from value to score, with the polarity of its indicator and its range."""

    def __init__(self, stated: Any, polarity: str, bounds: Optional[Tuple[Decimal, Decimal]]) -> None:
        self.stated, self.polarity, self.bounds = stated, polarity, bounds
        self.lower = polarity == "lower_is_better"
        self.logarithm = bool(stated.get("logarithm"))

    def scores(self, treated: Scores) -> Scores:
        """The scores of every unit of `treated`; what has no number keeps its reason."""
        done: Scores = {unit: value for unit, value in treated.items() if isinstance(value, Missing)}
        column = {unit: value for unit, value in treated.items() if isinstance(value, Decimal)}
        if self.logarithm:
            done.update({unit: OUT for unit, number in column.items() if number <= 0})
            column = {unit: number.ln() for unit, number in column.items() if number > 0}
        if column:
            done.update(self._normalised(column))
        return done

    def _normalised(self, column: Column) -> Scores:
        rule = self.stated["normalise"]
        if rule == NOT_DEFINED or (self.polarity == NOT_DEFINED and rule["method"] != "bands"):
            return _all(column, UNDEFINED)
        if self.bounds is None and rule["method"] in OVER_A_RANGE:
            return _all(column, UNDEFINED)
        method: Callable[[Any, Column], Scores] = getattr(self, "_" + rule["method"])
        return method(rule, column)

    def _spread(self, shares: Scores) -> Scores:
        """Shares laid out over the range."""
        low, high = self.bounds or (ZERO, ONE)
        return {
            unit: low + (high - low) * share if isinstance(share, Decimal) else share
            for unit, share in shares.items()
        }

    def _scale(self, stated: Any) -> Value:
        """A goalpost or reference, written on the original scale."""
        number = number_or_undefined(stated)
        if self.logarithm and isinstance(number, Decimal):
            return number.ln() if number > 0 else OUT
        return number

    def _min_max(self, rule: Any, column: Column) -> Scores:
        posts = rule["goalposts"]
        if posts == NOT_DEFINED:
            return _all(column, UNDEFINED)
        fixed = posts != "observed"
        ends = (
            [self._scale(post) for post in posts] if fixed else [min(column.values()), max(column.values())]
        )
        bad = next((end for end in ends if isinstance(end, Missing)), None)
        if bad is not None:
            return _all(column, bad)
        low, high = (end for end in ends if isinstance(end, Decimal))
        if low == high:
            return _all(column, OUT)
        shares: Scores = {}
        for unit, x in column.items():
            share = (high - x) / (high - low) if self.lower else (x - low) / (high - low)
            shares[unit] = min(max(share, ZERO), ONE) if fixed and rule.get("clip") else share
        return self._spread(shares)

    def _z_score(self, rule: Any, column: Column) -> Scores:
        target, unit_step = number_or_undefined(rule["mean"]), number_or_undefined(rule["deviation"])
        if isinstance(target, Missing) or isinstance(unit_step, Missing):
            return _all(column, UNDEFINED)
        numbers = list(column.values())
        if len(set(numbers)) == 1:
            return _all(column, OUT)
        middle, spread = mean(numbers), deviation(numbers)
        return {
            unit: target + unit_step * ((middle - x) / spread if self.lower else (x - middle) / spread)
            for unit, x in column.items()
        }

    def _distance(self, rule: Any, column: Column) -> Scores:
        reference = self._reference(rule["reference"], list(column.values()))
        if isinstance(reference, Missing):
            return _all(column, reference)
        if round12(reference) <= 0:
            return _all(column, OUT)
        shares: Scores = {}
        for unit, x in column.items():
            if self.lower:
                shares[unit] = reference / x if x > 0 else OUT
            else:
                shares[unit] = x / reference
        return self._spread(shares)

    def _reference(self, stated: Any, numbers: List[Decimal]) -> Value:
        if stated == "leader":
            return min(numbers) if self.lower else max(numbers)
        if stated == "mean":
            return mean(numbers)
        return median(numbers) if stated == "median" else self._scale(stated)

    def _rank(self, rule: Any, column: Column) -> Scores:
        n = Decimal(len(column))
        if n == 1:
            return _all(column, OUT)
        shares: Scores = {}
        for unit, x in column.items():
            worse, equal = self._counts(x, column)
            better = n - worse - equal
            shares[unit] = (n - (better + (equal + 1) / 2)) / (n - 1)
        return self._spread(shares)

    def _percentile(self, rule: Any, column: Column) -> Scores:
        n = Decimal(len(column))
        shares: Scores = {}
        for unit, x in column.items():
            worse, equal = self._counts(x, column)
            shares[unit] = (worse + equal / 2) / n
        return self._spread(shares)

    def _counts(self, x: Decimal, column: Column) -> Tuple[Decimal, Decimal]:
        """How many are worse and how many equal, the unit itself included."""
        worse = sum(1 for other in column.values() if (other > x if self.lower else other < x))
        return Decimal(worse), Decimal(sum(1 for other in column.values() if other == x))

    def _bands(self, rule: Any, column: Column) -> Scores:
        if rule["bands"] == NOT_DEFINED:
            return _all(column, UNDEFINED)
        return {unit: _points(rule["bands"], x) for unit, x in column.items()}

    def _categories(self, rule: Any, column: Column) -> Scores:
        shares, points = rule["quantiles"], rule["points"]
        if NOT_DEFINED in (shares, points):
            return _all(column, UNDEFINED)
        numbers = list(column.values())
        if len(set(numbers)) == 1:
            return _all(column, OUT)
        limits = [quantile(numbers, ONE - Decimal(q) if self.lower else Decimal(q)) for q in shares]
        return {
            unit: Decimal(points[sum(1 for at in limits if (x <= at if self.lower else x >= at))])
            for unit, x in column.items()
        }

    def _above_below_mean(self, rule: Any, column: Column) -> Scores:
        threshold = number_or_undefined(rule["threshold"])
        if isinstance(threshold, Missing):
            return _all(column, threshold)
        middle = mean(list(column.values()))
        if round12(middle) <= 0:
            return _all(column, OUT)
        shares: Scores = {}
        for unit, x in column.items():
            ratio = round12(x / middle)
            side = Decimal("0.5") if abs(ratio - 1) <= threshold else ONE if ratio > 1 else ZERO
            shares[unit] = ONE - side if self.lower else side
        return self._spread(shares)


def _all(column: Any, value: Missing) -> Scores:
    return dict.fromkeys(column, value)


def _points(bands: Any, x: Decimal) -> Value:
    for band in bands:
        low, high, points = band["from"], band["until"], band["points"]
        if NOT_DEFINED in (low, high):
            return UNDEFINED
        if _holds(low, high, band.get("includes") or "lower", x):
            return number_or_undefined(points)
    return OUT


def _holds(low: Optional[Decimal], high: Optional[Decimal], includes: str, x: Decimal) -> bool:
    if low is not None and (x < low or (x == low and includes not in ("lower", "both"))):
        return False
    return high is None or x < high or (x == high and includes in ("upper", "both"))
