"""Bringing in a rating that others published: choose the file, look at what is found in it, load it."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.pages import actor_of, page
from bilim.publication import actions, queries
from bilim.publication.forms import OutsideStatementForm
from bilim.publication.views.frame import crumbs, or_absent
from bilim_engine.problems import Problem, Refused


@page(Permission.EDITION_PUBLISH)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The file is kept and what is found in it is shown; or the form, with what is wrong on top."""
    sent = request.method == "POST"
    form = OutsideStatementForm(request.POST, request.FILES) if sent else OutsideStatementForm()
    found: Sequence[Problem] = ()
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            sha256 = actions.keep_for_examination(content=file.read(), name=file.name, by=actor_of(request))
        except Refused as refusal:
            found = refusal.problems
        else:
            return redirect("publication:statement-examined", sha256)
    context = {
        "form": form,
        "loaded": queries.list_loaded(),
        "people": access.list_people(),
        "problems": found,
        "crumbs": crumbs(_("Publication"), (_("Ratings of others"), "")),
    }
    return render(
        request, "publication/statements.html", context, status=422 if found or form.errors else 200
    )


@page(Permission.EDITION_PUBLISH)
@require_safe
def examined(request: HttpRequest, sha256: str) -> HttpResponse:
    """What the file states and what contradicts itself in it, before anybody else sees it."""
    with or_absent(sha256):
        found = queries.get_examined(sha256, seen_by=actor_of(request))
    way = ((_("Ratings of others"), reverse("publication:statements")), (found.name, ""))
    context = {"examined": found, "crumbs": crumbs(_("Publication"), *way)}
    return render(request, "publication/examined.html", context)


@page(Permission.EDITION_PUBLISH)
@require_POST
def load(request: HttpRequest, sha256: str) -> HttpResponse:
    """What was looked at is public; sent twice, it is loaded once."""
    with or_absent(sha256):
        code = actions.load_examined(sha256=sha256, by=actor_of(request))
    messages.success(request, _("The rating is public beside what was found in it."))
    return redirect("portal:statement", code=code)
