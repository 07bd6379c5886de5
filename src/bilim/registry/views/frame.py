"""What the pages of the register share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of
from bilim.base.templatetags.frame import said
from bilim.registry import policies, queries
from bilim.registry.forms import EventForm
from bilim.registry.terms import RUNNING_KINDS, Dossier
from bilim_engine.problems import Problem, Refused

EDIT = Permission.REGISTER_EDIT


def dossier_of(request: HttpRequest, code: str) -> Dossier:
    """The institution, of which she edits the register; else a page that is not there."""
    found = queries.find_dossier(code, seen_by=actor_of(request))
    if found is None:
        raise Http404(code)
    return found


def name_of(dossier: Dossier) -> str:
    """What it is called, or was called last; its code where its opening was taken back."""
    state = dossier.on(timezone.localdate()) or dossier.latest
    return said(state.details.names) if state else dossier.code


def departments(by: Actor, day: date) -> list[tuple[str, str]]:
    """The departments of the day whose institutions she may record, with their names."""
    return [
        (unit.code, said(unit.names))
        for unit in queries.list_units(day, RUNNING_KINDS)
        if policies.may_edit_at(by, unit.path)
    ]


def steps(dossier: Dossier | None, here: str) -> list[dict[str, str]]:
    """The way from the desk to this page."""
    way = [(_("Register of institutions"), reverse("registry:institutions"))]
    if dossier is not None:
        way.append((name_of(dossier), reverse("registry:institution", args=[dossier.code])))
    return from_desk(*way, here=here)


def form_page(
    request: HttpRequest,
    form: EventForm,
    act: Callable[[], object],
    *,
    dossier: Dossier | None,
    title: str,
    lead: str = "",
    template: str = "registry/form.html",
) -> HttpResponse:
    """What was sent is done and she sees the institution; or the form, with what is wrong on top."""
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except Refused as refusal:
            problems = form.refuse(refusal.problems)
        else:
            messages.success(request, _("It is recorded."))
            return redirect("registry:institution", dossier.code if dossier else form.cleaned_data["code"])
    context = {
        "form": form,
        "problems": problems,
        "dossier": dossier,
        "name": name_of(dossier) if dossier else "",
        "title": title,
        "lead": lead,
        "crumbs": steps(dossier, title),
    }
    return render(request, template, context, status=422 if problems or form.errors else 200)
