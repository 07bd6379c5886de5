"""What a question asks for that is not read, not readable or not known: all of it is told at once."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any

from django.http import HttpRequest, HttpResponse

from bilim.api import problems
from bilim.api.views import Failed, api
from bilim.api.views.filters import unknown_filters
from bilim.publication import queries
from bilim_engine.problems import Kind, Place, Problem


def answer(
    view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    """The answer, or everything in the question that is not read, not readable or not known."""
    response, found = view(request, *args, **kwargs), _unread_parameters(request)
    said = response.problems if isinstance(response, Failed) else ()
    unknown_here = _unknown_filters(request, {each.place.field for each in said})
    if not found and not unknown_here:
        return response
    status = 422 if found or response.status_code == 422 else 404
    return Failed([*found, *said, *unknown_here], status)


def _unknown_filters(request: HttpRequest, said: set[str]) -> list[Problem]:
    """Parameters that ask an edition for what it does not have, but for those that could not even be read."""
    names = [
        name for name in _parameters_of(request) or () if f"query.{name}" not in said and name in request.GET
    ]
    code = str(request.resolver_match.kwargs.get("code", "")) if request.resolver_match else ""
    if not names or code not in {each.code for each in queries.list_editions()}:
        return []
    return unknown_filters(queries.get_content(code), request.GET, names)


@cache
def _parameters() -> dict[str, tuple[str, ...]]:
    """What may be asked at each address, as its own description says."""
    paths = api.get_openapi_schema(path_prefix="/api/v1/")["paths"]
    return {
        path: tuple(each["name"] for each in told["get"].get("parameters", ()) if each["in"] == "query")
        for path, told in paths.items()
    }


def _parameters_of(request: HttpRequest) -> tuple[str, ...] | None:
    """What may be asked at this address; None where it is none of those described."""
    match = request.resolver_match
    return _parameters().get("/" + re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", match.route)) if match else None


def _unread_parameters(request: HttpRequest) -> list[Problem]:
    """The parameters nobody reads: an answer that ignored them would be taken for their answer."""
    known = _parameters_of(request)
    wrong = sorted(set(request.GET) - set(known)) if known is not None else []
    told = ", ".join(known or ()) or "–"
    return [
        Problem(_unread_kind(name), Place(field=name[:60]), {"name": name[:60], "known": told})
        for name in wrong
    ]


def _unread_kind(name: str) -> Kind:
    """Who asks as the commands and the staff's pages do is told why there is no such question here."""
    return problems.NO_LEDGER if name == "known_on" else problems.UNKNOWN_PARAMETER
