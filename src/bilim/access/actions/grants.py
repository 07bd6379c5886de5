"""Giving and ending grants."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone

from bilim.access import policies, problems
from bilim.access.models import Account, Grant
from bilim.access.terms import Role
from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim_engine.problems import Problem, Refused


@transaction.atomic
def grant_role(
    *,
    account: Account,
    role: Role,
    unit_path: str,
    valid_from: date,
    by: Actor,
    valid_until: date | None = None,
) -> Grant:
    """The account holds the role over the part of the tree on these days; the last day is not included.

    Given again it changes nothing; refused where it was given from this day on with another end, unless that
    one ended on its first day.
    """
    policies.require_another(by, account.username)
    policies.require(policies.may_manage_over(by, unit_path))
    if valid_until is not None and valid_until <= valid_from:
        params = {"start": valid_from.isoformat(), "until": valid_until.isoformat()}
        raise Refused([Problem(problems.WRONG_DATES, params=params)])
    grant, created = Grant.objects.get_or_create(
        account=account,
        role=str(role),
        unit_path=unit_path,
        valid_from=valid_from,
        defaults={"valid_until": valid_until},
    )
    if grant.is_void:
        grant.valid_until, created = valid_until, True
        grant.save(update_fields=["valid_until"])
    if created:
        journal.record("access.role_granted", subject=account.username, by=by, details=_told(grant))
    elif grant.valid_until != valid_until:
        until = grant.valid_until.isoformat() if grant.valid_until else problems.NO_END
        told = {"username": account.username, "role": str(role), "until": until}
        raise Refused([Problem(problems.GRANTED_OTHERWISE, params=told)])
    return grant


@transaction.atomic
def end_grant(*, grant: Grant, valid_until: date, by: Actor) -> Grant:
    """The grant holds on no day from `valid_until` on; what was done under it stays as it was.

    Ended on its first day it holds on none: so a grant given by mistake is taken back at once. One that has
    ended stays ended; while it holds its end may move either way.
    """
    policies.require_another(by, grant.account.username)
    policies.require(policies.may_manage_over(by, grant.unit_path))
    ended = grant.valid_until
    if ended is not None and ended <= timezone.localdate() and valid_until > ended:
        raise Refused([Problem(problems.HAS_ENDED, params={"until": ended.isoformat()})])
    if valid_until < grant.valid_from:
        params = {"start": grant.valid_from.isoformat(), "until": valid_until.isoformat()}
        raise Refused([Problem(problems.ENDS_BEFORE, params=params)])
    grant.valid_until = valid_until
    grant.save(update_fields=["valid_until"])
    journal.record("access.role_ended", subject=grant.account.username, by=by, details=_told(grant))
    return grant


def _told(grant: Grant) -> dict[str, object]:
    return {
        "role": grant.role,
        "unit_path": grant.unit_path,
        "valid_from": grant.valid_from.isoformat(),
        "valid_until": grant.valid_until.isoformat() if grant.valid_until else None,
    }
