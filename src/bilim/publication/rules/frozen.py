"""The engine run on the frozen content of an edition, and on nothing else."""

from __future__ import annotations

from dataclasses import replace

from bilim.publication.terms import ADJUSTED, EditionContent
from bilim_engine.facts import Fact, FactTable, parse_breakdown
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import parse_period
from bilim_engine.ratings import Rating, rate
from bilim_engine.trace import Step
from bilim_engine.units import Unit, UnitTree


def fact_table(content: EditionContent) -> FactTable:
    """The facts of the edition as the engine reads them."""
    return FactTable(
        Fact(
            fact.unit,
            fact.item,
            parse_period(fact.period),
            parse_breakdown(fact.breakdown),
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
        units=unit_tree(content),
        period=parse_period(content.header.period),
    )


def evaluator(content: EditionContent, variant: str) -> Evaluator:
    """Asks for indicators of the edition, with its declared adjustments or without."""
    return Evaluator(
        content.definitions,
        fact_table(content),
        unit_tree(content),
        parse_period(content.header.period),
        content.methodology.adjustments if variant == ADJUSTED else (),
    )


def indicator_step(content: EditionContent, unit: str, indicator: str, variant: str) -> Step:
    """How the value of one indicator for one unit came about."""
    return evaluator(content, variant).value(indicator, unit).step
