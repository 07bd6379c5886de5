"""The correction window on the checklist's side: its days, and the drafter's reason to go on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.publication import actions, policies, queries
from bilim.publication.forms import WindowForm, WithdrawalForm
from bilim.publication.rules import waiving
from bilim.publication.terms import WindowState
from bilim.publication.views.frame import at_fields, checklist_step, or_absent, workflow_step
from bilim_engine.problems import Problem, Refused

# So many days a window is proposed to last.
_PROPOSED = 14


@page(Permission.EDITION_DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def window(request: HttpRequest, code: str) -> HttpResponse:
    """The window has these days; or the form, with what is wrong at its fields."""
    actor = actor_of(request)
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
    standing, today = queries.find_window(code), timezone.localdate()
    proposed = {"opens_on": today, "closes_on": today + timedelta(_PROPOSED)}
    # Of one that has closed no day may be set again.
    if standing is not None and standing.state_on(today) != WindowState.CLOSED:
        proposed = {"opens_on": standing.opens_on, "closes_on": standing.closes_on}
    form = WindowForm(request.POST if request.method == "POST" else None, initial=proposed)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            actions.set_window(code=code, by=actor, **form.cleaned_data)
        except Refused as refusal:
            found = at_fields(form, refusal.problems, {})
        else:
            messages.success(request, _("The correction window is set."))
            return redirect("publication:checklist", code)
    context = {
        "form": form,
        "edition": edition,
        "standing": standing,
        "problems": found,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Correction window")),
    }
    return render(request, "publication/window.html", context, status=422 if found or form.errors else 200)


@page(Permission.EDITION_DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: HttpRequest, code: str) -> HttpResponse:
    """The draft may be signed before its window or its requests have ended; or the form that asks why."""
    actor, sent = actor_of(request), request.method == "POST"
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
        content = queries.get_draft_content(code, seen_by=actor)
        checklist = queries.checklist(code, seen_by=actor)
        policies.require(sent or checklist.contest.may_waive)
    form = WithdrawalForm(request.POST if sent else None)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            seen, listed = (request.POST.get(name, "") for name in ("seen", "listed"))
            actions.waive_window(code=code, reason=form.reason, by=actor, seen=seen, listed=listed)
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, _("Your reason stands on the checklist."))
            return redirect("publication:checklist", code)
    context = {
        "form": form,
        "edition": edition,
        "contest": checklist.contest,
        "seen": content.header.sha256,
        "listed": waiving.digest_of_standing(checklist.contest.standing),
        "problems": found,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Go on all the same")),
    }
    return render(request, "publication/waive.html", context, status=422 if found or form.errors else 200)
