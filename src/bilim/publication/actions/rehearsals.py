"""A dress rehearsal is asked for in a moment and held outside the request, one at a time in a database.

It waits, is under way, and is then finished or broken off, each at an instant. Whoever holds it may be killed
at any moment: what is silent too long is broken off, and a hand that wakes up afterwards writes nothing.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM, Actor
from bilim.cases import actions as cases
from bilim.journal import actions as journal
from bilim.publication import models, policies
from bilim.publication.actions.rehearsing import try_out
from bilim.publication.actions.windows import locked_in
from bilim.publication.queries import releases as queries
from bilim.publication.rules.releases import write_report
from bilim.publication.terms import Rehearsal, RehearsalState, RehearsedStep, State
from bilim.storage import actions as storage
from bilim_engine.problems import Refused

MAY_BE_ASKED = (State.DRAFT, State.CHECKED)
ON_ITS_WAY = (*MAY_BE_ASKED, State.SIGNED)
# At most so often it is said how far a rehearsal is.
BEAT = 1.0


class BrokenOff(Exception):
    """Nothing is to come of this rehearsal any more: its draft went, or it was given up for dead."""


def ask_rehearsal(*, code: str, by: Actor) -> Rehearsal:
    """A rehearsal of the draft waits, or the one that waits or is under way already is the one."""
    policies.require(policies.may_rehearse(by))
    return _ask(code, by)


@transaction.atomic
def _ask(code: str, by: Actor) -> Rehearsal:
    # The row of the edition is locked: of two who ask at once, the second finds what the first asked.
    edition = locked_in(code, MAY_BE_ASKED)
    end_silent(timezone.now())
    of_draft = models.Rehearsal.objects.filter(edition=code, draft_sha256=edition.draft_sha256)
    found = of_draft.filter(state__in=models.OPEN_REHEARSALS).first()
    if found is None:
        found = of_draft.create(
            edition=code,
            draft_sha256=edition.draft_sha256,
            state=RehearsalState.WAITING,
            by=by.code,
            asked_at=timezone.now(),
        )
        details = {"draft": found.draft_sha256}
        journal.record("publication.rehearsal_asked", subject=code, by=by, details=details)
    return queries.to_rehearsal(found)


def begin_rehearsal() -> int | None:
    """The rehearsal that has waited longest is under way, and its number is told; None where another is, or
    none waits."""
    if not models.Rehearsal.objects.filter(state=RehearsalState.WAITING).exists():
        return None
    return _begin()


@transaction.atomic
def _begin() -> int | None:
    rows = models.Rehearsal.objects.select_for_update().filter(state__in=models.OPEN_REHEARSALS)
    found = list(rows.order_by("asked_at", "pk"))
    if not found or any(each.state == RehearsalState.RUNNING for each in found):
        return None
    row = found[0]
    row.state, row.begun_at = RehearsalState.RUNNING, timezone.now()
    row.alive_at = row.begun_at
    row.save(update_fields=["state", "begun_at", "alive_at"])
    return int(row.pk)


def hold_rehearsal(number: int) -> bool:
    """The rehearsal that was begun under this number is finished; False where it was broken off before."""
    row = models.Rehearsal.objects.get(pk=number)
    try:
        watch = _Watch(row)
        _finish(row, try_out(row.edition, row.draft_sha256, watch.tell))
    except BrokenOff:
        break_off(number)
        return False
    except BaseException:
        break_off(number)
        raise
    return True


def hold_waiting(around: Callable[[int], AbstractContextManager[None]]) -> list[str]:
    """Every rehearsal that waited has been held here, one after another, each within what is put around it;
    the editions of those finished."""
    done = []
    while (number := begin_rehearsal()) is not None:
        with around(number):
            if hold_rehearsal(number):
                done.append(models.Rehearsal.objects.get(pk=number).edition)
    return done


def say_held(number: int) -> None:
    """The rehearsal with this number, where it is under way, is held by somebody who is there now."""
    running = models.Rehearsal.objects.filter(pk=number, state=RehearsalState.RUNNING)
    running.update(alive_at=timezone.now())


class _Watch:
    """Says how far the rehearsal is, and hears whether it is to go on."""

    def __init__(self, row: models.Rehearsal) -> None:
        self._row, self._told = row, 0.0

    def tell(self, done: int, total: int) -> None:
        """It stands in the row that so many pages of so many are made; at most once in a while."""
        if self._told and time.monotonic() - self._told < BEAT:
            return
        self._told = time.monotonic()
        running = models.Rehearsal.objects.filter(pk=self._row.pk, state=RehearsalState.RUNNING)
        goes_on = running.update(alive_at=timezone.now(), done=done, total=total)
        if not goes_on or not _stands(self._row):
            raise BrokenOff


def _stands(row: models.Rehearsal) -> bool:
    """Whether the draft that is rehearsed is still the one on its way."""
    same = models.Edition.objects.filter(code=row.edition, draft_sha256=row.draft_sha256)
    return same.filter(state__in=ON_ITS_WAY).exists()


@transaction.atomic
def _finish(row: models.Rehearsal, steps: tuple[RehearsedStep, ...]) -> None:
    """Kept under the hash of the draft it is of; not where that draft has gone or the row was broken off."""
    try:
        edition = locked_in(row.edition, ON_ITS_WAY)
    except Refused:
        raise BrokenOff from None
    held = models.Rehearsal.objects.select_for_update().get(pk=row.pk)
    if edition.draft_sha256 != row.draft_sha256 or held.state != RehearsalState.RUNNING:
        raise BrokenOff
    name, content = f"{row.edition}.rehearsal.json", write_report(steps)
    kept = storage.keep(content, name=name, media_type="application/json", by=SYSTEM)
    held.state, held.ended_at = RehearsalState.FINISHED, timezone.now()
    held.done = held.total = sum(each.count for each in steps if each.step == "pages")
    held.report_sha256, held.passed = kept.sha256, all(step.passed for step in steps)
    held.save()
    details = {"draft": row.draft_sha256, "report": kept.sha256, "passed": held.passed, "asked_by": row.by}
    journal.record("publication.edition_rehearsed", subject=row.edition, by=SYSTEM, details=details)


@transaction.atomic
def break_off(number: int) -> str:
    """The rehearsal under way with this number is broken off, and its edition told; "" where it is not."""
    rows = models.Rehearsal.objects.select_for_update()
    row = rows.filter(pk=number, state=RehearsalState.RUNNING).first()
    if row is None:
        return ""
    row.state, row.ended_at = RehearsalState.BROKEN_OFF, timezone.now()
    row.save(update_fields=["state", "ended_at"])
    details = {"draft": row.draft_sha256, "pages": row.done, "of": row.total, "asked_by": row.by}
    journal.record("publication.rehearsal_broken_off", subject=row.edition, by=SYSTEM, details=details)
    return row.edition


def end_silent(now: datetime) -> list[str]:
    """What is given up is broken off: it would keep the others waiting."""
    return cases.one_by_one(queries.list_given_up(now), break_off)
