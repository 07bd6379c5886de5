"""What every page of an edition needs: the edition, its years, a way on when it is not there.

Each page of an edition exists twice: published at its public address, kept and told from its sisters by a
tag; and on its way, below the desk, for those who check and sign it. It is one view over one content, so what
is checked is what will be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.lean import near
from bilim.base.pages import PUBLIC, actor_of, page
from bilim.portal import problems
from bilim.portal.rules.wishes import refusals
from bilim.portal.terms import Crumb
from bilim.portal.views import refusing
from bilim.portal.views.addresses import address, previewing
from bilim.portal.views.keeping import ASKED_AGAIN, FOR_EVER, KEPT_BY_NOBODY, etag, kept
from bilim.publication import queries
from bilim.publication.terms import PUBLIC_STATES, EditionContent, EditionSummary
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.problems import Kind, Place, Problem, Refused, nearest

NOT_INDEXED = "noindex, nofollow"


View = Callable[..., HttpResponseBase]


class Unknown(Exception):
    """The address names something that is not there; the reader is told what and where to go instead."""

    def __init__(self, kind: Kind, code: str, *ways: Crumb, **params: str | Mapping[str, str]) -> None:
        self.problem = Problem(kind, Place(), {"code": code, **params})
        self.ways = ways
        super().__init__(code)


@dataclass(frozen=True)
class Shown:
    """The edition a page is about, beside its sisters."""

    content: EditionContent
    summary: EditionSummary
    years: tuple[EditionSummary, ...]
    is_draft: bool = False
    drafted_at: datetime | None = None
    is_signed: bool = False

    @property
    def code(self) -> str:
        return self.content.header.code


def years(summaries: tuple[EditionSummary, ...], series: str) -> tuple[EditionSummary, ...]:
    """The newest revision of each period of one series, the oldest period first."""
    newest: dict[str, EditionSummary] = {}
    for summary in summaries:
        known = newest.get(summary.period)
        if summary.series == series and (known is None or summary.revision > known.revision):
            newest[summary.period] = summary
    return tuple(newest[period] for period in sorted(newest))


def load(code: str) -> Shown:
    """The published edition with this code, or `Unknown` with the nearest one."""
    summaries = tuple(queries.list_editions())
    found = next((summary for summary in summaries if summary.code == code), None)
    if found is None:
        near = _meant(code, summaries)
        ways = [Crumb(near, address("edition", code=near))] if near else []
        raise Unknown(problems.UNKNOWN_EDITION, code, *ways)
    # In its own year an edition shows itself, though a newer revision may stand beside it.
    others = years(summaries, found.series)
    beside = tuple(found if each.period == found.period else each for each in others)
    return Shown(queries.get_content(code), found, beside)


def _meant(code: str, summaries: tuple[EditionSummary, ...]) -> str:
    """The edition that was meant, in the revision that stands; none where it would be of another year than
    the one that was written."""
    asked = set(re.findall(r"\d{4}", code))
    known = {each.code: each for each in summaries if asked <= set(re.findall(r"\d{4}", each.code))}
    like = known.get(nearest(code, known))
    newest = years(summaries, like.series) if like else ()
    return next((each.code for each in newest if like and each.period == like.period), "")


def load_draft(code: str, actor: Actor) -> Shown:
    """The edition on its way with this code beside those that are public; `Unknown` where there is none."""
    try:
        content = queries.get_preview_content(code, seen_by=actor)
        progress = queries.get_progress(code, seen_by=actor)
    except Refused:
        raise Unknown(problems.UNKNOWN_EDITION, code) from None
    summary = progress.summary
    # From its signing on, the signed file is shown.
    is_signed = bool(summary.sha256)
    made_at = next(each.at for each in progress.steps if each.step == ("signed" if is_signed else "drafted"))
    others = years((*queries.list_editions(), summary), summary.series)
    beside = tuple(summary if each.period == summary.period else each for each in others)
    return Shown(content, summary, beside, is_draft=True, drafted_at=made_at, is_signed=is_signed)


def asks(*names: str) -> Callable[[View], View]:
    """Marks a page that can be asked by these parameters; one without the mark can be asked by none."""

    def marked(view: View) -> View:
        view.asks = names  # type: ignore[attr-defined]
        return view

    return marked


def answers_every_parameter(view: View) -> View:
    """Marks a page that itself says a word about each parameter it does not know."""
    view.asks = None  # type: ignore[attr-defined]
    return view


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A public page that answers an unknown name with the nearest known one.

    It is found under one address: what it cannot be asked is dropped from the address before anything is made
    or kept, and refused where a file is wanted, which cannot say what it passed over.
    """
    known = getattr(view, "asks", ())

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            if known is not None and (elsewhere := _without_strange(request, known, kwargs.get("form", ""))):
                return redirect(elsewhere)
            return view(request, *args, **kwargs)
        except (Unknown, Refused) as fault:
            return answer_to(request, fault, kwargs.get("form", ""))

    return page(PUBLIC)(answered)


