"""Asking the register: the tree on a day, units, names, ground and institutions."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeVar, cast

from django.db.models import Count, F, Q, QuerySet

from bilim.registry.models import Alias, Institution, Loading, Source, Unit, UnitCode, UnitLink, UnitName
from bilim.registry.models import UnitParent as Parent
from bilim.registry.rules.matching import Gazetteer, Known, Match, Written
from bilim.registry.rules.register import Dated
from bilim.registry.rules.succession import ground_of
from bilim.registry.terms import (
    CUTS,
    IDENTITY_LINKS,
    DatedCode,
    DatedName,
    DatedParent,
    EndedUnit,
    Ground,
    Link,
    RegisteredUnit,
    UnknownUnit,
)
from bilim_engine import units as engine

Made = TypeVar("Made")
Owned = TypeVar("Owned", UnitName, UnitCode, Parent, Alias)
Told = TypeVar("Told", DatedName, DatedCode)
_OLDEST_FIRST = (F("valid_from").asc(nulls_first=True), "id")


@dataclass(frozen=True, slots=True)
class _Stored:
    """Every row of the register, read once."""

    units: tuple[Unit, ...]
    names: Mapping[str, tuple[UnitName, ...]]
    codes: Mapping[str, tuple[UnitCode, ...]]
    parents: Mapping[str, tuple[Parent, ...]]
    aliases: Mapping[str, tuple[Alias, ...]]


# --- the tree ------------------------------------------------------------------------------------------


def get_tree(as_of: date) -> engine.UnitTree:
    """The units that stand on `as_of`, with their full names and parents of that day, in order."""
    return _asked(_tree, as_of)


def find_unit(code: str, as_of: date) -> RegisteredUnit | None:
    """The unit with this code as of the day, or None."""
    return _asked(_registered, as_of).get(code)


def first_day() -> date | None:
    """The oldest day that the register names; None where it names none. Of what stands open towards the past
    it does not say since when."""
    return _asked(_first_day, date.min)


def list_units(as_of: date, kinds: Collection[str] | None = None) -> tuple[RegisteredUnit, ...]:
    """The units that stand on the day, of these kinds or of all, in the register's order."""
    units = _asked(_registered, as_of).values()
    return tuple(unit for unit in units if kinds is None or unit.kind in kinds)


def list_last_names() -> Mapping[str, Mapping[str, str]]:
    """What each unit that ever was is called, or was called last, by its code."""
    rows = UnitName.objects.order_by(*_OLDEST_FIRST)
    return dict(rows.values_list("unit_id", "full"))


def get_tiles() -> Mapping[str, tuple[int, int]]:
    """Column and row of each unit that has a place on the tile map."""
    placed = Unit.objects.filter(tile_column__isnull=False).order_by("position")
    return {
        code: (column, row)
        for code, column, row in placed.values_list("code", "tile_column", "tile_row")
        if column is not None and row is not None
    }


# --- time ----------------------------------------------------------------------------------------------


def on_boundaries_of(code: str, as_of: date, until: date | None = None) -> Ground:
    """The ground the unit had on `as_of`, told in the units that stand on `until`; None: after all changes.

    `Ground.exact` is False where territory came or went in between, so that sums do not compare exactly.
    """
    if not Unit.objects.filter(code=code).exists():
        raise UnknownUnit(code)
    return ground_of(code, as_of, until or date.max, _successions())


def list_grounds(as_of: date, until: date) -> Mapping[str, Ground]:
    """The ground of every unit that stands on `as_of`, told in the units that stand on `until`."""
    links = _successions()
    return {unit.code: ground_of(unit.code, as_of, until, links) for unit in list_units(as_of)}


def _successions() -> tuple[engine.Succession, ...]:
    return tuple(engine.Succession(link.kind, link.unit, link.to, link.on) for link in list_links())


def list_links(code: str | None = None) -> tuple[Link, ...]:
    """What happened to the unit, or to all units, from the earliest on."""
    rows: QuerySet[UnitLink] = UnitLink.objects.order_by("on", "id")
    if code is not None:
        rows = rows.filter(Q(unit_id=code) | Q(to_id=code))
    return tuple(
        Link(row.kind, row.unit_id, row.to_id, row.on, row.certainty, row.basis, tuple(row.sources))
        for row in rows
    )


