"""How a reader learns that the page she has is still right, and which files are the same for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag

from bilim.base.templatetags.frame import language

# A page is asked for again each time, and answered with 304 while it holds: what a head says beside her
# place, and that an edition was corrected, nobody may see late.
ASKED_AGAIN = "public, no-cache"
# A file of an edition is the same for ever; its address carries the revision.
FOR_EVER = "public, max-age=31536000"
# What somebody tried out is hers alone.
KEPT_BY_NOBODY = "no-store"

SOURCE = Path(__file__).resolve().parents[3]
# Templates, the words and rules of every module, and the styles, whose addresses follow from what they say.
_KINDS = {".html", ".py", ".css", ".typ"}


def kept(
    request: HttpRequest, tag: str, make: Callable[[], HttpResponseBase], control: str = ASKED_AGAIN
) -> HttpResponseBase:
    """304 where the reader has what this tag names; else the page, with the word on how it may be kept.

    Only the tag decides: a new release changes the page but not the date of the edition.
    """
    known = get_conditional_response(request, etag=tag) if request.method in ("GET", "HEAD") else None
    response = known or make()
    if response.status_code in (200, 304) and response.headers.get("Cache-Control") != KEPT_BY_NOBODY:
        response.headers["ETag"] = tag
        response.headers["Cache-Control"] = control
    return response


def kept_as_made(request: HttpRequest, response: HttpResponse) -> HttpResponseBase:
    """As `kept`, where nothing shorter than the page itself says what it depends on."""
    content = hashlib.sha256(response.content).hexdigest()
    return kept(request, etag(request, content), lambda: response)


def etag(request: HttpRequest, *parts: str) -> str:
    """The same for the same address, content and release of the templates."""
    text = "\0".join((release(), request.get_full_path(), language(), *parts))
    return quote_etag(hashlib.sha256(text.encode()).hexdigest()[:32])


@cache
def release() -> str:
    """The state of everything pages are made from, so that a new release makes kept pages stale."""
    digest = hashlib.sha256(str(settings.DEBUG).encode())
    for file in _made_from():
        digest.update(file.read_bytes())
    return digest.hexdigest()


def _made_from() -> Iterator[Path]:
    """The sources and the catalogues of translations, in one order."""
    for folder in ("bilim", "bilim_engine"):
        yield from sorted(file for file in (SOURCE / folder).rglob("*") if file.suffix in _KINDS)
    for folder in settings.LOCALE_PATHS:
        yield from sorted(Path(folder).rglob("*.po"))
