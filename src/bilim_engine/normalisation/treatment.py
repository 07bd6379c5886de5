"""Outliers drawn in before the scores are computed, with a record of what was changed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, localcontext

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.methods import Clip, Iqr, Treatment, Winsorise
from bilim_engine.normalisation import statistics
from bilim_engine.normalisation.statistics import shown
from bilim_engine.values import EXACT, Missing
from bilim_engine.values import NOT_DEFINED as REASON_NOT_DEFINED

QUARTILES = (Decimal("0.25"), Decimal("0.75"))
# By how much rounding alone may pass a bound: of three equal figures and a fourth the skewness is 2 exactly.
AT_BOUND = Decimal("1e-9")


@dataclass(frozen=True, slots=True)
class Treated:
    """The values after treatment; `changed` holds the units whose value is no longer the recorded one."""

    values: Mapping[str, Decimal]
    changed: tuple[str, ...] = ()
    note: Mapping[str, str] = field(default_factory=dict)


def treat(values: Mapping[str, Decimal], how: Treatment | NotDefined) -> Treated | Missing:
    """The values with outliers drawn in as `how` says; Missing where it does not say."""
    with localcontext(EXACT):
        if how is NOT_DEFINED:
            return Missing(REASON_NOT_DEFINED, "treat")
        if isinstance(how, Winsorise):
            return _winsorise(values, how)
        if isinstance(how, Iqr):
            return _iqr(values, how)
        return _clip(values, how) if isinstance(how, Clip) else Treated(values)


def _winsorise(values: Mapping[str, Decimal], how: Winsorise) -> Treated | Missing:
    limit, skewness, kurtosis = how.limit, how.skewness, how.kurtosis
    if limit is NOT_DEFINED or skewness is NOT_DEFINED or kurtosis is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "winsorise")
    return _report(values, _winsorised(values, limit, skewness, kurtosis), {})


def _iqr(values: Mapping[str, Decimal], how: Iqr) -> Treated | Missing:
    if how.k is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "k")
    if not values:
        return Treated(values)
    low, high = fences(tuple(values.values()), how.k)
    return _report(values, _clipped(values, low, high), _limits(low, high))


def _clip(values: Mapping[str, Decimal], how: Clip) -> Treated | Missing:
    if how.low is NOT_DEFINED or how.high is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "low, high")
    return _report(values, _clipped(values, how.low, how.high), _limits(how.low, how.high))


def fences(values: tuple[Decimal, ...], k: Decimal) -> tuple[Decimal, Decimal]:
    """The limits `k` interquartile ranges beyond the quartiles."""
    first, third = (statistics.quantile(values, share) for share in QUARTILES)
    reach = k * (third - first)
    return first - reach, third + reach


def _clipped(
    values: Mapping[str, Decimal], low: Decimal | None, high: Decimal | None
) -> Mapping[str, Decimal]:
    def inside(value: Decimal) -> Decimal:
        if low is not None and value < low:
            return low
        return high if high is not None and value > high else value

    return {unit: inside(value) for unit, value in values.items()}


def _winsorised(
    values: Mapping[str, Decimal], limit: Decimal, skewness: Decimal, kurtosis: Decimal
) -> Mapping[str, Decimal]:
    """The extreme value drawn in while the distribution is too uneven and the limit allows."""
    current = dict(values)
    while _is_uneven(tuple(current.values()), skewness, kurtosis):
        drawn = _extreme_drawn_in(current)
        if sum(drawn[unit] != values[unit] for unit in values) > limit:
            break
        current = drawn
    return current


def _is_uneven(values: tuple[Decimal, ...], skewness: Decimal, kurtosis: Decimal) -> bool:
    if len(values) < 4 or min(values) == max(values):
        return False
    leans = abs(statistics.skewness(values)) > skewness + AT_BOUND
    return leans and statistics.kurtosis(values) > kurtosis + AT_BOUND


def _extreme_drawn_in(values: dict[str, Decimal]) -> dict[str, Decimal]:
    different = sorted(set(values.values()))
    leans_up = statistics.skewness(tuple(values.values())) > 0
    extreme, next_one = (different[-1], different[-2]) if leans_up else (different[0], different[1])
    return {unit: next_one if value == extreme else value for unit, value in values.items()}


def _limits(low: Decimal | None, high: Decimal | None) -> dict[str, str]:
    given = {"low": low, "high": high}
    return {name: shown(limit) for name, limit in given.items() if limit is not None}


def _report(before: Mapping[str, Decimal], after: Mapping[str, Decimal], note: dict[str, str]) -> Treated:
    changed = tuple(unit for unit in before if before[unit] != after[unit])
    return Treated(after, changed, note | {"changed": ", ".join(changed)} if changed else note)
