"""Suppression applied to the facts of an edition, and checked by the gate on what is published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

from bilim.publication import problems
from bilim.publication.rules.earlier import Earlier, Key, Numbers, Printed, exposed, printed, together
from bilim.publication.rules.elimination import recoverable
from bilim.publication.rules.findings import found
from bilim.publication.rules.margins import Cell, margins
from bilim.publication.rules.suppression import is_small, withheld
from bilim.publication.terms import EditionContent, Finding, PublishedFact, RegisterUnit
from bilim.rulebook.terms import THRESHOLD
from bilim_engine.definitions import Definitions, Item
from bilim_engine.facts import parse_breakdown
from bilim_engine.periods import parse_period
from bilim_engine.problems import Kind
from bilim_engine.values import SUPPRESSED, Missing, plain

Table = dict[Cell, PublishedFact]


def threshold_on(definitions: Definitions, day: date) -> int | None:
    """The smallest number of persons that may be published on that day; None where no rule sets one."""
    parameter = definitions.parameters.get(THRESHOLD)
    value = parameter.at(day, "") if parameter else None
    return int(value) if isinstance(value, Decimal) else None


def suppress(
    facts: Sequence[PublishedFact],
    definitions: Definitions,
    units: Iterable[RegisterUnit],
    earlier: Sequence[Earlier] = (),
) -> tuple[PublishedFact, ...]:
    """The facts as they may be published: small cells of finer breakdowns, and their companions, withheld.

    Minding what the earlier editions show and withhold of the same tables.
    """
    parents = _parents(units)
    hidden: set[Key] = set()
    past = _Past(earlier, definitions, facts)
    for table in _tables(facts, definitions):
        limit = _limit(table, definitions)
        numbers = {
            cell: Fraction(fact.value) for cell, fact in table.items() if isinstance(fact.value, Decimal)
        }
        if limit is not None:
            before = together(past.of(table, limit))
            hidden |= {table[cell].key for cell in withheld(numbers, limit, parents, before)}
    return tuple(replace(fact, value=Missing(SUPPRESSED)) if fact.key in hidden else fact for fact in facts)


class _Past:
    """The tables of the editions that came out, found by those of the one that is made."""

    def __init__(
        self, earlier: Sequence[Earlier], definitions: Definitions, now: Sequence[PublishedFact]
    ) -> None:
        told = [*now, *(fact for each in earlier for fact in each.facts)] if earlier else now
        self._editions = [
            (each, Numbers(told, each.numbers), _by_key(_tables(each.facts, definitions))) for each in earlier
        ]

    def of(self, table: Table, limit: int) -> list[Printed]:
        """The same table as each of them prints it."""
        key = _key(table)
        return [
            printed(each.code, tables[key], numbers, limit, _parents(each.units))
            for each, numbers, tables in self._editions
            if key in tables
        ]


def _by_key(tables: Iterable[Table]) -> dict[tuple[str, str], Table]:
    return {_key(table): table for table in tables}


def _key(table: Table) -> tuple[str, str]:
    """The item and the period the table is of."""
    fact = next(iter(table.values()))
    return (fact.item, fact.period)


def _tables(facts: Iterable[PublishedFact], definitions: Definitions) -> list[Table]:
    """The facts that count persons and are broken down, one table for each item and period."""
    tables: dict[tuple[str, str], Table] = {}
    for fact in facts:
        item = definitions.items.get(fact.item)
        if item is not None and counts_persons(item):
            cell = (fact.unit, parse_breakdown(fact.breakdown))
            tables.setdefault((fact.item, fact.period), {})[cell] = fact
    return [table for table in tables.values() if any(breakdown for _, breakdown in table)]


def counts_persons(item: Item) -> bool:
    """Whether small numbers of this item are withheld where it is broken down."""
    return item.persons and not item.is_public


def _parents(units: Iterable[RegisterUnit]) -> dict[str, str]:
    return {unit.code: unit.parent for unit in units}


def _limit(table: Table, definitions: Definitions) -> int | None:
    period = parse_period(next(iter(table.values())).period)
    return threshold_on(definitions, period.end - timedelta(days=1))


def check_disclosure(content: EditionContent) -> Iterator[Finding]:
    """Small cells that are published, and withheld ones that the published ones give away."""
    parents = _parents(content.units)
    for table in _tables(content.facts, content.definitions):
        limit = _limit(table, content.definitions)
        if limit is None:
            continue
        for (_, breakdown), fact in table.items():
            if breakdown and isinstance(fact.value, Decimal) and is_small(Fraction(fact.value), limit):
                yield _about(problems.SMALL_CELL, fact, value=plain(fact.value), threshold=str(limit))
        hidden = {cell for cell, fact in table.items() if fact.value == Missing(SUPPRESSED)}
        for cell in sorted(recoverable(hidden, margins(table, parents))):
            yield _about(problems.RECOVERABLE, table[cell])


def check_earlier(
    content: EditionContent, recorded: Sequence[PublishedFact], earlier: Sequence[Earlier]
) -> Iterator[Finding]:
    """Small numbers that this edition or an earlier one withholds, and that all of them together give away,
    or this one alone to whoever counts.

    `recorded` are the facts of the edition as they stood before any was withheld.
    """
    past, parents = _Past(earlier, content.definitions, recorded), _parents(content.units)
    withheld_now = {fact.key for fact in content.facts if fact.value == Missing(SUPPRESSED)}
    numbers = Numbers(recorded, numbers_of(fact for fact in recorded if fact.key in withheld_now))
    for table in _tables(content.facts, content.definitions):
        limit = _limit(table, content.definitions)
        if limit is not None:
            now = printed(content.header.code, table, numbers, limit, parents)
            for edition, fact in exposed(now, past.of(table, limit)):
                yield _about(problems.RECOVERABLE_TOGETHER, fact, edition=edition)


def numbers_of(facts: Iterable[PublishedFact]) -> dict[Key, Fraction]:
    """The facts that are numbers, by what they are records of."""
    return {fact.key: Fraction(fact.value) for fact in facts if isinstance(fact.value, Decimal)}


def check_threshold(content: EditionContent) -> Iterator[Finding]:
    """Items that count persons, and of which the edition prints numbers where no threshold is in force: on
    the last day of the edition for totals, of the figures' own period for cells of a breakdown."""
    is_set = _threshold_of(content) is not None
    lacking: dict[str, str] = {}
    for fact in content.facts:
        item = content.definitions.items.get(fact.item)
        if item is None or not counts_persons(item) or not isinstance(fact.value, Decimal):
            continue
        if not is_set or (fact.breakdown and _limit({(fact.unit, ()): fact}, content.definitions) is None):
            # The period on whose last day none is in force.
            lacking.setdefault(fact.item, fact.period if is_set else content.header.period)
    for code, period in sorted(lacking.items()):
        yield found(problems.NO_THRESHOLD, "definitions/parameters.json", item=code, period=period)


