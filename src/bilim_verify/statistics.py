"""Statistics of a list of numbers (docs/arithmetic.md, section 4.1) and the treatment of outliers (4.2)."""

from decimal import ROUND_FLOOR, Decimal
from typing import Any, Dict, List, Optional

from .numbers import ONE, UNDEFINED, Missing, Value, number_or_undefined, total

AT_BOUND = Decimal("1e-9")


def mean(numbers: List[Decimal]) -> Decimal:
    return total(numbers) / Decimal(len(numbers))


def moment(numbers: List[Decimal], order: int) -> Decimal:
    middle = mean(numbers)
    return total(_power(number - middle, order) for number in numbers) / Decimal(len(numbers))


def _power(base: Decimal, exponent: int) -> Decimal:
    result = base
    for _ in range(exponent - 1):
        result = result * base
    return result


def deviation(numbers: List[Decimal]) -> Decimal:
    return moment(numbers, 2).sqrt()


def quantile(numbers: List[Decimal], share: Decimal) -> Decimal:
    """Linear interpolation at h = (n − 1)·q."""
    ordered = sorted(numbers)
    place = Decimal(len(ordered) - 1) * share
    below = int(place.to_integral_value(rounding=ROUND_FLOOR))
    if below >= len(ordered) - 1:
        return ordered[-1]
    return ordered[below] + (place - Decimal(below)) * (ordered[below + 1] - ordered[below])


def median(numbers: List[Decimal]) -> Decimal:
    return quantile(numbers, Decimal("0.5"))


def skewness(numbers: List[Decimal]) -> Decimal:
    n = Decimal(len(numbers))
    second = moment(numbers, 2)
    return moment(numbers, 3) / (second * second.sqrt()) * (n * (n - 1)).sqrt() / (n - 2)


def kurtosis(numbers: List[Decimal]) -> Decimal:
    n = Decimal(len(numbers))
    ratio = moment(numbers, 4) / (moment(numbers, 2) * moment(numbers, 2))
    return (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * (ratio - 3) + 6)


Column = Dict[str, Decimal]


def treat(column: Column, treatment: Any) -> Dict[str, Value]:
    """The column after the treatment the leaf states."""
    if treatment == "not_defined":
        return dict.fromkeys(column, UNDEFINED)
    method = treatment["method"]
    if method == "none" or not column:
        return dict(column)
    if method == "winsorise":
        return _winsorise(column, treatment)
    if method == "iqr":
        return _fences(column, number_or_undefined(treatment["k"]))
    if "not_defined" in (treatment.get("low"), treatment.get("high")):
        return dict.fromkeys(column, UNDEFINED)
    return dict(_limit(column, treatment.get("low"), treatment.get("high")))


def _fences(column: Column, k: Value) -> Dict[str, Value]:
    if isinstance(k, Missing):
        return dict.fromkeys(column, k)
    numbers = list(column.values())
    lower, upper = quantile(numbers, Decimal("0.25")), quantile(numbers, Decimal("0.75"))
    width = k * (upper - lower)
    return dict(_limit(column, lower - width, upper + width))


def _limit(column: Column, low: Optional[Decimal], high: Optional[Decimal]) -> Column:
    limited = {}
    for unit, number in column.items():
        if low is not None and number < low:
            number = low
        if high is not None and number > high:
            number = high
        limited[unit] = number
    return limited


def _winsorise(column: Column, treatment: Any) -> Dict[str, Value]:
    bounds = [number_or_undefined(treatment[name]) for name in ("limit", "skewness", "kurtosis")]
    known = [bound for bound in bounds if isinstance(bound, Decimal)]
    if len(known) < len(bounds):
        return dict.fromkeys(column, UNDEFINED)
    limit, most_skewed, most_peaked = known
    current = dict(column)
    while len(set(current.values())) > 1 and len(current) >= 4:
        numbers = list(current.values())
        skewed = skewness(numbers)
        if not (abs(skewed) > most_skewed + AT_BOUND and kurtosis(numbers) > most_peaked + AT_BOUND):
            break
        drawn = _draw_in(current, skewed > 0)
        if sum(ONE for unit in column if drawn[unit] != column[unit]) > limit:
            break
        current = drawn
    return dict(current)


def _draw_in(column: Column, greatest: bool) -> Column:
    distinct = sorted(set(column.values()), reverse=greatest)
    return {unit: distinct[1] if number == distinct[0] else number for unit, number in column.items()}
