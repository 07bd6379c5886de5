"""Signing in and out."""

from __future__ import annotations

import math
import time
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import authenticate, load_backend, login, logout
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bilim.access import actions, problems
from bilim.access.forms import SignInForm
from bilim.access.models import Account
from bilim.access.queries import (
    actor_for,
    address_in,
    count_failures,
    has_second_factor,
    needs_second_factor,
)
from bilim.base.pages import PUBLIC, READ_AND_SEND, actor_of, page
from bilim_engine.problems import Place, Problem

_BACKEND = "bilim.access.backends.AccountBackend"
# Between the password and the code: who waits, and where she goes then; so many seconds the password holds.
_WAITING, _NEXT = "waiting_for_code", "wanted_after_code"
_PATIENCE = 600


@page(PUBLIC, methods=READ_AND_SEND)
@sensitive_post_parameters("password")
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """She is signed in and where she wanted to go; or sees the form, with what is wrong on top."""
    if request.method == "POST":
        actions.mend_failures_to_come(longest=settings.AXES_COOLOFF_TIME)
    if request.method == "POST" and _is_address_locked(request):
        return _address_locked(request)
    form = SignInForm(request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _form(request, form)
    account = authenticate(request, **form.cleaned_data)
    if account is None:
        return _form(request, form, Problem(problems.SIGN_IN_FAILED, Place(field="username")))
    if isinstance(account, Account) and (further := _further(account)):
        _wait_for_code(request, account)
        return redirect(further)
    enter(request, account)
    return redirect(_wanted(request))


@page(PUBLIC, methods=("POST",))
@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """The session has ended; nothing of it is left in the browser."""
    if not actor_of(request).is_anonymous:
        actions.record_sign_out(by=actor_of(request))
    logout(request)
    return redirect("access:sign-in")


def enter(request: HttpRequest, account: Any) -> None:
    """She is signed in, and her hours begin; the journal knows."""
    further = request.session.get(_NEXT, "")
    login(request, account, backend=_BACKEND)
    request.session.begin()  # type: ignore[attr-defined]  # of our own store
    request.session.pop(_WAITING, None)
    if further:
        request.session[_NEXT] = further
    actions.record_sign_in(by=actor_for(account))


def pending(request: HttpRequest) -> Account | None:
    """Who gave her password in this browser a moment ago and has not given a code yet."""
    kept = request.session.get(_WAITING)
    if not kept or not 0 <= time.time() - kept["at"] <= _PATIENCE:
        return None
    account = load_backend(_BACKEND).get_user(kept["account"])
    # Another password meanwhile: what was given is none any more.
    same = account is not None and constant_time_compare(kept["hash"], account.get_session_auth_hash())
    return account if same else None


def wanted(request: HttpRequest) -> str:
    """Where she wanted to go before a code was asked for."""
    return request.session.pop(_NEXT, "") or _front_page()


def _further(account: Account) -> str:
    """The page that stands between her password and the desk, if one does."""
    if has_second_factor(account):
        return "access:code"
    return "access:factor" if needs_second_factor(account) else ""


def _wait_for_code(request: HttpRequest, account: Account) -> None:
    further = _wanted(request)
    request.session.cycle_key()
    request.session[_WAITING] = {
        "account": account.pk,
        "at": time.time(),
        "hash": account.get_session_auth_hash(),
    }
    request.session[_NEXT] = further


def locked_out(
    request: HttpRequest, original: Any = None, credentials: dict[str, str] | None = None
) -> HttpResponse:
    """Too many wrong passwords: the page says so, and when to try again."""
    actions.record_lock_out(username=(credentials or {}).get("username", ""), address=client_address(request))
    return _locked(request, "access/locked_out.html", failures=settings.AXES_FAILURE_LIMIT)


def _is_address_locked(request: HttpRequest) -> bool:
    since = timezone.now() - settings.AXES_COOLOFF_TIME
    failures = count_failures(client_address(request), since=since)
    return failures >= int(settings.SIGN_IN_ADDRESS_FAILURES)


def _address_locked(request: HttpRequest) -> HttpResponse:
    # The journal is told once a while, not for every knock at the door.
    address, seconds = client_address(request), settings.AXES_COOLOFF_TIME.total_seconds()
    if cache.add(f"sign-in-locked:{address}", True, timeout=seconds):
        actions.record_lock_out(username="", address=address)
    return _locked(request, "access/address_locked.html", failures=settings.SIGN_IN_ADDRESS_FAILURES)


def _locked(request: HttpRequest, template: str, *, failures: int) -> HttpResponse:
    minutes = math.ceil(settings.AXES_COOLOFF_TIME / timedelta(minutes=1))
    page = render(request, template, {"minutes": minutes, "failures": failures}, status=429)
    page.headers["Retry-After"] = str(minutes * 60)
    return page


def client_address(request: HttpRequest) -> str:
    """Where the request comes from, through as many proxies as the settings say."""
    return address_in(request.META)


def _form(request: HttpRequest, form: SignInForm, problem: Problem | None = None) -> HttpResponse:
    status = 422 if problem or form.errors else 200
    asked = request.POST.get("next", request.GET.get("next", ""))
    context = {"form": form, "problems": [problem] if problem else [], "next": asked}
    return render(request, "access/sign_in.html", context, status=status)


def _wanted(request: HttpRequest) -> str:
    asked = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(asked, {request.get_host()}, require_https=request.is_secure()):
        return asked
    return _front_page()


def _front_page() -> str:
    try:
        return reverse(settings.LOGIN_REDIRECT_URL)
    except NoReverseMatch:
        return "/"
