"""What comes from the browser, before it is believed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bilim.base.fields import TOO_LONG
from bilim.base.known_on import KnownOnForm
from bilim.base.templatetags.dates import moment_in_words
from bilim.base.templatetags.frame import language, said
from bilim.publication.rules.proposing import whole_minute
from bilim.publication.terms import LONGEST_TEXT
from bilim.ratings.problems import PERIOD_UNREADABLE
from bilim_engine.definitions import Methodology
from bilim_engine.periods import parse_period
from bilim_engine.problems import LANGUAGES, Problem

_AREA = {"rows": 6, "maxlength": LONGEST_TEXT}
_INSTANT = _(
    "The edition states this day and hour, they are signed with the figures, and it cannot come out before "
    "them. Not before %(earliest)s, when the period had ended and the figures were recorded, and not more "
    "than 366 days ahead. Proposed is nine o’clock of the next working day; holidays are for you to mind."
)


class RunForm(KnownOnForm):
    """Which method judges which period, and as known on which instant."""

    methodology = forms.ChoiceField(label=_("Method"))
    period = forms.CharField(
        label=pgettext_lazy("publication", "Period"),
        max_length=10,
        error_messages=TOO_LONG,
        help_text=_("Such as 2025."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    field_order = ("methodology", "period")

    def __init__(self, methodologies: Iterable[Methodology], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        shown = [(each.code, said(each.title)) for each in methodologies]
        self.fields["methodology"].choices = shown  # type: ignore[attr-defined]

    def clean_period(self) -> str:
        """The period as it was written; what is none is told together with what else is wrong."""
        text: str = self.cleaned_data["period"]
        try:
            parse_period(text)
        except (ValueError, OverflowError):
            fault, now = Problem(PERIOD_UNREADABLE, params={"period": text}), language()
            raise forms.ValidationError(f"{fault.message(now)} {fault.hint(now)}") from None
        return text


class InstantForm(forms.Form):
    """The instant an edition will state, by the clock of Bishkek: a day and an hour."""

    published_on = forms.DateField(
        label=_("Day of publication"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    published_time = forms.TimeField(
        label=_("Hour of publication"),
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("By the clock of Bishkek."),
    )

    def __init__(self, earliest: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        told = moment_in_words(whole_minute(earliest))
        self.fields["published_on"].help_text = _INSTANT % {"earliest": told}

    @property
    def instant(self) -> str:
        """The instant as a bundle writes it."""
        day, hour = self.cleaned_data["published_on"], self.cleaned_data["published_time"]
        return timezone.make_aware(datetime.combine(day, hour)).isoformat(timespec="seconds")


class DraftForm(InstantForm):
    """Which run becomes an edition, and the instant it will state."""

    run = forms.CharField(widget=forms.HiddenInput, max_length=150, error_messages=TOO_LONG)


def _words(label: Any, *, required: bool) -> forms.CharField:
    return forms.CharField(
        label=label,
        required=required,
        widget=forms.Textarea(attrs=_AREA),
        max_length=LONGEST_TEXT,
        error_messages=TOO_LONG,
    )


class CorrectionForm(InstantForm):
    """Which run takes the place of the published figures, why, and the instant the revision will state."""

    run = forms.ChoiceField(label=_("Run with the corrected figures"))
    reason_ky = _words(_("Why, in Kyrgyz"), required=True)
    reason_ru = _words(_("Why, in Russian"), required=True)
    reason_en = _words(_("Why, in English"), required=True)
    field_order = ("run", "reason_ky", "reason_ru", "reason_en", "published_on", "published_time")

    def __init__(self, runs: list[tuple[str, str]], earliest: datetime, *args: Any, **kwargs: Any) -> None:
        super().__init__(earliest, *args, **kwargs)
        self.fields["run"].choices = runs  # type: ignore[attr-defined]

    @property
    def reason(self) -> dict[str, str]:
        return in_languages(self.cleaned_data, "reason")


class OutsideStatementForm(forms.Form):
    """The file in which a rating of others is written down as it was printed."""

    file = forms.FileField(
        label=_("File"),
        help_text=_("YAML in UTF-8, up to 2 MB: one rating, word for word as it was printed."),
        allow_empty_file=True,  # an empty file gets a sentence of ours
        error_messages={"required": _("Choose a file."), "missing": _("Choose a file.")},
        widget=forms.FileInput(attrs={"accept": ".yaml,.yml"}),
    )


class WithdrawalForm(forms.Form):
    """Why a signed edition is held back. One language is enough for the journal, three serve every reader."""

    reason_ky = _words(_("Why, in Kyrgyz"), required=False)
    reason_ru = _words(_("Why, in Russian"), required=False)
    reason_en = _words(_("Why, in English"), required=False)

    @property
    def reason(self) -> dict[str, str]:
        return in_languages(self.cleaned_data, "reason")


class StatementForm(forms.Form):
    """The words of a department's head; one language is enough."""

    text_ky = _words(_("In Kyrgyz"), required=False)
    text_ru = _words(_("In Russian"), required=False)
    text_en = _words(_("In English"), required=False)

    @property
    def text(self) -> dict[str, str]:
        return in_languages(self.cleaned_data, "text")


