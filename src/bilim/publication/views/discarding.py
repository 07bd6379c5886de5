"""The page on which a draft is discarded: a question first, and for another's draft the reason."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.pages import actor_of, page
from bilim.publication import actions, policies, queries
from bilim.publication.forms import WithdrawalForm
from bilim.publication.terms import State
from bilim.publication.views.frame import checklist_step, crumbs, or_absent
from bilim_engine.problems import Problem, Refused


@page(Permission.DRAFT_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """The draft is gone and its run free for another; or the page that asks, and says what is lacking."""
    actor = actor_of(request)
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
        content = queries.get_draft_content(code, seen_by=actor)
        if request.method != "POST":
            policies.require(policies.may_discard(actor))
    if request.method != "POST" and edition.summary.state not in (State.DRAFT, State.CHECKED):
        return redirect("publication:checklist", code)
    form = WithdrawalForm(request.POST if request.method == "POST" else None)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            actions.discard_draft(code=code, reason=form.reason, by=actor, seen=request.POST.get("seen", ""))
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, _("The draft is discarded."))
            return redirect("publication:workflow")
    context = {
        "form": form,
        "edition": edition,
        "seen": content.header.sha256,
        "is_own": edition.steps[0].by == actor.code,
        "people": access.list_people(),
        "problems": found,
        "crumbs": crumbs(_("Publication"), checklist_step(code), (_("Discard the draft"), "")),
    }
    return render(request, "publication/discard.html", context, status=422 if found or form.errors else 200)
