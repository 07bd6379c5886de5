"""What stands in the way of a rating, all of it at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.tree import Leaf, Node, refuses
from bilim_engine.periods import KIND_WORDS, Period, day_words, parse_period
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, near_hint
from bilim_engine.ratings import problems
from bilim_engine.units import UnitTree
from bilim_engine.values import plain


def obstacles(
    methodology: Methodology, definitions: Definitions, period: Period, units: UnitTree
) -> list[Problem]:
    """Everything that stands in the way of rating these units in this period by this methodology."""
    standing = units.as_of(period.end - timedelta(days=1))
    found = [
        *findings(methodology, definitions),
        *_period(methodology, definitions, period),
        *adjusted_nobody(methodology, units, standing),
    ]
    if not rated_units(methodology, standing):
        found.append(Problem(problems.NOBODY, Place(methodology.code)))
    return found


def rated_units(methodology: Methodology, units: UnitTree) -> tuple[str, ...]:
    """The codes of the units the methodology judges, ascending; without named kinds every unit."""
    kinds = methodology.units.kinds
    return tuple(sorted(unit.code for unit in units if not kinds or unit.kind in kinds))


def adjusted_nobody(methodology: Methodology, units: UnitTree, standing: UnitTree) -> Iterator[Problem]:
    """The units that adjustments name and that do not stand: the exception would act on nobody.

    One of a period that was over before the unit ended was right in its day, and is let be.
    """
    for each in methodology.adjustments:
        place = Place(methodology.code, field=f"adjustments/{each.code}")
        for unit in (unit for unit in each.units if unit not in standing):
            named = {"adjustment": each.code, "unit": unit}
            until = found.valid_until if (found := units.find(unit)) else None
            if until is None:
                params = {**named, "near": near_hint(unit, [unit.code for unit in standing])}
                yield Problem(problems.ADJUSTED_NOBODY, place, params)
            elif until < parse_period(each.period).end:
                when: dict[str, str | Mapping[str, str]] = {"period": each.period, "day": day_words(until)}
                yield Problem(problems.ADJUSTED_ENDED, place, {**named, **when})


def findings(methodology: Methodology, definitions: Definitions) -> list[Problem]:
    """What is wrong with the methodology itself."""
    paths = Counter(path for path, _ in methodology.nodes())
    twins = [_at(problems.TWINS, path, path=path) for path, count in paths.items() if count > 1]
    found = [each for path, node in methodology.nodes() for each in _node(path, node, definitions)]
    if methodology.is_reported:
        # Nothing is asked of what others published but that it can be read.
        found = [each for each in found if each.kind is not problems.NO_COVERAGE]
    return [replace(each, place=Place(methodology.code, field=each.place.field)) for each in twins + found]


def _node(path: str, node: Node | Leaf, definitions: Definitions) -> Iterator[Problem]:
    if isinstance(node.weight, Decimal) and node.weight <= 0:
        yield _at(problems.BAD_WEIGHT, path, path=path, weight=plain(node.weight))
    if isinstance(node, Node):
        if node.coverage is None and any(_may_be_left_out(child) for child in node.children):
            yield _at(problems.NO_COVERAGE, path, path=path or node.code)
    elif node.indicator not in definitions.indicators:
        near = near_hint(node.indicator, definitions.indicators)
        yield _at(problems.UNKNOWN_INDICATOR, path, path=path, indicator=node.indicator, near=near)


def _may_be_left_out(child: Node | Leaf) -> bool:
    """A node is left out when too little of it is there; a leaf unless its policy refuses."""
    if isinstance(child, Leaf):
        return not refuses(child)
    return child.coverage is not None or any(_may_be_left_out(each) for each in child.children)


def _period(methodology: Methodology, definitions: Definitions, period: Period) -> Iterator[Problem]:
    if period.kind != methodology.period:
        yield _at(
            problems.WRONG_PERIOD,
            "",
            methodology=methodology.code,
            wanted=KIND_WORDS[methodology.period],
            period=str(period),
        )
    if not _judges(methodology, period):
        yield _not_valid(methodology, definitions, period)


def _judges(methodology: Methodology, period: Period) -> bool:
    until = methodology.valid_until
    return methodology.valid_from <= period.start and (until is None or period.end <= until)


def _not_valid(methodology: Methodology, definitions: Definitions, period: Period) -> Problem:
    """When the methodology is valid, in words; and which others judge the period, where there are any."""
    since, until = methodology.valid_from, methodology.valid_until
    others = [
        each
        for each in definitions.methodologies.values()
        if each.period == period.kind and not each.is_reported and _judges(each, period)
    ]
    return _at(
        problems.OTHERS_VALID if others else problems.NOT_VALID,
        "",
        methodology=methodology.code,
        period=str(period),
        since=day_words(since),
        last=day_words(until - timedelta(days=1)) if until else problems.NO_LAST_DAY,
        others={
            language: ", ".join(f"{each.title[language]} ({each.code})" for each in others)
            for language in LANGUAGES
        },
    )


def _at(kind: Kind, place: str, **params: str | Mapping[str, str]) -> Problem:
    return Problem(kind, Place(field=place), params)
