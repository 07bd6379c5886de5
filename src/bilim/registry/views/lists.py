"""The institutions she may edit, and one of them with its whole history."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import said
from bilim.registry import queries
from bilim.registry.forms import SearchForm
from bilim.registry.terms import (
    Dossier,
    EventKind,
    InstitutionKind,
    InstitutionType,
    Ownership,
    RegisteredInstitution,
    State,
    Tongue,
)
from bilim.registry.views.frame import EDIT, departments, dossier_of, name_of, steps


@page(EDIT)
@require_safe
def institutions(request: HttpRequest) -> HttpResponse:
    """She finds the institution she looks for, as of today or of another day."""
    today, by = timezone.localdate(), actor_of(request)
    own = departments(by, today)
    form = SearchForm(own, request.GET or None)
    form.is_valid()
    found = _found(form, dict(own), form.day(today))
    shown = page_of(request, found)
    names = queries.list_last_names()
    context = {
        "form": form,
        "count": len(found),
        "lines": [
            (each, InstitutionKind(each.kind).label, said(names.get(each.department, {})))
            for each in shown.object_list
        ],
        "illustrative": any(each.illustrative for each in shown.object_list),
        "pager": pager(request, shown),
        "crumbs": from_desk(here=_("Register of institutions")),
    }
    return render(request, "registry/institutions.html", context, status=422 if form.errors else 200)


def _found(form: SearchForm, own: dict[str, str], day: date) -> list[RegisteredInstitution]:
    """Those of her departments that were asked for; of what was asked wrongly, nothing."""
    if form.errors:
        return []
    asked: dict[str, str] = getattr(form, "cleaned_data", {})
    chosen = [asked["department"]] if asked.get("department") else list(own)
    listed = queries.list_institutions(chosen, day, asked.get("kind") or None)
    if not asked.get("name"):
        return list(listed)
    known = {each.code: each for each in listed}
    return [known[code] for code in queries.search_institutions(asked["name"], day) if code in known]


@page(EDIT)
@require_safe
def institution(request: HttpRequest, code: str) -> HttpResponse:
    """She sees what the institution is like, what it was like, and what happened to it by whose order."""
    dossier, today = dossier_of(request, code), timezone.localdate()
    names = queries.list_last_names()
    now = dossier.on(today) or dossier.latest
    context = {
        "dossier": dossier,
        "name": name_of(dossier),
        "now": _said(now, names) if now else None,
        "is_open": dossier.on(today) is not None,
        "path": queries.path_of(code, today),
        "states": [(state, _said(state, names)) for state in reversed(dossier.states)],
        "events": _events(dossier, today),
        "people": access.list_people(),
        "illustrative": dossier.illustrative,
        "crumbs": steps(None, name_of(dossier)),
    }
    return render(request, "registry/institution.html", context)


def _said(state: State, names: Any) -> dict[str, Any]:
    """The state in words."""
    details = state.details
    return {
        "names": details.names,
        "kind": InstitutionKind(details.kind).label,
        "type": InstitutionType(details.type).label if details.type else "",
        "ownership": Ownership(details.ownership).label if details.ownership else "",
        "languages": ", ".join(str(Tongue(each).label) for each in details.languages),
        "department": said(names.get(details.department, {})),
        "details": details,
    }


def _events(dossier: Dossier, today: date) -> list[dict[str, Any]]:
    """The events in words, the newest first; the last that stands may be taken back within its term."""
    standing = [event for event in dossier.events if event.withdrawn_at is None]
    until = queries.undo_until(standing[-1].recorded_at) if standing else None
    last = standing[-1].id if until is not None and today <= until else None
    return [
        {
            "event": each,
            "kind": EventKind(each.kind).label,
            "others": [involved for involved in each.involved if involved.code != dossier.code],
            "shares": [involved for involved in each.heirs if involved.share is not None],
            "undo_until": until if each.id == last else None,
        }
        for each in reversed(dossier.events)
    ]
