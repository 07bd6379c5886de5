"""Addresses of the interface. Whatever is asked below /api/ is answered with the one error body."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path, re_path
from django.views.decorators.csrf import csrf_exempt

from bilim.api import problems
from bilim.api.views import CURRENT_AGE, api, failure, tagged, to_anybody
from bilim.api.views.asking import answer
from bilim.base.pages import PUBLIC, page
from bilim_engine.problems import Problem

_READ = ("GET", "HEAD")
_ALLOWED = "GET, HEAD, OPTIONS"
_MAY_BE_ASKED = {
    "Allow": _ALLOWED,
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match, Accept-Language",
    "Access-Control-Max-Age": "86400",
}
EVERY = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")


def read_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Reading is answered, to any site; anything else is refused with the one error body."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return to_anybody(_answer(view, request, *args, **kwargs))

    # Every method comes through, so that each is answered with the one error body. Nothing here can be
    # changed, so there is no form to guard.
    return page(PUBLIC, methods=EVERY)(csrf_exempt(answered))


def _answer(
    view: Callable[..., HttpResponse], request: HttpRequest, *args: Any, **kwargs: Any
) -> HttpResponse:
    if request.method == "OPTIONS":
        # A browser asks so before it reads for another site with a tag it kept.
        return HttpResponse(status=204, headers=_MAY_BE_ASKED)
    if request.method not in _READ:
        response = failure(Problem(problems.WRONG_METHOD), 405)
        response.headers["Allow"] = _ALLOWED
        return response
    asked, request.method = request.method, "GET"
    answered = answer(view, request, *args, **kwargs)
    request.method = asked  # of the answer to HEAD the body is taken off again
    return answered


def described(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The description is kept like what it describes."""

    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return tagged(request, view(request, *args, **kwargs), CURRENT_AGE)

    return answered


def unknown(request: HttpRequest) -> HttpResponse:
    """There is no such address."""
    return failure(Problem(problems.UNKNOWN_ADDRESS), 404)


patterns, _app, namespace = api.urls
for pattern in cast("list[URLPattern]", patterns):
    plain = cast("Callable[..., HttpResponse]", pattern.callback)
    pattern.callback = read_only(described(plain) if pattern.name == "openapi-json" else plain)

urlpatterns = [path("v1/", (patterns, "ninja", namespace)), re_path(r"^.*$", read_only(unknown))]
