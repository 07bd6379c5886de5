"""Which pages a dress rehearsal tries: those of every address of an edition, all of them or a fair sample."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from bilim.publication.terms import ADJUSTED, ROOT, EditionContent

# What an address names beside the edition; a figure has its breakdown in the question after it.
Arguments = Mapping[str, str]
ASKED = "breakdown"

# The part of a report that the pages of an address are counted in; where none is named, that of what they
# are of.
_PARTS = {
    "unit-words": "unit_words",
    "sheet": "sheets",
    "what-it-takes": "what_it_takes",
    "what-if": "what_if",
    "peers": "peers",
    "unit-scores-book": "books",
    "records": "record_lists",
    "overall": "scores",
}
_PART_OF = {
    (): "whole",
    ("unit",): "departments",
    ("indicator",): "indicators",
    ("node", "unit"): "scores",
    ("indicator", "unit"): "values",
    ("item", "period", "unit"): "records",
}
_FILES = "files"
# Thousands of one making: of these a sample is tried, with each of these words of the address in it once at
# least.
_SAMPLED = {
    "scores": ("unit", "node"),
    "values": ("unit", "indicator"),
    "records": ("unit", "item", "period", ASKED),
    _FILES: ("form",),
}
_ANALYSED = {"certainty", "what-decides", "certainty-file", "weights-file", "correlations-file"}
_JUDGED = {"what-if", "what-it-takes", "what-it-takes-file"}
_ALIKE = {"peers", "peers-file"}


@dataclass(frozen=True, slots=True)
class Route:
    """An address of an edition: its name and the words in it, each with what it may be if that is fixed."""

    name: str
    words: Mapping[str, tuple[str, ...]]

    @property
    def of(self) -> tuple[str, ...]:
        """What its pages are of: the words that the edition fills."""
        return tuple(sorted(word for word, choices in self.words.items() if not choices))

    @property
    def part(self) -> str:
        return _FILES if "form" in self.words else _PARTS.get(self.name, "") or _PART_OF[self.of]


@dataclass(frozen=True, slots=True)
class Planned:
    """The pages of one address: how many there are, and which are tried."""

    route: Route
    every: int
    tried: tuple[Arguments, ...]


def planned(content: EditionContent, routes: Sequence[Route], *, has_peers: bool) -> list[Planned]:
    """What is tried of each address, of how much; a way to a page that this edition has not is left out."""
    found = []
    for route in routes:
        every = [each for each in _every(content, route) if _is_there(content, route.name, each, has_peers)]
        axes = _SAMPLED.get(route.part)
        tried = every if axes is None else _fair(every, axes, {unit.code for unit in content.ranked_units})
        found.append(Planned(route, len(every), tuple(tried)))
    return found


def _every(content: EditionContent, route: Route) -> list[Arguments]:
    fixed = {word: choices for word, choices in route.words.items() if choices}
    chosen = [dict(zip(fixed, each, strict=True)) for each in product(*fixed.values())]
    return [{**each, **one} for each in _OF[route.of](content) for one in chosen]


def _leaves(content: EditionContent) -> Iterator[Arguments]:
    codes = dict.fromkeys(leaf.indicator for _path, leaf in content.methodology.leaves())
    return ({"indicator": each} for each in codes)


def _scores(content: EditionContent) -> Iterator[Arguments]:
    ranked = {unit.code for unit in content.ranked_units}
    for each in content.scores:
        if each.variant == ADJUSTED and each.node != ROOT and each.unit in ranked:
            yield {"unit": each.unit, "node": each.node}


def _values(content: EditionContent) -> Iterator[Arguments]:
    return (
        {"unit": each.unit, "indicator": each.indicator}
        for each in content.values
        if each.variant == ADJUSTED
    )


def _records(content: EditionContent) -> Iterator[Arguments]:
    return (
        {"unit": each.unit, "item": each.item, "period": each.period, ASKED: each.breakdown}
        for each in content.facts
    )


_OF: dict[tuple[str, ...], Callable[[EditionContent], Iterator[Arguments]]] = {
    (): lambda _content: iter([{}]),
    ("unit",): lambda content: ({"unit": unit.code} for unit in content.ranked_units),
    ("indicator",): _leaves,
    ("node", "unit"): _scores,
    ("indicator", "unit"): _values,
    ("item", "period", "unit"): _records,
}


def _is_there(content: EditionContent, name: str, arguments: Arguments, has_peers: bool) -> bool:
    """Only an edition with an analysis says how sure its order is; only what is judged can rise; nobody has
    peers where no rule says who is alike."""
    if name in _ANALYSED:
        return content.findings is not None
    if name in _ALIKE:
        return has_peers
    return name not in _JUDGED or content.result(arguments["unit"]) is not None


def _fair(every: list[Arguments], axes: Sequence[str], departments: Collection[str]) -> list[Arguments]:
    """At least one of each department and of every other word of these axes; not always the first of it."""
    found: dict[int, Arguments] = {}
    for axis in axes:
        seen = {each[axis] for each in found.values() if axis in each}
        own: dict[str, list[int]] = {}
        for number, each in enumerate(every):
            word = each.get(axis, "")
            if word not in seen and (axis != "unit" or word in departments):
                own.setdefault(word, []).append(number)
        for turn, numbers in enumerate(own.values()):
            chosen = numbers[turn % len(numbers)]
            found[chosen] = every[chosen]
    return [found[number] for number in sorted(found)]
