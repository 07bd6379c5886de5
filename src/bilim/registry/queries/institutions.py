"""Institutions that are open on a day, and their places in the tree."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from bilim.registry.models import Institution
from bilim.registry.queries.units import list_units
from bilim.registry.terms import RegisteredInstitution


def list_institutions(
    departments: Collection[str], as_of: date, kind: str | None = None
) -> tuple[RegisteredInstitution, ...]:
    """The institutions of these departments that are open on the day, by department."""
    rows = _open_on(as_of).filter(department_id__in=departments).order_by("department_id", "code")
    return tuple(_registered(row) for row in (rows if kind is None else rows.filter(kind=kind)))


def find_institution(code: str, as_of: date) -> RegisteredInstitution | None:
    """The institution with this code as it stands on the day; None where it is not open then."""
    row = _open_on(as_of).filter(code=code).first()
    return None if row is None else _registered(row)


def path_of(code: str, as_of: date) -> str:
    """Where in the tree the institution stands on the day: the path of its department of then, and its code.
    Empty where it is not open then, or its department does not stand."""
    return list_paths(as_of, [code]).get(code, "")


def list_paths(as_of: date, codes: Collection[str] | None = None) -> Mapping[str, str]:
    """The path of each institution that is open on the day, or of these alone."""
    rows = _open_on(as_of) if codes is None else _open_on(as_of).filter(code__in=codes)
    above = {unit.code: unit.path for unit in list_units(as_of)}
    placed = rows.order_by("code").values_list("code", "department_id")
    return {code: f"{above[owner]}/{code}" for code, owner in placed if owner in above}


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


def _registered(row: Institution) -> RegisteredInstitution:
    return RegisteredInstitution(
        row.code,
        row.kind,
        row.department_id,
        row.names,
        row.illustrative,
        row.valid_from,
        row.valid_until,
    )
