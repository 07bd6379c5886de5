"""Loading a list of institutions."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import asdict, dataclass
from pathlib import Path

from django.db import transaction

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.registry import policies
from bilim.registry import problems as files
from bilim.registry.actions.histories import row_of
from bilim.registry.models import EventPart, Institution, InstitutionState, Unit
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.institutions import states_of
from bilim.registry.rules.institutions import InstitutionRecord, read_institutions
from bilim.registry.terms import Details, State
from bilim_engine.problems import Place, Problem, Refused

_LIFE = ["illustrative", "valid_from", "valid_until"]


@dataclass(frozen=True, slots=True)
class LoadedInstitutions:
    """How many institutions the list has, and how many were added or changed by it."""

    total: int
    added: int
    changed: int


@transaction.atomic
def load_institutions(source: Path, by: Actor) -> LoadedInstitutions:
    """Every institution of the CSV file is in the register as the file says it; others stay as they are.

    Refuses, with every problem and its row, a file that is wrong, and one that tells the beginning of an
    institution otherwise whose history people record. The same file again changes nothing.
    """
    if not policies.may_load_register(by):
        raise Refused([Problem(files.NOT_PERMITTED)])
    content = source.read_bytes()
    units = dict(Unit.objects.values_list("code", "kind"))
    try:
        records, problems = read_institutions(content.decode("utf-8-sig"), source.name, units)
    except UnicodeDecodeError:
        raise Refused([Problem(files.NOT_UTF8, Place(source.name))]) from None
    if problems:
        raise Refused(problems)
    loaded = _write(records, source.name)
    if loaded.added or loaded.changed:
        details = {**asdict(loaded), "sha256": hashlib.sha256(content).hexdigest()}
        journal.record("registry.institutions_loaded", subject=source.name, by=by, details=details)
    return loaded


def _write(records: list[InstitutionRecord], file: str) -> LoadedInstitutions:
    codes = [record.code for record in records]
    stored = {row.code: row for row in Institution.objects.filter(code__in=codes)}
    first = {code: states[0] for code, states in states_of(codes).items()}
    # What people record begins where the list ends: the list may repeat the beginning, not tell it otherwise.
    kept = set(EventPart.objects.filter(institution_id__in=codes).values_list("institution_id", flat=True))
    added = [record for record in records if record.code not in stored]
    changed = [
        record
        for record in records
        if record.code in stored and _is_other(record, stored[record.code], first.get(record.code), kept)
    ]
    if clashing := [record.code for record in changed if record.code in kept]:
        raise Refused([Problem(kinds.HAS_HISTORY, Place(file), {"code": code}) for code in clashing])
    _write_rows(added, changed)
    return LoadedInstitutions(len(records), len(added), len(changed))


def _write_rows(added: list[InstitutionRecord], changed: list[InstitutionRecord]) -> None:
    Institution.objects.bulk_create([_institution(record) for record in added], batch_size=500)
    Institution.objects.bulk_update([_institution(record) for record in changed], _LIFE, batch_size=200)
    InstitutionState.objects.filter(institution_id__in=[record.code for record in changed]).delete()
    rows = [row_of(record.code, _state(record)) for record in (*added, *changed)]
    InstitutionState.objects.bulk_create(rows, batch_size=500)


def _institution(record: InstitutionRecord) -> Institution:
    return Institution(code=record.code, **{name: getattr(record, name) for name in _LIFE})


def _state(record: InstitutionRecord) -> State:
    details = Details(record.kind, record.department, record.names)
    return State(details, record.valid_from, record.valid_until)


def _is_other(
    record: InstitutionRecord, row: Institution, first: State | None, kept: Collection[str]
) -> bool:
    """Whether the row tells the beginning otherwise; of what nobody recorded since, the end too."""
    told = (row.illustrative, first and first.valid_from, first and _base(first.details))
    said = (record.illustrative, record.valid_from, (record.kind, record.department, record.names))
    return told != said or (record.code not in kept and row.valid_until != record.valid_until)


def _base(details: Details) -> tuple[object, ...]:
    return details.kind, details.department, details.names
