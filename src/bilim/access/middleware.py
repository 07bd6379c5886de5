"""Who acts in a request."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from bilim.access.actions import record_refusal
from bilim.access.models import Account
from bilim.access.queries import actor_for
from bilim.base.actor import NOBODY, Actor
from bilim.base.pages import actor_of


class ActorMiddleware:
    """`request.actor` is who acts; a refusal is in the journal before its page is shown."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        # Lazy: public pages never ask, and so cost no session and no query.
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        if isinstance(exception, PermissionDenied):
            record_refusal(
                by=actor_of(request),
                permission=str(exception),
                address=request.path,
                page=request.resolver_match.view_name if request.resolver_match else "",
            )


def _actor(request: HttpRequest) -> Actor:
    return actor_for(request.user) if isinstance(request.user, Account) else NOBODY
