"""Making accounts, giving and ending grants."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from bilim.access import problems
from bilim.access.models import Account, Grant
from bilim.access.terms import LONGEST_NAME, LONGEST_PASSWORD, LONGEST_USERNAME, Role
from bilim.base.actor import NOBODY, SYSTEM, Actor
from bilim.base.texts import has_unseen_signs, has_words
from bilim.journal import actions as journal
from bilim_engine.problems import LANGUAGES, Problem, Refused


@transaction.atomic
def create_account(
    *, username: str, name: str, password: str, by: Actor, demonstration: bool = False
) -> Account:
    """The person can sign in and may do nothing yet. Refuses a name nobody could sign in by, a taken one, one
    with signs nobody sees, and a weak password."""
    if found := _faults(username, name, password, demonstration):
        raise Refused(found)
    account = Account(username=username, name=name, is_demonstration=demonstration)
    account.set_password(password)
    account.save()
    journal.record(
        "access.account_created", subject=username, by=by, details={"demonstration": demonstration}
    )
    return account


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

    Ended on its first day it holds on none: so a grant given by mistake is taken back at once.
    """
    if valid_until < grant.valid_from:
        params = {"start": grant.valid_from.isoformat(), "until": valid_until.isoformat()}
        raise Refused([Problem(problems.ENDS_BEFORE, params=params)])
    grant.valid_until = valid_until
    grant.save(update_fields=["valid_until"])
    journal.record("access.role_ended", subject=grant.account.username, by=by, details=_told(grant))
    return grant


@transaction.atomic
def set_password(*, account: Account, password: str, by: Actor) -> None:
    """The account has this password and every session of it has ended."""
    if found := _weaknesses(password):
        raise Refused(found)
    account.set_password(password)
    account.save(update_fields=["password"])
    journal.record("access.password_set", subject=account.username, by=by)


def record_sign_in(*, by: Actor) -> None:
    """The journal knows that she signed in."""
    journal.record("access.signed_in", subject=by.code, by=by)


def record_sign_out(*, by: Actor) -> None:
    """The journal knows that she signed out."""
    journal.record("access.signed_out", subject=by.code, by=by)


def record_refusal(*, by: Actor, permission: str, address: str) -> None:
    """The journal knows that somebody was turned away, from where, and for want of which permission."""
    # An address may hold any sign, and PostgreSQL keeps no null sign in JSON.
    seen = "".join(sign if sign.isprintable() else "\ufffd" for sign in address[:500])
    details = {"address": seen, "permission": permission[:100]}
    journal.record("access.refused", subject=by.code or "anonymous", by=by, details=details)


def mend_failures_to_come(*, longest: timedelta) -> None:
    """No wrong password counts for longer than that, although a clock that was ahead dated it.

    Their number stays: a moved clock forgives nobody.
    """
    now = timezone.now()
    AccessAttempt.objects.filter(attempt_time__gt=now + longest).update(attempt_time=now)


def record_lock_out(*, username: str, address: str) -> None:
    """The journal knows that sign-in was locked for this name from this address."""
    details = {"address": address}
    journal.record("access.locked_out", subject=username[:150] or "anonymous", by=NOBODY, details=details)


def _faults(username: str, name: str, password: str, demonstration: bool) -> list[Problem]:
    found = []
    if demonstration and not settings.DEMONSTRATION:
        found.append(Problem(problems.NOT_DEMONSTRATION))
    if has_unseen_signs(username) or has_unseen_signs(name):
        found.append(Problem(problems.TEXT_UNSAFE))
    elif not _may_be_called(username, LONGEST_USERNAME) or username == SYSTEM.code:
        params = {"username": username[:80], "most": str(LONGEST_USERNAME)}
        found.append(Problem(problems.NAME_UNUSABLE, params=params))
    elif Account.objects.filter(username=username).exists():
        found.append(Problem(problems.NAME_TAKEN, params={"username": username}))
    if not _may_be_called(name, LONGEST_NAME):
        found.append(Problem(problems.PERSON_UNNAMED, params={"most": str(LONGEST_NAME)}))
    return found + ([] if demonstration else _weaknesses(password))


def _may_be_called(name: str, most: int) -> bool:
    """Whether the form takes it as it stands: it strips blanks at both ends, and takes so many signs."""
    return has_words(name) and name == name.strip() and len(name) <= most


def _weaknesses(password: str) -> list[Problem]:
    if len(password) > LONGEST_PASSWORD:
        return [Problem(problems.LONG_PASSWORD, params={"most": str(LONGEST_PASSWORD)})]
    try:
        validate_password(password)
    except ValidationError as error:
        return [Problem(problems.WEAK_PASSWORD, params={"why": _why(each)}) for each in error.error_list]
    return []


def _why(weakness: ValidationError) -> Mapping[str, str]:
    """The validator's sentence in each language; it has none of its own in Kyrgyz."""
    if weakness.code in problems.WEAKNESSES:
        least = str((weakness.params or {}).get("min_length", ""))
        sentence = problems.WEAKNESSES[weakness.code]
        return {language: text.format(least=least) for language, text in sentence.items()}
    return dict.fromkeys(LANGUAGES, " ".join(weakness.messages))


def _told(grant: Grant) -> dict[str, object]:
    return {
        "role": grant.role,
        "unit_path": grant.unit_path,
        "valid_from": grant.valid_from.isoformat(),
        "valid_until": grant.valid_until.isoformat() if grant.valid_until else None,
    }
