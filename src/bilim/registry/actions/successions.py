"""What happens to several institutions by one order: a split with declared shares, a merging."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.registry.actions.events import ended, kinds_on
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
from bilim.registry.models import Institution, InstitutionState
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.institutions import states_of
from bilim.registry.rules import histories
from bilim.registry.rules.apportioning import check_parts
from bilim.registry.rules.details import check_details, check_event
from bilim.registry.rules.merging import check_merging, merged
from bilim.registry.terms import EventKind, Involved, MergePreview, Order, Part, Role, State
from bilim_engine.problems import Place, Problem, Refused


@transaction.atomic
def split_institution(
    *, code: str, parts: Sequence[Part], on: date, order: Order, by: Actor, key: str, seen: str = ""
) -> int:
    """From the day on the parts stand in place of the institution, each with its share of what was before.

    The shares add up to exactly one. A part under its own code is the institution itself, which lives on; the
    others begin as it was, without its head, its places and its licence."""
    act = Act(on, order, by, key)
    found = locked([code])
    if (done := done_before(act)) is not None:
        return done
    states = found[code]
    require_permitted(by, on, [(states[-1].details.department if states else "", code)])
    require_unchanged(found, seen)
    problems = check_event(on, order, timezone.localdate())
    problems += histories.problems_of_day(code, states, on)
    problems += check_parts(code, parts)
    problems += _taken(code, parts)
    if problems:
        raise Refused(problems)
    _write_parts(code, states, parts, on)
    involved = [Involved(code, Role.SUBJECT), *(Involved(each.code, Role.HEIR, each.share) for each in parts)]
    return record(EventKind.SPLIT, act, involved, {code: states})


def _taken(code: str, parts: Sequence[Part]) -> list[Problem]:
    others = [part.code for part in parts if part.code != code]
    taken = set(
        InstitutionState.objects.filter(institution_id__in=others).values_list("institution_id", flat=True)
    )
    return [
        Problem(kinds.CODE_GIVEN, Place(field=f"code_{number}"), {"code": part.code})
        for number, part in enumerate(parts, 1)
        if part.code in taken
    ]


def _write_parts(code: str, states: Sequence[State], parts: Sequence[Part], on: date) -> None:
    now = states[-1].details
    illustrative = Institution.objects.get(code=code).illustrative
    for number, part in enumerate(parts, 1):
        if part.code == code:
            continue
        begun = replace(
            now,
            names=part.names,
            head="",
            capacity=None,
            licence_number="",
            licence_from=None,
            licence_until=None,
        )
        begin(part.code, f"code_{number}", illustrative=illustrative)
        write(part.code, [State(begun, on, None)])
    if all(part.code != code for part in parts):
        write(code, ended(code, states, on))


def preview_merging(*, codes: Sequence[str], into: str, on: date, by: Actor) -> MergePreview:
    """What merging these into the other would do on the day; nothing is done."""
    known = set(Institution.objects.filter(code__in=[*codes, into]).values_list("code", flat=True))
    found = states_of([*codes, into])
    given = {code: found.get(code, ()) for code in [*codes, into] if code in known}
    _require_merging(given, codes, into, on, by)
    return _preview(given, codes, into)


@transaction.atomic
def merge_institutions(
    *, codes: Sequence[str], into: str, on: date, order: Order, by: Actor, key: str, seen: str
) -> int:
    """These end on the day and the other takes them in: their places are added to its own, so are their
    languages. `seen` is the fingerprint of the preview: where something changed since, nothing is done."""
    act = Act(on, order, by, key)
    given = locked([*codes, into], "codes")
    if (done := done_before(act)) is not None:
        return done
    if found := check_event(on, order, timezone.localdate()):
        raise Refused(found)
    _require_merging(given, codes, into, on, by)
    require_unchanged(given, seen)
    planned = _preview(given, codes, into)
    for code in codes:
        write(code, ended(code, given[code], on))
    if planned.after != planned.before:
        write(into, histories.with_change(given[into], on, planned.after))
    involved = [*(Involved(code, Role.SUBJECT) for code in codes), Involved(into, Role.HEIR)]
    return record(EventKind.MERGED, act, involved, given)


def _require_merging(given: Histories, codes: Sequence[str], into: str, on: date, by: Actor) -> None:
    problems = check_merging(given, codes, into, on)
    if not problems:
        require_permitted(by, on, [(given[code][-1].details.department, code) for code in given])
        _givers, after = merged(given, codes, into)
        problems = check_details(after, kinds_on(on), on)
    if problems:
        raise Refused(problems)


def _preview(given: Histories, codes: Sequence[str], into: str) -> MergePreview:
    givers, after = merged(given, codes, into)
    seen = histories.fingerprint([given[code] for code in sorted(given)])
    return MergePreview(givers, into, given[into][-1].details, after, seen)
