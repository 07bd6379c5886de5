"""What if the figures of one unit were others: everybody is rated anew, by the same method.

Not this unit's score alone: observed goalposts, ranks, percentiles and medians of a group move with it, and
so do indicators that are computed from those that are tried.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal

from bilim_engine.definitions.methodology import Methodology
from bilim_engine.fairness.following import Following
from bilim_engine.indicators import IndicatorValue
from bilim_engine.periods import Period
from bilim_engine.ratings.rating import Polarities, rate_values
from bilim_engine.ratings.results import ADJUSTED, Rating, UnitResult, Values
from bilim_engine.trace import NUMBER, Step
from bilim_engine.units import UnitTree
from bilim_engine.values import Value

AHEAD, BESIDE, BEHIND = "ahead", "beside", "behind"

Own = Mapping[str, Decimal]
"""Values by indicator, in the unit of each."""


@dataclass(frozen=True, slots=True)
class Basis:
    """What a rating rests on: the values with their declared adjustments, and all that scores them.

    The interval of the methodology is not drawn again; take it out of the method before (`interval=None`).
    """

    methodology: Methodology
    values: Values
    polarities: Polarities
    units: UnitTree
    period: Period
    codes: tuple[str, ...]
    following: Following = field(default_factory=Following)

    def rated(self, values: Values | None = None) -> Rating:
        """The rating by these values, or by its own."""
        given = {ADJUSTED: self.values if values is None else values}
        return rate_values(self.methodology, given, self.polarities, self.units, self.period, self.codes)

    def moved(self, unit: str, own: Own) -> dict[str, Value]:
        """These values, and those of the indicators that are made of them and become others; one that is
        made of others and told itself is what is told."""
        return {**own, **self.followed(unit, own)}

    def followed(self, unit: str, own: Own) -> dict[str, Value]:
        """What becomes another because of these values."""
        found = self.following.values(unit, own)
        return {code: value for code, value in found.items() if value != self.values[unit][code].value}

    def with_own(self, unit: str, own: Own) -> Values:
        """The values with these of the unit in place of its own, a missing one among them, and with what
        follows them."""
        moved = self.moved(unit, own)
        changed = {code: _given(self.values[unit][code], value) for code, value in moved.items()}
        return {**self.values, unit: {**self.values[unit], **changed}}


def _given(value: IndicatorValue, told: Value) -> IndicatorValue:
    return replace(value, value=told, step=Step(NUMBER, "given", told))


@dataclass(frozen=True, slots=True)
class Trial:
    """The rating with own values of one unit, beside the rating as it is."""

    unit: str
    own: Own
    before: Rating
    after: Rating
    followed: Mapping[str, Value] = field(default_factory=dict)
    """What the indicators that are made of those tried come to, where it is another value than theirs."""

    def results(self) -> tuple[UnitResult, UnitResult]:
        """The result of the unit before and after."""
        return self.before.results[ADJUSTED][self.unit], self.after.results[ADJUSTED][self.unit]


def what_if(basis: Basis, unit: str, own: Own, before: Rating | None = None) -> Trial:
    """The rating in which this unit has these values, all units rated anew; `before` spares rating twice.

    KeyError for a unit that is not rated or an indicator that is not in the method.
    """
    after = basis.rated(basis.with_own(unit, own))
    return Trial(unit, own, before or basis.rated(), after, basis.followed(unit, own))


def passed(trial: Trial) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Whom the unit passes, and who passes it: those who stand behind it and did not, and the other way
    round, by code.

    Who comes to share its place has not been passed; who shared it and falls behind has.
    """
    sides = {
        other: (_side(trial.before, trial.unit, other), _side(trial.after, trial.unit, other))
        for other in trial.before.units
        if other != trial.unit
    }
    return (
        tuple(each for each, side in sides.items() if side in ((AHEAD, BEHIND), (BESIDE, BEHIND))),
        tuple(each for each, side in sides.items() if side in ((BEHIND, AHEAD), (BESIDE, AHEAD))),
    )


def _side(rating: Rating, unit: str, other: str) -> str:
    """Where the other stands, seen from the unit; empty where one of them has no place."""
    own, its = (rating.results[ADJUSTED][each].rank for each in (unit, other))
    if own is None or its is None:
        return ""
    return BESIDE if own == its else AHEAD if its < own else BEHIND
