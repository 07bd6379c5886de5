"""Addresses of the interface. Whatever is asked below /api/ is answered with the one error body."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path, re_path
from django.views.decorators.csrf import csrf_exempt

from bilim.api import problems
from bilim.api.views import api, failure
from bilim.base.pages import PUBLIC, page
from bilim_engine.problems import Problem

_ALLOWED = "GET, HEAD"
EVERY = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT")


def read_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Reading is answered; anything else is refused with the one error body."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "HEAD":
            request.method = "GET"  # the server takes the body off again
            return view(request, *args, **kwargs)
        if request.method != "GET":
            response = failure(Problem(problems.WRONG_METHOD), 405)
            response.headers["Allow"] = _ALLOWED
            return response
        return view(request, *args, **kwargs)

    # Every method comes through, so that each is answered with the one error body.
    return page(PUBLIC, methods=EVERY)(answered)


# Nothing here can be changed, so there is no form to guard: a wrong method gets the one error body as well.
@csrf_exempt
def unknown(request: HttpRequest) -> HttpResponse:
    """There is no such address."""
    return failure(Problem(problems.UNKNOWN_ADDRESS), 404)


patterns, _app, namespace = api.urls
for pattern in patterns:
    pattern.callback = read_only(pattern.callback)

urlpatterns = [path("v1/", (patterns, "ninja", namespace)), re_path(r"^.*$", read_only(unknown))]
