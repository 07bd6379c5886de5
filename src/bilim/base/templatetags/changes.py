"""Kinds of what a revision changed, in words."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy as _

register = template.Library()

KINDS = {
    "fact": _("Records that were mended"),
    "fact_new": _("Records that are new"),
    "fact_gone": _("Records that are no longer there"),
    "value": _("Values that changed"),
    "score": _("Scores that changed"),
    "rank": _("Places that changed"),
    "interval": _("Places that stayed, with another interval"),
    "band": _("Bands that changed"),
    "statement": _("Statements that changed"),
}


@register.filter
def change_words(kind: str) -> str:
    """What changes of this kind are; all kinds not named above are of definitions."""
    return str(KINDS.get(kind, _("Definitions that changed")))
