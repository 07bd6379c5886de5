"""Public pages as they were last made, given out again while nothing that they show has changed.

Every act that changes what the public sees stands in the journal; a page is known by the newest such act, by
the day and by what was asked for, and made anew after the next one. What nobody journaled is never frozen:
pages of somebody signed in, answers that vary by more than compression, and those no view called public.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import get_conditional_response

from bilim.base.away import TURNED_AWAY
from bilim.base.compression import accepts_gzip
from bilim.base.shelf import Shelf
from bilim.journal import queries as journal

# What happens all day and changes no public page.
QUIET = frozenset(
    [
        "access.codes_locked",
        "access.factor_confirmed",
        "access.factor_removed",
        "access.link_made",
        "access.link_used",
        "access.locked_out",
        "access.password_set",
        "access.recovery_code_used",
        "access.refusals_left_out",
        "access.refused",
        "access.sessions_ended",
        "access.signed_in",
        "access.signed_out",
        "facts.import_planned",
        "publication.edition_rehearsed",
        "publication.embargo_opened",
        "publication.rehearsal_asked",
        "publication.rehearsal_broken_off",
    ]
)
# Files of an edition are larger, and are kept by those who have them.
LARGEST = 128 * 1024
# Room for one page. Compressed it takes some ten kilobytes; not compressed it is paid for as several.
ROOM = 16 * 1024
SHELF = Shelf[tuple[dict[str, str], bytes]]()


class FrozenPages:
    """A page that was made since the last change of anything public is not made again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response
        self._known = ((-1, ""), "")

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not _may_be_frozen(request):
            return self.get_response(request)
        name = _name(request, self._newest_change())
        found = SHELF.get(name)
        if found is not None:
            return _thawed(request, *found)
        response = self.get_response(request)
        if _is_public(response):
            kept = (dict(response.headers), response.content)
            SHELF.put(name, kept, len(response.content), settings.PAGES_KEPT * ROOM)
        return response

    def _newest_change(self) -> str:
        """The hash of the newest act that may have changed a page; one question while nothing happens."""
        end = journal.end_of_chain()
        known, newest = self._known
        if end != known:
            newest = journal.newest_but(QUIET)
            self._known = (end, newest)
        return newest


def _may_be_frozen(request: HttpRequest) -> bool:
    is_reading = request.method in ("GET", "HEAD") and TURNED_AWAY not in request.META
    return bool(settings.PAGES_KEPT) and is_reading and settings.SESSION_COOKIE_NAME not in request.COOKIES


def _is_public(response: HttpResponse) -> bool:
    """Whether a view called the answer public, and everybody who asks so gets the same."""
    varies = {each.strip() for each in response.headers.get("Vary", "").split(",")}
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and response.headers.get("Cache-Control", "").startswith("public")
        and varies <= {"", "Accept-Encoding"}
        and len(response.content) <= LARGEST
    )


def _name(request: HttpRequest, newest: str) -> str:
    parts = (
        newest,
        str(timezone.localdate()),
        request.scheme or "",
        request.META.get("HTTP_HOST", ""),
        request.get_full_path(),
        "gzip" if accepts_gzip(request) else "",
    )
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _thawed(request: HttpRequest, headers: dict[str, str], content: bytes) -> HttpResponse:
    """The page as it was made; or 304 with the same word on it, where the reader has it."""
    whole = HttpResponse(content, headers=headers)
    answer = get_conditional_response(request, etag=headers.get("ETag"), response=whole)
    if isinstance(answer, HttpResponseNotModified):
        for name, value in headers.items():
            if not name.startswith("Content-") or name == "Content-Security-Policy":
                answer.headers[name] = value
    return answer or whole