def in_languages(given: Mapping[str, Any], name: str) -> dict[str, str]:
    """The three fields of one text."""
    return {language: given[f"{name}_{language}"] for language in LANGUAGES}


class WindowForm(forms.Form):
    """The days on which departments may ask for corrections."""

    opens_on = forms.DateField(
        label=_("First day"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    closes_on = forms.DateField(
        label=_("Last day, included"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class ClaimForm(forms.Form):
    """What should stand in a record's place, why, and a file that shows it."""

    value = forms.CharField(
        label=_("The right number"),
        required=False,
        max_length=60,
        help_text=_("Leave it empty where there is no number, and say why below."),
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
    )
    missing = forms.ChoiceField(label=_("Or: why there is no number"), required=False)
    words = forms.CharField(label=_("What is wrong"), required=False, widget=forms.Textarea(attrs=_AREA))
    # Nothing is required here: everything that is lacking is told at once, by whoever takes the claim.
    evidence = forms.FileField(label=_("Evidence"), required=False, allow_empty_file=True)

    def __init__(
        self,
        reasons: list[tuple[str, str]],
        endings: Iterable[str],
        most: int,
        smaller: Mapping[str, int],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["missing"].choices = [("", _("there is a number")), *reasons]  # type: ignore[attr-defined]
        accepted = ",".join(endings)
        self.fields["evidence"].widget = forms.FileInput(attrs={"accept": accepted})
        told = _("%(kinds)s, up to %(most)s MB. The content has to be what the name says.")
        kinds = ", ".join(dict.fromkeys(ending.removeprefix(".").upper() for ending in endings))
        less = _("A %(kind)s file: up to %(most)s MB.")
        kept = _("The file is not published, nor its name: only its hash is, with the corrected figure.")
        sentences = [told % {"kinds": kinds, "most": most}]
        sentences += [less % {"kind": kind, "most": megabytes} for kind, megabytes in smaller.items()]
        self.fields["evidence"].help_text = " ".join([*sentences, str(kept)])


class ConfirmedForm(forms.Form):
    """Why a figure that the ledger asks about is right all the same."""

    confirmed = forms.CharField(
        label=_("Why the figure is right all the same"),
        required=False,
        widget=forms.Textarea(attrs={**_AREA, "rows": 3}),
    )


class DecisionForm(forms.Form):
    """Why a case is decided so."""

    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs=_AREA))


class ReleaseForm(forms.Form):
    """For which instant the edition of a period is announced, and why it is moved, where it is."""

    period = forms.CharField(
        label=pgettext_lazy("publication", "Period"),
        max_length=10,
        help_text=_("Such as 2025."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    release_on = forms.DateField(
        label=_("Day of publication"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    release_time = forms.TimeField(
        label=_("Hour of publication"),
        input_formats=["%H:%M", "%H:%M:%S"],
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
        help_text=_("By the clock of Bishkek."),
        initial="09:00",
    )
    reason_ky = _words(_("Why it is moved, in Kyrgyz"), required=False)
    reason_ru = _words(_("Why it is moved, in Russian"), required=False)
    reason_en = _words(_("Why it is moved, in English"), required=False)

    @property
    def instant(self) -> datetime:
        """The instant meant."""
        day, hour = self.cleaned_data["release_on"], self.cleaned_data["release_time"]
        return timezone.make_aware(datetime.combine(day, hour))

    @property
    def reason(self) -> dict[str, str]:
        return in_languages(self.cleaned_data, "reason")


class EarlyForm(forms.Form):
    """Somebody who may see a draft before it is public."""

    name = forms.CharField(label=_("Name and post"), max_length=200)
    account = forms.ChoiceField(
        label=_("Account"),
        required=False,
        help_text=_(
            "With an account she can open the table of places on these days; without one she is named only."
        ),
    )
    reason = forms.CharField(label=_("Why"), required=False, widget=forms.Textarea(attrs=_AREA))
    valid_from = forms.DateField(
        label=_("First day"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    valid_until = forms.DateField(
        label=_("Last day, included"),
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )

    def __init__(self, accounts: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["account"].choices = [("", _("no account")), *accounts]  # type: ignore[attr-defined]
