"""Institutions that are open on a day, and their places in the tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from bilim.registry.models import Institution, InstitutionState
from bilim.registry.queries.stored import OLDEST_FIRST
from bilim.registry.queries.units import list_units
from bilim.registry.terms import Details, RegisteredInstitution, State

# Within the bound of what one question may name.
_AT_ONCE = 500


def list_institutions(
    departments: Collection[str], as_of: date, kind: str | None = None
) -> tuple[RegisteredInstitution, ...]:
    """The institutions of these departments that are open on the day, by department."""
    rows = open_on(as_of).filter(department_id__in=departments).order_by("department_id", "institution_id")
    return _all(rows if kind is None else rows.filter(kind=kind))


def find_institution(code: str, as_of: date) -> RegisteredInstitution | None:
    """The institution with this code as it stands on the day; None where it is not open then."""
    return next(iter(get_institutions([code], as_of)), None)


def get_institutions(codes: Collection[str], as_of: date) -> tuple[RegisteredInstitution, ...]:
    """Those of these institutions that are open on the day, by code."""
    return _all(open_on(as_of).filter(institution_id__in=codes).order_by("institution_id"))


def find_life(code: str) -> tuple[date | None, date | None] | None:
    """The first day of the institution and the first day without it; None where it never stood."""
    row = Institution.objects.filter(code=code, states__isnull=False).first()
    return None if row is None else (row.valid_from, row.valid_until)


def path_of(code: str, as_of: date) -> str:
    """Where in the tree the institution stands on the day: the path of its department of then, and its code.
    Empty where it is not open then, or its department does not stand."""
    return list_paths(as_of, [code]).get(code, "")


def list_paths(as_of: date, codes: Collection[str] | None = None) -> Mapping[str, str]:
    """The path of each institution that is open on the day, or of these alone."""
    rows = open_on(as_of) if codes is None else open_on(as_of).filter(institution_id__in=codes)
    above = {unit.code: unit.path for unit in list_units(as_of)}
    placed = rows.order_by("institution_id").values_list("institution_id", "department_id")
    return {code: f"{above[owner]}/{code}" for code, owner in placed if owner in above}


def get_departments(as_of: date) -> Mapping[str, str]:
    """The department of each institution that is open on the day."""
    return dict(open_on(as_of).values_list("institution_id", "department_id"))


def count_institutions(as_of: date, *, illustrative: bool | None = None) -> Mapping[tuple[str, str], int]:
    """How many institutions are open on the day, by department and kind; only the invented ones, only the
    real ones, or all."""
    rows = open_on(as_of)
    if illustrative is not None:
        rows = rows.filter(institution__illustrative=illustrative)
    counted = rows.values_list("department_id", "kind").annotate(Count("id")).order_by()
    return {(department, kind): count for department, kind, count in counted}


def states_of(codes: Collection[str]) -> Mapping[str, tuple[State, ...]]:
    """What each of these institutions ever was like, the oldest first. It holds the names of heads."""
    found: dict[str, list[State]] = {}
    asked = sorted(set(codes))
    for start in range(0, len(asked), _AT_ONCE):
        rows = InstitutionState.objects.filter(institution_id__in=asked[start : start + _AT_ONCE])
        for row in rows.order_by("institution_id", *OLDEST_FIRST):
            state = State(_details(row), row.valid_from, row.valid_until)
            found.setdefault(row.institution_id, []).append(state)
    return {code: tuple(states) for code, states in found.items()}


def _details(row: InstitutionState) -> Details:
    return Details(
        kind=row.kind,
        department=row.department_id,
        names=row.names,
        type=row.type,
        ownership=row.ownership,
        languages=tuple(row.languages),
        address=row.address,
        capacity=row.capacity,
        head=row.head,
        licence_number=row.licence_number,
        licence_from=row.licence_from,
        licence_until=row.licence_until,
    )


def open_on(day: date) -> QuerySet[InstitutionState]:
    """The states of the day; rows of tables, for the queries of the register alone."""
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return InstitutionState.objects.filter(begun, Q(valid_until__isnull=True) | Q(valid_until__gt=day))


def _all(rows: QuerySet[InstitutionState]) -> tuple[RegisteredInstitution, ...]:
    """As others see them: without the names of persons."""
    return tuple(
        RegisteredInstitution(
            code=row.institution_id,
            kind=row.kind,
            department=row.department_id,
            names=row.names,
            illustrative=row.institution.illustrative,
            valid_from=row.institution.valid_from,
            valid_until=row.institution.valid_until,
            type=row.type,
            ownership=row.ownership,
            languages=tuple(row.languages),
            address=row.address,
            capacity=row.capacity,
            licence_number=row.licence_number,
            licence_from=row.licence_from,
            licence_until=row.licence_until,
        )
        for row in rows.select_related("institution")
    )
