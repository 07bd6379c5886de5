"""Reading cases, each as the clock says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases import models, policies, problems
from bilim.cases.rules import Calendar, read_calendar, state_at
from bilim.cases.terms import Case, Evidence, Kind, State, Subject
from bilim_engine.problems import Problem, Refused

FILE = Path("cases") / "terms.yaml"


def get_calendar() -> Calendar:
    """The terms that are set; none where nobody set any. Refuses a file that cannot be read."""
    path = Path(settings.DEFINITIONS_ROOT) / FILE
    if not path.exists():
        return Calendar((), frozenset())
    return read_calendar(path.read_text(encoding="utf-8"), f"definitions/{FILE}")


def get_case(code: str, *, seen_by: Actor) -> Case:
    """The case with this code; refused where there is none, or where it is not hers to read."""
    row = models.Case.objects.filter(code=code).first()
    if row is None:
        raise unknown(code)
    policies.require(policies.may_read(seen_by, row.unit_path))
    return to_case(row)


def list_cases(
    *,
    seen_by: Actor,
    kinds: Iterable[Kind] = tuple(Kind),
    subject: str = "",
    unit: str = "",
) -> list[Case]:
    """The cases this person may read, those first that must be decided first, then the newest."""
    rows = models.Case.objects.filter(kind__in=list(kinds))
    if subject:
        rows = rows.filter(subject=subject)
    if unit:
        rows = rows.filter(unit=unit)
    now = timezone.now()
    found = [to_case(row, now) for row in rows if policies.may_read(seen_by, row.unit_path)]
    found.sort(key=lambda case: case.opened_at, reverse=True)
    return sorted(found, key=lambda case: (not case.is_open, case.due_at if case.is_open else now))


def list_decidable(*, by: Actor) -> list[Case]:
    """What waits for this person's decision, the nearest deadline first."""
    if not policies.may_decide(by):
        return []
    return [case for case in list_cases(seen_by=by) if case.is_open and case.opened_by != by.code]


def list_of_subject(subject: str, kind: Kind) -> list[Case]:
    """Every case about this subject, for the rules of its owner, the oldest first."""
    rows = models.Case.objects.filter(subject=subject, kind=kind).order_by("opened_at", "code")
    return [to_case(row) for row in rows]


def list_granted(*kinds: Kind) -> list[Case]:
    """Every granted case of these kinds, the oldest first."""
    rows = models.Case.objects.filter(kind__in=kinds, state=State.GRANTED)
    return [to_case(row) for row in rows.order_by("opened_at", "code")]


def list_open_of_unit(unit: str) -> list[Case]:
    """Every open case of this unit, of whatever kind and subject, for the rules of its owner."""
    rows = models.Case.objects.filter(unit=unit, state=State.OPEN).order_by("opened_at", "code")
    return [case for case in map(to_case, rows) if case.is_open]


def list_opened() -> list[str]:
    """Codes of all cases, which only a journaled act can have made."""
    return list(models.Case.objects.order_by("code").values_list("code", flat=True))


def list_due(now: datetime) -> list[str]:
    """Codes of the cases whose term has passed and that the clock has not closed yet."""
    rows = models.Case.objects.filter(state=State.OPEN, due_at__lte=now).order_by("due_at", "code")
    return list(rows.values_list("code", flat=True))


def unknown(code: str) -> Refused:
    """The refusal of a code that no case bears."""
    return Refused([Problem(problems.UNKNOWN, params={"case": code[:60]})])


def to_case(row: models.Case, now: datetime | None = None) -> Case:
    """The case as it stands at this instant."""
    state = state_at(State(row.state), row.due_at, now or timezone.now())
    return Case(
        code=row.code,
        kind=Kind(row.kind),
        state=state,
        subject=Subject(row.subject, row.unit, row.unit_path, row.matter, row.asked),
        words=row.words,
        evidence=Evidence(row.evidence_sha256, row.evidence_name),
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        term=row.term,
        due_at=row.due_at,
        decided_by=row.decided_by,
        closed_at=row.due_at if state == State.LAPSED else row.closed_at,
        reason=row.reason,
        outcome=row.outcome,
    )
