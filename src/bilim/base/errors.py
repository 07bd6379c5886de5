"""The page that says what went wrong, with its sentences at hand for whoever reads no pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise as Words


def error_page(
    request: HttpRequest, status: int, title: Words, advice: Words, **context: object
) -> HttpResponse:
    """What happened, and what the reader can do now."""
    told = {"status": status, "title": title, "advice": advice, **context}
    response = render(request, "base/error.html", told, status=status)
    # In the language the page is made in, whichever is set when they are read.
    response.said = (str(title), str(advice))  # type: ignore[attr-defined]
    return response


def said_of(response: object) -> tuple[str, ...]:
    """The sentences of an error page; none of another answer."""
    said: tuple[str, ...] = getattr(response, "said", ())
    return said
