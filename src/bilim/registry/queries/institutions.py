"""Institutions that are open on a day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from django.db.models import Count, Q, QuerySet

from bilim.registry.models import Institution


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
