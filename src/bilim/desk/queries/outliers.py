"""Figures far from those of other units, as far as the person may see them, each with its unit's past."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import NamedTuple

from bilim.base.actor import Actor
from bilim.facts import policies
from bilim.facts import queries as facts
from bilim.indicators.queries import Outlier, over_newest
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.facts import parse_breakdown, write_breakdown
from bilim_engine.periods import parse_period
from bilim_engine.values import Value

# So many of the farthest are told; nobody reads as many.
MOST = 5000
# So many earlier periods tell whether a figure is new in kind.
_EARLIER = 4


class Bounds(NamedTuple):
    """Beyond which distances a figure is far."""

    z: float
    modified_z: float


class Far(NamedTuple):
    """A far figure, and what it is."""

    outlier: Outlier
    value: Value
    illustrative: bool


class Farthest(NamedTuple):
    """The far figures, the farthest first, and whether there are more than are told."""

    figures: list[Far]
    has_more: bool = False


def list_far(period: str, bounds: Bounds, *, seen_by: Actor) -> Farthest:
    """The farthest figures of the period first; those of units whose records she may read."""
    units = _readable(period, seen_by)
    found = over_newest(
        rulebook.get_definitions(),
        lambda columns: columns.outliers(
            [period], units=units, z=bounds.z, modified_z=bounds.modified_z, limit=MOST + 1
        ),
    )
    return Farthest(_told(period, found[:MOST]), len(found) > MOST)


def _readable(period: str, seen_by: Actor) -> set[str] | None:
    """The units whose records she may read; None for all, those too that the register no longer has."""
    if policies.may_read_at(seen_by, ""):
        return None
    last_day = parse_period(period).end - timedelta(days=1)
    return {each.code for each in registry.list_units(last_day) if policies.may_read_at(seen_by, each.path)}


def _told(period: str, found: list[Outlier]) -> list[Far]:
    table = facts.get_table({each.item for each in found}, periods=[period]) if found else None
    told = []
    for each in found:
        fact = table and table.find(
            each.unit, each.item, parse_period(period), parse_breakdown(each.breakdown)
        )
        if fact:
            told.append(Far(each, fact.value, fact.illustrative))
    return told


def histories(some: Iterable[Far]) -> dict[Far, list[tuple[str, Value]]]:
    """What each of these units had in the periods before, the newest first; a gap is no figure."""
    some = list(some)
    if not some:
        return {}
    table = facts.get_table({each.outlier.item for each in some}, {each.outlier.unit for each in some})
    found: dict[Far, list[tuple[str, Value]]] = {each: [] for each in some}
    by_cell = {(each.outlier.unit, each.outlier.item, each.outlier.breakdown): each for each in some}
    starts = {each: parse_period(each.outlier.period) for each in some}
    for fact in sorted(table, key=lambda fact: fact.period.start, reverse=True):
        far = by_cell.get((fact.unit, fact.item, write_breakdown(fact.breakdown)))
        if far and fact.period.kind == starts[far].kind and fact.period.start < starts[far].start:
            found[far].append((str(fact.period), fact.value))
    return {far: told[:_EARLIER] for far, told in found.items()}
