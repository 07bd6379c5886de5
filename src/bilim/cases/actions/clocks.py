"""What happens when its time has come, whether or not anybody looks.

Each act is due at an instant and is journaled with it. It is done once, however often the clocks are run and
however late: a system that was down does after it came up what was due meanwhile.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone

from bilim.base.actor import SYSTEM
from bilim.base.faults import is_of_waiting
from bilim.cases import models, queries
from bilim.cases.terms import State
from bilim.journal import actions as journal

# Does what is due at the instant and says of what it did it.
Clock = Callable[[datetime], list[str]]
Due = TypeVar("Due")
Row = TypeVar("Row", bound=Model)
_CASES = "cases"
_clocks: dict[str, Clock] = {}


class InOtherHandsError(Exception):
    """Another holds the row of what is due: it is done in a later round, and nothing waited for it."""


class PartlyDoneError(ExceptionGroup[Exception]):
    """What failed of what was due; `done` tells what was done all the same."""

    done: Any

    def __new__(cls, failed: Sequence[Exception], done: Any) -> PartlyDoneError:
        group = super().__new__(cls, "clocks", failed)
        group.done = done
        return group

    def derive(self, excs: Sequence[Exception]) -> PartlyDoneError:  # type: ignore[override]
        """Some of these failures, beside what was done."""
        return PartlyDoneError(excs, self.done)


def hold_clock(name: str, act: Clock) -> None:
    """This clock is run with those of the cases: the owner of what has a time says so once."""
    _clocks[name] = act


def list_clocks() -> list[str]:
    """The names of all clocks, that of the cases first."""
    return [_CASES, *sorted(_clocks)]


def run_clocks(names: Collection[str] | None = None) -> dict[str, list[str]]:
    """Everything that is due by these clocks, or by all, has been done; what was done, by the clock's name.

    A clock that fails keeps no other from being run; what failed is raised when all have been, with what
    was done.
    """
    now, done, failed = timezone.now(), {}, []
    acts: dict[str, Clock] = {_CASES: _lapse_due, **_clocks}
    for name in list_clocks() if names is None else names:
        try:
            done[name] = acts[name](now)
        except Exception as failure:
            some = [failure]
            if isinstance(failure, PartlyDoneError):
                done[name], some = failure.done, list(failure.exceptions)
            for each in some:
                each.add_note(f"clock: {name}")
            failed += some
    if failed:
        raise PartlyDoneError(failed, done)
    return done


def one_by_one(due: Iterable[Due], act: Callable[[Due], str]) -> list[str]:
    """The act was tried for each that is due: one that fails keeps no other back. What the others were.

    Where one waited for too long, the rest is left to the next round: what it waited for, the journal or a
    whole table, each of them would wait for anew, and all other clocks behind them.
    """
    done, failed = [], []
    for each in due:
        try:
            done.append(act(each))
        except Exception as failure:
            failure.add_note(f"due: {each}")
            failed.append(failure)
            if is_of_waiting(failure):
                break
    if failed:
        raise PartlyDoneError(failed, [code for code in done if code])
    return [code for code in done if code]


def take_due(rows: QuerySet[Row]) -> Row:
    """The row of what is due, locked; `InOtherHandsError` at once where another holds it."""
    row = rows.select_for_update(skip_locked=True).first()
    if row is None:
        raise InOtherHandsError
    return row


def _lapse_due(now: datetime) -> list[str]:
    return one_by_one(queries.list_due(now), _lapse)


@transaction.atomic
def _lapse(code: str) -> str:
    return code if lapse_if_due(take_due(models.Case.objects.filter(code=code))) else ""


def lapse_if_due(row: models.Case) -> bool:
    """Whether the term of this case, whose row is locked, had passed: then it is closed by the clock now."""
    if row.state != State.OPEN or row.due_at > timezone.now():
        return False
    row.state, row.closed_at = State.LAPSED, row.due_at
    row.save(update_fields=["state", "closed_at"])
    details = {"edition": row.subject, "unit": row.unit, "due_at": timezone.localtime(row.due_at).isoformat()}
    journal.record("cases.lapsed", subject=row.code, by=SYSTEM, details=details)
    return True
