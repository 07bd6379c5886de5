"""States and steps of an edition in the reader's language."""

from __future__ import annotations

from django import template
from django.utils.translation import pgettext_lazy

register = template.Library()

STATES = {
    "draft": pgettext_lazy("state of an edition", "draft"),
    "checked": pgettext_lazy("state of an edition", "checked"),
    "signed": pgettext_lazy("state of an edition", "signed"),
    "published": pgettext_lazy("state of an edition", "published"),
    "corrected": pgettext_lazy("state of an edition", "corrected"),
}
STEPS = {
    "drafted": pgettext_lazy("step of an edition", "Drafted"),
    "checked": pgettext_lazy("step of an edition", "Checked"),
    "signed": pgettext_lazy("step of an edition", "Signed"),
    "published": pgettext_lazy("step of an edition", "Published"),
}


@register.filter
def state_words(state: str) -> str:
    """The state in words."""
    return str(STATES.get(state, state))


@register.filter
def step_words(step: str) -> str:
    """The step in words."""
    return str(STEPS.get(step, step))
