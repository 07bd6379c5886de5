"""How far a value can be made better, in steps of the decimals it is published with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import pairwise

from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.definitions.methods import Clip, MinMax, NoTreatment, Percentile, Rank
from bilim_engine.definitions.tree import IMPUTE_MEDIAN, Leaf
from bilim_engine.fairness.bench import Bench
from bilim_engine.fairness.bounds import Bounds
from bilim_engine.ratings.results import ADJUSTED
from bilim_engine.values import EXACT, Missing, Value

# The prefix of a bisection; nobody's value has so many published steps to go.
MOST_RUNGS = 10**9
# What follows a value is computed on each rung; of more rungs nothing is proved.
MOST_FOLLOWED = 2_000


@dataclass(frozen=True, slots=True)
class Ladder:
    """The values of an indicator from the present one to the best it can be.

    Rung 0 is the present value, however many digits it has; the others are the published decimals beyond it,
    `rungs` of them. `climbs`: each higher rung is proved to do the unit no harm, so that bisection finds the
    lowest one that is enough.
    """

    indicator: str
    value: Decimal
    first: Decimal
    step: Decimal
    rungs: int
    climbs: bool

    def at(self, rung: int) -> Decimal:
        """The value on this rung."""
        return self.value if rung == 0 else EXACT.fma(self.step, Decimal(rung - 1), self.first)

    def size(self, rung: int) -> Decimal:
        """How far the rung lies from the present value, in the unit of the indicator."""
        return EXACT.abs(EXACT.subtract(self.at(rung), self.value))


def ladder(bench: Bench, indicator: str, bounds: Bounds, decimals: int) -> Ladder | None:
    """The ladder of this indicator for the unit of the bench; None where it has no value or no polarity, or
    is made of others of the method and moves with them alone.

    It ends at the bound of the indicator, or before at the goalpost beyond which the method gives nothing
    more, unless others follow it; where neither is known, at the best value any rated unit has.
    """
    value, polarity = bench.basis.values[bench.unit][indicator].value, bench.basis.polarities[indicator]
    if indicator in bench.basis.following.made_of or isinstance(value, Missing) or polarity is NOT_DEFINED:
        return None
    lower = polarity == LOWER_IS_BETTER
    quantum = Decimal(1).scaleb(-decimals)
    step = -quantum if lower else quantum
    rounding = ROUND_CEILING if lower else ROUND_FLOOR
    first = EXACT.add(value.quantize(quantum, rounding, EXACT), step)
    leaves = [(path, leaf) for path, leaf in bench.basis.methodology.leaves() if leaf.indicator == indicator]
    end = _end(bench, indicator, [leaf for _, leaf in leaves], bounds, lower=lower)
    count = int(EXACT.divide_int(EXACT.subtract(end, first), step)) + 1 if (end - first) * step >= 0 else 0
    rungs = min(count, MOST_RUNGS)
    found = Ladder(indicator, value, first, step, rungs, climbs=False)
    if not rungs:
        return found
    climbs = all(_climbs(bench, path, leaf, found.at(rungs)) for path, leaf in leaves)
    return replace(found, climbs=climbs and _followers_climb(bench, found))


def _end(bench: Bench, indicator: str, leaves: Sequence[Leaf], bounds: Bounds, *, lower: bool) -> Decimal:
    best = min if lower else max
    # What is made of it may give more where the indicator itself gives no more.
    goalpost = None if bench.basis.following.of({indicator}) else _goalpost(leaves, lower=lower)
    ends = [bounds.low if lower else bounds.high, goalpost]
    known = [each for each in ends if each is not None]
    if known:
        return max(known) if lower else min(known)
    values = (each[indicator].value for each in bench.basis.values.values())
    return best(each for each in values if isinstance(each, Decimal))


def _goalpost(leaves: Sequence[Leaf], *, lower: bool) -> Decimal | None:
    """The value from which on every leaf gives its best score; None where one of them has no such end."""
    ends: list[Decimal] = []
    for leaf in leaves:
        way = leaf.normalise
        if not isinstance(way, MinMax) or not way.clip or not isinstance(way.goalposts, tuple):
            return None
        ends.append(way.goalposts[0] if lower else way.goalposts[1])
    return min(ends) if lower else max(ends)


def _followers_climb(bench: Bench, steps: Ladder) -> bool:
    """Whether what is made of the indicator is never worse on a higher rung; every rung is looked at."""
    following = bench.basis.following
    codes = following.of({steps.indicator})
    if not codes:
        return True
    if steps.rungs > MOST_FOLLOWED:
        return False
    rungs = [following.values(bench.unit, {steps.indicator: steps.at(at)}) for at in range(steps.rungs + 1)]
    return all(_follower_climbs(bench, code, [each[code] for each in rungs]) for code in codes)


def _follower_climbs(bench: Bench, code: str, values: Sequence[Value]) -> bool:
    """What does not move does no harm; what is missing on one rung and not on another may do any."""
    numbers = [each for each in values if isinstance(each, Decimal)]
    polarity = bench.basis.polarities[code]
    if len(set(values)) == 1:
        return True
    if len(numbers) < len(values) or polarity is NOT_DEFINED:
        return False
    lower = polarity == LOWER_IS_BETTER
    if any((now > then) if lower else (now < then) for then, now in pairwise(numbers)):
        return False
    leaves = [(path, leaf) for path, leaf in bench.basis.methodology.leaves() if leaf.indicator == code]
    return all(_climbs(bench, path, leaf, numbers[-1]) for path, leaf in leaves)


def _climbs(bench: Bench, path: str, leaf: Leaf, value: Decimal) -> bool:
    """Whether a better value never lowers the unit's score at this leaf, nor raises anybody else's."""
    if not isinstance(leaf.normalise, MinMax | Rank | Percentile):
        return False
    if not isinstance(leaf.treat, NoTreatment | Clip):
        return False
    now = bench.rating.scores[ADJUSTED][bench.unit][path].value
    best = bench.leaf_score(path, leaf, value)
    if not isinstance(now, Decimal) or not isinstance(best, Decimal) or best < now:
        return False
    return not _lends(bench, path, leaf)


def _lends(bench: Bench, path: str, leaf: Leaf) -> bool:
    """Whether a median that the unit's score is part of stands for somebody's missing value."""
    if leaf.missing is NOT_DEFINED or leaf.missing.policy != IMPUTE_MEDIAN:
        return False
    if leaf.missing.group is NOT_DEFINED or leaf.missing.group is None:
        return False
    group = bench.groups[leaf.missing.group]
    scores = bench.rating.scores[ADJUSTED]
    return any(
        nodes[path].imputed and group.get(unit) == group.get(bench.unit) for unit, nodes in scores.items()
    )
