"""Loading a list of institutions."""

from __future__ import annotations

import hashlib
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from django.db import transaction

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.registry import policies
from bilim.registry import problems as kinds
from bilim.registry.models import Institution, Unit
from bilim.registry.rules.institutions import InstitutionRecord, read_institutions
from bilim_engine.problems import Place, Problem, Refused

_CHANGING = [field.name for field in fields(InstitutionRecord) if field.name != "code"]


@dataclass(frozen=True, slots=True)
class LoadedInstitutions:
    """How many institutions the list has, and how many were added or changed by it."""

    total: int
    added: int
    changed: int


@transaction.atomic
def load_institutions(source: Path, by: Actor) -> LoadedInstitutions:
    """Every institution of the CSV file is in the register as the file says it; others stay as they are.

    Refuses, with every problem and its row, a file that is wrong. The same file again changes nothing.
    """
    if not policies.may_load_register(by):
        raise Refused([Problem(kinds.NOT_PERMITTED)])
    content = source.read_bytes()
    units = dict(Unit.objects.values_list("code", "kind"))
    try:
        records, problems = read_institutions(content.decode("utf-8-sig"), source.name, units)
    except UnicodeDecodeError:
        raise Refused([Problem(kinds.NOT_UTF8, Place(source.name))]) from None
    if problems:
        raise Refused(problems)
    loaded = _write(records)
    if loaded.added or loaded.changed:
        details = {**asdict(loaded), "sha256": hashlib.sha256(content).hexdigest()}
        journal.record("registry.institutions_loaded", subject=source.name, by=by, details=details)
    return loaded


def _write(records: list[InstitutionRecord]) -> LoadedInstitutions:
    stored = {row.code: row for row in Institution.objects.filter(code__in=[r.code for r in records])}
    given = [_institution(record) for record in records]
    added = [row for row in given if row.code not in stored]
    changed = [row for row in given if row.code in stored and _told(row) != _told(stored[row.code])]
    Institution.objects.bulk_create(added, batch_size=500)
    if changed:
        Institution.objects.bulk_update(changed, _CHANGING, batch_size=200)
    return LoadedInstitutions(len(records), len(added), len(changed))


def _institution(record: InstitutionRecord) -> Institution:
    told = {name: getattr(record, name) for name in _CHANGING if name != "department"}
    return Institution(code=record.code, department_id=record.department, **told)


def _told(row: Institution) -> tuple[object, ...]:
    return tuple(row.department_id if name == "department" else getattr(row, name) for name in _CHANGING)