def list_cut_days(as_of: date) -> Mapping[str, date]:
    """The day on which each unit was last split or merged, up to `as_of`: its ground is another since."""
    return engine.changed_on(link for link in list_moves(as_of) if link.kind in CUTS)


def list_moves(as_of: date) -> tuple[engine.Succession, ...]:
    """Which units were split or merged, and between which ground moved, up to `as_of`, the earliest first."""
    return tuple(each for each in _successions() if each.on <= as_of and each.kind not in IDENTITY_LINKS)


def list_ended(as_of: date) -> tuple[EndedUnit, ...]:
    """The units that had ended by `as_of`, by code."""
    names = list_last_names()
    rows = Unit.objects.filter(valid_until__lte=as_of).order_by("code")
    return tuple(
        EndedUnit(code, kind, names.get(code, {}), until)
        for code, kind, until in rows.values_list("code", "kind", "valid_until")
        if until is not None
    )


def list_sources() -> Mapping[str, tuple[str, str]]:
    """Title and address of each source of the register, by code."""
    rows = Source.objects.order_by("code").values_list("code", "title", "address")
    return {code: (title, address) for code, title, address in rows}


# --- names ---------------------------------------------------------------------------------------------


def match_name(text: str, *, as_of: date, kind_hint: str | Collection[str] | None = None) -> Match:
    """The unit a written name means on the day, or the candidates a person has to choose from.

    `kind_hint` is a kind of unit, one of the words `district`, `city`, `oblast`, `department`, or several.
    """
    return get_gazetteer(as_of).match(text, kind_hint)


def get_gazetteer(as_of: date) -> Gazetteer:
    """All names as of the day, for asking about many rows."""
    return _asked(_gazetteer, as_of)


# --- institutions --------------------------------------------------------------------------------------


def list_institutions(
    departments: Collection[str], as_of: date, kind: str | None = None
) -> tuple[Institution, ...]:
    """The institutions of these departments that are open on the day, by department."""
    rows = _open_on(as_of).filter(department_id__in=departments).order_by("department_id", "code")
    return tuple(rows if kind is None else rows.filter(kind=kind))


def get_departments(as_of: date) -> Mapping[str, str]:
    """The department of each institution that is open on the day."""
    return dict(_open_on(as_of).values_list("code", "department_id"))


def count_institutions(as_of: date, *, illustrative: bool | None = None) -> Mapping[tuple[str, str], int]:
    """How many institutions are open on the day, by department and kind; only the invented ones, only the
    real ones, or all."""
    rows = _open_on(as_of)
    if illustrative is not None:
        rows = rows.filter(illustrative=illustrative)
    counted = rows.values_list("department_id", "kind").annotate(Count("code")).order_by()
    return {(department, kind): count for department, kind, count in counted}


def _open_on(day: date) -> QuerySet[Institution]:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return Institution.objects.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gt=day))


# --- reading -------------------------------------------------------------------------------------------


def _asked(make: Callable[[_Stored, date], Made], as_of: date) -> Made:
    """What `make` makes of the register as loaded, made once for each day and each state of the register."""
    while (newest := find_sha256()) is not None:
        with suppress(_LoadedMeanwhile):
            return cast(Made, _made(make, newest, as_of))
    return make(_read_all(), as_of)


def find_sha256() -> str | None:
    """The hash of the register as it was loaded last; None before the first time."""
    return Loading.objects.order_by("-id").values_list("sha256", flat=True).first()


@lru_cache(maxsize=128)
def _made(make: Callable[[_Stored, date], object], sha256: str, as_of: date) -> object:
    return make(_read_once(sha256), as_of)


@lru_cache(maxsize=2)
def _read_once(sha256: str) -> _Stored:
    found = _read_all()
    # Its tables are read one after another: a loading in between would be kept under the name of the former.
    if find_sha256() != sha256:
        raise _LoadedMeanwhile
    return found


class _LoadedMeanwhile(Exception):
    """The register was loaded anew while it was read."""


def _read_all() -> _Stored:
    def grouped(rows: Iterable[Owned]) -> dict[str, tuple[Owned, ...]]:
        groups: dict[str, list[Owned]] = {}
        for row in rows:
            groups.setdefault(row.unit_id, []).append(row)
        return {unit: tuple(each) for unit, each in groups.items()}

    return _Stored(
        tuple(Unit.objects.order_by("position")),
        grouped(UnitName.objects.order_by(*_OLDEST_FIRST)),
        grouped(UnitCode.objects.order_by(*_OLDEST_FIRST)),
        grouped(Parent.objects.order_by(*_OLDEST_FIRST)),
        grouped(Alias.objects.order_by("id")),
    )


