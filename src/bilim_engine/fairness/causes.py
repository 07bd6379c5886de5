"""What moved a score between two editions: other data, another method, other boundaries.

The score is computed for each of the eight combinations of data, method and boundaries of the two editions;
each cause gets its average effect over all orders in which the three can change (Shapley, 1953). So the parts
add up exactly, no cause is favoured by coming first, and a cause that changed nothing gets nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext
from itertools import permutations

from bilim_engine.definitions import Definitions
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.facts import Fact, FactTable
from bilim_engine.facts.table import Breakdown
from bilim_engine.fairness.figures import figure
from bilim_engine.periods import Period
from bilim_engine.ratings.checks import rated_units
from bilim_engine.ratings.rating import indicator_values, rate_values
from bilim_engine.ratings.results import ADJUSTED
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import EXACT, NOT_COLLECTED, Missing, Value, first_missing, round12

DATA, METHOD, BOUNDARIES = "data", "method", "boundaries"
ONE = Decimal(1)
CAUSES = (DATA, METHOD, BOUNDARIES)

Sources = Mapping[str, tuple[str, ...]]
"""For a unit of one register the units of the other whose figures stand for it; itself where not named."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """One edition, as far as its scores follow from it: figures and their period, method, register.

    `sources`: whose figures of the *other* edition stand for the units of this register.
    """

    facts: FactTable
    period: Period
    methodology: Methodology
    definitions: Definitions
    units: UnitTree
    sources: Sources


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
    facts, units = (data.facts, data.units) if data is ground else restated(data, ground)
    methodology = replace(method.methodology, interval=None)
    values = indicator_values(
        methodology, method.definitions, facts, units, data.period, codes, methodology.adjustments
    )
    polarities = {code: each.polarity for code, each in method.definitions.indicators.items()}
    rating = rate_values(methodology, {ADJUSTED: values}, polarities, units, data.period, codes)
    return {unit: result.score for unit, result in rating.results[ADJUSTED].items()}


def restated(data: Frozen, ground: Frozen) -> tuple[FactTable, UnitTree]:
    """The figures of one edition on the boundaries of the other.

    A unit that was made of several has their figures together. A part of a unit that was split, or is merged
    now, has the share of the whole that it has in the edition in which it stands by itself.
    """
    taken = ground.sources
    replaced = {each.code for code in taken for each in ground.units.subtree(code) if each.code != code}
    units = [unit for unit in ground.units if unit.code not in replaced or unit.code in taken]
    facts = [fact for fact in data.facts if fact.unit not in taken]
    for unit, sources in taken.items():
        for source in sources:
            below = Unit(f"{source}@{unit}", unit)
            units.append(below)
            facts += [replace(each, unit=below.code) for each in _part(data, ground, source, unit)]
    return FactTable(facts), UnitTree(units)


def _part(data: Frozen, ground: Frozen, source: str, unit: str) -> Iterator[Fact]:
    """What of the figures of the source falls to this unit."""
    sharing = [code for code, sources in ground.sources.items() if source in sources]
    inside = {each.code for each in data.units.subtree(source)}
    for item, period, breakdown in sorted({fact.key[1:] for fact in data.facts if fact.unit in inside}):
        whole = figure(data.facts, data.units, source, item, period, breakdown)
        share = ONE if sharing == [unit] else _share(ground, sharing, unit, item, period, breakdown)
        if isinstance(whole, Decimal) and isinstance(share, Decimal):
            whole = EXACT.multiply(whole, share)
        yield Fact(unit, item, period, breakdown, share if isinstance(share, Missing) else whole)


def _share(
    ground: Frozen, sharing: Sequence[str], unit: str, item: str, period: Period, breakdown: Breakdown
) -> Value:
    """The share of the unit in what these have together; of another year where this one is not known."""
    known = {fact.period for fact in ground.facts if fact.item == item and fact.breakdown == breakdown}
    if not known:
        return Missing(NOT_COLLECTED)
    nearest = min(known, key=lambda each: (abs((each.start - period.start).days), each.start))
    parts = {code: figure(ground.facts, ground.units, code, item, nearest, breakdown) for code in sharing}
    if (missing := first_missing(parts.values())) is not None:
        return missing
    with localcontext(EXACT):
        together = sum((each for each in parts.values() if isinstance(each, Decimal)), Decimal(0))
        own = parts[unit]
        assert isinstance(own, Decimal)
        # Where all have nothing, nothing is to be shared: any share of it is right.
        return own / together if together else ONE / len(sharing)


def split_by_cause(
    scores: Mapping[Choice, Mapping[str, Value]], unit: str, before: Decimal, now: Decimal
) -> Causes | None:
    """The change of the score of a unit that stands in both editions, split among the three causes.

    `before` and `now` are the published scores, which the combinations of one edition alone must give; what
    rounding leaves goes to the largest part. None where one of the combinations gives the unit no score.
    """
    found = {choice: of.get(unit) for choice, of in scores.items()}
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


@dataclass(frozen=True, slots=True)
class Succession:
    """Between the two registers `unit` was split, `to` being a part of it; or merged into `to`."""

    kind: str
    unit: str
    to: str


def sources_between(
    links: Sequence[Succession], before: UnitTree, now: UnitTree
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Whose figures stand for the units of the register before, and for those of the register now.

    Splits and mergers alone; a unit renamed or recoded is the same unit, and of ground that moved between two
    that both stand nobody knows what went with it.
    """
    to_before: dict[str, tuple[str, ...]] = {}
    to_now: dict[str, tuple[str, ...]] = {}
    for link in links:
        if link.kind == "split":
            _cut(to_before, to_now, link.unit, link.to, now)
        elif link.kind == "merged":
            _cut(to_now, to_before, link.to, link.unit, before)
    return _standing(to_before, before, now), _standing(to_now, now, before)


def _cut(
    of_whole: dict[str, tuple[str, ...]],
    of_parts: dict[str, tuple[str, ...]],
    whole: str,
    part: str,
    parts: UnitTree,
) -> None:
    """The parts stand for the whole, and the whole for each part; it is one of its parts where it stands in
    their register itself."""
    own = (whole,) if whole in parts else ()
    of_whole[whole] = (*of_whole.get(whole, own), part)
    for each in (*own, part):
        of_parts[each] = (whole,)


def _standing(sources: Sources, units: UnitTree, others: UnitTree) -> dict[str, tuple[str, ...]]:
    """Of units that stand in the one register, by units that stand in the other."""
    known = {code: tuple(each for each in found if each in others) for code, found in sources.items()}
    return {code: found for code, found in known.items() if code in units and found}
