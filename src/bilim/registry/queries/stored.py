"""The register as it was read: made anew for each day and each state of it, and kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from itertools import chain
from typing import TypeVar, cast

from django.db.models import F

from bilim.registry.models import Alias, Loading, Unit, UnitCode, UnitLink, UnitName
from bilim.registry.models import UnitParent as Parent
from bilim.registry.rules.matching import Gazetteer, Known, Written
from bilim.registry.rules.register import Dated
from bilim.registry.terms import DatedCode, DatedName, DatedParent, RegisteredUnit
from bilim_engine import units as engine

Made = TypeVar("Made")
Owned = TypeVar("Owned", UnitName, UnitCode, Parent, Alias)
Told = TypeVar("Told", DatedName, DatedCode)
OLDEST_FIRST = (F("valid_from").asc(nulls_first=True), "id")


@dataclass(frozen=True, slots=True)
class Stored:
    """Every row of the register, read once."""

    units: tuple[Unit, ...]
    names: Mapping[str, tuple[UnitName, ...]]
    codes: Mapping[str, tuple[UnitCode, ...]]
    parents: Mapping[str, tuple[Parent, ...]]
    aliases: Mapping[str, tuple[Alias, ...]]


def asked(make: Callable[[Stored, date], Made], as_of: date) -> Made:
    """What `make` makes of the register as loaded, made once for each day and each state of the register."""
    while (newest := find_sha256()) is not None:
        with suppress(_LoadedMeanwhile):
            return cast(Made, _made(make, newest, as_of))
    return make(_read_all(), as_of)


def find_sha256() -> str | None:
    """The hash of the register as it was loaded last; None before the first time."""
    return Loading.objects.order_by("-id").values_list("sha256", flat=True).first()


@lru_cache(maxsize=128)
def _made(make: Callable[[Stored, date], object], sha256: str, as_of: date) -> object:
    return make(_read_once(sha256), as_of)


@lru_cache(maxsize=2)
def _read_once(sha256: str) -> Stored:
    found = _read_all()
    # Its tables are read one after another: a loading in between would be kept under the name of the former.
    if find_sha256() != sha256:
        raise _LoadedMeanwhile
    return found


class _LoadedMeanwhile(Exception):
    """The register was loaded anew while it was read."""


def _read_all() -> Stored:
    def grouped(rows: Iterable[Owned]) -> dict[str, tuple[Owned, ...]]:
        groups: dict[str, list[Owned]] = {}
        for row in rows:
            groups.setdefault(row.unit_id, []).append(row)
        return {unit: tuple(each) for unit, each in groups.items()}

    return Stored(
        tuple(Unit.objects.order_by("position")),
        grouped(UnitName.objects.order_by(*OLDEST_FIRST)),
        grouped(UnitCode.objects.order_by(*OLDEST_FIRST)),
        grouped(Parent.objects.order_by(*OLDEST_FIRST)),
        grouped(Alias.objects.order_by("id")),
    )


def tree_of(stored: Stored, as_of: date) -> engine.UnitTree:
    return engine.UnitTree(
        engine.Unit(unit.code, unit.parent, unit.kind, unit.names, unit.valid_from, unit.valid_until)
        for unit in registered(stored, as_of).values()
    )


def registered(stored: Stored, as_of: date) -> dict[str, RegisteredUnit]:
    standing = [unit for unit in stored.units if _valid(unit, as_of)]
    parents = {unit.code: _parent(stored, unit.code, as_of) for unit in standing}
    return {unit.code: _shown(stored, unit, as_of, parents) for unit in standing}


def _shown(stored: Stored, unit: Unit, as_of: date, parents: Mapping[str, str | None]) -> RegisteredUnit:
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


def _parent(stored: Stored, code: str, as_of: date) -> str | None:
    rows = stored.parents.get(code, ())
    return next((row.parent_id for row in rows if _valid(row, as_of)), None)


def _path(code: str, parents: Mapping[str, str | None]) -> str:
    steps = [code]
    while (parent := parents.get(steps[-1])) and parent not in steps:
        steps.append(parent)
    return "/".join(reversed(steps))


def gazetteer_of(stored: Stored, as_of: date) -> Gazetteer:
    return Gazetteer([_known(stored, unit, as_of) for unit in stored.units if _valid(unit, as_of)], as_of)


def _known(stored: Stored, unit: Unit, as_of: date) -> Known:
    written = [
        Written(text, name.valid_from, name.valid_until)
        for name in stored.names.get(unit.code, ())
        for texts in (name.full, name.short, name.formal)
        for text in texts.values()
    ]
    written += [Written(alias.text, is_name=False) for alias in stored.aliases.get(unit.code, ())]
    numbers = tuple(code.code for code in stored.codes.get(unit.code, ()))
    return Known(unit.code, unit.kind, _parent(stored, unit.code, as_of), numbers, tuple(written))


def first_day_of(stored: Stored, _as_of: date) -> date | None:
    dated = (stored.names, stored.codes, stored.parents)
    rows = chain(stored.units, *(each for kind in dated for each in kind.values()))
    days = [row.valid_from for row in rows if row.valid_from]
    return min([*days, *UnitLink.objects.values_list("on", flat=True)], default=None)


def _valid(row: Dated, day: date) -> bool:
    begun = row.valid_from is None or row.valid_from <= day
    return begun and (row.valid_until is None or day < row.valid_until)
