"""A page names the permission it needs; who lacks it is turned away before any work is done."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Protocol, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import resolve_url
from django.urls import reverse
from django.views.decorators.cache import never_cache

from bilim.base.actor import NOBODY, Actor

# Anybody may see the page. Written out, so that a page without a permission is a mistake, not a default.
PUBLIC = "public"
# Whoever is signed in may see it, with or without a role: what is her own.
SIGNED_IN = "signed-in"

# What a page can be asked: to be read, or to be read and sent a form.
READ = ("GET", "HEAD")
READ_AND_SEND = (*READ, "POST")
SEND = ("POST",)


class Page(Protocol):
    """A view that says which permission it needs."""

    permission: str
    methods: tuple[str, ...]
    form: str

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase: ...


def page(
    permission: str, methods: tuple[str, ...] = (), form: str = "", also: Callable[..., bool] | None = None
) -> Callable[[Callable[..., HttpResponseBase]], Page]:
    """The view is shown to those who hold `permission` over any part of the tree, or are signed in at all.

    Who is not signed in is led to the sign-in page and back; who is, gets the page that says why not.
    Whether this very thing may be done is the policy's question, in the action. A public page is read;
    others take forms too. `form` names the page whose form this address takes: nobody reads it, and who has
    to sign in comes back to the form. `also`, asked with the actor and the arguments of the address, lets in
    whom a person, not a role, gave this very page. Any other method is refused by the middleware, with what
    is allowed.
    """
    allowed = methods or (SEND if form else READ if permission == PUBLIC else READ_AND_SEND)

    def decorate(view: Callable[..., HttpResponseBase]) -> Page:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            actor = actor_of(request)
            if actor.is_anonymous:
                back = reverse(form, kwargs=kwargs) if form else request.get_full_path()
                return redirect_to_login(back, resolve_url(settings.LOGIN_URL))
            if not (_may(actor, permission) or (also and also(actor, **kwargs))):
                raise PermissionDenied(permission)
            return view(request, *args, **kwargs)

        shown = cast(Page, wraps(view)(view) if permission == PUBLIC else never_cache(guarded))
        shown.permission, shown.methods, shown.form = str(permission), allowed, form
        return shown

    return decorate


def _may(actor: Actor, permission: str) -> bool:
    return permission == SIGNED_IN or actor.may_somewhere(permission)


def page_of_form(view: Callable[..., HttpResponseBase], arguments: Mapping[str, Any]) -> str:
    """Where the form stands that this view takes; empty where the view is a page itself."""
    name = getattr(view, "form", "")
    return reverse(name, kwargs=dict(arguments)) if name else ""


def actor_of(request: HttpRequest) -> Actor:
    """Who acts in this request; nobody, where the access middleware did not run."""
    return getattr(request, "actor", NOBODY)
