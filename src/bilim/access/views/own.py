"""Her own account: who she is here, her password, her sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_safe

from bilim.access import actions, problems, queries
from bilim.access.forms import CodeForm, NewPasswordForm, OwnPasswordForm
from bilim.access.models import Account
from bilim.access.terms import LEAST_PASSWORD, LONGEST_PASSWORD
from bilim.base.crumbs import from_desk
from bilim.base.pages import SIGNED_IN, actor_of, page
from bilim.base.templatetags.frame import language
from bilim_engine.problems import Problem, Refused


@page(SIGNED_IN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """She sees under which name she is here, and what she can do with her account."""
    return _page(request, OwnPasswordForm())


@page(SIGNED_IN, form="access:own")
@sensitive_post_parameters("current", "password", "again")
def change_password(request: HttpRequest) -> HttpResponse:
    """Her password is another, and every other session of hers has ended; or the form says why not."""
    form, account = OwnPasswordForm(request.POST), _account(request)
    if form.is_valid():
        if authenticate(request, username=account.username, password=form.cleaned_data["current"]) is None:
            _at_field(form, "current", [Problem(problems.WRONG_PASSWORD)])
        else:
            _set(request, form, account)
    if form.errors:
        return _page(request, form)
    messages.success(request, _("Your password is changed. Your other sessions have ended."))
    return redirect("access:own")


@page(SIGNED_IN, form="access:own")
def end_sessions(request: HttpRequest) -> HttpResponse:
    """Every session of hers has ended but this one."""
    account = _account(request)
    actions.end_sessions(account=account, by=actor_of(request))
    update_session_auth_hash(request, account)
    messages.success(request, _("Your other sessions have ended."))
    return redirect("access:own")


def _set(request: HttpRequest, form: OwnPasswordForm, account: Account) -> None:
    try:
        actions.set_password(account=account, password=form.cleaned_data["password"], by=actor_of(request))
    except Refused as refusal:
        _at_field(form, "password", refusal.problems)
    else:
        update_session_auth_hash(request, account)


def _at_field(form: NewPasswordForm, field: str, found: Sequence[Problem]) -> None:
    now = language()
    for problem in found:
        form.add_error(field, format_html("{} {}", problem.message(now), problem.hint(now)))


def _account(request: HttpRequest) -> Account:
    return cast(Account, request.user)


def _page(request: HttpRequest, form: OwnPasswordForm) -> HttpResponse:
    context = {
        "account": _account(request),
        "form": form,
        "code_form": CodeForm(),
        "has_factor": queries.has_second_factor(_account(request)),
        "codes_left": queries.count_recovery_codes(_account(request)),
        "least": LEAST_PASSWORD,
        "longest": LONGEST_PASSWORD,
        "idle": settings.SESSION_IDLE_MINUTES,
        "hours": settings.SESSION_COOKIE_AGE // 3600,
        "crumbs": from_desk(here=_("Your account")),
    }
    return render(request, "access/own.html", context, status=422 if form.errors else 200)
