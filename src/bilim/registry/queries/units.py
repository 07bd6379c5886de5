"""Units, names and sources, and the tree on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from bilim.registry.models import Source, Unit, UnitName
from bilim.registry.queries.stored import OLDEST_FIRST, asked, first_day_of, gazetteer_of, registered, tree_of
from bilim.registry.rules.matching import Gazetteer, Match
from bilim.registry.terms import RegisteredUnit
from bilim_engine import units as engine


def get_tree(as_of: date) -> engine.UnitTree:
    """The units that stand on `as_of`, with their full names and parents of that day, in order."""
    return asked(tree_of, as_of)


def find_unit(code: str, as_of: date) -> RegisteredUnit | None:
    """The unit with this code as of the day, or None."""
    return asked(registered, as_of).get(code)


def first_day() -> date | None:
    """The oldest day that the register names; None where it names none. Of what stands open towards the past
    it does not say since when."""
    return asked(first_day_of, date.min)


def list_units(as_of: date, kinds: Collection[str] | None = None) -> tuple[RegisteredUnit, ...]:
    """The units that stand on the day, of these kinds or of all, in the register's order."""
    units = asked(registered, as_of).values()
    return tuple(unit for unit in units if kinds is None or unit.kind in kinds)


def list_last_names() -> Mapping[str, Mapping[str, str]]:
    """What each unit that ever was is called, or was called last, by its code."""
    rows = UnitName.objects.order_by(*OLDEST_FIRST)
    return dict(rows.values_list("unit_id", "full"))


def get_tiles() -> Mapping[str, tuple[int, int]]:
    """Column and row of each unit that has a place on the tile map."""
    placed = Unit.objects.filter(tile_column__isnull=False).order_by("position")
    return {
        code: (column, row)
        for code, column, row in placed.values_list("code", "tile_column", "tile_row")
        if column is not None and row is not None
    }


def list_sources() -> Mapping[str, tuple[str, str]]:
    """Title and address of each source of the register, by code."""
    rows = Source.objects.order_by("code").values_list("code", "title", "address")
    return {code: (title, address) for code, title, address in rows}


def match_name(text: str, *, as_of: date, kind_hint: str | Collection[str] | None = None) -> Match:
    """The unit a written name means on the day, or the candidates a person has to choose from.

    `kind_hint` is a kind of unit, one of the words `district`, `city`, `oblast`, `department`, or several.
    """
    return get_gazetteer(as_of).match(text, kind_hint)


def get_gazetteer(as_of: date) -> Gazetteer:
    """All names as of the day, for asking about many rows."""
    return asked(gazetteer_of, as_of)
