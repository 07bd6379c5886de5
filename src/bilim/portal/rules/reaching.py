"""What it would take, as the page tells it: each change beside the largest improvement that was ever made."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from operator import itemgetter
from urllib.parse import urlencode

from bilim.portal.rules import naming, own_values
from bilim.portal.rules.bands import by_code
from bilim.portal.rules.departments import short_measure
from bilim.portal.terms import BandMark
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import Definitions, definition_to_json
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.fairness import Bounds, Move, Reached, Way, largest_improvement, made_of
from bilim_engine.periods import parse_period
from bilim_engine.values import Missing, Value, plain

Address = Callable[..., str]

PLACES = (1, 3, 5)
YEARS, PACES = "reach.years", "reach.paces"
# Ways shown to one goal; more of them only repeat that it can be done.
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Rule:
    """How it is judged whether a change is realistic: over how many years, within how many improvements."""

    years: int
    paces: Decimal


@dataclass(frozen=True, slots=True)
class Pace:
    """The largest yearly improvement of an indicator, whose, when, and where the later value is explained."""

    size: Decimal
    label: str
    period: str
    address: str


def rule_of(definitions: Definitions, period: str) -> Rule | None:
    """The rule in the definitions of today for an edition of this period; None where they hold none."""
    day = parse_period(period).end - timedelta(days=1)
    found = [
        parameter.at(day, "") if (parameter := definitions.parameters.get(code)) else Missing("not_defined")
        for code in (YEARS, PACES)
    ]
    years, paces = found
    if isinstance(years, Missing) or isinstance(paces, Missing):
        return None
    return Rule(int(years), paces)


def in_a_row(contents: Sequence[EditionContent], years: int) -> tuple[EditionContent, ...]:
    """The last of these editions with those before it, at most so many, whose periods follow each other."""
    found = [contents[-1]]
    for each in reversed(contents[:-1]):
        if len(found) == years or parse_period(each.header.period).end != _start(found[0]):
            break
        found.insert(0, each)
    return tuple(found)


def _start(content: EditionContent) -> date:
    return parse_period(content.header.period).start


def paces(
    contents: Sequence[EditionContent],
    units: Collection[str],
    language: str,
    address: Address,
    *,
    cuts: Sequence[Collection[str]],
) -> dict[str, Pace]:
    """The largest yearly improvement of each indicator of the last of these editions, by any of these units.

    Values are held against each other only where the indicator is defined in the very same way and the unit
    was neither split nor merged in between; `cuts` holds the units that were, for each two editions running.
    """
    content, found = contents[-1], {}
    years = [
        (before, now, [unit for unit in units if unit not in cut])
        for (before, now), cut in zip(pairwise(contents), cuts, strict=True)
    ]
    for code in dict.fromkeys(leaf.indicator for _, leaf in content.methodology.leaves()):
        lower = content.indicator(code).polarity == LOWER_IS_BETTER
        improved = [
            (best.size, number, best.unit, now.header)
            for number, (before, now, same) in enumerate(years)
            if (
                best := largest_improvement(
                    [_values(content, each, code, same) for each in (before, now)], lower_is_better=lower
                )
            )
        ]
        if improved:
            size, _year, unit, later = max(improved, key=itemgetter(0, 1))
            label = naming.label(content.unit(unit), language)
            where = address("value", code=later.code, unit=unit, indicator=code)
            found[code] = Pace(size, label, later.period, where)
    return found


def _values(
    content: EditionContent, other: EditionContent, code: str, units: Collection[str]
) -> dict[str, Value]:
    """The values of these units in another edition; none where it defines the indicator in another way."""
    theirs = other.definitions.indicators.get(code)
    if theirs is None or definition_to_json(theirs) != definition_to_json(content.indicator(code)):
        return {}
    found = {unit: other.value(unit, code) for unit in units}
    return {unit: each.value for unit, each in found.items() if each is not None}


def bounds(content: EditionContent) -> tuple[tuple[str, Bounds], ...]:
    """Between which numbers each indicator of the method can lie."""
    codes = dict.fromkeys(leaf.indicator for _, leaf in content.methodology.leaves())
    return tuple((code, own_values.bounds(content, code)) for code in codes)


# --- the ways, as the page tells them --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class MoveLine:
    """One value made better: from where to where, beside the largest improvement known."""

    indicator: str
    title: str
    measure: str
    decimals: int
    before: Decimal
    after: Decimal
    change: Decimal
    pace: Pace | None
    address: str
    moves_with: str = ""
    """The codes of those of the way that it is made of; empty for what is moved by itself."""


@dataclass(frozen=True, slots=True)
class WayLine:
    """One way: its moves, where it leads, whether it is realistic (None: nobody can say), where to try it;
    and what moves along because it is made of what is moved."""

    moves: tuple[MoveLine, ...]
    rank: Decimal | None
    is_realistic: bool | None
    address: str
    followed: tuple[MoveLine, ...] = ()


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with the ways to it: by one indicator, how many more there are, by two."""

    anchor: str
    places: int
    rank: Decimal | None
    band: BandMark | None
    alone: tuple[WayLine, ...]
    more: int
    together: WayLine | None

    @property
    def is_within_reach(self) -> bool:
        """Whether one of the ways is realistic."""
        ways = (*self.alone, self.together) if self.together else self.alone
        return any(way.is_realistic for way in ways)


