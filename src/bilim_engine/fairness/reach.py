"""What it would take: the smallest changes of a unit's own values that bring it to a place or into a band.

Found by search over the engine itself, everybody rated anew in every trial, on the decimals in which values
are published: the value that is told gives the goal, and one step less does not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from itertools import combinations

from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methodology import Band, Methodology
from bilim_engine.fairness.bench import Bench, Outcome
from bilim_engine.fairness.ladders import Ladder
from bilim_engine.fairness.what_if import Own
from bilim_engine.values import EXACT

# Where no bisection is proved to be right every rung is tried, from the nearest on.
MOST_SCANNED = 2_000


@dataclass(frozen=True, slots=True)
class Goal:
    """Where the unit wants to come: at least so far up, or into this band or a better one."""

    rank: Decimal | None = None
    bands: frozenset[str] = frozenset()
    places: int = 0

    def is_met(self, outcome: Outcome) -> bool:
        """Whether the unit is there."""
        if self.rank is not None:
            return outcome.rank is not None and outcome.rank <= self.rank
        return outcome.band in self.bands


@dataclass(frozen=True, slots=True)
class Move:
    """One value made better; `paces` says how many of the largest yearly improvements that is."""

    indicator: str
    before: Decimal
    after: Decimal
    paces: Decimal | None

    @property
    def size(self) -> Decimal:
        """How far, in the unit of the indicator."""
        return EXACT.abs(EXACT.subtract(self.after, self.before))


@dataclass(frozen=True, slots=True)
class Way:
    """Values that bring the unit to its goal, all else as it is, and where it comes by them."""

    moves: tuple[Move, ...]
    outcome: Outcome
    followed: tuple[Move, ...] = ()
    """What moves with these because it is made of them; without paces, for nobody moves it by itself."""

    @property
    def paces(self) -> Decimal | None:
        """The most of any of its moves; None where one of them cannot be told in paces."""
        known = [move.paces for move in self.moves if move.paces is not None]
        return max(known) if len(known) == len(self.moves) else None


def goals(methodology: Methodology, now: Outcome, places: Sequence[int]) -> tuple[Goal, ...]:
    """So many places up each, as far as there are so many, and the next better band."""
    found = []
    if now.rank is not None:
        found = [Goal(rank=now.rank - each, places=each) for each in places if now.rank - each >= 1]
    better = better_bands(methodology, now.band)
    return (*found, Goal(bands=better)) if better else tuple(found)


def better_bands(methodology: Methodology, band: str | None) -> frozenset[str]:
    """The bands above this one; none for the best, and none where the order of bands is not known."""
    if methodology.bands is NOT_DEFINED or methodology.ranking is NOT_DEFINED or band is None:
        return frozenset()
    if methodology.ranking.direction is NOT_DEFINED:
        return frozenset()
    if any(NOT_DEFINED in (each.low, each.high) for each in methodology.bands):
        return frozenset()
    up = methodology.ranking.direction == "descending"
    ordered = [each.code for each in sorted(methodology.bands, key=_low, reverse=not up)]
    return frozenset(ordered[ordered.index(band) + 1 :])


def _low(band: Band) -> Decimal:
    return band.low if isinstance(band.low, Decimal) else Decimal("-Infinity")


def ways_alone(
    bench: Bench, goal: Goal, ladders: Sequence[Ladder], paces: Mapping[str, Decimal]
) -> tuple[Way, ...]:
    """For each indicator that can do it alone its smallest change, the fewest paces first.

    A ladder that does not climb is tried rung by rung, `MOST_SCANNED` of them.
    """
    found = []
    for each in ladders:
        rung = _least(each.rungs, _meets(bench, goal, each), climbs=each.climbs)
        if rung is not None:
            found.append(_way(bench, ((each, rung),), paces))
    return tuple(sorted(found, key=_effort))


def _effort(way: Way) -> tuple[bool, Decimal, str]:
    return way.paces is None, way.paces or Decimal(0), way.moves[0].indicator


def _meets(bench: Bench, goal: Goal, steps: Ladder) -> Callable[[int], bool]:
    return lambda rung: goal.is_met(bench.outcome({steps.indicator: steps.at(rung)}))


def _least(most: int, is_enough: Callable[[int], bool], *, climbs: bool = True) -> int | None:
    """The lowest rung from 1 that is enough; None where none up to the highest is."""
    if not climbs:
        return next((rung for rung in range(1, min(most, MOST_SCANNED) + 1) if is_enough(rung)), None)
    if most < 1 or not is_enough(most):
        return None
    low, high = 0, most
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if is_enough(middle) else (middle, high)
    return high


def _way(bench: Bench, steps: Sequence[tuple[Ladder, int]], paces: Mapping[str, Decimal]) -> Way:
    moves = tuple(
        Move(each.indicator, each.value, each.at(rung), _in_paces(each, rung, paces)) for each, rung in steps
    )
    own = {each.indicator: each.after for each in moves}
    return Way(moves, bench.outcome(own), _followed(bench, own))


def _followed(bench: Bench, own: Own) -> tuple[Move, ...]:
    now = {code: each.value for code, each in bench.basis.values[bench.unit].items()}
    return tuple(
        Move(code, then, after, None)
        for code, after in bench.basis.followed(bench.unit, own).items()
        if isinstance(then := now[code], Decimal) and isinstance(after, Decimal)
    )


def _in_paces(steps: Ladder, rung: int, paces: Mapping[str, Decimal]) -> Decimal | None:
    pace = paces.get(steps.indicator)
    return EXACT.divide(steps.size(rung), pace) if pace else None


def cheapest_pair(
    bench: Bench, goal: Goal, ladders: Sequence[Ladder], paces: Mapping[str, Decimal]
) -> Way | None:
    """The two indicators that reach the goal with the fewest paces, neither taking more than these.

    Both move; one published step less of either is not enough. Only ladders that climb and whose pace is
    known are paired, for others cannot be weighed against each other, and none that move the same third,
    of which it is proved for each by itself alone that it does no harm. Two of which one alone gets there
    with no more paces are no pair. None where there is none.
    """
    usable = [each for each in ladders if each.climbs and each.rungs and paces.get(each.indicator)]
    best: Way | None = None
    for one, other in combinations(usable, 2):
        if _move_one_third(bench, one.indicator, other.indicator):
            continue
        pair = _Pair(bench, goal, (one, other), paces)
        if pair.is_met_within(best.paces if best else None):
            found = pair.cheapest()
            best = min(filter(None, (best, found)), key=_effort, default=None)
    return best


def _move_one_third(bench: Bench, one: str, other: str) -> bool:
    following = bench.basis.following
    return not set(following.of({one})).isdisjoint(following.of({other}))


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two ladders climbed together."""

    bench: Bench
    goal: Goal
    ladders: tuple[Ladder, Ladder]
    paces: Mapping[str, Decimal]

    def is_met(self, one: int, other: int) -> bool:
        """Whether these two rungs together are enough."""
        values = {
            each.indicator: each.at(rung) for each, rung in zip(self.ladders, (one, other), strict=True)
        }
        return self.goal.is_met(self.bench.outcome(values))

    def is_met_within(self, most: Decimal | None) -> bool:
        """Whether the pair gets there with fewer paces than this; with any number where none is told."""
        rungs = [self._within(which, most, strictly=True) for which in (0, 1)]
        return all(rungs) and self.is_met(*rungs)

    def cheapest(self) -> Way | None:
        """Each led by either, the other following no farther; the fewer paces win."""
        return min(filter(None, (self._led(0), self._led(1))), key=_effort, default=None)

    def _led(self, which: int) -> Way | None:
        """The lowest rung of the leader with which the follower, going no farther in paces, is enough; None
        where one of them gets there alone by then."""

        def rungs(lead: int) -> tuple[int, int]:
            follow = self._within(1 - which, self._cost(which, lead))
            return (lead, follow) if which == 0 else (follow, lead)

        lead = _least(self.ladders[which].rungs, lambda rung: self.is_met(*rungs(rung)))
        if lead is None or self._is_met_by_one(*rungs(lead)):
            return None
        return self._trimmed(which, rungs(lead))

    def _is_met_by_one(self, one: int, other: int) -> bool:
        return self.is_met(one, 0) or self.is_met(0, other)

    def _trimmed(self, which: int, rungs: tuple[int, int]) -> Way:
        """Neither goes farther than it must beside the other, the follower going back first."""
        at = list(rungs)
        for each in (1 - which, which):
            least = _least(at[each], partial(self._is_met_at, at, each))
            assert least is not None, "the rungs reach the goal before anything is taken back"
            at[each] = least
        return _way(self.bench, list(zip(self.ladders, at, strict=True)), self.paces)

    def _is_met_at(self, rungs: Sequence[int], which: int, rung: int) -> bool:
        """Whether it is enough with one of the two on this rung instead."""
        return self.is_met(*(rung if place == which else rungs[place] for place in (0, 1)))

    def _cost(self, which: int, rung: int) -> Decimal:
        steps = self.ladders[which]
        return EXACT.divide(steps.size(rung), self.paces[steps.indicator])

    def _within(self, which: int, most: Decimal | None, *, strictly: bool = False) -> int:
        """The highest rung that costs no more than so many paces; 0 where the first costs more."""
        low, high = 0, self.ladders[which].rungs
        if most is None:
            return high
        while low < high:
            middle = (low + high + 1) // 2
            cost = self._cost(which, middle)
            low, high = (
                (middle, high) if cost < most or (cost == most and not strictly) else (low, middle - 1)
            )
        return low


@dataclass(frozen=True, slots=True)
class Reached:
    """The ways to one goal: by one indicator, the fewest paces first; by two where none of those is
    realistic."""

    goal: Goal
    alone: tuple[Way, ...]
    together: Way | None


def what_it_takes(
    bench: Bench,
    ladders: Sequence[Ladder],
    paces: Mapping[str, Decimal],
    places: Sequence[int],
    realistic: Decimal,
) -> tuple[Reached, ...]:
    """The ways to each goal of the unit. A way of no more than `realistic` paces is realistic."""
    found = []
    for goal in goals(bench.basis.methodology, bench.outcome({}), places):
        alone = ways_alone(bench, goal, ladders, paces)
        is_easy = any(way.paces is not None and way.paces <= realistic for way in alone)
        together = None if is_easy else cheapest_pair(bench, goal, ladders, paces)
        found.append(Reached(goal, alone, together))
    return tuple(found)
