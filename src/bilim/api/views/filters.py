"""The codes by which rows of an edition are asked for: an unknown one is told, not answered with nothing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping

from bilim.api import problems
from bilim.publication.terms import EditionContent
from bilim_engine.problems import Place, Problem, near_hint, offered


def _units(content: EditionContent) -> set[str]:
    # What a revision changed can be of a unit that only the corrected edition had.
    changed = {each.unit for each in content.corrections.changes}
    return {each.code for each in content.units} | changed


def _indicators(content: EditionContent) -> set[str]:
    return {*content.definitions.indicators, *(each.indicator for each in content.values)}


def _items(content: EditionContent) -> set[str]:
    return {*content.definitions.items, *(each.item for each in content.facts)}


def _periods(content: EditionContent) -> set[str]:
    return {each.period for each in content.facts}


_KNOWN: Mapping[str, Callable[[EditionContent], Collection[str]]] = {
    "unit": _units,
    "indicator": _indicators,
    "item": _items,
    "period": _periods,
}


def unknown_filters(content: EditionContent, asked: Mapping[str, str], names: Iterable[str]) -> list[Problem]:
    """Each of these parameters that asks for what the edition does not know, with the nearest it knows."""
    return [
        _unknown(name, wish, _near(content, name, wish, known))
        for name in names
        if name in _KNOWN
        if (wish := asked.get(name, ""))
        if wish not in (known := _KNOWN[name](content))
    ]


def _near(content: EditionContent, name: str, wish: str, known: Collection[str]) -> str:
    heirs = content.heirs_of(wish) if name == "unit" else ()
    return offered(unit.code for unit in heirs) or near_hint(wish[:60], known)


def _unknown(name: str, wish: str, near: str) -> Problem:
    params = {"name": name, "code": wish[:60], "near": near}
    return Problem(problems.UNKNOWN_FILTER, Place(field=f"query.{name}"), params)
