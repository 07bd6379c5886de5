"""Remembering what somebody has read."""

from __future__ import annotations

from datetime import datetime

from bilim.base.actor import Actor
from bilim.facts import models


def mark_read(*, until: datetime, by: Actor) -> None:
    """She has read what changed up to this instant; what was read once stays so."""
    row, _is_new = models.Reader.objects.get_or_create(person=by.code, defaults={"read_until": until})
    models.Reader.objects.filter(pk=row.pk, read_until__lt=until).update(read_until=until)
