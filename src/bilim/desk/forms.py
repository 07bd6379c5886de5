"""What is asked of the journal, and of the figures to look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.core import signing
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bilim.access.terms import LONGEST_NAME, LONGEST_USERNAME, ROLE_NAMES, Person, Role
from bilim.base.actor import SYSTEM
from bilim.base.fields import TOO_LONG
from bilim.base.templatetags.figures import written
from bilim.base.templatetags.frame import said
from bilim.desk.queries.outliers import Bounds
from bilim.desk.templatetags.accounts import STATES
from bilim.desk.templatetags.journal_words import EVENTS, MODULES, TURNED_AWAY

# What stands in a form for a file that was kept, and for how many seconds that holds.
_SEAL, _KEPT_FOR = "bilim.desk.institution-list", 24 * 3600
_FIRST_YEAR, _LAST_YEAR = 1900, 2999
# Django's own sentences speak to a Kyrgyz reader as to a child.
_CHOOSE = {"invalid_choice": _("Choose one from the list.")}
_NO_DAY = {"invalid": _("Choose a day from the calendar.")}


class _DayField(forms.DateField):
    """A day of an age that has an instant in every zone, and a day after it."""

    def to_python(self, value: Any) -> date | None:
        day: date | None = super().to_python(value)
        if day is not None and not _FIRST_YEAR <= day.year <= _LAST_YEAR:
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid")
        return day


def _day(label: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return _DayField(
        label=label, required=False, input_formats=["%Y-%m-%d"], widget=widget, error_messages=_NO_DAY
    )


class JournalForm(forms.Form):
    """Each field narrows; empty ones do not."""

    event = forms.ChoiceField(label=_("Event"), required=False, error_messages=_CHOOSE)
    outcome = forms.ChoiceField(
        label=_("Done or refused"),
        required=False,
        choices=[("", _("Both")), ("done", _("What was done")), ("refused", _("Who was turned away"))],
        error_messages=_CHOOSE,
    )
    actor = forms.ChoiceField(label=_("Who"), required=False, error_messages=_CHOOSE)
    subject = forms.CharField(
        label=_("Subject"),
        required=False,
        max_length=200,
        error_messages=TOO_LONG,
        help_text=_("The code of an edition or a department, such as departments-2025-1 or nookat"),
    )
    since = _day(_("From (day)"))
    until = _day(_("To (day, included)"))
    before = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def __init__(self, people: Iterable[Person], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = sorted((person.name, person.code) for person in people)
        everybody = [("", _("Everybody")), *((code, name) for name, code in named)]
        self.fields["event"].choices = [("", _("Every event")), *_events()]  # type: ignore[attr-defined]
        self.fields["actor"].choices = [*everybody, (SYSTEM.code, _("the system itself"))]  # type: ignore[attr-defined]

    @property
    def asked(self) -> dict[str, Any]:
        """The conditions as the journal takes them; none where the form was not readable."""
        given = self.cleaned_data if self.is_valid() else {}
        until, outcome = given.get("until"), given.get("outcome", "")
        return {
            "among": TURNED_AWAY if outcome == "refused" else (),
            "without": TURNED_AWAY if outcome == "done" else (),
            "event": given.get("event", ""),
            "about": given.get("subject", ""),
            "actor": given.get("actor", ""),
            "since": _midnight(given.get("since")),
            "until": _midnight(until + timedelta(days=1) if until else None),
            "before": given.get("before") or 0,
        }


_Z, _MODIFIED_Z = ("2", "2.5", "3", "4", "5"), ("2.5", "3", "3.5", "5", "10")


def _distances(options: Iterable[str]) -> list[tuple[str, str]]:
    return [(each, written(Decimal(each))) for each in options]


class OutliersForm(forms.Form):
    """A period, and beyond which distances a figure is far."""

    period = forms.ChoiceField(label=_("Period"), error_messages=_CHOOSE)
    z = forms.ChoiceField(label=_("z is beyond"), error_messages=_CHOOSE)
    modified_z = forms.ChoiceField(label=_("or modified z is beyond"), error_messages=_CHOOSE)

    def __init__(self, periods: Mapping[str, int], given: Mapping[str, str] | None) -> None:
        # The latest, but one that has just begun has next to nothing to compare.
        enough = max(periods.values(), default=0) / 2
        latest = next((each for each, count in periods.items() if count >= enough), "")
        first = {"period": latest, "z": "3", "modified_z": "3.5"}
        asked = {name: given[name] for name in first if given and name in given}
        super().__init__({**first, **asked} if periods else None)
        self.fields["period"].choices = [(each, each) for each in periods]  # type: ignore[attr-defined]
        self.fields["z"].choices = _distances(_Z)  # type: ignore[attr-defined]
        self.fields["modified_z"].choices = _distances(_MODIFIED_Z)  # type: ignore[attr-defined]

    @property
    def period_asked(self) -> str:
        """The period; empty where what was asked could not be read."""
        return str(self.cleaned_data["period"]) if self.is_valid() else ""

    @property
    def bounds(self) -> Bounds:
        """The distances asked for."""
        return Bounds(float(self.cleaned_data["z"]), float(self.cleaned_data["modified_z"]))


class AccountsForm(forms.Form):
    """Words of a name, and whether she can sign in; empty ones do not narrow."""

    words = forms.CharField(
        label=_("Name or user name"), required=False, max_length=200, error_messages=TOO_LONG
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[("", _("Every state")), *STATES.items()],
        error_messages=_CHOOSE,
    )


class PlaceForm(forms.Form):
    """Words of the name of a place of the tree."""

    words = forms.CharField(
        label=_("Department, school or kindergarten"),
        max_length=200,
        error_messages=TOO_LONG | {"required": _("Write a part of its name or code.")},
        help_text=_("A part of its name in any of the three languages, or of its code"),
    )


class GrantForm(forms.Form):
    """A role, from one day until before another."""

    role = forms.ChoiceField(label=_("Role"), error_messages=_CHOOSE | {"required": _("Choose a role.")})
    valid_from = _day(_("Holds from (day)"))
    valid_until = _day(_("Holds no longer from (day; empty: without end)"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        named = [(str(role), said(ROLE_NAMES[role])) for role in Role]
        self.fields["role"].choices = [("", _("Choose a role.")), *named]  # type: ignore[attr-defined]
        self.fields["valid_from"].required = True
        self.fields["valid_from"].error_messages["required"] = _NO_DAY["invalid"]
        self.fields["valid_from"].initial = timezone.localdate()

    def clean_role(self) -> Role:
        """The role itself."""
        return Role(self.cleaned_data["role"])


class InviteForm(GrantForm):
    """Who she is, and her first role."""

    name = forms.CharField(
        label=_("Name of the person"),
        max_length=LONGEST_NAME,
        error_messages=TOO_LONG | {"required": _("Write the name of the person.")},
        help_text=_("As it stands in the journal and on pages: Айгүл Сыдыкова"),
    )
    username = forms.CharField(
        label=_("User name"),
        max_length=LONGEST_USERNAME,
        error_messages=TOO_LONG | {"required": _("Write a user name.")},
        help_text=_("By it she signs in; it never changes."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )
    field_order = ("name", "username", "role", "valid_from", "valid_until")


class EndForm(forms.Form):
    """From which day a role holds no longer."""

    valid_until = _day(_("Holds no longer from (day)"))

    def __init__(self, data: Any = None, *, grant: int = 0) -> None:
        # Several stand on one page, each with fields of its own for who hears it.
        super().__init__(data, auto_id=f"id_{grant}_%s")
        self.fields["valid_until"].required = True
        self.fields["valid_until"].error_messages["required"] = _NO_DAY["invalid"]
        self.fields["valid_until"].initial = timezone.localdate()


def _events() -> list[tuple[Any, list[tuple[str, Any]]]]:
    """The events by module, each group led by all of it."""
    return [(title, [(f"{module}.", _whole(title)), *_of(module)]) for module, title in MODULES.items()]


def _whole(title: Any) -> str:
    return gettext("%(part)s: every event") % {"part": title}


def _of(module: str) -> list[tuple[str, Any]]:
    return [(event, words) for event, words in EVENTS.items() if event.startswith(f"{module}.")]


def _midnight(day: date | None) -> datetime | None:
    return timezone.make_aware(datetime.combine(day, time())) if day else None


class InstitutionListForm(forms.Form):
    """A list of institutions, the day from which on it holds, and the order behind it.

    Shown again with what the list would do, it holds in place of the file a sealed word for the one that was
    kept: nobody can ask for another file of the house by it."""

    file = forms.FileField(
        label=_("File"),
        required=False,
        allow_empty_file=True,  # an empty file gets a sentence of the reader of files
        help_text=_("CSV in UTF-8 or XLSX; one institution in each row, the names of the columns above."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
    )
    on = _day(_("From which day on"))
    order_number = forms.CharField(label=_("Number of the order"), max_length=50, error_messages=TOO_LONG)
    order_on = _day(_("Date of the order"))
    order_title = forms.CharField(label=_("Title of the order"), max_length=300, error_messages=TOO_LONG)
    kept = forms.CharField(required=False, widget=forms.HiddenInput, max_length=1000)
    seen = forms.CharField(required=False, widget=forms.HiddenInput, max_length=16)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("on", "order_on"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """Refuses a form without a file, and a file that was kept for nobody."""
        given = super().clean() or self.cleaned_data
        if given.get("kept"):
            try:
                self.told = signing.loads(given["kept"], salt=_SEAL, max_age=_KEPT_FOR)
            except signing.BadSignature:
                self.add_error("file", gettext("Choose the file again: too much time has passed."))
        elif not given.get("file"):
            self.add_error("file", gettext("Choose a file."))
        return given

    @staticmethod
    def sealed(sha256: str, name: str) -> str:
        """The word for a file that was kept."""
        return signing.dumps([sha256, name], salt=_SEAL)
