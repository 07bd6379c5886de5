"""What went wrong on our side is told to people by a page, and to programs in a way that they can read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language_from_request, override

from bilim.api import problems
from bilim.api.views import failure, language, to_anybody
from bilim.base.errors import said_of
from bilim_engine.problems import Problem

# From here on an answer says that the server could not give one.
_FAULTS = 500


class ToldToPrograms:
    """Outside of all that may go wrong: a page is no answer of the interface, and no file.

    Below /api/ and where a file of JSON is wanted it is the one error body, where another file is wanted
    plain text, unless a browser asks, which says that it takes a page.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = self.get_response(request)
        if told.status_code < _FAULTS:
            return told
        kind = problems.FAULT if told.status_code == _FAULTS else problems.NOT_NOW
        # It may have gone wrong before anybody asked in which language the reader is.
        with override(get_language_from_request(request, check_path=True)):
            response = _readable(request, Problem(kind), told)
        if response is None:
            return told
        if "Retry-After" in told.headers:
            response.headers["Retry-After"] = told.headers["Retry-After"]
        return response


def _readable(request: HttpRequest, problem: Problem, told: HttpResponseBase) -> HttpResponse | None:
    """The answer in the form of what is asked for; None where that is a page."""
    path, status = request.path_info, told.status_code
    if path.startswith("/api/"):
        return to_anybody(failure(problem, status))
    if path == "/healthz":
        return JsonResponse({"status": "unavailable"}, status=status, headers={"Cache-Control": "no-store"})
    name, _point, ending = path.rpartition("/")[2].rpartition(".")
    if name and ending in ("json", "jsonld"):
        return failure(problem, status)
    if not name or "text/html" in request.headers.get("Accept", ""):
        return None
    sentences = said_of(told) or (problem.message(language()), problem.hint(language()))
    kind = "text/plain; charset=utf-8"
    response = HttpResponse("\n".join((*sentences, "")), status=status, content_type=kind)
    patch_vary_headers(response, ["Accept", "Accept-Language"])
    return response
