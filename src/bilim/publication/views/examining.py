"""Bringing in a rating that others published: one person chooses the file and looks at what is found in it;
another looks at the same page, with what differs from the public file, and confirms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.publication import actions, policies, queries
from bilim.publication.forms import OutsideStatementForm
from bilim.publication.rules.samples import SAMPLE
from bilim.publication.views.frame import or_absent, workflow_step
from bilim_engine.problems import Problem, Refused


@page(Permission.OUTSIDE_BRING)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The file is kept and what is found in it is shown; or the form, with what is wrong on top."""
    actor = actor_of(request)
    if not (policies.may_bring_statement(actor) or policies.may_confirm_statement(actor)):
        raise PermissionDenied(Permission.OUTSIDE_BRING)  # a rating of others concerns the whole country
    sent = request.method == "POST"
    form = OutsideStatementForm(request.POST, request.FILES) if sent else OutsideStatementForm()
    found: Sequence[Problem] = ()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sha256 = actions.keep_for_examination(content=file.read(), name=file.name, by=actor)
        except Refused as refusal:
            found = refusal.problems
        else:
            return redirect("publication:statement-examined", sha256)
    context = {
        "form": form,
        "waiting": queries.list_waiting(),
        "loaded": queries.list_loaded(),
        "people": access.list_people(),
        "problems": found,
        "crumbs": from_desk(workflow_step(), here=_("Ratings of others")),
    }
    return render(
        request, "publication/statements.html", context, status=422 if found or form.errors else 200
    )


@page(Permission.OUTSIDE_BRING)
@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """A small rating, invented, as a file to begin with."""
    response = HttpResponse(SAMPLE, content_type="application/yaml; charset=utf-8")
    response.headers["Content-Disposition"] = 'attachment; filename="rating-sample.yaml"'
    return response


@page(Permission.OUTSIDE_BRING)
@require_safe
def examined(request: HttpRequest, sha256: str) -> HttpResponse:
    """What the file states, what contradicts itself in it and what it changes, before it is public."""
    return _examined(request, sha256)


def _examined(request: HttpRequest, sha256: str, found: Sequence[Problem] = ()) -> HttpResponse:
    actor = actor_of(request)
    with or_absent(sha256):
        shown = queries.get_examined(sha256, seen_by=actor)
    others = (_("Ratings of others"), reverse("publication:statements"))
    bringer = shown.brought.by if shown.brought else ""
    context = {
        "examined": shown,
        "people": access.list_people(),
        "is_own": bringer == actor.code,
        "may_confirm": policies.may_confirm_statement(actor)
        and not policies.two_pairs_of_eyes(bringer=bringer, confirmer=actor.code),
        "problems": found,
        "crumbs": from_desk(workflow_step(), others, here=shown.name),
    }
    return render(request, "publication/examined.html", context, status=422 if found else 200)


@page(Permission.OUTSIDE_BRING)
@require_safe
def file(request: HttpRequest, sha256: str) -> HttpResponse:
    """The very file that was brought, to be read and kept and never run."""
    with or_absent(sha256):
        content = queries.get_statement_file(sha256, seen_by=actor_of(request))
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{sha256[:12]}.yaml"'
    return response


@page(Permission.OUTSIDE_BRING, form="publication:statement-examined")
def bring(request: HttpRequest, sha256: str) -> HttpResponse:
    """What was looked at waits for another person; sent twice, it waits once."""
    with or_absent(sha256):
        actions.bring_examined(sha256=sha256, by=actor_of(request))
    messages.success(request, _("The rating waits for another person to confirm it."))
    return redirect("publication:statement-examined", sha256)


@page(Permission.OUTSIDE_CONFIRM, form="publication:statement-examined")
def confirm(request: HttpRequest, sha256: str) -> HttpResponse:
    """The file is public in the place of the one it was shown against; or the page says why not."""
    replaces = request.POST.get("replaces", "")
    act = partial(actions.confirm_statement, sha256=sha256, by=actor_of(request), replaces=replaces)
    return _step(request, sha256, act, _("The rating is public beside what was found in it."), public=True)


@page(Permission.OUTSIDE_BRING, form="publication:statement-examined")
def turn_down(request: HttpRequest, sha256: str) -> HttpResponse:
    """The file waits no longer; or the page says why it stays."""
    act = partial(actions.turn_down_statement, sha256=sha256, by=actor_of(request))
    return _step(request, sha256, act, _("The file is turned down; nothing of it became public."))


def _step(
    request: HttpRequest, sha256: str, act: Callable[[], str], said: str, public: bool = False
) -> HttpResponse:
    try:
        code = act()
    except Refused as refusal:
        return _examined(request, sha256, refusal.problems)
    messages.success(request, said)
    return redirect("portal:statement", code=code) if public else redirect("publication:statements")
