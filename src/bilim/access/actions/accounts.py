"""Accounts and their passwords."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F

from bilim.access import policies, problems, queries
from bilim.access.models import Account, Link
from bilim.access.terms import LONGEST_NAME, LONGEST_PASSWORD, LONGEST_USERNAME
from bilim.base.actor import SYSTEM, Actor
from bilim.base.texts import has_unseen_signs, has_words
from bilim.journal import actions as journal
from bilim_engine.problems import LANGUAGES, Place, Problem, Refused

_SHORTEST_TELLING = 4


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
def make_account(*, username: str, name: str, by: Actor) -> Account:
    """The account is there, and nobody signs in by it before a password is set."""
    if found := _faults_of_names(username, name):
        raise Refused(found)
    account = Account(username=username, name=name)
    account.set_unusable_password()
    account.save()
    journal.record("access.account_created", subject=username, by=by, details={"demonstration": False})
    return account


@transaction.atomic
def set_blocked(*, account: Account, blocked: bool, by: Actor) -> None:
    """Nobody signs in by the account and each of its sessions is over, or it is open again. Its grants stand
    as they were; an open link opens nothing any more."""
    policies.require_another(by, account.username)
    policies.require(policies.may_manage(by, queries.list_paths(account)))
    if account.is_active != blocked:
        return
    account.is_active = not blocked
    account.save(update_fields=["is_active"])
    Link.objects.filter(account=account).delete()
    if blocked:
        journal.record("access.account_blocked", subject=account.username, by=by)
    else:
        journal.record("access.account_unblocked", subject=account.username, by=by)


@transaction.atomic
def set_password(*, account: Account, password: str, by: Actor) -> None:
    """The account has this password and every session of it has ended."""
    if found := _weaknesses(password, account.username):
        raise Refused(found)
    account.set_password(password)
    account.save(update_fields=["password"])
    journal.record("access.password_set", subject=account.username, by=by)


@transaction.atomic
def end_sessions(*, account: Account, by: Actor) -> None:
    """Every session of the account is over, wherever it was begun; each ends her own, too."""
    own = by.code == account.username
    policies.require(own or policies.may_manage(by, queries.list_paths(account)))
    Account.objects.filter(pk=account.pk).update(sessions_ended=F("sessions_ended") + 1)
    account.refresh_from_db(fields=["sessions_ended"])
    journal.record("access.sessions_ended", subject=account.username, by=by)


def _faults(username: str, name: str, password: str, demonstration: bool) -> list[Problem]:
    found = []
    if demonstration and not settings.DEMONSTRATION:
        found.append(Problem(problems.NOT_DEMONSTRATION))
    found += _faults_of_names(username, name)
    return found + ([] if demonstration else _weaknesses(password, username))


def _faults_of_names(username: str, name: str) -> list[Problem]:
    found = []
    if has_unseen_signs(username) or has_unseen_signs(name):
        found.append(Problem(problems.TEXT_UNSAFE))
    elif not _may_be_called(username, LONGEST_USERNAME) or username == SYSTEM.code:
        params = {"username": username[:80], "most": str(LONGEST_USERNAME)}
        found.append(Problem(problems.NAME_UNUSABLE, params=params))
    elif Account.objects.filter(username=username).exists():
        found.append(Problem(problems.NAME_TAKEN, params={"username": username}))
    if not _may_be_called(name, LONGEST_NAME):
        found.append(Problem(problems.PERSON_UNNAMED, params={"most": str(LONGEST_NAME)}))
    return found


def _may_be_called(name: str, most: int) -> bool:
    """Whether the form takes it as it stands: it strips blanks at both ends, and takes so many signs."""
    return has_words(name) and name == name.strip() and len(name) <= most


def _weaknesses(password: str, username: str) -> list[Problem]:
    if len(password) > LONGEST_PASSWORD:
        return [Problem(problems.LONG_PASSWORD, Place(field="password"), {"most": str(LONGEST_PASSWORD)})]
    found = []
    try:
        validate_password(password)
    except ValidationError as error:
        found += [_why(each) for each in error.error_list]
    # A name of two or three letters is part of any phrase.
    if len(username) >= _SHORTEST_TELLING and username.casefold() in password.casefold():
        found.append(problems.WEAKNESSES["password_is_name"])
    return [Problem(problems.WEAK_PASSWORD, Place(field="password"), {"why": why}) for why in found]


def _why(weakness: ValidationError) -> Mapping[str, str]:
    """The validator's sentence in each language; it has none of its own in Kyrgyz."""
    if weakness.code in problems.WEAKNESSES:
        least = str((weakness.params or {}).get("min_length", ""))
        sentence = problems.WEAKNESSES[weakness.code]
        return {language: text.format(least=least) for language, text in sentence.items()}
    return dict.fromkeys(LANGUAGES, " ".join(weakness.messages))
