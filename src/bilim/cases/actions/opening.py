"""Opening a case."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from itertools import count

from django.db import IntegrityError, transaction
from django.utils import timezone

from bilim.base.actor import Actor
from bilim.cases import models, policies, problems, queries
from bilim.cases.actions.clocks import lapse_if_due
from bilim.cases.rules import due_at, last_day, require_words
from bilim.cases.terms import Case, Kind, State, Subject
from bilim.journal import actions as journal
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused

_LETTER = {Kind.CORRECTION_REQUEST: "c", Kind.APPEAL: "a"}


@transaction.atomic
def open_case(
    *,
    kind: Kind,
    subject: Subject,
    words: Mapping[str, str],
    evidence: stored.CheckedEvidence,
    by: Actor,
    also: Iterable[Problem] = (),
) -> Case:
    """The case is open, its evidence is kept and its clock runs.

    Refuses evidence that is not what its name says, a second case about what one is open about, of whatever
    kind and subject, and `also`, what the owner of the subject has against it; all at once, and then no file
    is kept.
    """
    policies.require(policies.may_open(by, subject.unit_path))
    told, found = _words_and_problems(words)
    found = [*also, *found, *evidence.problems]
    before = _open_row(subject)
    # One whose term has passed is closed first: what the clock was to do it does before anything else.
    if before is not None and not lapse_if_due(before):
        found.append(_open_already(before.code))
    if found:
        raise Refused(found)
    kept = storage.keep_evidence(evidence, by=by)
    now = timezone.localtime()
    row = _new(kind, subject, told, now)
    row.evidence_sha256, row.evidence_name, row.opened_by = kept.sha256, kept.name, by.code
    _number(row)
    details: dict[str, object] = {
        "kind": kind.value,
        "edition": subject.code,
        "unit": subject.unit,
        "matter": subject.matter,
        "evidence": kept.sha256,
        "due_at": row.due_at.isoformat(),
    }
    if questions := subject.asked.get("questions"):
        details["questions"] = int(questions)
    journal.record("cases.opened", subject=row.code, by=by, details=details)
    return queries.to_case(row)


def _words_and_problems(words: Mapping[str, str]) -> tuple[dict[str, str], list[Problem]]:
    try:
        return require_words(words, problems.WORDS_LACKING, "words"), []
    except Refused as refusal:
        return {}, list(refusal.problems)


def _open_row(subject: Subject) -> models.Case | None:
    rows = models.Case.objects.select_for_update().filter(matter=subject.matter, state=State.OPEN)
    return rows.first()


def _new(kind: Kind, subject: Subject, words: dict[str, str], now: datetime) -> models.Case:
    calendar = queries.get_calendar()
    term = calendar.term(kind, now.date())
    assert now.tzinfo is not None
    return models.Case(
        kind=kind,
        state=State.OPEN,
        subject=subject.code,
        unit=subject.unit,
        unit_path=subject.unit_path,
        matter=subject.matter,
        asked=dict(subject.asked),
        words=words,
        opened_at=now,
        term={
            "working_days": term.working_days,
            "valid_from": term.valid_from.isoformat(),
            "certainty": term.certainty,
            "note": dict(term.note),
            "source": term.source,
            "address": term.address,
        },
        due_at=due_at(last_day(now.date(), term.working_days, calendar.holidays), now.tzinfo),
    )


def _number(row: models.Case) -> None:
    """The row has the next free number of its year; refused where another of its matter came first."""
    beginning = f"{_LETTER[Kind(row.kind)]}-{row.opened_at.year}-"
    taken = models.Case.objects.filter(code__startswith=beginning).count()
    for number in count(taken + 1):
        row.code = f"{beginning}{number:04d}"
        try:
            with transaction.atomic():
                row.save(force_insert=True)
            return
        except IntegrityError:
            other = models.Case.objects.filter(matter=row.matter)
            if (open_one := other.filter(state=State.OPEN).first()) is not None:
                raise Refused([_open_already(open_one.code)]) from None
            if not models.Case.objects.filter(code=row.code).exists():
                raise


def _open_already(code: str) -> Problem:
    return Problem(problems.OPEN_ALREADY, params={"case": code})
