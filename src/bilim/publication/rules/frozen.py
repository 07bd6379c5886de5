"""The engine run on the frozen content of an edition, and on nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from bilim.publication.terms import ADJUSTED, EditionContent
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import parse_period
from bilim_engine.ratings import NodeScore, Rating, rate, rate_values, rated_units
from bilim_engine.trace import Step
from bilim_engine.units import Unit, UnitTree


@dataclass(frozen=True, slots=True)
class Ground:
    """The facts and the register of an edition as the engine reads them. Made once, it is only read."""

    facts: FactTable
    units: UnitTree


def ground(content: EditionContent) -> Ground:
    """What the engine stands on when it computes this edition again."""
    return Ground(fact_table(content), unit_tree(content))


def fact_table(content: EditionContent) -> FactTable:
    """The facts of the edition as the engine reads them."""
    # Thousands of facts share a handful of periods and breakdowns: each read once, it takes a fifth of the
    # time.
    period_of, breakdown_of = cache(parse_period), cache(parse_breakdown)
    return FactTable(
        Fact(
            fact.unit,
            fact.item,
            period_of(fact.period),
            breakdown_of(fact.breakdown),
            fact.value,
            fact.origin,
            fact.illustrative,
            fact.recorded_at,
        )
        for fact in content.facts
    )


def unit_tree(content: EditionContent) -> UnitTree:
    """The register of the edition, which holds for its one day."""
    return UnitTree(Unit(unit.code, unit.parent or None, unit.kind, unit.names) for unit in content.units)


def rate_again(content: EditionContent, *, intervals: bool = True) -> Rating:
    """The rating that follows from the content. Without intervals it is much faster."""
    methodology = content.methodology if intervals else replace(content.methodology, interval=None)
    return rate(
        methodology,
        definitions=content.definitions,
        facts=fact_table(content),
        units=UnitTree([*unit_tree(content), *_ended(content)]),
        period=parse_period(content.header.period),
    )


def _ended(content: EditionContent) -> tuple[Unit, ...]:
    """The units that stand no more: exceptions of earlier years name them."""
    ended = content.boundaries.ended if content.boundaries else ()
    return tuple(Unit(each.code, kind=each.kind, names=each.names, valid_until=each.until) for each in ended)


def scores_again(content: EditionContent, on: Ground, variant: str) -> Mapping[str, Mapping[str, NodeScore]]:
    """The scores of one variant by unit and node: half of what `rate_again` computes."""
    methodology = replace(content.methodology, interval=None)
    units = rated_units(methodology, on.units)
    ask = evaluator(content, on, variant)
    codes = dict.fromkeys(leaf.indicator for _path, leaf in methodology.leaves())
    values = {variant: {unit: {code: ask.value(code, unit) for code in codes} for unit in units}}
    polarities = {code: each.polarity for code, each in content.definitions.indicators.items()}
    period = parse_period(content.header.period)
    return rate_values(methodology, values, polarities, on.units, period, units).scores[variant]


def evaluator(content: EditionContent, on: Ground, variant: str) -> Evaluator:
    """Asks for indicators of the edition, with its declared adjustments or without. For one thread."""
    return Evaluator(
        content.definitions,
        on.facts,
        on.units,
        parse_period(content.header.period),
        content.methodology.adjustments if variant == ADJUSTED else (),
    )


def indicator_step(content: EditionContent, on: Ground, unit: str, indicator: str, variant: str) -> Step:
    """How the value of one indicator for one unit came about, as the engine of today computes it."""
    return evaluator(content, on, variant).value(indicator, unit).step
