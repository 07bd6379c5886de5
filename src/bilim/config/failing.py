"""What went wrong on our side is told to people by a page, and to programs by the one error body."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

# From here on an answer says that the server could not give one.
_FAULTS = 500


class ToldToPrograms:
    """Outside of all that may go wrong: a page that says so is no answer of the interface."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        told = self.get_response(request)
        if told.status_code < _FAULTS or not request.path_info.startswith("/api/"):
            return told
        from bilim.api.urls import failed  # noqa: PLC0415 - addresses load after the set-up

        return failed(request, told)
