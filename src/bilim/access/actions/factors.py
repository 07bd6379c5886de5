"""A second factor: codes of a telephone, and recovery codes on paper for when it is lost."""

from __future__ import annotations

import base64
import secrets
from datetime import timedelta

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac

from bilim.access import policies, problems, queries
from bilim.access.models import Account, RecoveryCode, SecondFactor
from bilim.access.rules import plain_code, recovery_code, step_of_code
from bilim.base.actor import Actor
from bilim.journal import actions as journal
from bilim_engine.problems import Place, Problem, Refused

_SALT = "bilim.access.second-factor"
_BYTES, _CODES = 20, 10
_AT_CODE = Place(field="code")


@transaction.atomic
def begin_factor(*, account: Account) -> bytes:
    """The secret that her telephone is to take; the same until it is confirmed, and it counts only then."""
    row = SecondFactor.objects.select_for_update().filter(account=account).first()
    if row is not None and row.is_confirmed:
        raise Refused([Problem(problems.FACTOR_CONFIRMED)])
    if row is not None and (known := _opened(row)) is not None:
        return known
    secret = secrets.token_bytes(_BYTES)
    SecondFactor.objects.update_or_create(account=account, defaults={"sealed": _sealed(secret)})
    return secret


@transaction.atomic
def confirm_factor(*, account: Account, code: str) -> list[str]:
    """Signing in asks for a code from now on; the recovery codes, told here and never again."""
    row = SecondFactor.objects.select_for_update().filter(account=account, is_confirmed=False).first()
    secret = _opened(row) if row else None
    step = step_of_code(secret, code, timezone.now().timestamp(), 0) if secret else None
    if row is None or step is None:
        raise Refused([Problem(problems.WRONG_CODE, _AT_CODE)])
    row.is_confirmed, row.last_step = True, step
    row.save(update_fields=["is_confirmed", "last_step"])
    codes = [recovery_code() for _code in range(_CODES)]
    RecoveryCode.objects.filter(account=account).delete()
    RecoveryCode.objects.bulk_create(RecoveryCode(account=account, digest=_digest(each)) for each in codes)
    journal.record("access.factor_confirmed", subject=account.username, by=_herself(account))
    return codes


def use_code(*, account: Account, code: str) -> None:
    """The code was hers and serves no second time. Refuses a wrong one, and any at all for a while after too
    many of them."""
    # What failed has to stay counted: so the refusal comes after the transaction.
    if found := _use(account, code):
        raise Refused([found])


@transaction.atomic
def _use(account: Account, code: str) -> Problem | None:
    row = SecondFactor.objects.select_for_update().get(account=account, is_confirmed=True)
    if _is_locked(row):
        return Problem(problems.CODES_LOCKED, _AT_CODE, {"minutes": _minutes()})
    if not _is_right(row, code):
        _count_failure(row)
        return Problem(problems.WRONG_CODE, _AT_CODE)
    row.failures, row.failed_at = 0, None
    row.save(update_fields=["last_step", "failures", "failed_at"])
    return None


def _is_right(row: SecondFactor, code: str) -> bool:
    secret = _opened(row)
    step = step_of_code(secret, code, timezone.now().timestamp(), row.last_step) if secret else None
    if step is not None:
        row.last_step = step
        return True
    used, _kinds = RecoveryCode.objects.filter(account=row.account, digest=_digest(code)).delete()
    if used:
        left = RecoveryCode.objects.filter(account=row.account).count()
        journal.record(
            "access.recovery_code_used",
            subject=row.account.username,
            by=_herself(row.account),
            details={"left": left},
        )
    return bool(used)


def _is_locked(row: SecondFactor) -> bool:
    if row.failed_at is None or row.failures < settings.AXES_FAILURE_LIMIT:
        return False
    # A clock that was ahead locks nobody out for longer.
    return timezone.now() < row.failed_at + settings.AXES_COOLOFF_TIME < timezone.now() + 2 * _cool_off()


def _count_failure(row: SecondFactor) -> None:
    over = row.failed_at is None or row.failed_at + _cool_off() <= timezone.now()
    row.failures, row.failed_at = (1 if over else row.failures + 1), timezone.now()
    row.save(update_fields=["failures", "failed_at"])
    if row.failures == settings.AXES_FAILURE_LIMIT:
        journal.record("access.codes_locked", subject=row.account.username, by=_herself(row.account))


@transaction.atomic
def remove_factor(*, account: Account, by: Actor) -> None:
    """Signing in asks for no code any more, and the recovery codes open nothing: she took it away herself, or
    who keeps her account did because the telephone is lost."""
    own = by.code == account.username
    policies.require(own or policies.may_manage(by, queries.list_paths(account)))
    gone, _kinds = SecondFactor.objects.filter(account=account).delete()
    RecoveryCode.objects.filter(account=account).delete()
    if gone:
        journal.record("access.factor_removed", subject=account.username, by=by)


def _herself(account: Account) -> Actor:
    return Actor(account.username, account.name)


def _cool_off() -> timedelta:
    found: timedelta = settings.AXES_COOLOFF_TIME
    return found


def _minutes() -> str:
    return str(round(_cool_off() / timedelta(minutes=1)))


def _digest(code: str) -> str:
    return salted_hmac(_SALT, plain_code(code), algorithm="sha256").hexdigest()


def _seal() -> Fernet:
    derived = HKDF(SHA256(), 32, salt=None, info=_SALT.encode()).derive(settings.SECRET_KEY.encode())
    return Fernet(base64.urlsafe_b64encode(derived))


def _sealed(secret: bytes) -> str:
    return _seal().encrypt(secret).decode()


def _opened(row: SecondFactor) -> bytes | None:
    """The secret; None where the house has another key by now: then recovery codes and the administrator
    help no more than a new telephone would."""
    try:
        return _seal().decrypt(row.sealed.encode())
    except InvalidToken:
        return None
