"""Cases to test with."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from unittest import mock

from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases.terms import Case, Kind, Subject
from factories.evidence import PDF

WORDS = {"ky": "Балдардын саны эки жолу эсептелген."}
REASON = {"ky": "Отчёт далил менен дал келди."}
PATH = "kg/osh-oblast/nookat"


def subject(item: str = "preschool.children", unit: str = "nookat", path: str = PATH) -> Subject:
    """One record of a department in an edition."""
    asked = {"item": item, "period": "2025", "breakdown": "", "was": "20", "value": "25", "missing": ""}
    return Subject("departments-2025-1", unit, path, f"{unit}|{item}|2025|", asked)


def ask(by: Actor, about: Subject | None = None, kind: Kind = Kind.CORRECTION_REQUEST) -> Case:
    """A case that this person opened, with evidence."""
    from bilim.cases import actions  # noqa: PLC0415 - models load with the database
    from bilim.storage.queries import check_evidence  # noqa: PLC0415 - models load with the database

    about = about or subject()
    return actions.open_case(
        kind=kind, subject=about, words=WORDS, evidence=check_evidence(PDF, "return.pdf", by=by), by=by
    )


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """The clock of the house stands at this moment."""
    with mock.patch.object(timezone, "now", return_value=moment):
        yield


def later(**by: float) -> datetime:
    """A moment that is still to come."""
    return timezone.now() + timedelta(**by)


def told(code: str) -> list[str]:
    """What the journal knows of this case, the oldest first."""
    from bilim.journal import queries as journal  # noqa: PLC0415 - as above

    return [entry.event for entry in reversed(journal.list_entries(subject=code))]
