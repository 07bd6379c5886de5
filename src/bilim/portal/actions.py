"""Making the public's pages of a draft without serving them, for a dress rehearsal."""

from __future__ import annotations

import io
from collections.abc import Iterator

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.urls import resolve, reverse
from django.utils.translation import override

from bilim.base.actor import Actor
from bilim.publication import queries
from bilim.publication.terms import EditionContent

# Pages of the whole, and the documents that are made anew for it.
_OF_EDITION = ("edition", "table", "words", "report", "slides", "scores-book", "sdmx-structure")


def make_pages(code: str, by: Actor) -> Iterator[tuple[str, int]]:
    """The address and status of what the public will ask for first: pages and documents of the whole draft in
    each language, and the page of each department and indicator in the first."""
    content = queries.get_draft_content(code, seen_by=by)
    for language, _name in settings.LANGUAGES:
        with override(language):
            for address in _addresses(content, whole=language == settings.LANGUAGE_CODE):
                yield address, _status(address, by)


def _addresses(content: EditionContent, *, whole: bool) -> Iterator[str]:
    code = content.header.code
    # Only an edition with an analysis has pages on how sure its order is and what decides it.
    for name in (*_OF_EDITION, *(("certainty", "what-decides") if content.findings else ())):
        yield reverse(f"preview:{name}", kwargs={"code": code})
    if not whole:
        return
    for unit in content.ranked_units:
        yield reverse("preview:edition-department", kwargs={"code": code, "unit": unit.code})
    for indicator in dict.fromkeys(leaf.indicator for _path, leaf in content.methodology.leaves()):
        yield reverse("preview:indicator", kwargs={"code": code, "indicator": indicator})


def _status(address: str, by: Actor) -> int:
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": address,
            "SERVER_NAME": settings.ALLOWED_HOSTS[0],
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
        }
    )
    request.actor = by  # type: ignore[attr-defined]
    match = resolve(address)
    request.resolver_match = match
    try:
        return int(match.func(request, *match.args, **match.kwargs).status_code)
    except Exception:  # a page that cannot be made is what a rehearsal is for
        return 500
