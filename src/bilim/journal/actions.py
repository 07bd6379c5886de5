"""Writing into the journal."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.journal.models import Entry, Head
from bilim.journal.rules import BEGINNING, Line, canonical, digest


@transaction.atomic
def record(event: str, *, subject: str, by: Actor, details: Mapping[str, object] | None = None) -> int:
    """The event stands at the end of the chain, if the caller's transaction is confirmed; its number.

    `event` is `<module>.<participle>`, `subject` the code of what it happened to. Details are plain JSON
    and hold no personal data beyond codes.
    """
    head = _locked_head()
    line = Line(
        number=head.number + 1,
        at=timezone.now(),
        event=event,
        subject=subject,
        actor=by.code,
        actor_name=by.name,
        # Through JSON once, so that what is hashed is what the database gives back.
        details=json.loads(canonical(dict(details or {}))),
        previous=head.sha256 or BEGINNING,
    )
    _append(head, line)
    return line.number


def _locked_head() -> Head:
    # SQLite ignores select_for_update, but its transactions begin IMMEDIATE: one writer at a time anyway.
    head = Head.objects.select_for_update().filter(id=1).first()
    if head is None:
        Head.objects.get_or_create(id=1)
        head = Head.objects.select_for_update().get(id=1)
    return head


def _append(head: Head, line: Line) -> None:
    head.number, head.sha256 = line.number, digest(line)
    Entry.objects.create(
        number=line.number,
        at=line.at,
        event=line.event,
        subject=line.subject,
        actor=line.actor,
        actor_name=line.actor_name,
        details=line.details,
        previous=line.previous,
        sha256=head.sha256,
    )
    head.save(update_fields=["number", "sha256"])
