"""Tables of accounts and grants."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q

from bilim.access.terms import LONGEST_NAME, LONGEST_USERNAME, Role


class Accounts(BaseUserManager["Account"]):
    """Accounts are found by user name."""


class Account(AbstractBaseUser):
    """Somebody who can sign in. What she may do is in her grants, not here."""

    username = models.CharField(max_length=LONGEST_USERNAME, unique=True)
    name = models.CharField(max_length=LONGEST_NAME)
    is_active = models.BooleanField(default=True)
    # Made by the demonstration with a known password: cannot sign in, nor the system start, outside of it.
    is_demonstration = models.BooleanField(default=False)

    # How often all of its sessions were ended at once: each knows the number under which it began.
    sessions_ended = models.PositiveIntegerField(default=0)

    objects: ClassVar[Accounts] = Accounts()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        constraints = (
            models.CheckConstraint(condition=~Q(username=""), name="access_account_has_a_username"),
            models.CheckConstraint(condition=~Q(username="system"), name="access_system_is_no_account"),
        )

    def __str__(self) -> str:
        return self.username

    @property
    def state(self) -> str:
        """Open, blocked, or waiting for the person to set her password."""
        if not self.is_active:
            return "blocked"
        return "open" if self.has_usable_password() else "waiting"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        found: str = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]  # the stubs lack it
        return f"{found}.{self.sessions_ended}" if self.sessions_ended else found


class Grant(models.Model):
    """A role, over a part of the tree of units, on the days from `valid_from` until before `valid_until`."""

    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="grants")
    role = models.CharField(max_length=50)
    # Codes from the root downwards (`kg/osh-oblast/nookat`); empty is everywhere. Codes never change: no key.
    unit_path = models.CharField(max_length=500, blank=True, default="")
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)

    class Meta:
        constraints = (
            models.CheckConstraint(
                # Ended on its first day it was given by mistake: it stays on record and holds on no day.
                condition=Q(valid_until__isnull=True) | Q(valid_until__gte=F("valid_from")),
                name="access_grant_never_ends_before_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(role__in=[role.value for role in Role]),
                name="access_grant_role_is_listed",
            ),
            models.CheckConstraint(
                condition=~Q(unit_path__startswith="/") & ~Q(unit_path__endswith="/"),
                name="access_grant_path_has_no_outer_slash",
            ),
            models.UniqueConstraint(
                fields=["account", "role", "unit_path", "valid_from"], name="access_grant_is_given_once"
            ),
        )

    @property
    def is_void(self) -> bool:
        """Whether it ended on its first day, and so holds on none."""
        return self.valid_until == self.valid_from

    def __str__(self) -> str:
        return f"{self.account_id} {self.role} {self.unit_path}"


class Link(models.Model):
    """The one open link by which an account's password is set, once. Of its secret only the hash is kept."""

    account = models.OneToOneField("access.Account", on_delete=models.PROTECT, related_name="link")
    secret_sha256 = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.account_id} {self.expires_at:%Y-%m-%d %H:%M}"


class SecondFactor(models.Model):
    """What the account's telephone computes codes from; it counts once a code of it was given."""

    account = models.OneToOneField("access.Account", on_delete=models.PROTECT, related_name="second_factor")
    # Sealed with the secret of the house: who reads the table alone cannot compute codes.
    sealed = models.CharField(max_length=500)
    is_confirmed = models.BooleanField(default=False)
    # The step of thirty seconds whose code was used last: each serves once.
    last_step = models.BigIntegerField(default=0)
    failures = models.PositiveIntegerField(default=0)
    failed_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.account_id} {self.is_confirmed}"


class RecoveryCode(models.Model):
    """A code on paper that stands in for the telephone once. Gone when it was used."""

    account = models.ForeignKey("access.Account", on_delete=models.PROTECT, related_name="recovery_codes")
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["account", "digest"], name="access_recovery_codes_differ"),
        )

    def __str__(self) -> str:
        return f"{self.account_id} {self.digest[:8]}"


class Refusal(models.Model):
    """A person refused a page of late, for want of a permission, and how often since the journal said so.

    Gone when it has been told: the table is empty where nobody is being refused.
    """

    person = models.CharField(max_length=150)
    permission = models.CharField(max_length=100)
    page = models.CharField(max_length=200)
    # The last one asked for: of a page with arguments there are many.
    address = models.CharField(max_length=500)
    told_at = models.DateTimeField()
    left_out = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["person", "permission", "page"], name="access_refusals_are_counted_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} {self.permission} {self.page}"
