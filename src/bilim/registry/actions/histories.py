"""What every act on an institution shares: histories read under a lock and written, the event beside them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date

from django.utils import timezone

from bilim.base.actor import ROOT, Actor
from bilim.journal import actions as journal
from bilim.registry import policies
from bilim.registry.models import EventPart, Institution, InstitutionEvent, InstitutionState
from bilim.registry.problems import institutions as kinds
from bilim.registry.queries.institutions import states_of
from bilim.registry.queries.units import list_units
from bilim.registry.rules import histories
from bilim.registry.terms import EventKind, Involved, Order, Role, State
from bilim_engine.problems import Place, Problem, Refused, near_hint

Histories = Mapping[str, tuple[State, ...]]


@dataclass(frozen=True, slots=True)
class Act:
    """What happens on a day by an order, and who records it; `key` is that of the form it came by."""

    on: date
    order: Order
    by: Actor
    key: str


def done_before(act: Act) -> int | None:
    """The event that this form recorded already; None where it is sent for the first time.

    Asked under the lock: of two that are sent at once the second waits, and finds what the first recorded."""
    row = InstitutionEvent.objects.filter(key=act.key).first()
    if row is None:
        return None
    if row.recorded_by != act.by.code:
        raise Refused([Problem(kinds.CHANGED_MEANWHILE)])
    return row.id


def locked(codes: Collection[str], field: str = "") -> Histories:
    """What these institutions are like; nobody else writes about them until the end of the transaction."""
    rows = Institution.objects.select_for_update().filter(code__in=codes).order_by("code")
    known = [row.code for row in rows]
    if lacking := [code for code in dict.fromkeys(codes) if code not in known]:
        raise Refused([_unknown(code, field) for code in lacking])
    found = states_of(known)
    return {code: found.get(code, ()) for code in codes}


def _unknown(code: str, field: str) -> Problem:
    near = near_hint(code, Institution.objects.values_list("code", flat=True))
    return Problem(kinds.UNKNOWN_INSTITUTION, Place(field=field), {"code": code, "near": near})


def begin(code: str, field: str, *, illustrative: bool) -> None:
    """The code is the institution's own, and nobody else begins one under it meanwhile.

    An opening that was taken back leaves its code to the same institution."""
    Institution.objects.get_or_create(code=code)
    row = Institution.objects.select_for_update().get(code=code)
    if row.states.exists():
        raise Refused([Problem(kinds.CODE_GIVEN, Place(field=field), {"code": code})])
    row.illustrative = illustrative
    row.save(update_fields=["illustrative"])


def require_unchanged(found: Histories, seen: str) -> None:
    """Refuses where somebody recorded something since the page was made; an empty `seen` asks nothing."""
    if seen and seen != histories.fingerprint([found[code] for code in sorted(found)]):
        raise Refused([Problem(kinds.CHANGED_MEANWHILE)])


def require_permitted(by: Actor, day: date, places: Iterable[tuple[str, str]]) -> None:
    """She may edit the register at each of these places: department and code."""
    paths = {unit.code: unit.path for unit in list_units(day)}
    # Of a department that does not stand, whoever edits the whole register decides.
    if not all(policies.may_edit_at(by, f"{paths.get(owner, ROOT)}/{code}") for owner, code in places):
        raise Refused([Problem(kinds.NOT_PERMITTED)])


def write(code: str, states: Sequence[State]) -> None:
    """The institution was and is what these states say; its life is theirs."""
    InstitutionState.objects.filter(institution_id=code).delete()
    InstitutionState.objects.bulk_create(row_of(code, each) for each in states)
    start, until = (states[0].valid_from, states[-1].valid_until) if states else (None, None)
    Institution.objects.filter(code=code).update(valid_from=start, valid_until=until)


def row_of(code: str, state: State) -> InstitutionState:
    """The state as the table keeps it."""
    told = asdict(state.details)
    return InstitutionState(
        institution_id=code,
        department_id=told.pop("department"),
        valid_from=state.valid_from,
        valid_until=state.valid_until,
        **{**told, "names": dict(told["names"]), "languages": list(told["languages"])},
    )


_ENTRIES = {
    EventKind.OPENED: "registry.institution_opened",
    EventKind.RENAMED: "registry.institution_renamed",
    EventKind.MOVED: "registry.institution_moved",
    EventKind.CHANGED: "registry.institution_changed",
    EventKind.SPLIT: "registry.institution_split",
    EventKind.MERGED: "registry.institution_merged",
    EventKind.CLOSED: "registry.institution_closed",
}


def record(kind: str, act: Act, involved: Sequence[Involved], before: Histories, **more: object) -> int:
    """The event stands beside the histories, with what they were before it, and the journal has it."""
    event = InstitutionEvent.objects.create(
        key=act.key,
        kind=kind,
        on=act.on,
        order_number=act.order.number,
        order_on=act.order.on,
        order_title=act.order.title,
        recorded_at=timezone.now(),
        recorded_by=act.by.code,
    )
    EventPart.objects.bulk_create(
        EventPart(
            event=event,
            institution_id=each.code,
            role=each.role,
            share="" if each.share is None else f"{each.share:f}",
            before=histories.written(before[each.code]) if before.get(each.code) else None,
        )
        for each in involved
    )
    subjects = [each.code for each in involved if each.role == Role.SUBJECT]
    # No attribute itself: among them is the name of a person.
    details = {
        "event": event.id,
        "on": act.on.isoformat(),
        "order": act.order.number,
        "order_on": act.order.on.isoformat(),
        "heirs": [_told(each) for each in involved if each.role == Role.HEIR],
        **more,
    }
    journal.record(_ENTRIES[EventKind(kind)], subject=", ".join(subjects), by=act.by, details=details)
    return event.id


def _told(heir: Involved) -> str:
    return heir.code if heir.share is None else f"{heir.code} {heir.share:f}"
