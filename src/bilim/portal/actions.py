"""Making the public's pages of a draft without serving them, for a dress rehearsal."""

from __future__ import annotations

import io
from collections.abc import Iterator
from urllib.parse import urlencode

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponseBase
from django.urls import URLPattern, get_resolver, resolve, reverse
from django.utils.translation import override

from bilim.base.actor import Actor
from bilim.portal.rules.rehearsals import ASKED, Arguments, Planned, Route, planned
from bilim.publication import queries
from bilim.publication.terms import EditionContent, RehearsedPart
from bilim.rulebook import queries as rulebook

PREVIEW = "preview"
# The bundle of a draft is no page: a step of the rehearsal writes it once more, another verifies it.
NO_PAGES = frozenset({"bundle"})
_COMPARED = frozenset({"compare", "compare-file"})


def make_pages(code: str, by: Actor) -> tuple[tuple[RehearsedPart, ...], Iterator[tuple[str, int]]]:
    """How much of what the public can open is tried, by kind; then the address and status of each: pages and
    documents of the whole, of each department and of each indicator, a fair sample of single figures and of
    tables as files, in every language."""
    content = queries.get_draft_content(code, seen_by=by)
    has_peers = rulebook.approved_definitions().peers_of(content.header.methodology.code) is not None
    plan = planned(content, routes_of_one_edition(), has_peers=has_peers)
    return _parts(plan), _made(content, plan, by)


def routes_of_one_edition() -> list[Route]:
    """Every address of one edition but the bundle's, as the previews have them: a new one is among them."""
    _prefix, previews = get_resolver().namespace_dict[PREVIEW]
    patterns = (each for each in previews.url_patterns if isinstance(each, URLPattern))
    own = (each for each in patterns if str(each.pattern).startswith("desk/preview/<code>/"))
    return [_route(each) for each in own if each.name not in NO_PAGES]


def _route(pattern: URLPattern) -> Route:
    held = {word: each.regex for word, each in pattern.pattern.converters.items() if word != "code"}
    return Route(str(pattern.name), {word: _choices(regex) for word, regex in held.items()})


def _choices(regex: str) -> tuple[str, ...]:
    """What a word of an address may be, where the address itself names all of it."""
    found = tuple(regex.split("|"))
    return found if all(map(str.isalpha, found)) else ()


def _parts(plan: list[Planned]) -> tuple[RehearsedPart, ...]:
    times, counted = len(settings.LANGUAGES), dict[str, tuple[int, int]]()
    for each in plan:
        tried, every = counted.get(each.route.part, (0, 0))
        counted[each.route.part] = (tried + len(each.tried), every + each.every)
    return tuple(RehearsedPart(name, tried * times, of * times) for name, (tried, of) in counted.items())


def _made(content: EditionContent, plan: list[Planned], by: Actor) -> Iterator[tuple[str, int]]:
    for language, _name in settings.LANGUAGES:
        for route, arguments in ((each.route, one) for each in plan for one in each.tried):
            with override(language):
                address = address_of(content, route, arguments)
                status = _status(address, by)
            yield address, status


def address_of(content: EditionContent, route: Route, arguments: Arguments) -> str:
    """Where two are compared, the first two are asked for: unasked the page only lets choose."""
    words = {name: each for name, each in arguments.items() if name != ASKED}
    address = reverse(f"{PREVIEW}:{route.name}", kwargs={"code": content.header.code, **words})
    asked = [("unit", unit.code) for unit in content.ranked_units[:2]] if route.name in _COMPARED else []
    asked += [(ASKED, arguments[ASKED])] if arguments.get(ASKED) else []
    return f"{address}?{urlencode(asked)}" if asked else address


def _status(address: str, by: Actor) -> int:
    try:
        return int(_answer(address, by).status_code)
    except Exception:  # a page that cannot be made is what a rehearsal is for
        return 500


def _answer(address: str, by: Actor) -> HttpResponseBase:
    path, _sign, asked = address.partition("?")
    request = WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": asked,
            "SERVER_NAME": settings.ALLOWED_HOSTS[0],
            "SERVER_PORT": "80",
            "wsgi.input": io.BytesIO(),
        }
    )
    request.actor = by  # type: ignore[attr-defined]
    match = resolve(path)
    request.resolver_match = match
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response
