"""How long a page may be kept, and how its reader learns that hers is still right."""

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

# A page may be kept an hour: an edition never changes, but a correction must soon be seen beside it.
PAGE_AGE = 3600
# What changes with the next edition or the next day is asked for again after five minutes.
CURRENT_AGE = 300
# A file of an edition is the same for ever; its address carries the revision.
FILE_AGE = 31_536_000

SOURCE = Path(__file__).resolve().parents[3]
# Templates, the words and rules of every module, and the styles, whose addresses follow from what they say.
_KINDS = {".html", ".py", ".css"}


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
