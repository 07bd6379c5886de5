"""Ratings that others published, each beside every contradiction found in it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, public
from bilim.portal.views.keeping import etag, kept
from bilim.publication import queries
from bilim.publication.terms import ConfrontedStatement


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


def _statement(request: HttpRequest, found: ConfrontedStatement) -> HttpResponse:
    title = naming.said(found.title, language())
    context = {
        "confronted": found,
        "statement": found.statement,
        "title": title,
        "failed": [check for check in found.gate.checks if check.findings],
        "passed": [check for check in found.gate.checks if check.applies and not check.findings],
        "count": len(found.gate.findings),
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Ratings published elsewhere"), address("statements")),
            Crumb(title),
        ),
    }
    return render(request, "portal/statement.html", context)
