"""Reading accounts and grants."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.db.models import Q, QuerySet, Sum
from django.utils import timezone

from bilim.access.models import Account, Grant, Link, RecoveryCode, SecondFactor
from bilim.access.policies import may_manage
from bilim.access.problems import UNKNOWN_ACCOUNT, UNKNOWN_GRANT
from bilim.access.rules import client_of, digest_of_secret, permissions_of
from bilim.access.terms import Person, Post, Role
from bilim.base.actor import NOBODY, Actor
from bilim_engine.problems import Problem, Refused, near_hint


def address_in(meta: Mapping[str, str]) -> str:
    """Where the request comes from, through as many proxies as the settings say."""
    return client_of(meta.get("REMOTE_ADDR", ""), meta.get("HTTP_X_FORWARDED_FOR", ""), settings.PROXIES)


def actor_for(account: Account, *, on: date | None = None) -> Actor:
    """Who acts through this account on this day, with what her grants of that day permit."""
    day = on or timezone.localdate()
    if not account.is_active:
        return NOBODY
    held = permissions_of(_holding(day).filter(account=account).values_list("role", "unit_path"))
    return Actor(code=account.username, name=account.name, grants=held)


def _holding(day: date) -> QuerySet[Grant]:
    """The grants that hold on this day."""
    return Grant.objects.filter(Q(valid_until__isnull=True) | Q(valid_until__gt=day), valid_from__lte=day)


def get_actor(username: str, *, on: date | None = None) -> Actor:
    """Who acts under this user name; refuses an unknown one."""
    return actor_for(get_account(username), on=on)


def list_usernames() -> list[str]:
    """User names of all accounts."""
    return list(Account.objects.order_by("username").values_list("username", flat=True))


def list_demonstration_accounts() -> list[str]:
    """User names of the accounts the demonstration made."""
    return list(
        Account.objects.filter(is_demonstration=True).order_by("username").values_list("username", flat=True)
    )


def list_names() -> dict[str, str]:
    """The name of the person behind each user name, those who left included."""
    return dict(Account.objects.values_list("username", "name"))


def list_people() -> dict[str, Person]:
    """The person behind each user name with her posts, those who left included: a step keeps its author."""
    accounts = Account.objects.prefetch_related("grants")
    return {
        account.username: Person(account.username, account.name, tuple(map(_post, account.grants.all())))
        for account in accounts
    }


def list_posts(username: str) -> list[Post]:
    """Every post of this person, those that ended included, in the order in which they began."""
    return [_post(grant) for grant in Grant.objects.filter(account__username=username).order_by("valid_from")]


def _post(grant: Grant) -> Post:
    return Post(Role(grant.role), grant.unit_path, grant.valid_from, grant.valid_until)


def count_holders(day: date) -> Counter[Role]:
    """How many people hold each role on this day, over whatever part of the tree."""
    held = _holding(day).filter(account__is_active=True)
    return Counter(Role(role) for role, _account in held.values_list("role", "account").distinct())


def count_failures(address: str, *, since: datetime) -> int:
    """How many wrong passwords came from this address, under whatever names."""
    attempts = AccessAttempt.objects.filter(ip_address=address, attempt_time__gte=since)
    return attempts.aggregate(total=Sum("failures_since_start"))["total"] or 0


def get_account(username: str) -> Account:
    """The account with this user name; refuses an unknown one, with the nearest."""
    account = Account.objects.filter(username=username).first()
    if account is None:
        near = near_hint(username, Account.objects.values_list("username", flat=True))
        raise Refused([Problem(UNKNOWN_ACCOUNT, params={"username": username, "near": near})])
    return account


def get_grant(username: str, role: str, unit_path: str, valid_from: date) -> Grant:
    """This very grant; refuses one that was never given."""
    account = get_account(username)
    grant = account.grants.filter(role=role, unit_path=unit_path, valid_from=valid_from).first()
    if grant is None:
        raise Refused([Problem(UNKNOWN_GRANT, params={"username": username, "role": role})])
    return grant


def list_accounts() -> list[tuple[Account, list[Grant]]]:
    """Every account with every grant it ever had."""
    accounts = Account.objects.order_by("username").prefetch_related("grants")
    return [(account, sorted(account.grants.all(), key=lambda one: one.valid_from)) for account in accounts]


def list_paths(account: Account) -> list[str]:
    """The parts of the tree over which she holds, held or will hold a role."""
    return list(Grant.objects.filter(account=account).values_list("unit_path", flat=True))


def find_by_link(secret: str) -> Account | None:
    """Whose password this link sets; nobody's once it is used, replaced or over, or she is blocked."""
    found = Link.objects.select_related("account").filter(secret_sha256=digest_of_secret(secret)).first()
    # A clock that was ahead lets no link last longer than one may.
    latest = timezone.now() + timedelta(hours=2 * settings.INVITATION_HOURS)
    if found is None or not timezone.now() < found.expires_at <= latest or not found.account.is_active:
        return None
    return found.account


def find_account(number: int) -> Account | None:
    """The account with this number, with its grants and its link."""
    return Account.objects.prefetch_related("grants").select_related("link").filter(pk=number).first()


def roles_today(account: Account) -> list[Role]:
    """What she is today, each once, of an account whose grants were fetched with it."""
    today = timezone.localdate()
    posts = map(_post, account.grants.all())
    return list(dict.fromkeys(post.role for post in posts if post.holds_on(today)))


def search_accounts(words: str, *, seen_by: Actor, state: str = "") -> list[Account]:
    """The accounts she may keep whose names hold each of these words, by name; `state` is open, blocked or
    waiting (for its password)."""
    asked = words.casefold().split()
    accounts = Account.objects.prefetch_related("grants").select_related("link").order_by("name", "username")
    return [
        account
        for account in accounts
        if may_manage(seen_by, [grant.unit_path for grant in account.grants.all()])
        and all(word in f"{account.name} {account.username}".casefold() for word in asked)
        and state in ("", account.state)
    ]


def has_second_factor(account: Account) -> bool:
    """Whether signing in asks her for a code."""
    return SecondFactor.objects.filter(account=account, is_confirmed=True).exists()


def count_recovery_codes(account: Account) -> int:
    """How many of her recovery codes are left."""
    return RecoveryCode.objects.filter(account=account).count()


def needs_second_factor(account: Account) -> bool:
    """Whether a role she holds today is one that nobody may use without a second factor."""
    held = _holding(timezone.localdate()).filter(account=account).values_list("role", flat=True)
    return not account.is_demonstration and not set(settings.SECOND_FACTOR_ROLES).isdisjoint(held)
