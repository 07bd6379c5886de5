"""Bringing a whole list of institutions in: a dry run with every difference, then one commit by one order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import ROOT, Actor
from bilim.journal import actions as journal
from bilim.registry import policies
from bilim.registry.actions.events import (
    CHANGEABLE,
    change_institution,
    kinds_on,
    move_institution,
    open_institution,
    rename_institution,
)
from bilim.registry.actions.histories import locked
from bilim.registry.models import Institution
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.institutions import states_of
from bilim.registry.queries.units import get_gazetteer, list_units
from bilim.registry.rules.details import check_event
from bilim.registry.rules.histories import problems_of_day, written
from bilim.registry.rules.lists import Reader, Standing
from bilim.registry.terms import ListDifference, ListPlan, ListSheet, Order, State
from bilim.storage import actions as storage
from bilim_engine.problems import Place, Problem, Refused

_AT_ONCE = 500


def plan_list(*, sheets: Sequence[ListSheet], name: str, on: date, by: Actor) -> ListPlan:
    """What the list would do on the day is known: every problem, every difference. Nothing is recorded."""
    standing = _standing(_codes(sheets), on)
    reader = Reader(name, standing)
    for sheet in sheets:
        reader.sheet(sheet)
    stopped = {each.code: why for each in reader.differences if (why := _stopped(each, standing, name, by))}
    problems = [*reader.problems, *(why for found in stopped.values() for why in found)]
    # Of an institution that is not hers she is not shown what it was like: a head is a person.
    found = tuple(each for each in reader.differences if each.code not in stopped)
    return ListPlan(name, tuple(problems), found, reader.same, _print(found))


def keep_list(*, content: bytes, name: str, by: Actor) -> str:
    """The file is kept as it came, for the commit to read again; its hash."""
    if not policies.may_edit_somewhere(by):
        raise Refused([Problem(kinds.NOT_PERMITTED)])
    return storage.keep(content, name=name, media_type="application/octet-stream", by=by).sha256


@transaction.atomic
def commit_list(
    *, sheets: Sequence[ListSheet], name: str, on: date, order: Order, by: Actor, seen: str
) -> ListPlan:
    """What the plan says is recorded as events of the day by the order, all of it or nothing.

    Refuses while anything is wrong, and where the list would do something else than she saw. The same list
    again finds nothing to do."""
    if found := check_event(on, order, timezone.localdate()):
        raise Refused(found)
    for some in _portions(_codes(sheets)):
        locked(list(Institution.objects.filter(code__in=some).values_list("code", flat=True)))
    plan = plan_list(sheets=sheets, name=name, on=on, by=by)
    if plan.problems:
        raise Refused(plan.problems)
    if not plan.differences:
        return plan
    if plan.fingerprint != seen:
        raise Refused([Problem(kinds.CHANGED_MEANWHILE)])
    for each in plan.differences:
        _record(each, on, order, by)
    details = {"new": plan.new, "changed": plan.changed, "same": plan.same, "order": order.number}
    journal.record("registry.list_committed", subject=name[:200], by=by, details=details)
    return plan


def _record(each: ListDifference, on: date, order: Order, by: Actor) -> None:
    def key(kind: str) -> str:
        text = f"{each.code} {kind} {on} {order.number} {order.on} {written([State(each.after, on, None)])}"
        return hashlib.sha256(text.encode()).hexdigest()[:40]

    if each.is_new:
        open_institution(
            code=each.code, details=each.after, illustrative=each.illustrative, on=on, order=order, by=by,
            key=key("opened"),
        )  # fmt: skip
        return
    if "names" in each.fields:
        rename_institution(
            code=each.code, names=each.after.names, on=on, order=order, by=by, key=key("renamed")
        )
    changes = {name: getattr(each.after, name) for name in CHANGEABLE if name in each.fields}
    if changes:
        change_institution(code=each.code, changes=changes, on=on, order=order, by=by, key=key("changed"))
    if "department" in each.fields:
        move_institution(
            code=each.code, department=each.after.department, on=on, order=order, by=by, key=key("moved")
        )


def _codes(sheets: Sequence[ListSheet]) -> list[str]:
    """Every cell that may be a code: which column it is, the reader finds."""
    return sorted(
        {cell.strip() for sheet in sheets for _line, cells in sheet.rows for cell in cells if cell.strip()}
    )


def _portions(codes: Sequence[str]) -> Iterator[Sequence[str]]:
    """So many at once as one question may name."""
    yield from (codes[start : start + _AT_ONCE] for start in range(0, len(codes), _AT_ONCE))


def _standing(codes: Sequence[str], on: date) -> Standing:
    known: dict[str, bool] = {}
    for some in _portions(codes):
        rows = Institution.objects.filter(code__in=some)
        known |= dict(rows.values_list("code", "illustrative"))
    gazetteer = get_gazetteer(on)
    return Standing(
        histories=states_of(known),
        illustrative=known,
        departments=kinds_on(on),
        find_department=lambda text: gazetteer.match(text, "department").unit or "",
        day=on,
    )


def _stopped(each: ListDifference, standing: Standing, name: str, by: Actor) -> list[Problem]:
    """Why a difference cannot be recorded on the day, or not by her."""
    paths = {unit.code: unit.path for unit in list_units(standing.day)}
    place = Place(f"{name} [{each.sheet}]" if each.sheet else name, each.row)
    owners = [each.after.department, *([each.before.department] if each.before else [])]
    if not all(policies.may_edit_at(by, f"{paths.get(owner, ROOT)}/{each.code}") for owner in owners):
        return [Problem(kinds.NOT_PERMITTED, place)]
    if each.before is None:
        return []
    late = problems_of_day(each.code, standing.histories[each.code], standing.day)
    return [replace(one, place=place) for one in late]


def _print(found: Sequence[ListDifference]) -> str:
    told = [
        [each.code, each.illustrative, written([State(each.after, None, None)]), list(each.fields)]
        for each in found
    ]
    return hashlib.sha256(json.dumps(told, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:16]