def _without_strange(request: HttpRequest, known: Collection[str], form: str) -> str:
    """The address of the page without the parameters it does not know; empty where there are none."""
    asked = request.GET.copy()
    strange = [name for name in asked if name not in known]
    if form and strange:
        raise Refused(refusals(dict.fromkeys(strange, ""), dict.fromkeys(known, ())))
    for name in strange:
        del asked[name]
    is_bare = not asked and bool(request.META.get("QUERY_STRING"))
    if not strange and not is_bare:
        return ""
    return f"{request.path}?{asked.urlencode()}" if asked else request.path


def answer_to(request: HttpRequest, fault: Unknown | Refused, form: str) -> HttpResponse:
    """Why there is no such page or file, and what is nearest."""
    if isinstance(fault, Refused):
        return refusing.refused(request, fault.problems, form)
    return refusing.not_there(request, fault.problem, fault.ways, form)


def of_edition(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of one edition: loaded, and answered with 304 where the reader has it already."""
    return _frozen_page(view, lambda: "", FOR_EVER)


def of_edition_and_rules(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same for a page that also follows definitions of today, beside those frozen in the edition; no file
    of it is the same for ever."""
    return _frozen_page(view, rulebook.rules_of_today, ASKED_AGAIN)


def _frozen_page(
    view: Callable[..., HttpResponseBase], also: Callable[[], str], of_files: str
) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def answered(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shown = load(code)
        control = of_files if kwargs.get("form") else ASKED_AGAIN
        tag = tag_of(request, shown, also())
        response = kept(request, tag, lambda: view(request, shown, *args, **kwargs), control)
        changed = datetime.fromisoformat(shown.content.header.published_at).timestamp()
        response.headers["Last-Modified"] = http_date(changed)
        return response

    shown_to_all = public(answered)
    shown_to_all.preview = _preview_of(view)  # type: ignore[attr-defined]
    return shown_to_all


def asked_of_edition(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of one edition that answers what a reader makes up: not kept, not for search engines."""

    @wraps(view)
    def answered(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = view(request, load(code), *args, **kwargs)
        response.headers["Cache-Control"] = KEPT_BY_NOBODY
        response.headers["X-Robots-Tag"] = NOT_INDEXED
        return response

    shown_to_all = public(answered)
    shown_to_all.preview = _preview_of(view)  # type: ignore[attr-defined]
    return shown_to_all


def _preview_of(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same page of an edition on its way: for those who may read drafts, never kept, never indexed."""

    @wraps(view)
    def answered(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with previewing():
            try:
                shown = load_draft(code, actor_of(request))
                if shown.summary.state in PUBLIC_STATES:
                    return _published_twin(request)
                response = view(request, shown, *args, **kwargs)
            except (Unknown, Refused) as fault:
                response = answer_to(request, fault, kwargs.get("form", ""))
        response.headers["X-Robots-Tag"] = NOT_INDEXED
        return response

    return page(Permission.DRAFT_READ)(answered)


def _published_twin(request: HttpRequest) -> HttpResponse:
    """What came out meanwhile is read where everybody reads it."""
    match = request.resolver_match
    assert match is not None
    return redirect(reverse(f"portal:{match.url_name}", kwargs=match.kwargs))


def tag_of(request: HttpRequest, shown: Shown, also: str = "") -> str:
    """What a page of the edition depends on: its bundle, its sisters, what heads said since, the register, by
    which the map is drawn and units are told to have split or merged; and this."""
    words, register = queries.later_statements(shown.code), registry.find_sha256()
    made_from = (shown.content.header.sha256, shown.summary, shown.years, words, register, also)
    return etag(request, *map(str, made_from))


def shown_page(
    request: HttpRequest, template: str, shown: Shown, context: Mapping[str, object]
) -> HttpResponse:
    """The template with everything a page of an edition has in common."""
    header = shown.content.header
    newer = shown.summary.corrected_by
    response = render(
        request,
        template,
        {
            "shown": shown,
            "content": shown.content,
            "header": header,
            "edition_code": header.code,
            "illustrative": header.illustrative,
            "reasons": shown.content.definitions.reasons,
            "count": len(shown.content.ranked_units),
            "newer": address("edition", code=newer) if newer else "",
            "is_draft": shown.is_draft,
            # A draft made anew under the same code is another file: whoever looks sees that it was changed.
            "drafted_at": shown.drafted_at,
            "is_signed": shown.is_signed,
            "draft_file": header.sha256[:8],
            **context,
        },
    )
    response.content = near(response.content.decode(), request.path).encode()
    if context.get("problems"):
        # An answer to what cannot be asked is kept for nobody: there are as many as anybody can think of.
        response.headers["Cache-Control"] = KEPT_BY_NOBODY
    return response


def crumbs(shown: Shown, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
    """The way from the rating through the edition to this page."""
    first = (
        Crumb(_("Rating"), address("home")),
        Crumb(shown.content.header.period, address("edition", code=shown.code)),
    )
    return first + tuple(Crumb(title, where) for title, where in steps)
