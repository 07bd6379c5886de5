"""Accounts: who is invited, which roles she holds, whether she may sign in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import actions, policies
from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import ROOT
from bilim.base.crumbs import from_desk
from bilim.base.pages import READ_AND_SEND, actor_of, page
from bilim.base.paging import page_of, pager
from bilim.desk.forms import AccountsForm, EndForm, GrantForm, InviteForm, PlaceForm
from bilim.desk.views.roles import part_in_words
from bilim.registry import queries as registry
from bilim_engine.problems import Problem, Refused

ROWS = 50
# The longest number of an account that a database keeps.
_DIGITS = 18


@page(Permission.ACCOUNT_MANAGE)
@require_safe
def accounts(request: HttpRequest) -> HttpResponse:
    """She sees the accounts that are hers to keep, those she looked for."""
    form = AccountsForm(request.GET or None)
    given = form.cleaned_data if form.is_valid() else {}
    is_asked = not form.is_bound or form.is_valid()
    words, state = given.get("words", ""), given.get("state", "")
    found = access.search_accounts(words, seen_by=actor_of(request), state=state) if is_asked else []
    shown = page_of(request, found, ROWS)
    context = {
        "form": form,
        "accounts": [(account, access.roles_today(account)) for account in shown],
        "count": len(found),
        "pager": pager(request, shown),
        "crumbs": from_desk(here=_("Accounts")),
    }
    return render(request, "desk/accounts.html", context, status=422 if form.errors else 200)


@page(Permission.ACCOUNT_MANAGE, methods=READ_AND_SEND)
def invite(request: HttpRequest) -> HttpResponse:
    """An account is made with its first role, and its link is shown; or the form, with what is wrong."""
    places, path = _place_asked(request)
    form = InviteForm(request.POST if request.method == "POST" else None)
    found: Sequence[Problem] = ()
    if path and form.is_valid():
        try:
            invited = actions.invite(unit_path=_kept(path), by=actor_of(request), **form.cleaned_data)
        except Refused as refusal:
            found = refusal.problems
        else:
            return _link_shown(request, invited)
    context = {
        **places,
        "form": form,
        "problems": found,
        "crumbs": from_desk(_step(), here=_("Invite a person")),
    }
    return render(request, "desk/account_invite.html", context, status=422 if found or form.errors else 200)


@page(Permission.ACCOUNT_MANAGE)
@require_safe
def account(request: HttpRequest, number: int) -> HttpResponse:
    """She sees one account, what was given to it, and what she can do with it."""
    return _account_page(request, number)


@page(Permission.ACCOUNT_MANAGE, methods=READ_AND_SEND)
def grant(request: HttpRequest, number: int) -> HttpResponse:
    """The account holds one role more; or the form, with what is wrong."""
    kept = _found(request, number)
    places, path = _place_asked(request)
    form = GrantForm(request.POST if request.method == "POST" else None)
    found: Sequence[Problem] = ()
    if path and form.is_valid():
        try:
            actions.grant_role(account=kept, unit_path=_kept(path), by=actor_of(request), **form.cleaned_data)
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, _("The role is given."))
            return redirect("desk:account", number)
    context = {
        **places,
        "account": kept,
        "form": form,
        "problems": found,
        "crumbs": from_desk(_step(), (kept.name, _address(number)), here=_("Give a role")),
    }
    return render(request, "desk/account_grant.html", context, status=422 if found or form.errors else 200)


@page(Permission.ACCOUNT_MANAGE, form="desk:account")
def end_grant(request: HttpRequest, number: int) -> HttpResponse:
    """The role holds no longer from the stated day on; or the page of the account says why not."""
    given = request.POST.get("grant", "")
    ended = next((each for each in _found(request, number).grants.all() if str(each.pk) == given), None)
    if ended is None:
        raise Http404(given[:_DIGITS])
    form = EndForm(request.POST, grant=ended.pk)
    if not form.is_valid():
        return _account_page(request, number, ending=form, ended=ended.pk, status=422)

    def act() -> None:
        actions.end_grant(grant=ended, valid_until=form.cleaned_data["valid_until"], by=actor_of(request))

    return _done(request, number, act, _("The role ends on the day you named."))


@page(Permission.ACCOUNT_MANAGE, form="desk:account")
def block(request: HttpRequest, number: int) -> HttpResponse:
    """Nobody signs in by the account any more, or she may again."""
    blocked = request.POST.get("blocked") == "yes"
    kept = _found(request, number)
    told = _("The account is blocked.") if blocked else _("The account is open again.")
    return _done(
        request,
        number,
        lambda: actions.set_blocked(account=kept, blocked=blocked, by=actor_of(request)),
        told,
    )


@page(Permission.ACCOUNT_MANAGE, form="desk:account")
def end_sessions(request: HttpRequest, number: int) -> HttpResponse:
    """Every session of the account is over."""
    kept = _found(request, number)
    told = _("All sessions of the account have ended.")
    return _done(request, number, lambda: actions.end_sessions(account=kept, by=actor_of(request)), told)


@page(Permission.ACCOUNT_MANAGE, form="desk:account")
def remove_factor(request: HttpRequest, number: int) -> HttpResponse:
    """Signing in asks her for no code: her telephone is lost."""
    kept, actor = _found(request, number), actor_of(request)

    def act() -> None:
        policies.require_another(actor, kept.username)
        actions.remove_factor(account=kept, by=actor)

    return _done(request, number, act, _("The second factor is taken away."))


@page(Permission.ACCOUNT_MANAGE, form="desk:account")
def link(request: HttpRequest, number: int) -> HttpResponse:
    """A new link for setting the password, shown this once; the one of before opens nothing any more."""
    kept = _found(request, number)
    try:
        return _link_shown(request, actions.make_link(account=kept, by=actor_of(request)))
    except Refused as refusal:
        return _account_page(request, number, refusal.problems, status=422)


def _done(request: HttpRequest, number: int, act: Callable[[], object], told: str) -> HttpResponse:
    try:
        act()
    except Refused as refusal:
        return _account_page(request, number, refusal.problems, status=422)
    messages.success(request, told)
    return redirect("desk:account", number)


def _found(request: HttpRequest, number: int) -> Any:
    """The account, where it is hers to keep."""
    found = access.find_account(number)
    if found is None:
        raise Http404(number)
    if not policies.may_manage(actor_of(request), access.list_paths(found)):
        raise PermissionDenied(Permission.ACCOUNT_MANAGE)
    return found


def _account_page(
    request: HttpRequest,
    number: int,
    found: Sequence[Problem] = (),
    *,
    ending: EndForm | None = None,
    ended: int = 0,
    status: int = 200,
) -> HttpResponse:
    kept, today = _found(request, number), timezone.localdate()
    grants = sorted(kept.grants.all(), key=lambda each: (each.valid_from, each.pk), reverse=True)
    rows = [
        {
            "grant": each,
            "part": part_in_words(each.unit_path),
            "is_over": each.valid_until is not None and each.valid_until <= today,
            "form": ending if each.pk == ended else EndForm(grant=each.pk),
        }
        for each in grants
    ]
    context = {
        "account": kept,
        "link": getattr(kept, "link", None),
        "is_own": kept.username == actor_of(request).code,
        "has_factor": access.has_second_factor(kept),
        "rows": rows,
        "problems": found,
        "crumbs": from_desk(_step(), here=kept.name),
    }
    return render(request, "desk/account.html", context, status=status)


def _link_shown(request: HttpRequest, invited: actions.Invited) -> HttpResponse:
    address = request.build_absolute_uri(reverse("access:link", args=[invited.secret]))
    context = {
        "account": invited.account,
        "address": address,
        "until": timezone.now() + actions.lasting(),
        "crumbs": from_desk(
            _step(), (invited.account.name, _address(invited.account.pk)), here=_("The link")
        ),
    }
    return render(request, "desk/account_link.html", context)


def _place_asked(request: HttpRequest) -> tuple[dict[str, object], str]:
    """The place chosen, and those found by the words; the path, empty where none is chosen."""
    path, today = request.GET.get("over", ""), timezone.localdate()
    form = PlaceForm(request.GET if "words" in request.GET else None)
    words = form.cleaned_data["words"] if form.is_valid() else ""
    if path and registry.find_place(path, today) is None:
        raise Http404(path[:100])
    return {
        "place_form": form,
        "places": registry.search_places(words, today),
        "words": words,
        "over": path,
        "part": part_in_words(path) if path else "",
        "root": ROOT,
    }, path


def _kept(path: str) -> str:
    """As grants keep it: empty is everywhere."""
    return "" if path == ROOT else path


def _step() -> tuple[str, str]:
    return _("Accounts"), reverse("desk:accounts")


def _address(number: int) -> str:
    return reverse("desk:account", args=[number])
