"""The form in which a department's head writes what stands beside her place."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bilim.access.terms import Permission
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.publication import actions, policies, queries
from bilim.publication.forms import StatementForm
from bilim.publication.terms import LONGEST_TEXT, EditionContent, PrintedStatement
from bilim_engine.problems import LANGUAGES, Problem, Refused


@page(Permission.STATEMENT_WRITE)
@require_http_methods(["GET", "HEAD", "POST"])
def write(request: HttpRequest, code: str, unit: str) -> HttpResponse:
    """Her statement stands beside her place; or the form, with how it would stand or what is wrong on top."""
    actor, content = actor_of(request), _content(code, unit)
    if not policies.may_write_statement(actor, content.path_of(unit)):
        raise PermissionDenied(Permission.STATEMENT_WRITE)
    standing = queries.find_statement_of(code, unit)
    form = StatementForm(request.POST or None, initial=_as_it_stands(standing))
    found: Sequence[Problem] = ()
    preview = None
    if request.method == "POST" and form.is_valid():
        try:
            if "preview" not in request.POST:
                actions.write_statement(code=code, unit=unit, text=form.text, by=actor)
                messages.success(request, _("Your statement stands beside your place."))
                return redirect("desk:home")
            preview = actions.preview_statement(code=code, unit=unit, text=form.text, by=actor)
        except Refused as refusal:
            found = refusal.problems
    context = {
        "form": form,
        "unit": content.unit(unit),
        "result": content.placed(unit),
        "header": content.header,
        "standing": standing,
        "preview": preview,
        "longest": LONGEST_TEXT,
        "problems": found,
        "crumbs": from_desk(here=_("Statement")),
    }
    return render(request, "publication/statement.html", context, status=422 if found or form.errors else 200)


def _as_it_stands(standing: PrintedStatement | None) -> dict[str, str]:
    """The fields of the form with the words that stand now."""
    if standing is None:
        return {}
    return {f"text_{language}": standing.text.get(language, "") for language in LANGUAGES}


def _content(code: str, unit: str) -> EditionContent:
    try:
        content = queries.get_content(code)
    except Refused:
        raise Http404(code) from None
    if content.find_unit(unit) is None:
        raise Http404(unit)
    return content