def _threshold_of(content: EditionContent) -> int | None:
    """The threshold on the last day of the edition."""
    return threshold_on(content.definitions, parse_period(content.header.period).end - timedelta(days=1))


def check_inputs(content: EditionContent) -> Iterator[Finding]:
    """Totals of persons, small, and not declared public by law: of ranked units, and of those only shown. Of
    a period before the first threshold they are held to that of the edition, which is when they come out."""
    ranked = {unit.code for unit in content.ranked_units}
    now = _threshold_of(content)
    for fact in content.facts:
        item = content.definitions.items.get(fact.item)
        if fact.breakdown or item is None or not counts_persons(item):
            continue
        own = _limit({(fact.unit, ()): fact}, content.definitions)
        limit = now if own is None else own
        if limit is not None and isinstance(fact.value, Decimal) and is_small(Fraction(fact.value), limit):
            kind = problems.INPUT_NOT_PUBLIC if fact.unit in ranked else problems.TOTAL_NOT_PUBLIC
            yield _about(kind, fact, value=plain(fact.value), threshold=str(limit))


def _about(kind: Kind, fact: PublishedFact, **params: Any) -> Finding:
    return found(
        kind,
        f"facts.csv {fact.item}",
        unit=fact.unit,
        item=fact.item,
        period=fact.period,
        breakdown=fact.breakdown,
        **params,
    )
