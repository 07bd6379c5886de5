"""The gate on breakdowns: parts that add up to more than their whole.

A warning: somebody decided to record them so (the ledger asks about it, with the same slack), and readers are
told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bilim.publication import problems
from bilim.publication.rules.findings import found
from bilim.publication.rules.margins import Cell, margins
from bilim.publication.terms import EditionContent, Finding, PublishedFact
from bilim_engine.definitions import Item
from bilim_engine.definitions.items import ADDED
from bilim_engine.facts import parse_breakdown, write_breakdown
from bilim_engine.values import plain


def check_parts(content: EditionContent) -> Iterator[Finding]:
    """Wholes that are less than their published parts over one dimension together."""
    tables: dict[tuple[str, str], dict[Cell, PublishedFact]] = {}
    for fact in content.facts:
        cell = (fact.unit, parse_breakdown(fact.breakdown))
        tables.setdefault((fact.item, fact.period), {})[cell] = fact
    for (code, _period), table in tables.items():
        item = content.definitions.items.get(code)
        if item is not None and item.measure in ADDED and any(breakdown for _unit, breakdown in table):
            yield from _above(item, table)


def _above(item: Item, table: dict[Cell, PublishedFact]) -> Iterator[Finding]:
    # Without units above each other: those of one unit alone.
    for equation in margins(table, {}):
        whole = next(table[cell] for cell, factor in equation.items() if factor < 0)
        parts = [table[cell] for cell, factor in equation.items() if factor > 0]
        numbers = [fact.value for fact in parts if isinstance(fact.value, Decimal)]
        if not isinstance(whole.value, Decimal) or not numbers or min(numbers) < 0:
            continue
        added = sum(numbers, Decimal(0))
        if added > whole.value + item.slack([whole.value, *numbers]):
            yield _finding(whole, whole.value, parts, added)


def _finding(
    whole: PublishedFact, amount: Decimal, parts: Sequence[PublishedFact], added: Decimal
) -> Finding:
    named = [
        f"{write_breakdown(parse_breakdown(fact.breakdown))}: {plain(fact.value)}"
        for fact in parts
        if isinstance(fact.value, Decimal)
    ]
    return found(
        problems.PARTS_ABOVE_WHOLE,
        f"facts.csv {whole.item}",
        unit=whole.unit,
        item=whole.item,
        period=whole.period,
        sum=plain(added),
        whole=plain(amount),
        parts="; ".join(named),
    )
