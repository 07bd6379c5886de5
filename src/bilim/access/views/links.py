"""The one link by which an invited person, or one who forgot it, sets her password."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from bilim.access import actions, problems, queries
from bilim.access.forms import NewPasswordForm
from bilim.access.terms import LEAST_PASSWORD, LONGEST_PASSWORD
from bilim.base.pages import PUBLIC, READ_AND_SEND, page
from bilim.base.templatetags.frame import language
from bilim_engine.problems import Problem, Refused


@page(PUBLIC, methods=READ_AND_SEND)
@sensitive_post_parameters("password", "again")
@never_cache
def link(request: HttpRequest, secret: str) -> HttpResponse:
    """Her password is set and she can sign in; or the form, or why the link opens nothing."""
    account = queries.find_by_link(secret)
    if account is None:
        return render(
            request, "access/link_over.html", {"problems": [Problem(problems.LINK_OVER)]}, status=404
        )
    form = NewPasswordForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _set(form, secret):
        messages.success(request, _("Your password is set. Sign in with it."))
        return redirect("access:sign-in")
    context = {"account": account, "form": form, "least": LEAST_PASSWORD, "longest": LONGEST_PASSWORD}
    return render(request, "access/link.html", context, status=422 if form.errors else 200)


def _set(form: NewPasswordForm, secret: str) -> bool:
    try:
        actions.use_link(secret=secret, password=form.cleaned_data["password"])
    except Refused as refusal:
        now = language()
        for problem in refusal.problems:
            form.add_error("password", format_html("{} {}", problem.message(now), problem.hint(now)))
    return not form.errors
