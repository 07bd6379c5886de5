"""Words of accounts for templates."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

STATES = {"open": _("open"), "waiting": _("waits for a password"), "blocked": _("blocked")}


@register.filter
def state_of_account(state: str) -> str:
    """Whether somebody can sign in by it, in the reader's language."""
    return str(STATES[state])
