"""How every address of the interface answers: with a tag, an age, and one body for all errors."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.http import quote_etag
from django.utils.translation import get_language
from ninja.decorators import decorate_view
from ninja.errors import ValidationError

from bilim.api import problems, terms
from bilim.publication import queries
from bilim_engine.problems import LANGUAGES, Place, Problem

# Whoever takes figures takes their licence along.
_LICENCE = '<https://creativecommons.org/licenses/by/4.0/>; rel="license"'
# Open data, no sign-in, nobody's secret: the page of a newspaper may read it in its reader's browser.
_OPEN = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Link, Bilim-Illustrative, Content-Disposition",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
MARK = "Bilim-Illustrative"
# An edition is frozen; lists of editions and what stands today change.
FROZEN_AGE, CURRENT_AGE = 86_400, 300


class NotThere(Exception):
    """What was asked for is not there."""

    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        super().__init__(problem.code)


def language() -> str:
    """The language of sentences: what the reader's programs accept, else Kyrgyz."""
    active = (get_language() or "ky").split("-")[0]
    return active if active in LANGUAGES else "ky"


class Failed(HttpResponse):
    """An answer that says what is wrong."""

    def __init__(self, problems: Sequence[Problem], status: int) -> None:
        self.problems = tuple(problems)
        faults = [_fault(each, language()) for each in problems]
        body = terms.Failure(**faults[0].model_dump(), problems=faults)
        kind = "application/json; charset=utf-8"
        super().__init__(body.model_dump_json(), status=status, content_type=kind)
        patch_vary_headers(self, ["Accept-Language"])


def _fault(problem: Problem, now: str) -> terms.Fault:
    return terms.Fault(
        code=problem.code, message=problem.message(now), hint=problem.hint(now), where=str(problem.place)
    )


def failure(problem: Problem, status: int) -> Failed:
    """The one body of every error, where one thing is wrong."""
    return Failed([problem], status)


def to_anybody(response: HttpResponse) -> HttpResponse:
    """The answer may be read by any site, and names its licence."""
    for name, text in (_OPEN | {"Link": _LICENCE}).items():
        response.headers[name] = text
    return response


def not_there(request: HttpRequest, fault: NotThere) -> HttpResponse:
    """Nothing is there under this code, and where to look instead."""
    return failure(fault.problem, 404)


def wrong(request: HttpRequest, fault: ValidationError) -> HttpResponse:
    """Every parameter that cannot be read, each once and by its name."""
    places = dict.fromkeys(tuple(str(part) for part in each["loc"]) for each in fault.errors)
    found = [
        Problem(problems.WRONG_PARAMETER, Place(field=".".join(place)), {"name": place[-1]})
        for place in places
    ]
    return Failed(found, 422)


def tagged(request: HttpRequest, response: HttpResponse, age: int) -> HttpResponse:
    """The answer carries a tag and may be kept so many seconds; who has it already gets 304."""
    tag = quote_etag(hashlib.sha256(response.content).hexdigest()[:32])
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = f"public, max-age={age}"
    return get_conditional_response(request, etag=tag, response=response) or response


def _current(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The answer may be another in five minutes."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        return tagged(request, response, CURRENT_AGE) if response.status_code == 200 else response

    return answered


def _frozen(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The answer is part of an edition: it never changes, and it says whether figures are invented."""

    @wraps(view)
    def answered(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if response.status_code != 200:
            return response
        # A list has no place of its own for the mark.
        mark = queries.get_content(kwargs["code"]).header.illustrative
        response.headers[MARK] = "true" if mark else "false"
        return tagged(request, response, FROZEN_AGE)

    return answered


CURRENT, FROZEN = decorate_view(_current), decorate_view(_frozen)
