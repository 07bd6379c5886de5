"""What happens when its time has come, whether or not anybody looks.

Each act is due at an instant and is journaled with it. It is done once, however often the clocks are run and
however late: a system that was down does after it came up what was due meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM
from bilim.cases import models, queries
from bilim.cases.terms import State
from bilim.journal import actions as journal

# Does what is due at the instant and says of what it did it.
Clock = Callable[[datetime], list[str]]
_clocks: dict[str, Clock] = {}


def hold_clock(name: str, act: Clock) -> None:
    """This clock is run with those of the cases: the owner of what has a time says so once."""
    _clocks[name] = act


def run_clocks() -> dict[str, list[str]]:
    """Everything that is due has been done; what was done, by the name of the clock.

    A clock that fails keeps no other from being run; what failed is raised when all have been.
    """
    now, done, failed = timezone.now(), {}, []
    for name, act in [("cases", _lapse_due), *sorted(_clocks.items())]:
        try:
            done[name] = act(now)
        except Exception as failure:
            failure.add_note(f"clock: {name}")
            failed.append(failure)
    if failed:
        raise ExceptionGroup("clocks", failed)
    return done


def _lapse_due(now: datetime) -> list[str]:
    return [code for code in queries.list_due(now) if _lapse(code)]


@transaction.atomic
def _lapse(code: str) -> bool:
    return lapse_if_due(models.Case.objects.select_for_update().get(code=code))


def lapse_if_due(row: models.Case) -> bool:
    """Whether the term of this case, whose row is locked, had passed: then it is closed by the clock now."""
    if row.state != State.OPEN or row.due_at > timezone.now():
        return False
    row.state, row.closed_at = State.LAPSED, row.due_at
    row.save(update_fields=["state", "closed_at"])
    details = {"edition": row.subject, "unit": row.unit, "due_at": timezone.localtime(row.due_at).isoformat()}
    journal.record("cases.lapsed", subject=row.code, by=SYSTEM, details=details)
    return True
