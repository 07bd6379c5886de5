"""What every answer carries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed

from bilim.base.away import TURNED_AWAY
from bilim.base.pages import page_of_form
from bilim.base.views import length_lacking, too_large, turned_away, wrong_method

_CLOSED = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), interest-cohort=()"


class SafetyHeaders:
    """No answer lets the browser use the device, and none may be embedded by another site."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _CLOSED)
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class Methods:
    """A page asked in a way it does not know says so, and which ways it knows, before any work is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if isinstance(response, HttpResponseNotAllowed) and not response.content:
            return wrong_method(request, tuple(response.headers["Allow"].split(", ")))
        return response

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponse], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        allowed = getattr(view, "methods", ())
        if not allowed or request.method in allowed:
            return None
        return wrong_method(request, allowed, page_of_form(view, kwargs))


class TurnedAway:
    """What the server turns away gets the page that says why, and nothing else is done."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        why = request.META.get(TURNED_AWAY)
        return turned_away(request, why) if why else self.get_response(request)


class SizeLimit:
    """What is far larger than any file we take is refused by its stated length, before a byte of it is read.

    What comes without one is not read either, and says so: its form would seem to have expired.
    A form's token is looked for in its body, so without this anybody could fill the disk through any address.
    A file only somewhat too large passes: its form says so in a sentence of its own.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.META.get("HTTP_TRANSFER_ENCODING") and not request.META.get("CONTENT_LENGTH"):
            return length_lacking(request)
        stated = request.META.get("CONTENT_LENGTH") or "0"
        if stated.isdecimal() and int(stated[:20]) > 2 * settings.DATA_UPLOAD_MAX_MEMORY_SIZE:
            return too_large(request)
        return self.get_response(request)
