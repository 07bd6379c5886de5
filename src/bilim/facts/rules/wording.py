"""How questions about figures name things: by title and code, with numbers as each language writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal

from bilim.base.templatetags.figures import written
from bilim.facts.rules.units import Units
from bilim.facts.terms import Cell
from bilim_engine.definitions import Definitions
from bilim_engine.facts import parse_breakdown
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import LANGUAGES

Words = Mapping[str, str]


def number_words(number: Decimal) -> Words:
    """The number with the comma, the minus and the thousands of each language."""
    return {language: written(number, code=language) for language in LANGUAGES}


def coded(titles: Words | None, code: str) -> Words:
    """The title with the code by which it is found; the code alone where there is no title."""
    return {
        language: f"{titles[language]} ({code})" if titles and titles.get(language) else code
        for language in LANGUAGES
    }


def unit_words(code: str, period: Period, units: Units) -> Words:
    """The unit by the name it bore in the period, else by its last one, with its code."""
    return coded(units.names(code, period) or units.last_names(code), code)


def cell_words(cell: Cell, definitions: Definitions, units: Units) -> Words:
    """Unit, item, period and breakdown of a cell."""
    item = definitions.items.get(cell.item)
    parts = [
        unit_words(cell.unit, parse_period(cell.period), units),
        coded(item.title if item else None, cell.item),
        dict.fromkeys(LANGUAGES, cell.period),
        *(part_words(*pair, definitions) for pair in parse_breakdown(cell.breakdown)),
    ]
    return {language: " · ".join(_in(parts, language)) for language in LANGUAGES}


def listed_words(found: Iterable[Words]) -> Words:
    """Several things one after the other."""
    each = list(found)
    return {language: ", ".join(_in(each, language)) for language in LANGUAGES}


def arrow_words(found: Words | None) -> Words:
    """` → Ноокат району (nookat)?` at the end of a sentence, or nothing."""
    return {language: f" → {found[language]}?" if found else "" for language in LANGUAGES}


def part_words(dimension: str, category: str, definitions: Definitions) -> Words:
    """A category of a breakdown: «кыздар (sex=female)»."""
    label = definitions.breakdowns.get(dimension)
    titles = {each.code: each.title for each in label.values or ()} if label else {}
    return coded(titles.get(category), f"{dimension}={category}")


def dimension_words(dimension: str, definitions: Definitions) -> Words:
    """What figures are broken down by: «Жынысы (sex)»."""
    label = definitions.breakdowns.get(dimension)
    return coded(label.title if label else None, dimension)


def _in(parts: Iterable[Words], language: str) -> list[str]:
    return [words[language] for words in parts]
