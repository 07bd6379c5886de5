"""What every answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

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
