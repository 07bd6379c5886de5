"""From the trace of a value to the lines a reader can follow down to the record."""

from __future__ import annotations

from collections.abc import Callable

from bilim.base.breakdowns import breakdown_words
from bilim.portal.rules import naming
from bilim.portal.rules.naming import said
from bilim.portal.terms import InputLine
from bilim.publication.terms import EditionContent, PublishedFact
from bilim_engine import trace
from bilim_engine.trace import Step
from bilim_engine.values import Missing, Value

Address = Callable[..., str]


def inputs(content: EditionContent, step: Step, language: str, address: Address) -> tuple[InputLine, ...]:
    """Each figure the trace rests on, once, in the order it was used."""
    found: dict[tuple[str, str, str, str], InputLine] = {}
    for each in step.walk():
        if each.kind == trace.ITEM:
            note = each.note
            key = (
                note.get("unit", ""),
                note.get("item", each.label),
                note.get("period", ""),
                note.get("breakdown", ""),
            )
            if key not in found:
                found[key] = input_line(content, key, each.value, language, address)
    return tuple(found.values())


def input_line(
    content: EditionContent,
    key: tuple[str, str, str, str],
    value: object,
    language: str,
    address: Address,
) -> InputLine:
    """One figure with its origin; a figure that is missing has none, and says why it is missing."""
    unit, item, period, breakdown = key
    fact = content.fact(unit, item, period, breakdown)
    origin = content.origins.get(fact.origin) if fact else None
    definition = content.definitions.items.get(item)
    owner = content.find_unit(unit)
    number: Value = value if not isinstance(value, bool) else Missing("not_applicable")  # type: ignore[assignment]
    return InputLine(
        title=said(definition.title, language) if definition else item,
        unit=unit,
        unit_label=naming.label(owner, language) if owner else unit,
        period=period,
        breakdown=breakdown_words(content.definitions, breakdown, language),
        value=number,
        origin=said(origin.title, language) if origin else "",
        origin_address=origin.address if origin else "",
        publisher=said(origin.publisher, language) if origin else "",
        certainty=origin.certainty if origin else "",
        illustrative=bool(fact and fact.illustrative),
        recorded_at=fact.recorded_at if fact else "",
        recorded_by=fact.recorded_by if fact else "",
        address=_fact_address(content, fact, address),
    )


def _fact_address(content: EditionContent, fact: PublishedFact | None, address: Address) -> str:
    if fact is None:
        return ""
    where = address("fact", code=content.header.code, unit=fact.unit, item=fact.item, period=fact.period)
    return f"{where}?breakdown={fact.breakdown}" if fact.breakdown else where


def is_illustrative(content: EditionContent, lines: tuple[InputLine, ...]) -> bool:
    """Whether any figure among these is illustrative."""
    return any(line.illustrative for line in lines)
