"""Where editions stand, and the run a new one is made of."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.publication import policies, queries
from bilim.publication.forms import RunForm
from bilim.publication.views.frame import at_fields
from bilim.ratings import actions as ratings_actions
from bilim.ratings import policies as ratings_policies
from bilim_engine.problems import Problem, Refused


@page(Permission.DRAFT_READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Editions and where each stands, runs that no edition was made from, and the form that makes a run."""
    return _overview(request)


def _overview(
    request: HttpRequest, form: RunForm | None = None, found: Sequence[Problem] = ()
) -> HttpResponse:
    actor = actor_of(request)
    editions = queries.list_progress(seen_by=actor)
    context = {
        "may_see": policies.may_see_drafts(actor),
        "editions": editions,
        "runs": queries.list_free_runs(seen_by=actor),
        "withdrawn": queries.list_withdrawn(seen_by=actor),
        "signed_again": [each.summary.sha256 for each in editions],
        "people": access.list_people(),
        "form": form or RunForm(queries.list_own_methods().values()),
        "may_announce": policies.may_publish(actor),
        "may_run": ratings_policies.may_make_run(actor),
        "may_draft": policies.may_draft(actor),
        "may_correct": policies.may_correct(actor),
        "may_load": policies.may_bring_statement(actor),
        "problems": found,
        "crumbs": from_desk(here=_("Publication")),
    }
    status = 422 if found or (form is not None and form.errors) else 200
    return render(request, "publication/workflow.html", context, status=status)


def _stands(run: str, actor: Actor) -> str:
    """That the run stands; and where it stood already, the edition that was made of it."""
    for each in queries.list_progress(seen_by=actor):
        if each.run == run:
            told = {"run": run, "edition": each.summary.code}
            said = _(
                "The run %(run)s stood already, and %(edition)s was made of it:"
                " the same figures give the same run."
            )
            return said % told
    return _("The run %(run)s stands.") % {"run": run}


@page(Permission.RUN_MAKE, form="publication:workflow")
def make_run(request: HttpRequest) -> HttpResponse:
    """The rating of the period is computed and listed as a run."""
    form = RunForm(queries.list_own_methods().values(), request.POST)
    if not form.is_valid():
        return _overview(request, form)
    asked = form.cleaned_data
    try:
        by, known_on = actor_of(request), form.instant
        run = ratings_actions.make_run(asked["methodology"], asked["period"], by, known_on=known_on)
    except Refused as refusal:
        return _overview(request, form, at_fields(form, refusal.problems, {}))
    messages.success(request, _stands(run.code, actor_of(request)))
    return redirect("publication:workflow")
