"""The sign-in form."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from bilim.access.terms import LONGEST_PASSWORD, LONGEST_USERNAME
from bilim.base.fields import TOO_LONG


class SignInForm(forms.Form):
    """User name and password."""

    username = forms.CharField(
        label=_("User name"),
        max_length=LONGEST_USERNAME,
        error_messages=TOO_LONG | {"required": _("Enter your user name.")},
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none"}),
    )
    password = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=LONGEST_PASSWORD,
        error_messages=TOO_LONG | {"required": _("Enter your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
