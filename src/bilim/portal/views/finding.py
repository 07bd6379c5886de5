"""A department by its name, or by the first letters of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from bilim.portal.views.frozen import address, public
from bilim.publication import queries
from bilim.registry import queries as registry
from bilim.registry.terms import How

# Found for certain, or to be asked; anything else yields to names that begin with what was typed.
_CERTAIN = (How.CODE, How.NAME, How.FORMER_NAME, How.ALIAS)


@public
def find(request: HttpRequest) -> HttpResponseBase:
    """The page of the department a written name means; where that is not one, the register asks."""
    wanted = request.GET.get("name", "").strip()[:100]
    unit, current = _found(wanted) if wanted else "", queries.current_edition()
    if unit and current is not None and queries.get_content(current.code).find_unit(unit):
        return redirect("portal:department", unit=unit)
    return redirect(f"{address('register')}?{urlencode({'name': wanted})}" if wanted else address("register"))


def _found(wanted: str) -> str:
    """The one unit the name means, or the one whose name begins so; empty where a person has to choose."""
    day = timezone.localdate()
    match = registry.match_name(wanted, as_of=day, kind_hint="department")
    if match.unit and match.how in _CERTAIN:
        return match.unit
    begun = registry.get_gazetteer(day).starting_with(wanted, kind_hint="department")
    if len(begun) == 1:
        return begun[0]
    return "" if begun else match.unit or ""
