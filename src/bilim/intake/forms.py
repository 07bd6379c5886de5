"""What comes from the browser, before it is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilim.base.fields import TOO_LONG
from bilim.base.templatetags.frame import said
from bilim.intake.terms import Deadlines
from bilim_engine.definitions.returns import ReturnForm

ANSWER, EXPLANATION, REMARK, SEEN = "answer-", "explanation-", "remark-", "seen-"


def given(sent: Mapping[str, str], prefix: str) -> dict[str, str]:
    """What was sent under names that begin so, by the rest of the name."""
    return {name.removeprefix(prefix): text for name, text in sent.items() if name.startswith(prefix)}


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class CampaignForm(forms.Form):
    """Which return is opened, for which period, and until when."""

    form = forms.ChoiceField(label=_("Return"))
    period = forms.CharField(
        label=pgettext_lazy("returns", "Period"),
        max_length=10,
        error_messages=TOO_LONG,
        help_text=_("A school year such as 2025/26, or a year such as 2026: as the return has it."),
    )
    units = _day(_("Last day for institutions"), _("What is sent later is taken, and is late."))
    departments = _day(_("Last day for departments"), _("Until then they check and send back."))
    ministry = _day(_("Last day for the ministry"), _("Until then it accepts."))

    def __init__(self, known: Iterable[ReturnForm], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(each.code, said(each.title)) for each in known]
        self.fields["form"].choices = shown  # type: ignore[attr-defined]

    @property
    def deadlines(self) -> Deadlines:
        return Deadlines(*(self.cleaned_data[each] for each in ("units", "departments", "ministry")))
