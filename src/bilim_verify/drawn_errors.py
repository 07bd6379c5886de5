"""The standard errors of the figures that an analysis moves (docs/arithmetic.md, section 13)."""

import math
from decimal import Decimal
from typing import Any, Dict, NamedTuple, Optional, Tuple

from .analyses import ANALYSIS
from .content import BadContent
from .drawn_ranks import Ends
from .formulas import Scope
from .indicators import Country
from .numbers import Missing, Value
from .problems import shown
from .scoring import Scoring
from .trees import number

# Since this format a mean errs at least as much as one of observations that lie at its limits alone.
WIDEST_SINCE = 5
Limits = Tuple[float, float]
ANYWHERE = (-math.inf, math.inf)


class Counted(NamedTuple):
    """A figure, the base it was computed from, and what a whole is."""

    value: Value
    base: Value
    scale: float


def errors_of(
    analysis: Any, country: Country, scoring: Scoring, version: int
) -> Tuple[Dict[str, Dict[str, float]], Ends]:
    """The standard error of each figure that has one, by indicator and unit, and the limits of figures; by
    the rules of this version of the format."""
    noise = {each["indicator"]: each for each in analysis.get("noise") or () if each["kind"] != "none"}
    errors: Dict[str, Dict[str, float]] = {}
    ends: Ends = {}
    for code, each in noise.items():
        found = _Moved(each, noise, country, version)
        ends[code] = found.limits()
        values = ((unit, scoring.raw[unit][code]) for unit in scoring.ranked)
        by_unit = {unit: found.error(unit, value) for unit, value in values if not isinstance(value, Missing)}
        errors[code] = {unit: error for unit, error in by_unit.items() if error > 0}
    return {code: by_unit for code, by_unit in errors.items() if by_unit}, ends


class _Moved:
    """How the figures of one indicator move."""

    def __init__(self, stated: Any, noise: Dict[str, Any], country: Country, version: int) -> None:
        self.stated, self.country, self.version = stated, country, version
        self.code, self.end, self.months = str(stated["indicator"]), "", 0
        if stated["kind"] == "difference":
            self.end, self.months = _compared(country.content.indicators[self.code]["formula"] or {})
            if noise.get(self.end, stated)["kind"] == "difference":
                raise BadContent(ANALYSIS, "noise: " + self.code)
            self.stated = noise[self.end]

    def limits(self) -> Limits:
        least, most = limits_of(self.stated, self._scale())
        if least >= most:
            raise BadContent(ANALYSIS, "noise: " + self.code)
        return (least - most, most - least) if self.end else (least, most)

    def error(self, unit: str, value: Decimal) -> float:
        """The standard error of this figure of the unit."""
        if not self.end:
            self.limits()
            if _is_impossible(self.stated, value):
                raise BadContent(ANALYSIS, f"noise: {self.code}, {unit}: {shown(str(value))}")
            base = self.country.base(Scope(unit), self.code)
            return error_of(self.stated, Counted(value, base, self._scale()), self.version)
        if self.country.is_ruled_out(self.code, Scope(unit)):
            return 0.0
        return math.hypot(*(self._of_end(Scope(unit, months)) for months in (0, self.months)))

    def _of_end(self, scope: Scope) -> float:
        value = self.country.indicator(self.end, scope)
        if isinstance(value, bool):
            return 0.0
        base = self.country.base(scope, self.end)
        return error_of(self.stated, Counted(value, base, self._scale()), self.version)

    def _scale(self) -> float:
        return float(self.country.content.indicators[self.end or self.code]["scale"])


def _compared(formula: Any) -> Tuple[str, int]:
    """The indicator whose difference over time this formula is, and over how many months."""
    now, before = (*(formula.get("args") or ()), {}, {})[:2]
    same = before.get("op") == "ago" and before["args"][0] == now
    if formula.get("op") != "sub" or now.get("op") != "indicator" or not same:
        raise BadContent(ANALYSIS, "noise: difference")
    return str(now["code"]), 12 * int(before["years"]) + int(before["months"])


def _is_impossible(noise: Any, value: Decimal) -> bool:
    """By the ends as they are stated: a float of 0.1 lies above the tenth it stands for."""
    if noise["kind"] == "mean":
        return not Decimal(noise["least"]) <= value <= Decimal(noise["most"])
    return bool(noise["kind"] == "poisson" and value < 0)


def limits_of(noise: Any, scale: float) -> Limits:
    """Between which limits the noise leaves a figure."""
    if noise["kind"] == "binomial":
        return 0.0, scale
    if noise["kind"] == "mean":
        return _stated(noise, "least"), _stated(noise, "most")
    if noise["kind"] not in ("poisson", "relative", "absolute"):
        raise BadContent(ANALYSIS, "noise: " + shown(str(noise["kind"])))
    return (0.0, math.inf) if noise["kind"] == "poisson" else ANYWHERE


def error_of(noise: Any, counted: Counted, version: int) -> float:
    """The standard error of one figure by the rules of this version of the format."""
    kind, value, base = noise["kind"], counted.value, counted.base
    if isinstance(value, Missing):
        return 0.0
    if kind in ("relative", "absolute"):
        return _stated(noise, "deviation") * (abs(float(value)) if kind == "relative" else 1.0)
    if isinstance(base, Missing) or base <= 0:
        return 0.0
    if kind == "poisson":
        most = _stated(noise, "most", "1")
        if most <= 0:
            raise BadContent(ANALYSIS, f"most: {most}")
        events = max(float(value) / counted.scale, 0.0) * float(base) / most
        return abs(counted.scale) * most * math.sqrt(events + 2) / float(base)
    least, most = limits_of(noise, counted.scale)
    share = min(max((float(value) - least) / (most - least), 0.0), 1.0)
    found = _added(share, float(base))
    if kind == "mean" and version >= WIDEST_SINCE:
        found = max(found, _widest(share, float(base)))
    return abs(most - least) * found


def _added(share: float, base: float) -> float:
    """Of a share with two counted and two not counted added."""
    part = (share * base + 2) / (base + 4)
    return math.sqrt(part * (1 - part) / (base + 4))


def _widest(share: float, base: float) -> float:
    """Of so many observations that lie at the one limit or the other: no others with this mean err more."""
    return math.sqrt(share * (1 - share) / base)


def _stated(noise: Any, key: str, otherwise: Optional[str] = None) -> float:
    found = noise.get(key, otherwise)
    if number(found) is None:
        raise BadContent(ANALYSIS, f"{key}: {shown(str(found))}")
    return float(found)
