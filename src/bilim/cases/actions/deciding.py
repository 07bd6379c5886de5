"""Deciding on a case, and taking it back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from bilim.access import queries as access
from bilim.base.actor import Actor
from bilim.base.templatetags.dates import moment_in_words
from bilim.cases import models, policies, problems, queries
from bilim.cases.actions.clocks import lapse_if_due
from bilim.cases.rules import require_words
from bilim.cases.terms import STATE_WORDS, Case, Kind, State
from bilim.journal import actions as journal
from bilim_engine.problems import LANGUAGES, Problem, Refused

# What follows from granting a case of this kind, done in the same transaction; what it says of it is kept.
# The text is what the decider accepted in granting it.
Granting = Callable[[Case, Actor, str], Mapping[str, object]]
_granting: dict[Kind, Granting] = {}


def on_granted(kind: Kind, act: Granting) -> None:
    """This is done when a case of this kind is granted: the owner of what it is about says so once."""
    _granting[kind] = act


def decide_case(
    *, code: str, granted: bool, reason: Mapping[str, str], by: Actor, accepted: str = ""
) -> Case:
    """The case is granted, with everything that follows from it, or refused; nobody decides on it again.

    Refuses whoever asked, a second decision, one that comes after the term, and what the owner of what
    follows refuses: what is `accepted` is hers to read.
    """
    policies.require(policies.may_decide(by))
    with transaction.atomic():
        row = _locked(code)
        if not lapse_if_due(row):
            return _decide(row, granted, reason, by, accepted)
    # What the clock did stands; the decision came after it.
    raise _closed(row)


def _decide(row: models.Case, granted: bool, reason: Mapping[str, str], by: Actor, accepted: str) -> Case:
    if row.state != State.OPEN:
        raise _closed(row)
    if found := policies.asker_does_not_decide(asker=row.opened_by, decider=by.code):
        raise Refused(found)
    row.reason = require_words(reason, problems.REASON_LACKING, "reason")
    row.state = State.GRANTED if granted else State.REFUSED
    row.decided_by, row.closed_at = by.code, _closing_instant(row)
    if granted and Kind(row.kind) in _granting:
        row.outcome = dict(_granting[Kind(row.kind)](queries.to_case(row), by, accepted))
    row.save(update_fields=["reason", "state", "decided_by", "closed_at", "outcome"])
    details = {"edition": row.subject, "unit": row.unit, "reason": row.reason, "outcome": row.outcome}
    if questions := row.outcome.get("questions"):
        details["questions"] = questions
    if granted:
        journal.record("cases.granted", subject=row.code, by=by, details=details)
    else:
        journal.record("cases.refused", subject=row.code, by=by, details=details)
    return queries.to_case(row)


def withdraw_case(*, code: str, by: Actor) -> Case:
    """Whoever asked asks no longer."""
    with transaction.atomic():
        row = _locked(code)
        policies.require(policies.may_withdraw(by, row.opened_by))
        if not lapse_if_due(row):
            if row.state != State.OPEN:
                raise _closed(row)
            row.state, row.closed_at = State.WITHDRAWN, _closing_instant(row)
            row.save(update_fields=["state", "closed_at"])
            details = {"edition": row.subject, "unit": row.unit}
            journal.record("cases.withdrawn", subject=row.code, by=by, details=details)
            return queries.to_case(row)
    raise _closed(row)


def _closing_instant(row: models.Case) -> datetime:
    """Now; refused where that is before the case was opened: the clock was set back, and a case would seem to
    have been closed first."""
    now = timezone.now()
    if now < row.opened_at:
        when, shown = (
            {language: moment_in_words(at, language) for language in LANGUAGES} for at in (row.opened_at, now)
        )
        params: dict[str, str | Mapping[str, str]] = {"case": row.code, "when": when, "now": shown}
        raise Refused([Problem(problems.CLOCK_SET_BACK, params=params)])
    return now


def _locked(code: str) -> models.Case:
    row = models.Case.objects.select_for_update().filter(code=code).first()
    if row is None:
        raise queries.unknown(code)
    return row


def _closed(row: models.Case) -> Refused:
    """Why nothing more is decided: by whom and when it was closed."""
    assert row.closed_at is not None
    when = {language: moment_in_words(row.closed_at, language) for language in LANGUAGES}
    if row.state == State.LAPSED:
        return Refused([Problem(problems.LAPSED, params={"case": row.code, "when": when})])
    who = row.decided_by or row.opened_by
    params: dict[str, str | Mapping[str, str]] = {
        "case": row.code,
        "state": STATE_WORDS[State(row.state)],
        "who": access.list_names().get(who, who),
        "when": when,
    }
    return Refused([Problem(problems.CLOSED_ALREADY, params=params)])
