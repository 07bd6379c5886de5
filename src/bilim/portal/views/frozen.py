"""What every page of an edition needs: the edition, its years, its caching, a way on when it is not there.

Each page of an edition exists twice: published at its public address, kept and told from its sisters by a
tag; and on its way, below the desk, for those who check and sign it. It is one view over one content, so what
is checked is what will be read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from functools import cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import http_date, quote_etag
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.pages import PUBLIC, actor_of, page
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import downloads
from bilim.portal.terms import Crumb, Sheet
from bilim.portal.views import refusing
from bilim.publication import queries
from bilim.publication.terms import PUBLIC_STATES, EditionContent, EditionSummary, State
from bilim_engine.problems import Kind, Place, Problem, Refused, nearest

# A page may be kept an hour: an edition never changes, but a correction must soon be seen beside it.
PAGE_AGE = 3600
# What changes with the next edition or the next day is asked for again after five minutes.
CURRENT_AGE = 300
# A file of an edition is the same for ever; its address carries the revision.
FILE_AGE = 31_536_000

PREVIEW = "preview"
# Under which instance of the portal's addresses a page is being made: the public one, or that of previews.
# Like the language, it belongs to the request; rules ask for addresses far below the view.
_instance: ContextVar[str | None] = ContextVar("instance", default=None)


class Unknown(Exception):
    """The address names something that is not there; the reader is told what and where to go instead."""

    def __init__(self, kind: Kind, code: str, *, near: str = "", near_title: str = "", **params: str) -> None:
        self.problem = Problem(kind, Place(), {"code": code, **params})
        self.near, self.near_title = near, near_title
        super().__init__(code)


@dataclass(frozen=True)
class Shown:
    """The edition a page is about, beside its sisters."""

    content: EditionContent
    summary: EditionSummary
    years: tuple[EditionSummary, ...]
    is_draft: bool = False
    drafted_at: datetime | None = None

    @property
    def code(self) -> str:
        return self.content.header.code


def address(name: str, **arguments: str) -> str:
    """The address of a portal page in the reader's language; in a preview, of the preview."""
    return reverse(f"portal:{name}", kwargs=arguments, current_app=_instance.get())


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
        near = nearest(code, [summary.code for summary in summaries])
        raise Unknown(
            problems.UNKNOWN_EDITION,
            code,
            near=address("edition", code=near) if near else "",
            near_title=near,
        )
    # In its own year an edition shows itself, though a newer revision may stand beside it.
    others = years(summaries, found.series)
    beside = tuple(found if each.period == found.period else each for each in others)
    return Shown(queries.get_content(code), found, beside)


def load_draft(code: str, actor: Actor) -> Shown:
    """The edition on its way with this code beside those that are public; `Unknown` where there is none."""
    try:
        content = queries.get_draft_content(code, seen_by=actor)
        progress = queries.get_progress(code, seen_by=actor)
    except Refused:
        raise Unknown(problems.UNKNOWN_EDITION, code) from None
    summary, drafted_at = progress.summary, progress.steps[0].at
    others = years((*queries.list_editions(), summary), summary.series)
    beside = tuple(summary if each.period == summary.period else each for each in others)
    return Shown(content, summary, beside, is_draft=True, drafted_at=drafted_at)


