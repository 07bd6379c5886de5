"""How a question that cannot be answered is refused: as a page to a reader, as one body to a program."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _

from bilim.base.errors import error_page
from bilim.base.templatetags.frame import language
from bilim.portal.terms import Crumb
from bilim_engine.problems import Problem


def not_there(request: HttpRequest, problem: Problem, ways: Sequence[Crumb], form: str) -> HttpResponse:
    """What is not there, said in a sentence, with the ways to what is and may be meant."""
    now = language()
    context: dict[str, object] = {
        "title": problem.message(now),
        "advice": problem.hint(now),
        "ways": ways,
    }
    return _as_asked(request, (problem,), context, 404, form)


def refused(request: HttpRequest, problems: tuple[Problem, ...], form: str) -> HttpResponse:
    """Everything that keeps the question from being answered, at once."""
    context: dict[str, object] = {
        "title": _("This cannot be answered as it was asked"),
        "advice": _("Nothing was left out silently: change what is named below and ask again."),
        "problems": problems,
    }
    return _as_asked(request, problems, context, 400, form)


def busy(request: HttpRequest, after: str) -> HttpResponse:
    """The same is being made for others; in a moment this can be asked for again."""
    title = _("Others are being served at the moment")
    advice = _("Ask again in half a minute; pages and tables can be read meanwhile.")
    response = error_page(request, 503, title, advice)
    response.headers["Retry-After"] = after
    return response


def _as_asked(
    request: HttpRequest, problems: tuple[Problem, ...], context: dict[str, object], status: int, form: str
) -> HttpResponse:
    if form == "json":
        response: HttpResponse = JsonResponse(
            _body(problems[0]) | {"more": [_body(problem) for problem in problems[1:]]},
            status=status,
            json_dumps_params={"ensure_ascii": False},
        )
        patch_vary_headers(response, ["Accept-Language"])
        return response
    return render(request, "base/error.html", {"status": status, **context}, status=status)


def _body(problem: Problem) -> dict[str, str]:
    """One problem as the interface for programs writes it."""
    now = language()
    return {
        "code": problem.code,
        "message": problem.message(now),
        "hint": problem.hint(now),
        "where": str(problem.place),
    }
