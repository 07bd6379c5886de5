"""What comes from the browser, before it is believed."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilim.base.templatetags.frame import said
from bilim_engine.definitions import Methodology
from bilim_engine.problems import LANGUAGES

_AREA = {"rows": 6, "maxlength": 2000}
_INSTANT = _(
    "The instant the edition will state, with its offset: 2026-11-21T09:00:00+06:00. "
    "It is signed with the figures."
)


class RunForm(forms.Form):
    """Which method judges which period."""

    methodology = forms.ChoiceField(label=_("Method"))
    period = forms.CharField(
        label=pgettext_lazy("publication", "Period"),
        max_length=10,
        help_text=_("Such as 2025."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, methodologies: list[Methodology], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(each.code, f"{said(each.title)} ({each.code})") for each in methodologies]
        self.fields["methodology"].choices = shown  # type: ignore[attr-defined]


class DraftForm(forms.Form):
    """Which run becomes an edition, and the instant it will state."""

    run = forms.CharField(widget=forms.HiddenInput, max_length=150)
    published_at = forms.CharField(label=_("Published at"), max_length=40, help_text=_INSTANT)


class CorrectionForm(forms.Form):
    """Which run takes the place of the published figures, why, and the instant the revision will state."""

    run = forms.ChoiceField(label=_("Run with the corrected figures"))
    reason_ky = forms.CharField(
        label=_("Why, in Kyrgyz"), widget=forms.Textarea(attrs=_AREA), max_length=2000
    )
    reason_ru = forms.CharField(
        label=_("Why, in Russian"), widget=forms.Textarea(attrs=_AREA), max_length=2000
    )
    reason_en = forms.CharField(
        label=_("Why, in English"), widget=forms.Textarea(attrs=_AREA), max_length=2000
    )
    published_at = forms.CharField(label=_("Published at"), max_length=40, help_text=_INSTANT)

    def __init__(self, runs: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["run"].choices = runs  # type: ignore[attr-defined]

    @property
    def reason(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"reason_{language}"] for language in LANGUAGES}


class StatementForm(forms.Form):
    """The words of a department's head; one language is enough."""

    text_ky = forms.CharField(
        label=_("In Kyrgyz"), required=False, widget=forms.Textarea(attrs=_AREA), max_length=2000
    )
    text_ru = forms.CharField(
        label=_("In Russian"), required=False, widget=forms.Textarea(attrs=_AREA), max_length=2000
    )
    text_en = forms.CharField(
        label=_("In English"), required=False, widget=forms.Textarea(attrs=_AREA), max_length=2000
    )

    @property
    def text(self) -> dict[str, str]:
        return {language: self.cleaned_data[f"text_{language}"] for language in LANGUAGES}
