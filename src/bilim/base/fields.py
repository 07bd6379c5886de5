"""What the fields of every form say when they refuse."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

# Django's own Kyrgyz has no gap between the number and its word.
TOO_LONG: dict[str, Any] = {
    "max_length": ngettext_lazy(
        "At most %(limit_value)d character fits here; there are %(show_value)d.",
        "At most %(limit_value)d characters fit here; there are %(show_value)d.",
        "limit_value",
    )
}

# What Django's fields say by themselves. It stands here so that the house translates it: Django's own Kyrgyz
# speaks to people as to children.
SAID_BY_DJANGO = (
    _("Enter a valid date."),
    _("Enter a valid time."),
    _("Enter a whole number."),
    _("Ensure this value is greater than or equal to %(limit_value)s."),
    _("Select a valid choice. %(value)s is not one of the available choices."),
    _("Null characters are not allowed."),
    _("No file was submitted."),
    _("No file was submitted. Check the encoding type on the form."),
    _("The submitted file is empty."),
    _("Please either submit a file or check the clear checkbox, not both."),
    ngettext_lazy(
        "Ensure this value has at most %(limit_value)d character (it has %(show_value)d).",
        "Ensure this value has at most %(limit_value)d characters (it has %(show_value)d).",
        "limit_value",
    ),
    ngettext_lazy(
        "Ensure this filename has at most %(max)d character (it has %(length)d).",
        "Ensure this filename has at most %(max)d characters (it has %(length)d).",
        "max",
    ),
)