def public(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A public page that answers an unknown name with the nearest known one."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, **kwargs)
        except (Unknown, Refused) as fault:
            return answer_to(request, fault, kwargs.get("form", ""))

    return page(PUBLIC)(answered)


def answer_to(request: HttpRequest, fault: Unknown | Refused, form: str) -> HttpResponse:
    """Why there is no such page or file, and what is nearest."""
    if isinstance(fault, Refused):
        return refusing.refused(request, fault.problems, form)
    suggestion = Crumb(fault.near_title, fault.near) if fault.near else None
    return refusing.not_there(request, fault.problem, suggestion, form)


def of_edition(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """A page of one edition: loaded, and answered with 304 where the reader has it already."""

    @wraps(view)
    def answered(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        shown = load(code)
        age = FILE_AGE if kwargs.get("form") else PAGE_AGE
        response = kept(request, tag_of(request, shown), age, lambda: view(request, shown, *args, **kwargs))
        changed = datetime.fromisoformat(shown.content.header.published_at).timestamp()
        response.headers["Last-Modified"] = http_date(changed)
        return response

    shown_to_all = public(answered)
    shown_to_all.preview = _preview_of(view)  # type: ignore[attr-defined]
    return shown_to_all


def _preview_of(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The same page of an edition on its way: for those who may read drafts, never kept, never indexed."""

    @wraps(view)
    def answered(request: HttpRequest, code: str, *args: Any, **kwargs: Any) -> HttpResponseBase:
        instance = _instance.set(PREVIEW)
        try:
            shown = load_draft(code, actor_of(request))
            if shown.summary.state in PUBLIC_STATES:
                return _published_twin(request)
            response = view(request, shown, *args, **kwargs)
        except (Unknown, Refused) as fault:
            response = answer_to(request, fault, kwargs.get("form", ""))
        finally:
            _instance.reset(instance)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return page(Permission.DRAFT_READ)(answered)


def _published_twin(request: HttpRequest) -> HttpResponse:
    """What came out meanwhile is read where everybody reads it."""
    match = request.resolver_match
    assert match is not None
    return redirect(reverse(f"portal:{match.url_name}", kwargs=match.kwargs))


def kept(request: HttpRequest, tag: str, age: int, make: Callable[[], HttpResponseBase]) -> HttpResponseBase:
    """304 where the reader has what this tag names; else the page, which may be kept so many seconds.

    Only the tag decides: a new release changes the page but not the date of the edition.
    """
    known = get_conditional_response(request, etag=tag) if request.method in ("GET", "HEAD") else None
    response = known or make()
    if response.status_code in (200, 304):
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = f"public, max-age={age}"
    return response


def kept_as_made(request: HttpRequest, response: HttpResponse, age: int) -> HttpResponseBase:
    """As `kept`, where nothing shorter than the page itself says what it depends on."""
    return kept(request, etag(request, response.content.hex()), age, lambda: response)


def tag_of(request: HttpRequest, shown: Shown) -> str:
    """What a page of the edition depends on: its bundle, its sisters, and what heads said since."""
    words = queries.later_statements(shown.code)
    return etag(request, *map(str, (shown.content.header.sha256, shown.summary, shown.years, words)))


def etag(request: HttpRequest, *parts: str) -> str:
    """The same for the same address, content and release of the templates."""
    text = "\0".join((release(), request.get_full_path(), language(), *parts))
    return quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])


@cache
def release() -> str:
    """The state of everything pages are made from, so that a new release makes kept pages stale."""
    source = Path(__file__).resolve().parents[2]
    digest = hashlib.sha256(str(settings.DEBUG).encode())
    for folder in ("base", "portal"):
        for file in sorted((source / folder).rglob("*")):
            if file.suffix in (".html", ".py", ".css"):
                digest.update(file.read_bytes())
    return digest.hexdigest()


def shown_page(
    request: HttpRequest, template: str, shown: Shown, context: Mapping[str, object]
) -> HttpResponse:
    """The template with everything a page of an edition has in common."""
    header = shown.content.header
    newer = shown.summary.corrected_by
    return render(
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
            "draft_file": header.sha256[:8],
            "is_corrected": shown.summary.state == State.CORRECTED,
            **context,
        },
    )


def crumbs(shown: Shown, *steps: tuple[str, str]) -> tuple[Crumb, ...]:
    """The way from the rating through the edition to this page."""
    first = (
        Crumb(_("Rating"), address("home")),
        Crumb(shown.content.header.period, address("edition", code=shown.code)),
    )
    return first + tuple(Crumb(title, where) for title, where in steps)


def sheet_response(sheet: Sheet, form: str) -> HttpResponse:
    """The sheet as a file the browser saves."""
    response = HttpResponse(downloads.written(sheet, form), content_type=downloads.MEDIA_TYPES[form])
    name = f"{sheet.name}.draft" if _instance.get() == PREVIEW else sheet.name
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{form}"'
    patch_vary_headers(response, ["Accept-Language"])
    return response


def source_line(shown: Shown) -> str:
    """What a file says of its origin: edition, hash and method."""
    header = shown.content.header
    method = header.methodology
    mark = _("DRAFT, NOT PUBLISHED. ") if shown.is_draft else ""
    made = f"{header.code}, {header.period}, {method.code} v{method.version}, sha256 {header.sha256}"
    return f"{mark}Bilim, {made}, CC BY 4.0"


def files(name: str, query: str = "", **arguments: str) -> tuple[tuple[str, str], ...]:
    """The three forms of a table with their addresses."""
    end = f"?{query}" if query else ""
    return tuple(
        (form.upper(), address(name, form=form, **arguments) + end) for form in downloads.MEDIA_TYPES
    )
