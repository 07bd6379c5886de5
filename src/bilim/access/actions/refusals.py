"""Refusals on record: one line for many of the same, and how many it left out."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from bilim.access.models import Refusal
from bilim.base.actor import SYSTEM, Actor
from bilim.journal import actions as journal

ANONYMOUS = "anonymous"


@transaction.atomic
def record_refusal(*, by: Actor, permission: str, address: str, page: str = "") -> None:
    """The journal knows that somebody was turned away, from where, and for want of which permission.

    Within some minutes of such a line, further refusals of the same person, permission and page are only
    counted: whoever asks a hundred times a second would bury what others did. The next line says how many.
    `page` is the name of the route: its address may be written in any number of ways.
    """
    # An address may hold any sign, and PostgreSQL keeps no null sign in JSON.
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in address[:500])
    now, person = timezone.now(), by.code or ANONYMOUS
    counted, is_first = _counted(person, permission[:100], (page or seen)[:200], seen, now)
    if not is_first and counted.told_at <= now < counted.told_at + _quiet():
        Refusal.objects.filter(pk=counted.pk).update(left_out=F("left_out") + 1, address=seen)
        return
    details: dict[str, object] = {"address": seen, "permission": counted.permission}
    if counted.left_out:
        details["left_out"] = counted.left_out
    journal.record("access.refused", subject=person, by=by, details=details)
    Refusal.objects.filter(pk=counted.pk).update(told_at=now, left_out=0, address=seen)


def tell_left_out(now: datetime) -> list[str]:
    """What was only counted is in the journal, although nobody was refused again."""
    told = []
    # What a clock that was ahead dated does not wait for that day.
    for pk in Refusal.objects.exclude(told_at__gt=now - _quiet(), told_at__lte=now).values_list(
        "pk", flat=True
    ):
        told += _tell(pk, now)
    return told


@transaction.atomic
def _tell(pk: int, now: datetime) -> list[str]:
    counted = Refusal.objects.select_for_update().filter(pk=pk).first()
    if counted is None or counted.told_at <= now < counted.told_at + _quiet():
        return []
    if counted.left_out:
        details = {
            "address": counted.address,
            "permission": counted.permission,
            "left_out": counted.left_out,
        }
        journal.record("access.refusals_left_out", subject=counted.person, by=SYSTEM, details=details)
    counted.delete()
    return [counted.person] if counted.left_out else []


def _counted(person: str, permission: str, page: str, address: str, now: datetime) -> tuple[Refusal, bool]:
    """The row, locked, and whether it is new."""
    found, is_new = Refusal.objects.get_or_create(
        person=person, permission=permission, page=page, defaults={"address": address, "told_at": now}
    )
    # The row may have been told and taken away between the two.
    locked = Refusal.objects.select_for_update().filter(pk=found.pk).first()
    return (locked, is_new) if locked else _counted(person, permission, page, address, now)


def _quiet() -> timedelta:
    return timedelta(minutes=settings.REFUSAL_QUIET_MINUTES)
