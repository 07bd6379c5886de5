"""What the auditor asks the journal."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class JournalForm(forms.Form):
    """Each field narrows; empty ones do not."""

    event = forms.CharField(
        label=_("Event"),
        required=False,
        max_length=100,
        help_text=_("Whole, or a beginning with its dot: publication."),
    )
    subject = forms.CharField(
        label=_("Subject"), required=False, max_length=200, help_text=_("A code, such as departments-2025-1")
    )
    actor = forms.CharField(label=_("Who"), required=False, max_length=150, help_text=_("A user name"))
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)
