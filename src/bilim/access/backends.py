"""How a person proves who she is: user name and password."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.backends import BaseBackend
from django.http import HttpRequest

from bilim.access.models import Account
from bilim.access.terms import LONGEST_PASSWORD


class AccountBackend(BaseBackend):
    """Accounts of our own table; a demonstration account signs in in demonstration mode only."""

    def authenticate(
        self,
        request: HttpRequest | None,
        username: str | None = None,
        password: str | None = None,
        **_kwargs: Any,
    ) -> Account | None:
        """Whose name and password these are; None where they are nobody's or she may not sign in."""
        if len(password or "") > LONGEST_PASSWORD:
            return None
        account = Account.objects.filter(username=username or "").first()
        if account is None:
            # As slow as a wrong password, so that nobody learns from the clock which names exist.
            Account().set_password(password or "")
            return None
        return account if account.check_password(password or "") and _may_sign_in(account) else None

    def get_user(self, user_id: int) -> Account | None:
        """The account of a session; None as soon as it may not sign in."""
        account = Account.objects.filter(pk=user_id).first()
        return account if account and _may_sign_in(account) else None


def _may_sign_in(account: Account) -> bool:
    return account.is_active and (settings.DEMONSTRATION or not account.is_demonstration)
