"""What moved a score between two editions: other data, another method, other boundaries.

The score is computed for each of the eight combinations of data, method and boundaries of the two editions;
each cause gets its average effect over all orders in which the three can change (Shapley, 1953). So the parts
add up exactly, no cause is favoured by coming first, and a cause that changed nothing gets nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from itertools import permutations

from bilim_engine.fairness.restating import Frozen, restated
from bilim_engine.indicators import IndicatorValue
from bilim_engine.ratings.checks import rated_units
from bilim_engine.ratings.rating import indicator_values, rate_values
from bilim_engine.ratings.results import ADJUSTED
from bilim_engine.units import UnitTree
from bilim_engine.values import EXACT, Missing, Value, round12

DATA, METHOD, BOUNDARIES = "data", "method", "boundaries"
CAUSES = (DATA, METHOD, BOUNDARIES)


@dataclass(frozen=True, slots=True)
class Causes:
    """The change of a score, split: the parts add up to it exactly, in published digits."""

    change: Decimal
    parts: Mapping[str, Decimal]


Choice = tuple[int, int, int]
"""Of which edition (0 before, 1 now) data, method and boundaries are."""


def scores_by_choice(before: Frozen, now: Frozen) -> Mapping[Choice, Mapping[str, Value]]:
    """The overall score of every unit in each combination. Causes that are the same are computed once."""
    editions = (before, now)
    same = (False, same_method(before, now), same_boundaries(before, now))
    found: dict[Choice, Mapping[str, Value]] = {}
    for data in (0, 1):
        for method in (0, 1):
            for ground in (0, 1):
                # Of a cause that did not change the edition of the data is taken: no unit has to be restated.
                kept: Choice = (data, data if same[1] else method, data if same[2] else ground)
                if kept not in found:
                    found[kept] = _scores(editions[kept[0]], editions[kept[1]], editions[kept[2]])
                found[data, method, ground] = found[kept]
    return found


def same_method(one: Frozen, other: Frozen) -> bool:
    """Whether both follow the same method, down to the words of each indicator, item and parameter."""
    kinds = ("indicators", "items", "parameters")
    return one.methodology == other.methodology and all(
        getattr(one.definitions, kind) == getattr(other.definitions, kind) for kind in kinds
    )


def same_boundaries(one: Frozen, other: Frozen) -> bool:
    """Whether the same units stand in both registers, of the same kind and below the same."""
    return not one.sources and not other.sources and _shape(one.units) == _shape(other.units)


def _shape(units: UnitTree) -> list[tuple[str, str | None, str]]:
    return [(unit.code, unit.parent, unit.kind) for unit in units]


def _scores(data: Frozen, method: Frozen, ground: Frozen) -> Mapping[str, Value]:
    """Everybody's score from the figures of one edition, by the method of one, on the boundaries of one."""
    codes = rated_units(method.methodology, ground.units)
    values, units = _values(data, method, ground, codes)
    methodology = replace(method.methodology, interval=None)
    polarities = {code: each.polarity for code, each in method.definitions.indicators.items()}
    rating = rate_values(methodology, {ADJUSTED: values}, polarities, units, data.period, codes)
    return {unit: result.score for unit, result in rating.results[ADJUSTED].items()}


def _values(
    data: Frozen, method: Frozen, ground: Frozen, codes: tuple[str, ...]
) -> tuple[Mapping[str, Mapping[str, IndicatorValue]], UnitTree]:
    facts, units = (data.facts, data.units) if data is ground else restated(data, ground)
    adjustments = method.methodology.adjustments
    found = indicator_values(
        replace(method.methodology, interval=None),
        method.definitions,
        facts,
        units,
        data.period,
        codes,
        adjustments,
    )
    return found, units


def lost_when_restated(before: Frozen, now: Frozen, unit: str, then: str) -> tuple[str, ...]:
    """The indicators that a unit has on its own ground and not where its figures are put on the other's: what
    their weight moves counts as boundaries. `then` is the unit in the edition before."""
    if unit not in now.sources and then not in before.sources:
        return ()
    found: dict[str, None] = {}
    for data, ground, own, other in ((before, now, then, unit), (now, before, unit, then)):
        here = _values(data, data, data, (own,))[0][own]
        there = _values(data, data, ground, (other,))[0][other]
        found |= dict.fromkeys(
            code
            for code, each in here.items()
            if not isinstance(each.value, Missing) and isinstance(there[code].value, Missing)
        )
    return tuple(found)


def split_by_cause(
    scores: Mapping[Choice, Mapping[str, Value]], unit: str, before: Decimal, now: Decimal, then: str = ""
) -> Causes | None:
    """The change of the score of a unit, split among the three causes: against itself, or against the unit
    `then` of the edition before, out of which it was made.

    `before` and `now` are the published scores, which the combinations of one edition alone must give; what
    rounding leaves goes to the largest part. None where one of the combinations gives the unit no score.
    """
    # On the boundaries of before stands whoever stood there.
    found = {choice: of.get(unit if choice[2] else then or unit) for choice, of in scores.items()}
    numbers = {choice: value for choice, value in found.items() if isinstance(value, Decimal)}
    if len(numbers) < len(found):
        return None
    if round12(numbers[0, 0, 0]) != round12(before) or round12(numbers[1, 1, 1]) != round12(now):
        return None
    with localcontext(EXACT):
        change = round12(now) - round12(before)
        parts = {cause: round12(each) for cause, each in _shapley(numbers).items()}
        largest = max(parts, key=lambda cause: abs(parts[cause]))
        parts[largest] += change - sum(parts.values(), Decimal(0))
    return Causes(change, parts)


def _shapley(scores: Mapping[Choice, Decimal]) -> dict[str, Decimal]:
    """The average effect of each cause over all orders."""
    orders = list(permutations(range(len(CAUSES))))
    found = dict.fromkeys(CAUSES, Decimal(0))
    for order in orders:
        at = [0, 0, 0]
        for cause in order:
            then = scores[at[0], at[1], at[2]]
            at[cause] = 1
            found[CAUSES[cause]] += scores[at[0], at[1], at[2]] - then
    return {cause: each / len(orders) for cause, each in found.items()}
