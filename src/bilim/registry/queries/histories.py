"""What happened to institutions, what came of them, and until when an event may be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q, QuerySet
from django.utils import timezone

from bilim.base.actor import ROOT, Actor
from bilim.registry import models, policies
from bilim.registry.problems.institutions import UNDO_DAYS
from bilim.registry.queries.institutions import states_of
from bilim.registry.queries.units import list_units
from bilim.registry.rules.apportioning import heirs_of
from bilim.registry.rules.histories import fingerprint
from bilim.registry.terms import Dossier, EventKind, InstitutionEvent, Involved, Order
from bilim.rulebook import queries as rulebook


def find_dossier(code: str, *, seen_by: Actor) -> Dossier | None:
    """All that is known of the institution, the names of its heads included; None where there is none, or
    she does not edit the register where it stands."""
    row = models.Institution.objects.filter(code=code).first()
    if row is None:
        return None
    states = states_of([code]).get(code, ())
    events = list_events(code)
    owner = states[-1].details.department if states else ""
    paths = {unit.code: unit.path for unit in list_units(timezone.localdate())}
    if not policies.may_edit_at(seen_by, f"{paths.get(owner, ROOT)}/{code}"):
        return None
    return Dossier(
        code, row.illustrative, row.valid_from, row.valid_until, states, events, fingerprint([states])
    )


def list_events(code: str) -> tuple[InstitutionEvent, ...]:
    """What happened to the institution, in the order in which it was recorded; the withdrawn ones too."""
    rows = models.InstitutionEvent.objects.filter(parts__institution_id=code).distinct()
    return _events(rows.order_by("id"))


def find_event(event: int) -> InstitutionEvent | None:
    """The event with this number, or None."""
    return next(iter(_events(models.InstitutionEvent.objects.filter(id=event))), None)


def list_successors(code: str, as_of: date, until: date) -> Mapping[str, Decimal]:
    """Which share of the figures the institution had on `as_of` is whose on `until`, by what was declared at
    each split. The shares add up to one; without a split or a merging it is the institution's own."""
    cuts = models.InstitutionEvent.objects.filter(
        Q(kind=EventKind.SPLIT) | Q(kind=EventKind.MERGED),
        withdrawn_at__isnull=True,
        on__gt=as_of,
        on__lte=until,
    )
    return heirs_of(code, as_of, until, _events(cuts.order_by("on", "id")))


def undo_until(recorded_at: datetime) -> date | None:
    """The last day on which what was recorded then may be taken back; None where no term was laid down."""
    day = timezone.localtime(recorded_at).date()
    parameter = rulebook.current_definitions().parameters.get(UNDO_DAYS)
    found = parameter.find(day) if parameter else None
    return None if found is None or found.value is None else day + timedelta(days=int(found.value))


def _events(rows: QuerySet[models.InstitutionEvent]) -> tuple[InstitutionEvent, ...]:
    return tuple(_told(row, row.parts.all()) for row in rows.prefetch_related("parts"))


def _told(row: models.InstitutionEvent, parts: Iterable[models.EventPart]) -> InstitutionEvent:
    return InstitutionEvent(
        id=row.id,
        kind=row.kind,
        on=row.on,
        order=Order(row.order_number, row.order_on, row.order_title),
        involved=tuple(
            Involved(part.institution_id, part.role, Decimal(part.share) if part.share else None)
            for part in sorted(parts, key=lambda each: each.id)
        ),
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        withdrawn_at=row.withdrawn_at,
        withdrawn_by=row.withdrawn_by,
        withdrawn_why=row.withdrawn_why,
    )
