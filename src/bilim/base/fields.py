"""What the fields of every form say when they refuse."""

from __future__ import annotations

from typing import Any

from django.utils.translation import ngettext_lazy

# Django's own Kyrgyz has no gap between the number and its word.
TOO_LONG: dict[str, Any] = {
    "max_length": ngettext_lazy(
        "At most %(limit_value)d character fits here; there are %(show_value)d.",
        "At most %(limit_value)d characters fit here; there are %(show_value)d.",
        "limit_value",
    )
}
