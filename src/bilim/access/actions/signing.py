"""Coming in, going out, and being kept out at the door."""

from __future__ import annotations

from datetime import timedelta

from axes.models import AccessAttempt
from django.utils import timezone

from bilim.base.actor import NOBODY, Actor
from bilim.journal import actions as journal


def record_sign_in(*, by: Actor) -> None:
    """The journal knows that she signed in."""
    journal.record("access.signed_in", subject=by.code, by=by)


def record_sign_out(*, by: Actor) -> None:
    """The journal knows that she signed out."""
    journal.record("access.signed_out", subject=by.code, by=by)


def mend_failures_to_come(*, longest: timedelta) -> None:
    """No wrong password counts for longer than that, although a clock that was ahead dated it.

    Their number stays: a moved clock forgives nobody.
    """
    now = timezone.now()
    AccessAttempt.objects.filter(attempt_time__gt=now + longest).update(attempt_time=now)


def record_lock_out(*, username: str, address: str) -> None:
    """The journal knows that sign-in was locked for this name from this address."""
    details = {"address": address}
    journal.record("access.locked_out", subject=username[:150] or "anonymous", by=NOBODY, details=details)
