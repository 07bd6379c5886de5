"""What happens to one institution by an order: opened, renamed, moved, changed, closed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.registry.actions.histories import (
    Act,
    Histories,
    begin,
    done_before,
    locked,
    record,
    require_permitted,
    require_unchanged,
    write,
)
from bilim.registry.models import InstitutionState
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.units import list_units
from bilim.registry.rules import histories
from bilim.registry.rules.details import check_code, check_details, check_event
from bilim.registry.terms import Details, EventKind, Involved, Order, Role, State, Text
from bilim_engine.problems import Place, Problem, Refused

# What an order of another kind changes: a name by renaming, a department by moving.
_APART = {"names", "department"}
CHANGEABLE = tuple(field.name for field in fields(Details) if field.name not in _APART)


@transaction.atomic
def open_institution(
    *, code: str, details: Details, illustrative: bool, on: date, order: Order, by: Actor, key: str
) -> int:
    """The institution stands from the day on, under a code that is its own for ever: the event's number."""
    act = Act(on, order, by, key)
    if (done := done_before(act)) is not None:
        return done
    require_permitted(by, on, [(details.department, code)])
    found = check_code(code) + check_event(on, order, timezone.localdate())
    found += check_details(details, kinds_on(on), on)
    if InstitutionState.objects.filter(institution_id=code).exists():
        found.append(Problem(kinds.CODE_GIVEN, Place(field="code"), {"code": code}))
    if found:
        raise Refused(found)
    begin(code, "code", illustrative=illustrative)
    write(code, [State(details, on, None)])
    return record(EventKind.OPENED, act, [Involved(code, Role.SUBJECT)], {})


def rename_institution(
    *, code: str, names: Text, on: date, order: Order, by: Actor, key: str, seen: str = ""
) -> int:
    """The institution bears these names from the day on; before it, those of before."""
    return _alter(
        EventKind.RENAMED, code, lambda now: replace(now, names=names), Act(on, order, by, key), seen
    )


def move_institution(
    *, code: str, department: str, on: date, order: Order, by: Actor, key: str, seen: str = ""
) -> int:
    """The institution belongs to the other department from the day on; its years before count to the former.

    Whoever records it may edit the register of both."""
    return _alter(
        EventKind.MOVED, code, lambda now: replace(now, department=department), Act(on, order, by, key), seen
    )


def change_institution(
    *,
    code: str,
    changes: Mapping[str, object],
    on: date,
    order: Order,
    by: Actor,
    key: str,
    seen: str = "",
) -> int:
    """Of kind, type, ownership, languages, address, places, head, licence, these are so from the day on."""
    told = {name: value for name, value in changes.items() if name in CHANGEABLE}
    return _alter(
        EventKind.CHANGED,
        code,
        lambda now: replace(now, **told),  # type: ignore[arg-type]
        Act(on, order, by, key),
        seen,
    )


@transaction.atomic
def close_institution(*, code: str, on: date, order: Order, by: Actor, key: str, seen: str = "") -> int:
    """The institution stands until before the day, and its past stays where it is."""
    act = Act(on, order, by, key)
    found = locked([code])
    if (done := done_before(act)) is not None:
        return done
    states = _ready(code, found, act, seen)
    write(code, ended(code, states, on))
    return record(EventKind.CLOSED, act, [Involved(code, Role.SUBJECT)], {code: states})


def ended(code: str, states: Sequence[State], on: date) -> tuple[State, ...]:
    """The history that ends on the day; refused where the institution would never have been."""
    left = histories.with_end(states, on)
    if not left:
        raise Refused([Problem(kinds.NOT_OPEN, Place(field="on"), {"code": code, "day": str(on)})])
    return left


@transaction.atomic
def _alter(kind: str, code: str, alter: Callable[[Details], Details], act: Act, seen: str) -> int:
    found = locked([code])
    if (done := done_before(act)) is not None:
        return done
    states = _ready(code, found, act, seen)
    now, then = states[-1].details, alter(states[-1].details)
    require_permitted(act.by, act.on, [(then.department, code)])
    if problems := check_details(then, kinds_on(act.on), act.on):
        raise Refused(problems)
    if now == then:
        raise Refused([Problem(kinds.NOTHING_CHANGES)])
    write(code, histories.with_change(states, act.on, then))
    changed = [
        field.name for field in fields(Details) if getattr(now, field.name) != getattr(then, field.name)
    ]
    return record(kind, act, [Involved(code, Role.SUBJECT)], {code: states}, changed=changed)


def _ready(code: str, found: Histories, act: Act, seen: str) -> tuple[State, ...]:
    """The history of the institution, to which something can happen on the day; else every reason why not."""
    states = found[code]
    require_permitted(act.by, act.on, [(states[-1].details.department if states else "", code)])
    require_unchanged(found, seen)
    problems = check_event(act.on, act.order, timezone.localdate())
    problems += histories.problems_of_day(code, states, act.on)
    if problems:
        raise Refused(problems)
    return states


def kinds_on(day: date) -> Mapping[str, str]:
    """The kind of each unit that stands on the day."""
    return {unit.code: unit.kind for unit in list_units(day)}
