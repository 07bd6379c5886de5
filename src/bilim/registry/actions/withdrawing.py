"""Taking an event back that was a mistake."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim.registry.actions.histories import locked, require_permitted, write
from bilim.registry.models import EventPart, InstitutionEvent
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.histories import undo_until
from bilim.registry.rules import histories
from bilim.registry.rules.details import check_reason
from bilim_engine.problems import Problem, Refused


@transaction.atomic
def withdraw_event(*, event: int, why: str, by: Actor) -> None:
    """The institutions are as they were before the event; that it was recorded and taken back stays.

    Refused after the term, and where something was recorded of one of them since."""
    row = InstitutionEvent.objects.select_for_update().filter(id=event).first()
    if row is None:
        raise Refused([Problem(kinds.NO_SUCH_EVENT)])
    if row.withdrawn_at is not None:
        raise Refused([Problem(kinds.WITHDRAWN_ALREADY)])
    parts = {part.institution_id: part for part in row.parts.order_by("-role", "id")}
    given = locked(sorted(parts))
    places = [(states[-1].details.department, code) for code, states in given.items() if states]
    require_permitted(by, row.on, places)
    if found := [*check_reason(why), *_too_late(row), *_followed(row, sorted(parts))]:
        raise Refused(found)
    for code, part in parts.items():
        # Who was not there before is not there now; the code stays its own.
        write(code, histories.read(part.before or ()))
    row.withdrawn_at, row.withdrawn_by, row.withdrawn_why = timezone.now(), by.code, why
    row.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_why"])
    details = {"event": row.id, "on": row.on.isoformat(), "order": row.order_number}
    journal.record("registry.event_withdrawn", subject=", ".join(sorted(parts)), by=by, details=details)


def _too_late(row: InstitutionEvent) -> list[Problem]:
    until = undo_until(row.recorded_at)
    if until is None:
        return [Problem(kinds.NO_TERM, params={"code": kinds.UNDO_DAYS, "day": str(_day(row.recorded_at))})]
    if timezone.localdate() > until:
        return [Problem(kinds.TERM_OVER, params={"until": str(until)})]
    return []


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _followed(row: InstitutionEvent, codes: list[str]) -> list[Problem]:
    later = EventPart.objects.filter(
        institution_id__in=codes, event_id__gt=row.id, event__withdrawn_at__isnull=True
    )
    after = sorted(set(later.values_list("institution_id", flat=True)))
    return [Problem(kinds.NOT_THE_LAST, params={"code": code}) for code in after]