@dataclass(frozen=True, slots=True)
class Told:
    """What the lines are told with."""

    content: EditionContent
    unit: str
    language: str
    address: Address
    paces: Mapping[str, Pace]
    rule: Rule | None


def lines(told: Told, found: Sequence[Reached]) -> tuple[GoalLine, ...]:
    """Each goal with its ways, the realistic ones first."""
    return tuple(_goal(told, each) for each in found)


def _goal(told: Told, reached: Reached) -> GoalLine:
    goal, shown = reached.goal, reached.alone[:MOST_SHOWN]
    marks = by_code(told.content.methodology, told.language)
    lowest = min((marks[code] for code in goal.bands), key=lambda mark: mark.shade, default=None)
    return GoalLine(
        anchor=f"places-{goal.places}" if goal.places else "band",
        places=goal.places,
        rank=goal.rank,
        band=lowest,
        alone=tuple(_way(told, each) for each in shown),
        more=len(reached.alone) - len(shown),
        together=_way(told, reached.together) if reached.together else None,
    )


def _way(told: Told, way: Way) -> WayLine:
    known = told.rule is not None and bool(told.paces)
    values = urlencode([(move.indicator, plain(move.after)) for move in way.moves])
    where = told.address("what-if", code=told.content.header.code, unit=told.unit)
    return WayLine(
        tuple(_move(told, move) for move in way.moves),
        way.outcome.rank,
        way.paces is not None and told.rule is not None and way.paces <= told.rule.paces if known else None,
        f"{where}?{values}",
        tuple(_followed(told, way, move) for move in way.followed),
    )


def _followed(told: Told, way: Way, move: Move) -> MoveLine:
    codes = [each.indicator for each in way.moves]
    parts = made_of(told.content.definitions, [move.indicator, *codes])[move.indicator]
    moves_with = " ".join(code for code in codes if code in parts)
    return replace(_move(told, move), pace=None, moves_with=moves_with)


def _move(told: Told, move: Move) -> MoveLine:
    definition = told.content.indicator(move.indicator)
    return MoveLine(
        move.indicator,
        naming.said(definition.title, told.language),
        short_measure(told.content, move.indicator, told.language),
        definition.decimals,
        move.before,
        move.after,
        move.after - move.before,
        told.paces.get(move.indicator),
        told.address("value", code=told.content.header.code, unit=told.unit, indicator=move.indicator),
    )
