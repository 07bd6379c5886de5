"""The question every bitemporal table is asked: as it was known on which instant?"""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

# Before any ledger; of the first days of the calendar no database can be asked.
_EARLIEST = date(1900, 1, 1)


class KnownOnForm(forms.Form):
    """A day that has come and, if she likes, an hour of it, by the clock of Bishkek; nothing means now."""

    known_on = forms.DateField(
        label=_("As known on the day"),
        required=False,
        input_formats=["%Y-%m-%d"],
        help_text=_("Leave it empty for what is known now. A day without an hour means its end."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )
    known_time = forms.TimeField(
        label=_("At the hour"),
        required=False,
        input_formats=["%H:%M", "%H:%M:%S"],
        help_text=_("By the clock of Bishkek."),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time"}),
    )

    def clean(self) -> dict[str, Any]:
        """Refuses an hour without a day, and what has not come."""
        given = super().clean() or self.cleaned_data
        if given.get("known_time") and not given.get("known_on") and "known_on" not in self.errors:
            self.add_error("known_on", gettext("An hour alone says no instant: give its day, too."))
        day, asked = given.get("known_on"), self._asked()
        if day and day < _EARLIEST:
            self.add_error("known_on", gettext("Nothing was recorded so early: give a later day."))
        to_come = asked and given.get("known_time") and asked > timezone.now()
        if day and (day > timezone.localdate() or to_come):
            words = gettext("What will be known then cannot be said: give an instant that has passed.")
            self.add_error("known_on", words)
        return given

    @property
    def instant(self) -> datetime | None:
        """The instant asked for; None for now, and for the whole of a day that is not over."""
        asked = self._asked()
        return None if asked is None or asked > timezone.now() else asked

    def _asked(self) -> datetime | None:
        day, hour = self.cleaned_data.get("known_on"), self.cleaned_data.get("known_time")
        return timezone.make_aware(datetime.combine(day, hour or time.max)) if day else None
