"""What comes from the browser about institutions, before it is believed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import MaxValueValidator
from django.utils.html import format_html
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bilim.base.fields import TOO_LONG
from bilim.base.templatetags.frame import language
from bilim.registry.problems import institutions as kinds
from bilim.registry.terms import (
    LONGEST_CODE,
    LONGEST_NAME,
    LONGEST_NUMBER,
    LONGEST_TITLE,
    MOST_PLACES,
    Details,
    InstitutionKind,
    InstitutionType,
    Order,
    Ownership,
    Part,
    Tongue,
)
from bilim_engine.problems import LANGUAGES, Place, Problem

# Rows of the form of a split; more institutions than that have never come of one.
ROWS = 4
_NAMES = {"ky": _("Name in Kyrgyz"), "ru": _("Name in Russian"), "en": _("Name in English")}


def _day(label: Any, hint: Any = "", *, required: bool = True) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=required,
        input_formats=["%Y-%m-%d"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


def _line(label: Any, most: int, hint: Any = "", *, required: bool = True) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, required=required, max_length=most, error_messages=TOO_LONG
    )


# What an order of the kind «changed» may change, in the order of the form.
ATTRIBUTES: tuple[str, ...] = (
    "kind",
    "type",
    "ownership",
    "languages",
    "address",
    "capacity",
    "head",
    "licence_number",
    "licence_from",
    "licence_until",
)


class EventForm(forms.Form):
    """The day on which it happens and the order behind it; `key` tells a form that is sent twice."""

    on = _day(_("From which day on"), _("The first day on which it is so."))
    order_number = _line(_("Number of the order"), LONGEST_NUMBER)
    order_on = _day(_("Date of the order"))
    order_title = _line(_("Title of the order"), LONGEST_TITLE, _("As it stands on the paper."))
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    seen = forms.CharField(widget=forms.HiddenInput, max_length=16, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs["initial"] = {"key": uuid4().hex, **(kwargs.get("initial") or {})}
        super().__init__(*args, **kwargs)

    @property
    def event(self) -> dict[str, Any]:
        """What every act is told: the day, the order, the form it came by, the state it was made for."""
        given = self.cleaned_data
        order = Order(given["order_number"], given["order_on"], given["order_title"])
        told = {"on": given["on"], "order": order, "key": given["key"]}
        return {**told, "seen": given["seen"]} if "seen" in self.fields else told

    def refuse(self, found: Sequence[Problem]) -> list[Problem]:
        """What was refused stands at the field it is about; the rest is returned, for the top of the page."""
        now, rest = language(), []
        for problem in found:
            field = self.field_of(problem.place.field)
            if field in self.fields:
                self.add_error(field, format_html("{} {}", problem.message(now), problem.hint(now)))
            else:
                rest.append(problem)
        return rest

    def field_of(self, name: str) -> str:
        """The field of this form that asks for what an action knows under this name."""
        return name


class NamesForm(EventForm):
    """What it is called from the day on."""

    name_ky = _line(_NAMES["ky"], LONGEST_NAME)
    name_ru = _line(_NAMES["ru"], LONGEST_NAME)
    name_en = _line(_NAMES["en"], LONGEST_NAME)
    field_order = ("name_ky", "name_ru", "name_en")

    @property
    def names(self) -> dict[str, str]:
        return {each: self.cleaned_data[f"name_{each}"] for each in LANGUAGES}


class MoveForm(EventForm):
    """To which department it belongs from the day on."""

    department = forms.ChoiceField(label=_("Department"))
    field_order: tuple[str, ...] = ("department",)

    def __init__(self, departments: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = departments  # type: ignore[attr-defined]


class ChangeForm(EventForm):
    """What it is like from the day on; what the order does not change is left as it stands."""

    kind = forms.ChoiceField(label=_("Kind"), choices=InstitutionKind.choices)
    type = forms.ChoiceField(
        label=_("Type"), required=False, choices=[("", _("not said")), *InstitutionType.choices]
    )
    ownership = forms.ChoiceField(
        label=_("Form of ownership"), required=False, choices=[("", _("not said")), *Ownership.choices]
    )
    languages = forms.MultipleChoiceField(
        label=_("Languages of instruction"),
        required=False,
        choices=Tongue.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"invalid_list": _("Choose from the boxes.")},
    )
    address = _line(_("Address"), LONGEST_TITLE, required=False)
    capacity = forms.IntegerField(
        label=pgettext_lazy("institution", "Places"),
        required=False,
        help_text=_("For how many pupils or children it is built; empty where it is not known."),
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
        min_value=1,
        validators=[MaxValueValidator(MOST_PLACES, _("At most %(limit_value)s can be entered."))],
    )
    head = _line(
        _("Head"), LONGEST_NAME, _("Seen by those alone who edit the register here."), required=False
    )
    licence_number = _line(_("Number of the licence"), LONGEST_NUMBER, required=False)
    licence_from = _day(_("Licence from"), required=False)
    licence_until = _day(_("Licence until"), _("The first day without it."), required=False)
    field_order = ATTRIBUTES

    @property
    def changes(self) -> dict[str, object]:
        given = self.cleaned_data
        told = {name: given[name] for name in ATTRIBUTES}
        return {**told, "languages": tuple(given["languages"])}


class OpenForm(ChangeForm):
    """An institution that begins."""

    code = _line(
        _("Code"), LONGEST_CODE, _("Small Latin letters, digits and hyphens, for ever: nookat-school-071.")
    )
    name_ky = _line(_NAMES["ky"], LONGEST_NAME)
    name_ru = _line(_NAMES["ru"], LONGEST_NAME)
    name_en = _line(_NAMES["en"], LONGEST_NAME)
    department = forms.ChoiceField(label=_("Department"))
    illustrative = forms.BooleanField(
        label=_("Invented, to show how the system works"),
        required=False,
        help_text=_("It is marked as illustrative wherever it stands."),
    )
    field_order = ("code", "name_ky", "name_ru", "name_en", "department", *ATTRIBUTES)

    def __init__(self, departments: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = departments  # type: ignore[attr-defined]
        # Of what does not stand yet, nobody has seen an earlier state.
        del self.fields["seen"]

    @property
    def details(self) -> Details:
        given = self.cleaned_data
        names = {each: given[f"name_{each}"] for each in LANGUAGES}
        return Details(names=names, department=given["department"], **self.changes)  # type: ignore[arg-type]


class SplitForm(EventForm):
    """Into what it is split: in each row a code, a name and a share; rows left empty are none."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = list(self.fields)
        for number in range(1, ROWS + 1):
            self.fields[f"code_{number}"] = _line(_("Code"), LONGEST_CODE, required=False)
            for each, label in _NAMES.items():
                self.fields[f"name_{number}_{each}"] = _line(label, LONGEST_NAME, required=False)
            self.fields[f"share_{number}"] = forms.CharField(
                label=_("Share of the figures of before"),
                required=False,
                max_length=20,
                error_messages=TOO_LONG,
                help_text=_("Such as 0.6; together the shares are 1."),
                widget=forms.TextInput(attrs={"inputmode": "decimal"}),
            )
        self.order_fields([name for name in self.fields if name not in own] + own)
        self._rows: list[int] = []

    @property
    def rows(self) -> list[tuple[int, list[forms.BoundField]]]:
        """The fields of each row, for the page."""
        return [
            (
                number,
                [
                    self[f"code_{number}"],
                    *(self[f"name_{number}_{each}"] for each in LANGUAGES),
                    self[f"share_{number}"],
                ],
            )
            for number in range(1, ROWS + 1)
        ]

    @property
    def rest(self) -> list[forms.BoundField]:
        """The day and the order, for the page."""
        return [self[name] for name in ("on", "order_number", "order_on", "order_title")]

    def clean(self) -> dict[str, Any]:
        """Reads the rows that are not empty; a share that is no number is told at its field."""
        given = super().clean() or self.cleaned_data
        self.parts: list[Part] = []
        for number in range(1, ROWS + 1):
            names = {each: given.get(f"name_{number}_{each}", "") for each in LANGUAGES}
            code, share = given.get(f"code_{number}", ""), given.get(f"share_{number}", "")
            if code or share or any(names.values()):
                self._rows.append(number)
                self.parts.append(Part(code, names, self._share(number, share)))
        return given

    def _share(self, number: int, text: str) -> Decimal:
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:
            problem = Problem(kinds.SHARE_UNFIT, Place(), {"text": text})
            now = language()
            self.add_error(f"share_{number}", f"{problem.message(now)} {problem.hint(now)}")
            return Decimal(0)

    def field_of(self, name: str) -> str:
        """An action counts the parts, the form its rows: those left empty are counted here too."""
        found = re.fullmatch(r"(code|name|share)_([0-9]+)(.*)", name)
        if found is None or int(found[2]) > len(self._rows):
            return name
        return f"{found[1]}_{self._rows[int(found[2]) - 1]}{found[3]}"


class MergeForm(EventForm):
    """Which institutions end and are taken in; `confirmed` is that of the preview she saw."""

    codes = forms.CharField(
        label=_("Codes of those that are taken in"),
        help_text=_("One after another; each of them ends on that day."),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        error_messages=TOO_LONG,
    )
    field_order = ("codes",)

    @property
    def given(self) -> list[str]:
        return re.split(r"[\s,;]+", self.cleaned_data["codes"].strip())


class WithdrawForm(forms.Form):
    """Why an event is taken back."""

    why = _line(_("Why it is taken back"), LONGEST_TITLE, _("It stays on record beside the event."))


class SearchForm(forms.Form):
    """Which institutions are listed."""

    name = forms.CharField(label=_("Name, number or code"), required=False, max_length=100)
    department = forms.ChoiceField(label=_("Department"), required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=[("", _("all")), *InstitutionKind.choices]
    )
    on = _day(_("As of"), required=False)

    def __init__(self, departments: Sequence[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["department"].choices = [("", gettext("all")), *departments]  # type: ignore[attr-defined]

    def day(self, today: date) -> date:
        """The day that is asked about; today where none is, or none that is one."""
        found: date | None = getattr(self, "cleaned_data", {}).get("on")
        return found or today
