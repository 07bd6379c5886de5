"""Ratings that others published, each beside every contradiction found in it."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, public
from bilim.portal.views.keeping import etag, kept
from bilim.publication import queries
from bilim.publication.problems import STATEMENT_UNKNOWN
from bilim.publication.terms import ConfrontedStatement
from bilim_engine.problems import Refused


@public
def statements(request: HttpRequest) -> HttpResponseBase:
    """Every statement that was loaded, with how many contradictions were found."""
    found = [queries.get_outside_statement(code) for code in queries.list_statements()]
    tag = etag(request, *(each.sha256 for each in found))
    return kept(request, tag, lambda: _statements(request, found))


def _statements(request: HttpRequest, found: list[ConfrontedStatement]) -> HttpResponse:
    context = {
        "statements": found,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Ratings published elsewhere"))),
    }
    return render(request, "portal/statements.html", context)


@public
def statement(request: HttpRequest, code: str) -> HttpResponseBase:
    """What was stated, what a program finds against it, and, apart, what people remark."""
    return _confronted(request, code)


@public
def version(request: HttpRequest, code: str, sha256: str) -> HttpResponseBase:
    """One file of the statement, the public one or one that was public before it."""
    return _confronted(request, code, sha256)


def _confronted(request: HttpRequest, code: str, sha256: str = "") -> HttpResponseBase:
    found = queries.find_statement(code, sha256)
    if found is None:
        raise Unknown(problems.UNKNOWN_STATEMENT, code)
    versions = str(len(found.earlier))
    tag = etag(request, found.sha256, str(found.superseded_at), versions, str(queries.current_edition()))
    return kept(request, tag, lambda: _statement(request, found))


@page(Permission.OUTSIDE_BRING)
def preview(request: HttpRequest, sha256: str) -> HttpResponse:
    """The same page of a file that waits: whoever confirms it reads all that will be public."""
    try:
        found = queries.get_statement_preview(sha256, seen_by=actor_of(request))
    except Refused as refusal:
        unknown = refusal.problems[0].kind is STATEMENT_UNKNOWN
        raise (Http404 if unknown else PermissionDenied)(sha256) from None
    response = _statement(request, found, waits_at=reverse("publication:statement-examined", args=[sha256]))
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _statement(request: HttpRequest, found: ConfrontedStatement, waits_at: str = "") -> HttpResponse:
    title = naming.said(found.title, language())
    context = {
        "confronted": found,
        "statement": found.statement,
        "title": title,
        "failed": [check for check in found.gate.checks if check.findings],
        "passed": [check for check in found.gate.checks if check.applies and not check.findings],
        "count": len(found.gate.findings),
        "is_draft": bool(waits_at),
        "waits_at": waits_at,
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Ratings published elsewhere"), address("statements")),
            Crumb(title),
        ),
    }
    return render(request, "portal/statement.html", context)