def _tree(stored: _Stored, as_of: date) -> engine.UnitTree:
    return engine.UnitTree(
        engine.Unit(unit.code, unit.parent, unit.kind, unit.names, unit.valid_from, unit.valid_until)
        for unit in _registered(stored, as_of).values()
    )


def _registered(stored: _Stored, as_of: date) -> dict[str, RegisteredUnit]:
    standing = [unit for unit in stored.units if _valid(unit, as_of)]
    parents = {unit.code: _parent(stored, unit.code, as_of) for unit in standing}
    return {unit.code: _shown(stored, unit, as_of, parents) for unit in standing}


def _shown(stored: _Stored, unit: Unit, as_of: date, parents: Mapping[str, str | None]) -> RegisteredUnit:
    names = stored.names.get(unit.code, ())
    name = _name_on(names, as_of)
    codes = stored.codes.get(unit.code, ())
    return RegisteredUnit(
        code=unit.code,
        kind=unit.kind,
        parent=parents[unit.code],
        path=_path(unit.code, parents),
        names=name.full if name else {},
        short_names=name.short if name else {},
        formal_names=name.formal if name else {},
        formal_status=name.formal_status if name else "",
        codes={code.scheme: code.code for code in codes if _valid(code, as_of)},
        note=unit.note,
        sources=tuple(unit.sources),
        tile=None if unit.tile_column is None else (unit.tile_column, cast(int, unit.tile_row)),
        valid_from=unit.valid_from,
        valid_until=unit.valid_until,
        name_history=tuple(_told(DatedName, each) for each in names),
        code_history=tuple(_told(DatedCode, each) for each in codes),
        parent_history=tuple(
            DatedParent(each.parent_id, each.valid_from, each.valid_until)
            for each in stored.parents.get(unit.code, ())
        ),
    )


def _name_on(names: Sequence[UnitName], day: date) -> UnitName | None:
    """The name of the day; where none is known, the one before it, and before the first one the first."""
    if standing := next((name for name in names if _valid(name, day)), None):
        return standing
    over = [name for name in names if name.valid_until is not None and name.valid_until <= day]
    return next(iter(over[-1:] or names[:1]), None)


def _told(kind: type[Told], row: UnitName | UnitCode) -> Told:
    values = {field.name: getattr(row, field.name) for field in fields(kind)}
    return kind(**{**values, "sources": tuple(values["sources"])})


def _parent(stored: _Stored, code: str, as_of: date) -> str | None:
    rows = stored.parents.get(code, ())
    return next((row.parent_id for row in rows if _valid(row, as_of)), None)


def _path(code: str, parents: Mapping[str, str | None]) -> str:
    steps = [code]
    while (parent := parents.get(steps[-1])) and parent not in steps:
        steps.append(parent)
    return "/".join(reversed(steps))


def _gazetteer(stored: _Stored, as_of: date) -> Gazetteer:
    return Gazetteer([_known(stored, unit, as_of) for unit in stored.units if _valid(unit, as_of)], as_of)


def _known(stored: _Stored, unit: Unit, as_of: date) -> Known:
    written = [
        Written(text, name.valid_from, name.valid_until)
        for name in stored.names.get(unit.code, ())
        for texts in (name.full, name.short, name.formal)
        for text in texts.values()
    ]
    written += [Written(alias.text, is_name=False) for alias in stored.aliases.get(unit.code, ())]
    numbers = tuple(code.code for code in stored.codes.get(unit.code, ()))
    return Known(unit.code, unit.kind, _parent(stored, unit.code, as_of), numbers, tuple(written))


def _first_day(stored: _Stored, _as_of: date) -> date | None:
    dated = (stored.names, stored.codes, stored.parents)
    rows = chain(stored.units, *(each for kind in dated for each in kind.values()))
    days = [row.valid_from for row in rows if row.valid_from]
    return min([*days, *UnitLink.objects.values_list("on", flat=True)], default=None)


def _valid(row: Dated, day: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.valid_until is None or day < row.valid_until)
