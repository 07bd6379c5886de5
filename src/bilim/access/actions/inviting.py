"""Letting people in: an account with its first role, and the one link by which its password is set."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from bilim.access import policies, problems, queries
from bilim.access.actions.accounts import make_account, set_password
from bilim.access.actions.grants import grant_role
from bilim.access.models import Account, Link
from bilim.access.rules import digest_of_secret
from bilim.access.terms import Role
from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim_engine.problems import Problem, Refused

# 256 bits: nobody comes upon one.
_BYTES = 32


@dataclass(frozen=True, slots=True)
class Invited:
    """An account that waits for its password, and the secret of its link: it is told here and never again."""

    account: Account
    secret: str


@transaction.atomic
def invite(
    *,
    username: str,
    name: str,
    role: Role,
    unit_path: str,
    valid_from: date,
    by: Actor,
    valid_until: date | None = None,
) -> Invited:
    """The account is made with this role, and whoever opens the link sets its password. Without a password
    nobody signs in."""
    policies.require(policies.may_manage_over(by, unit_path))
    account = make_account(username=username, name=name, by=by)
    grant_role(
        account=account, role=role, unit_path=unit_path, valid_from=valid_from, valid_until=valid_until, by=by
    )
    return make_link(account=account, by=by)


@transaction.atomic
def make_link(*, account: Account, by: Actor) -> Invited:
    """A link by which the password is set once, within some days; the one of before opens nothing any more.

    The password of before holds until the link is used: whoever asks for one may still remember it.
    """
    policies.require_another(by, account.username)
    policies.require(policies.may_manage(by, queries.list_paths(account)))
    if not account.is_active:
        raise Refused([Problem(problems.BLOCKED, params={"username": account.username})])
    secret, expires = secrets.token_urlsafe(_BYTES), timezone.now() + lasting()
    kept = {"secret_sha256": digest_of_secret(secret), "expires_at": expires}
    Link.objects.update_or_create(account=account, defaults=kept)
    details = {"until": timezone.localtime(expires).isoformat()}
    journal.record("access.link_made", subject=account.username, by=by, details=details)
    return Invited(account, secret)


@transaction.atomic
def use_link(*, secret: str, password: str) -> Account:
    """The account has this password, its sessions of before have ended, and the link opens nothing more."""
    link = Link.objects.select_for_update().filter(secret_sha256=digest_of_secret(secret)).first()
    account = queries.find_by_link(secret) if link else None
    if link is None or account is None:
        raise Refused([Problem(problems.LINK_OVER)])
    by = Actor(account.username, account.name)
    set_password(account=account, password=password, by=by)
    link.delete()
    journal.record("access.link_used", subject=account.username, by=by)
    return account


def lasting() -> timedelta:
    """How long a link may be used."""
    return timedelta(hours=settings.INVITATION_HOURS)
