"""Loading the register from its files."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.registry import policies
from bilim.registry import problems as kinds
from bilim.registry.models import (
    Alias,
    Loading,
    Source,
    Unit,
    UnitCode,
    UnitLink,
    UnitName,
    UnitParent,
)
from bilim.registry.rules.checking import check, missing_from
from bilim.registry.rules.reading import read
from bilim.registry.rules.register import Register, TileRecord, UnitRecord
from bilim.registry.terms import DatedParent
from bilim_engine.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class LoadedRegister:
    """What loading did: the hash of the content, how many units it has, which of them were written, and what
    the files leave to be asked."""

    sha256: str
    units: int
    written: tuple[str, ...]
    questions: tuple[Problem, ...]


@transaction.atomic
def load_register(source: Path, by: Actor) -> LoadedRegister:
    """The register says what the YAML files in `source` say; loading them again changes nothing.

    Refuses, with every problem found, files that are wrong or that have lost a unit which is in the register.
    """
    if not policies.may_load_register(by):
        raise Refused([Problem(kinds.NOT_PERMITTED)])
    register, questions = _read(source)
    sha256 = _digest(register)
    newest = Loading.objects.order_by("-id").first()
    if newest is not None and newest.sha256 == sha256:
        return LoadedRegister(sha256, len(register.units), (), questions)
    written = _write(register)
    Loading.objects.create(sha256=sha256, at=timezone.now(), by=by.code)
    details = {"sha256": sha256, "units": len(register.units), "written": list(written)}
    journal.record("registry.register_loaded", subject="register", by=by, details=details)
    return LoadedRegister(sha256, len(register.units), written, questions)


def _read(source: Path) -> tuple[Register, tuple[Problem, ...]]:
    paths = sorted(source.glob("*.yaml"))
    if not paths:
        raise Refused([Problem(kinds.NO_FILES, params={"directory": str(source)})])
    register, problems = read({path.name: path.read_bytes() for path in paths})
    # Faults of shape leave holes in the records; what lies between records is judged on whole ones.
    problems = problems or [
        *check(register),
        *missing_from(register, Unit.objects.values_list("code", flat=True)),
    ]
    if any(each.is_error for each in problems):
        raise Refused(problems)
    return register, tuple(problems)


def _write(register: Register) -> tuple[str, ...]:
    for source in register.sources:
        defaults = {"title": source.title, "address": source.address}
        Source.objects.update_or_create(code=source.code, defaults=defaults)
    written = _write_units(register)
    _write_links(register)
    Source.objects.exclude(code__in=[source.code for source in register.sources]).delete()
    return written


def _write_units(register: Register) -> tuple[str, ...]:
    """The units whose record changed are written anew, the others left as they are."""
    tiles = {tile.unit: tile for tile in register.tiles}
    stored = dict(Unit.objects.values_list("code", "sha256"))
    digests = {
        unit.code: _digest((place, unit, tiles.get(unit.code))) for place, unit in enumerate(register.units)
    }
    changed = [code for code, digest in digests.items() if stored.get(code) != digest]
    _write_rows(
        [
            Unit(code=unit.code, **_unit_fields(unit, place, digests[unit.code], tiles.get(unit.code)))
            for place, unit in enumerate(register.units)
            if unit.code in changed
        ],
        set(stored),
    )
    _write_dated([unit for unit in register.units if unit.code in changed])
    return tuple(changed)


def _write_rows(units: list[Unit], stored: set[str]) -> None:
    known = [unit for unit in units if unit.code in stored]
    # Tiles are given back first: two units may have changed places.
    Unit.objects.filter(code__in=[unit.code for unit in known]).update(tile_column=None, tile_row=None)
    Unit.objects.bulk_create([unit for unit in units if unit.code not in stored])
    columns = [field.name for field in Unit._meta.concrete_fields if not field.primary_key]
    Unit.objects.bulk_update(known, columns)


def _unit_fields(unit: UnitRecord, place: int, sha256: str, tile: TileRecord | None) -> dict[str, Any]:
    return {
        "kind": unit.kind,
        "position": place,
        "note": dict(unit.note),
        "sources": list(unit.sources),
        "tile_column": tile.column if tile else None,
        "tile_row": tile.row if tile else None,
        "valid_from": unit.valid_from,
        "valid_until": unit.valid_until,
        "sha256": sha256,
    }


def _write_dated(units: list[UnitRecord]) -> None:
    """What is dated about these units, and their aliases, are those of the records."""
    for table in (UnitName, UnitCode, UnitParent, Alias):
        table.objects.filter(unit_id__in=[unit.code for unit in units]).delete()
    UnitName.objects.bulk_create(
        UnitName(unit_id=unit.code, **_fields(name)) for unit in units for name in unit.names
    )
    UnitCode.objects.bulk_create(
        UnitCode(unit_id=unit.code, **_fields(code)) for unit in units for code in unit.codes
    )
    UnitParent.objects.bulk_create(_parent(unit, record) for unit in units for record in unit.parents)
    Alias.objects.bulk_create(Alias(unit_id=unit.code, text=text) for unit in units for text in unit.aliases)


def _parent(unit: UnitRecord, record: DatedParent) -> UnitParent:
    return UnitParent(
        unit_id=unit.code,
        parent_id=record.parent,
        valid_from=record.valid_from,
        valid_until=record.valid_until,
    )


def _fields(record: Any) -> dict[str, Any]:
    return {key: list(value) if key == "sources" else value for key, value in asdict(record).items()}


def _write_links(register: Register) -> None:
    kept = []
    for link in register.links:
        row, _created = UnitLink.objects.update_or_create(
            kind=link.kind,
            unit_id=link.unit,
            to_id=link.to,
            on=link.on,
            defaults={
                "certainty": link.certainty,
                "basis": dict(link.basis),
                "sources": list(link.sources),
            },
        )
        kept.append(row.pk)
    UnitLink.objects.exclude(pk__in=kept).delete()


def _digest(content: Any) -> str:
    """The same for the same content, wherever in the files it stands."""
    text = json.dumps(_plain(content), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(content: Any) -> Any:
    if isinstance(content, tuple):
        return [_plain(each) for each in content]
    if isinstance(content, date):
        return content.isoformat()
    if hasattr(content, "__dataclass_fields__"):
        # Where a record was read is not part of what it says.
        fields = [name for name in content.__dataclass_fields__ if name != "place"]
        return {name: _plain(getattr(content, name)) for name in fields}
    return dict(content) if isinstance(content, dict) else content
