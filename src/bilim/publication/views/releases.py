"""Announcing editions, the embargo list, and the dress rehearsal."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language
from bilim.publication import actions, queries
from bilim.publication.forms import EarlyForm, ReleaseForm
from bilim.publication.views.frame import at_fields, checklist_step, or_absent, workflow_step
from bilim_engine.problems import Problem, Refused

_LONGEST_NUMBER = 9
# A page that renews itself says so before it is opened, and stands still where that is wished: whoever hears
# it is not thrown back to its beginning.
_STILL = "still"


@page(Permission.EDITION_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest) -> HttpResponse:
    """The calendar has this release; or the form, with what is wrong at its fields."""
    sent = request.method == "POST"
    form = ReleaseForm(request.POST) if sent else ReleaseForm(initial=request.GET.dict() or None)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            period = form.cleaned_data["period"].strip()
            actions.plan_release(period=period, at=form.instant, reason=form.reason, by=actor_of(request))
        except Refused as refusal:
            found = at_fields(form, refusal.problems, {})
        else:
            messages.success(request, _("The release is announced in the public calendar."))
            return redirect("publication:releases")
    context = {
        "form": form,
        "planned": queries.list_planned(),
        "problems": found,
        "crumbs": from_desk(workflow_step(), here=_("Release calendar")),
    }
    return render(request, "publication/releases.html", context, status=422 if found or form.errors else 200)


@page(Permission.EDITION_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def early(request: HttpRequest, code: str) -> HttpResponse:
    """This person stands on the embargo list; or the form, with what is wrong at its fields."""
    actor, sent = actor_of(request), request.method == "POST"
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
    people, today = access.list_people(), timezone.localdate()
    accounts = sorted((person.code, person.name) for person in people.values())
    form = EarlyForm(accounts, request.POST if sent else None, initial={"valid_from": today})
    found: Sequence[Problem] = ()
    if form.is_valid():
        given = form.cleaned_data
        try:
            actions.allow_early(code=code, by=actor, **{**given, "reason": {language(): given["reason"]}})
        except Refused as refusal:
            found = at_fields(form, refusal.problems, {})
        else:
            messages.success(request, _("The person stands on the embargo list."))
            return redirect("publication:early", code)
    context = {
        "form": form,
        "edition": edition,
        "early": queries.list_early(code),
        "people": people,
        "problems": found,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Embargo list")),
    }
    return render(request, "publication/early.html", context, status=422 if found or form.errors else 200)


@page(Permission.EDITION_PUBLISH, form="publication:early")
def end(request: HttpRequest, code: str) -> HttpResponse:
    """This person sees the draft no longer."""
    entry = request.POST.get("entry", "")
    number = int(entry) if entry.isascii() and entry.isdigit() and len(entry) <= _LONGEST_NUMBER else 0
    try:
        actions.end_early(code=code, entry=number, by=actor_of(request))
    except Refused as refusal:
        for each in refusal.problems:
            messages.error(request, f"{each.message(language())} {each.hint(language())}")
    return redirect("publication:early", code)


@page(Permission.DRAFT_READ, form="publication:checklist")
def rehearse(request: HttpRequest, code: str) -> HttpResponse:
    """A rehearsal of the draft waits; how far it is, and how it went, stands on the checklist."""
    with or_absent(code):
        queries.get_progress(code, seen_by=actor_of(request))
    try:
        actions.ask_rehearsal(code=code, by=actor_of(request))
    except Refused as refusal:
        for each in refusal.problems:
            messages.error(request, f"{each.message(language())} {each.hint(language())}")
    else:
        messages.success(request, _("The dress rehearsal is asked for; this page says how far it is."))
    return redirect("publication:checklist", code)


@page(Permission.DRAFT_READ)
@require_safe
def rehearsal(request: HttpRequest, code: str) -> HttpResponse:
    """How far the rehearsal of the draft is, as long as one waits or is under way."""
    actor = actor_of(request)
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
        now = queries.find_rehearsal(code, seen_by=actor)
    context = {
        "edition": edition,
        "now": now,
        "is_still": request.GET.get(_STILL) == "1",
        "people": access.list_people(),
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Dress rehearsal")),
    }
    return render(request, "publication/rehearsal.html", context)
