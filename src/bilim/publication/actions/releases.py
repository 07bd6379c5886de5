"""Announcing when an edition comes out, and letting somebody see its draft before."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from bilim.access import queries as access
from bilim.base.actor import SYSTEM, Actor
from bilim.cases import actions as cases
from bilim.journal import actions as journal
from bilim.publication import models, policies, problems
from bilim.publication.actions.windows import locked_in
from bilim.publication.queries import releases as queries
from bilim.publication.queries.editions import SERIES, list_editions
from bilim.publication.rules import releases as rules
from bilim.publication.rules.texts import require_text
from bilim.publication.terms import Early, Planned, State, Text
from bilim_engine.problems import Problem, Refused

ON_ITS_WAY = (State.DRAFT, State.CHECKED, State.SIGNED)


@transaction.atomic
def plan_release(*, period: str, at: datetime, by: Actor, reason: Text | None = None) -> Planned:
    """The public calendar announces the edition of this period for this instant; it does not come out before.
    An announced instant is moved with a reason that stands beside it."""
    policies.require(policies.may_publish(by))
    rows = models.PlannedRelease.objects.select_for_update().filter(series=SERIES, period=period)
    standing = rows.filter(superseded_at__isnull=True).first()
    found = rules.release_problems(period, at, timezone.localtime())
    editions = list_editions(SERIES)
    out = next((each.code for each in editions if each.period == period), "")
    if out:
        found.append(Problem(problems.RELEASE_OUT, params={"edition": out}))
    elif not found and standing is None:
        found += rules.backward_problems(period, at, editions[0].period if editions else "")
    if found:
        raise Refused(found)
    if standing is None or standing.release_at != at:
        _announce(period, at, standing, reason or {}, by)
    planned = queries.find_planned(SERIES, period)
    assert planned is not None
    return planned


def _announce(
    period: str, at: datetime, standing: models.PlannedRelease | None, reason: Text, by: Actor
) -> None:
    now, words = timezone.now(), {}
    details: dict[str, object] = {"release_at": at.isoformat()}
    if standing is not None:
        words = require_text(
            reason,
            lacking=problems.MOVE_REASON_LACKING,
            too_long=problems.WITHDRAWAL_REASON_TOO_LONG,
            in_all=True,
        )
        standing.superseded_at = now
        standing.save(update_fields=["superseded_at"])
        details["instead_of"] = timezone.localtime(standing.release_at).isoformat()
        details["reason"] = words
    models.PlannedRelease.objects.create(
        series=SERIES, period=period, release_at=at, reason=words, set_by=by.code, set_at=now
    )
    journal.record("publication.release_planned", subject=f"{SERIES}-{period}", by=by, details=details)


def note_instants(now: datetime) -> list[str]:
    """Announced instants that have come are noted in the journal, once each; what was announced. A clock
    publishes nothing: the act is a person's, cannot come before the instant, and tells of itself."""
    rows = models.PlannedRelease.objects.filter(
        superseded_at__isnull=True, passed_at__isnull=True, release_at__lte=now
    )
    return cases.one_by_one(rows.order_by("release_at", "period").values_list("pk", flat=True), _note)


@transaction.atomic
def _note(pk: int) -> str:
    row = cases.take_due(models.PlannedRelease.objects.filter(pk=pk))
    if row.passed_at is not None or row.superseded_at is not None:
        return ""
    row.passed_at = row.release_at
    row.save(update_fields=["passed_at"])
    details = {"due_at": timezone.localtime(row.release_at).isoformat()}
    announced = f"{row.series}-{row.period}"
    journal.record("publication.release_came_due", subject=announced, by=SYSTEM, details=details)
    return announced


@transaction.atomic
def allow_early(
    *, code: str, name: str, reason: Text, valid_from: date, valid_until: date, by: Actor, account: str = ""
) -> Early:
    """This person may see the draft on these days; with an account, she can open its table of places."""
    policies.require(policies.may_publish(by))
    locked_in(code, ON_ITS_WAY)
    found = rules.early_problems(name, valid_from, valid_until, timezone.localdate())
    words: dict[str, str] = {}
    try:
        words = require_text(
            reason, lacking=problems.EMBARGO_REASON, too_long=problems.WITHDRAWAL_REASON_TOO_LONG
        )
    except Refused as refusal:
        found += refusal.problems
    if found:
        raise Refused(found)
    if account:
        access.get_account(account)
    row = models.EmbargoEntry.objects.create(
        edition=code,
        name=name.strip(),
        account=account,
        reason=words,
        valid_from=valid_from,
        valid_until=valid_until,
        added_by=by.code,
        added_at=timezone.now(),
    )
    details = {
        "who": row.name,
        "account": account,
        "reason": words,
        "valid_from": valid_from.isoformat(),
        "last_day": valid_until.isoformat(),
    }
    journal.record("publication.embargo_added", subject=code, by=by, details=details)
    return queries.to_early(row)


def note_early_reading(*, code: str, by: Actor) -> None:
    """Who opens a draft for the sake of its embargo list alone stands in the journal, once for each day.

    Reading waits for nobody who writes, but on the first opening of a day.
    """
    is_early = not policies.may_see_drafts(by) and queries.may_see_early(code, by)
    if is_early and not queries.has_opened_today(code, by):
        _note_opening(code, by)


@transaction.atomic
def _note_opening(code: str, by: Actor) -> None:
    # Of two openings in one moment one waits; what came out while she waited is read by everybody.
    row = models.Edition.objects.select_for_update().filter(code=code, state__in=ON_ITS_WAY).first()
    if row is not None and not queries.has_opened_today(code, by):
        journal.record("publication.embargo_opened", subject=code, by=by)


@transaction.atomic
def end_early(*, code: str, entry: int, by: Actor) -> None:
    """This person sees the draft no longer; that she did stays on record."""
    policies.require(policies.may_publish(by))
    row = models.EmbargoEntry.objects.select_for_update().filter(edition=code, pk=entry).first()
    if row is None or row.ended_at is not None:
        raise Refused([Problem(problems.EMBARGO_UNKNOWN)])
    row.ended_by, row.ended_at = by.code, timezone.now()
    row.save(update_fields=["ended_by", "ended_at"])
    details = {"who": row.name, "account": row.account}
    journal.record("publication.embargo_ended", subject=code, by=by, details=details)
