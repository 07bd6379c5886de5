"""Which published values rest on illustrative facts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bilim.publication.terms import PublishedFact, PublishedValue, RegisterUnit

if TYPE_CHECKING:
    from bilim_engine.definitions import Definitions, Indicator


def illustrative_values(
    values: Iterable[PublishedValue],
    facts: Iterable[PublishedFact],
    definitions: Definitions,
    units: Iterable[RegisterUnit],
) -> tuple[PublishedValue, ...]:
    """The values with their mark: a value is illustrative if any fact of its unit or below, of an item it
    reads, is.

    Periods are not told apart: the mark may stand once too often, never once too seldom.
    """
    marked = _marked(facts, {unit.code: unit.parent for unit in units})
    items = {code: items_of(code, definitions) for code in definitions.indicators}
    return tuple(
        replace(value, illustrative=bool(marked.get(value.unit, frozenset()) & items[value.indicator]))
        if value.indicator in items
        else value
        for value in values
    )


def _marked(facts: Iterable[PublishedFact], parents: Mapping[str, str]) -> dict[str, set[str]]:
    """For each unit the items of which it or a unit below it has an illustrative fact."""
    found: dict[str, set[str]] = {}
    for unit, item in {(fact.unit, fact.item) for fact in facts if fact.illustrative}:
        code, seen = unit, set()
        while code and code not in seen:
            seen.add(code)
            found.setdefault(code, set()).add(item)
            code = parents.get(code, "")
    return found


def items_of(indicator: str, definitions: Definitions) -> frozenset[str]:
    """Every item an indicator reads, directly or through other indicators."""
    return frozenset(_items(definitions.indicators[indicator], definitions, set()))


def _items(indicator: Indicator, definitions: Definitions, seen: set[str]) -> set[str]:
    seen.add(indicator.code)
    found: set[str] = set()
    for expression in indicator.expressions():
        for part in expression.walk():
            if part.op == "item":
                found.add(part.code)
            elif part.op == "indicator" and part.code not in seen:
                found |= _items(definitions.indicators[part.code], definitions, seen)
    return found
