"""What must hold between a definition of peers, the items it measures by and the methodology."""

from __future__ import annotations

from collections.abc import Iterator

from bilim_engine.definitions.checking import Site, check_governance
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.items import ADDED
from bilim_engine.definitions.peers import problems
from bilim_engine.definitions.peers.types import (
    Characteristic,
    OfCategory,
    OfItem,
    OfKind,
    Peers,
    items_of,
)
from bilim_engine.problems import Place, Problem


def check_peers(peers: Peers, site: Site, definitions: Definitions) -> Iterator[Problem]:
    """Everything that is wrong with the definition, each at its line."""
    yield from check_governance(peers, site)
    seen: set[str] = set()
    for number, each in enumerate(peers.characteristics):
        place = site.at("characteristics", number)
        if each.code in seen:
            yield Problem(problems.TWICE, place, {"code": each.code})
        seen.add(each.code)
        yield from _measured(each, place, definitions)
        yield from _kinds(each, place, peers, definitions)


def _measured(each: Characteristic, place: Place, definitions: Definitions) -> Iterator[Problem]:
    for code in items_of(each):
        item = definitions.items.get(code)
        if item is not None and item.measure not in ADDED and not isinstance(each.measured, OfItem):
            yield Problem(problems.NOT_ADDED, place, {"item": code})
    if each.logarithm and isinstance(each.measured, OfCategory | OfKind):
        yield Problem(problems.LOGARITHM_OF_NOTHING, place, {"code": each.code})
    if isinstance(each.measured, OfCategory):
        yield from _category(each.measured, place, definitions)


def _category(measured: OfCategory, place: Place, definitions: Definitions) -> Iterator[Problem]:
    item = definitions.items.get(measured.item)
    breakdown = definitions.breakdowns.get(measured.breakdown)
    if item is not None and measured.breakdown not in item.breakdowns:
        params = {"item": measured.item, "breakdown": measured.breakdown, "known": _listed(item.breakdowns)}
        yield Problem(problems.NOT_BROKEN_DOWN, place, params)
    values = tuple(label.code for label in breakdown.values) if breakdown else ()
    if values and measured.category not in values:
        params = {"breakdown": measured.breakdown, "category": measured.category, "known": _listed(values)}
        yield Problem(problems.NO_CATEGORY, place, params)


def _kinds(each: Characteristic, place: Place, peers: Peers, definitions: Definitions) -> Iterator[Problem]:
    method = definitions.methodologies.get(peers.methodology)
    if method is None or not method.units.kinds or not isinstance(each.measured, OfKind):
        return
    for kind in each.measured.kinds:
        if kind not in method.units.kinds:
            params = {"code": each.code, "kind": kind, "known": _listed(method.units.kinds)}
            yield Problem(problems.KIND_UNKNOWN, place, params)


def _listed(words: tuple[str, ...]) -> str:
    return ", ".join(words) or "–"
