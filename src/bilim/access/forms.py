"""Signing in, and a password of her own."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bilim.access.terms import LONGEST_PASSWORD, LONGEST_USERNAME
from bilim.base.fields import TOO_LONG

_NEW = {"autocomplete": "new-password"}


def _password(label: Any, required: Any, **attributes: str) -> forms.CharField:
    return forms.CharField(
        label=label,
        strip=False,
        max_length=LONGEST_PASSWORD,
        error_messages=TOO_LONG | {"required": required},
        widget=forms.PasswordInput(attrs=attributes),
    )


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label=_("User name"),
        max_length=LONGEST_USERNAME,
        error_messages=TOO_LONG | {"required": _("Enter your user name.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = _password(_("Password"), _("Enter your password."), autocomplete="current-password")


class NewPasswordForm(forms.Form):
    """A new password, twice: nobody sees what she types."""

    password = _password(_("New password"), _("Enter the new password."), **_NEW)
    again = _password(_("The new password again"), _("Enter the new password again."), **_NEW)

    def clean(self) -> dict[str, Any]:
        """Refuses two that differ."""
        given = super().clean() or self.cleaned_data
        if "password" in given and "again" in given and given["password"] != given["again"]:
            self.add_error("again", gettext("The two differ. Enter the new password again."))
        return given


class OwnPasswordForm(NewPasswordForm):
    """The present password before the new one: an open browser is not enough to take an account over."""

    current = _password(
        _("Present password"), _("Enter your present password."), autocomplete="current-password"
    )
    field_order = ("current", "password", "again")


class CodeForm(forms.Form):
    """A code of the telephone, or one from paper."""

    code = forms.CharField(
        label=_("Code from the telephone or from paper"),
        max_length=40,
        error_messages=TOO_LONG | {"required": _("Enter the code.")},
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autocapitalize": "none"}),
    )
