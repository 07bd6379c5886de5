"""Making the public's pages of a draft without serving them, for a dress rehearsal."""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpResponseBase
from django.urls import resolve, reverse
from django.utils.translation import override

from bilim.base.actor import Actor
from bilim.publication import queries
from bilim.publication.terms import ADJUSTED, EditionContent, RehearsedPart
from bilim.rulebook import queries as rulebook

# Pages of the whole, and the documents that are made anew for it.
_OF_EDITION = ("edition", "table", "words", "report", "slides", "scores-book", "sdmx-structure")
# The pages and the documents of each department: the part they are counted in, and the name of the address.
_OF_DEPARTMENT = {
    "departments": "edition-department",
    "unit_words": "unit-words",
    "sheets": "sheet",
    "what_it_takes": "what-it-takes",
    "peers": "peers",
}
# Of the whole: the bundle and four flows of SDMX; of each department: workbook, list of records, what if.
_OTHERS_OF_EDITION, _OTHERS_OF_DEPARTMENT = 5, 3
Address = tuple[str, Mapping[str, str]]
# Where others are being served, the page is asked for again, after a while and so often.
BUSY, PAUSE, MOST_ASKED = 503, 3.0, 20


def make_pages(code: str, by: Actor) -> tuple[tuple[RehearsedPart, ...], Iterator[tuple[str, int]]]:
    """How much of what the public can open is tried, by kind; then the address and status of each: pages and
    documents of the whole, of each department and of each indicator, in every language."""
    content = queries.get_draft_content(code, seen_by=by)
    tried = _tried(content)
    times = len(settings.LANGUAGES)
    parts = [RehearsedPart(name, len(found) * times, len(found) * times) for name, found in tried.items()]
    left = [RehearsedPart(name, 0, count * times) for name, count in _left_out(content).items()]
    return (*parts, *left), _made([each for found in tried.values() for each in found], by)


def _tried(content: EditionContent) -> dict[str, list[Address]]:
    code = {"code": content.header.code}
    # Only an edition with an analysis has pages on how sure its order is and what decides it.
    whole = (*_OF_EDITION, *(("certainty", "what-decides") if content.findings else ()))
    found: dict[str, list[Address]] = {"whole": [(name, code) for name in whole]}
    for part, name in _departments(content).items():
        found[part] = [(name, {**code, "unit": unit.code}) for unit in content.ranked_units]
    found["what_it_takes"] = [
        each for each in found["what_it_takes"] if content.result(each[1]["unit"]) is not None
    ]
    leaves = dict.fromkeys(leaf.indicator for _path, leaf in content.methodology.leaves())
    found["indicators"] = [("indicator", {**code, "indicator": each}) for each in leaves]
    return found


def _departments(content: EditionContent) -> dict[str, str]:
    """Of what is made for each department; nobody has peers where no rule says who is alike."""
    alike = rulebook.current_definitions().peers_of(content.header.methodology.code)
    return {part: name for part, name in _OF_DEPARTMENT.items() if part != "peers" or alike is not None}


def _left_out(content: EditionContent) -> dict[str, int]:
    """How many pages the public can open and no rehearsal makes, by kind; tables as files are not counted."""
    ranked = {unit.code for unit in content.ranked_units}
    return {
        "others": _OTHERS_OF_EDITION + _OTHERS_OF_DEPARTMENT * len(ranked),
        "scores": sum(each.variant == ADJUSTED and each.unit in ranked for each in content.scores),
        "values": sum(each.variant == ADJUSTED for each in content.values),
        "records": len({(each.unit, each.item, each.period) for each in content.facts}),
    }


def _made(addresses: list[Address], by: Actor) -> Iterator[tuple[str, int]]:
    for language, _name in settings.LANGUAGES:
        for name, arguments in addresses:
            with override(language):
                address = reverse(f"preview:{name}", kwargs=dict(arguments))
                status = _status(address, by)
            yield address, status


def _status(address: str, by: Actor) -> int:
    """The status of the page; that others are being served is no answer, and is waited for."""
    for _number in range(MOST_ASKED):
        try:
            status = int(_answer(address, by).status_code)
        except Exception:  # a page that cannot be made is what a rehearsal is for
            return 500
        if status != BUSY:
            break
        time.sleep(PAUSE)
    return status


def _answer(address: str, by: Actor) -> HttpResponseBase:
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
    response: HttpResponseBase = match.func(request, *match.args, **match.kwargs)
    return response
