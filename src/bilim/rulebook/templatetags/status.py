"""Status and kind of a definition, in the reader's language, on the desk and on public pages."""

from __future__ import annotations

from django import template
from django.utils.translation import gettext_lazy

from bilim.rulebook.terms import DefinitionKind

register = template.Library()

_STATUSES = {
    "in_force": gettext_lazy("in force, set by an act"),
    "proposal": gettext_lazy("proposal, nobody’s order yet"),
    "reported": gettext_lazy("reported as others published it"),
}
_KINDS = {
    DefinitionKind.METHODOLOGY: gettext_lazy("Methodology"),
    DefinitionKind.INDICATOR: gettext_lazy("Indicator"),
    DefinitionKind.ITEM: gettext_lazy("Item"),
    DefinitionKind.PARAMETER: gettext_lazy("Parameter"),
    DefinitionKind.ANALYSIS: gettext_lazy("Analysis"),
    DefinitionKind.PEERS: gettext_lazy("Rule of who is alike"),
    DefinitionKind.TALLY: gettext_lazy("Rule of counting rows"),
    DefinitionKind.RETURN: gettext_lazy("Return"),
}


@register.filter
def definition_status(status: str) -> str:
    """What the status means; the code where there is no word for it."""
    return str(_STATUSES.get(status, status))


@register.filter
def definition_kind(kind: DefinitionKind) -> str:
    """What the definition defines."""
    return str(_KINDS.get(kind, kind))
