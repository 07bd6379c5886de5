"""The second factor: set up, asked for at sign-in, taken away."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bilim.access import actions, queries
from bilim.access.forms import CodeForm
from bilim.access.models import Account
from bilim.access.rules import address_of_secret, written_secret
from bilim.access.views.signing import enter, pending, wanted
from bilim.base.pages import PUBLIC, READ_AND_SEND, SIGNED_IN, actor_of, page
from bilim.base.templatetags.frame import language
from bilim_engine.problems import Refused


@page(PUBLIC, methods=READ_AND_SEND)
@sensitive_post_parameters("code")
@never_cache
def ask(request: HttpRequest) -> HttpResponse:
    """She gave the code and is signed in; or the form, with what is wrong. Only after the password."""
    account = pending(request)
    if account is None or not queries.has_second_factor(account):
        return redirect("access:own" if isinstance(request.user, Account) else "access:sign-in")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            actions.use_code(account=account, code=form.cleaned_data["code"])
        except Refused as refusal:
            _tell(form, refusal)
        else:
            enter(request, account)
            return redirect(wanted(request))
    context = {"account": account, "form": form}
    return render(request, "access/code.html", context, status=422 if form.errors else 200)


@page(PUBLIC, methods=READ_AND_SEND)
@sensitive_post_parameters("code")
@never_cache
def set_up(request: HttpRequest) -> HttpResponse:
    """The telephone is hers from now on, and the recovery codes are shown; or how to set it up. Open to who
    is signed in, and to who gave the password and may not come in without a second factor."""
    is_in = isinstance(request.user, Account)
    account = request.user if isinstance(request.user, Account) else pending(request)
    if account is None:
        return redirect("access:sign-in")
    if queries.has_second_factor(account):
        return redirect("access:own" if is_in else "access:code")
    form = CodeForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            codes = actions.confirm_factor(account=account, code=form.cleaned_data["code"])
        except Refused as refusal:
            _tell(form, refusal)
        else:
            further = "" if is_in else wanted(request)
            if not is_in:
                enter(request, account)
            return render(request, "access/recovery_codes.html", {"codes": codes, "further": further})
    secret = actions.begin_factor(account=account)
    context = {
        "account": account,
        "form": form,
        "is_required": not is_in,
        "secret": written_secret(secret),
        "address": address_of_secret(secret, account.username),
    }
    return render(request, "access/factor.html", context, status=422 if form.errors else 200)


@page(SIGNED_IN, form="access:own")
@sensitive_post_parameters("code")
def remove(request: HttpRequest) -> HttpResponse:
    """She signs in by the password alone from now on: whoever sits at her browser needs a code for that."""
    account = request.user
    assert isinstance(account, Account)
    if not queries.has_second_factor(account):
        return redirect("access:own")
    try:
        actions.use_code(account=account, code=request.POST.get("code", "")[:40])
    except Refused as refusal:
        for problem in refusal.problems:
            messages.error(request, f"{problem.message(language())} {problem.hint(language())}")
    else:
        actions.remove_factor(account=account, by=actor_of(request))
        messages.success(request, _("The second factor is taken away."))
    return redirect("access:own")


def _tell(form: CodeForm, refusal: Refused) -> None:
    now = language()
    for problem in refusal.problems:
        form.add_error("code", format_html("{} {}", problem.message(now), problem.hint(now)))
