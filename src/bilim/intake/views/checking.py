"""What the department and the ministry do with a return that was sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.pages import actor_of, page
from bilim.intake import actions, problems, queries
from bilim.intake.forms import REMARK, given
from bilim.intake.views.filling import number_in, return_page
from bilim.intake.views.frame import or_absent
from bilim_engine.problems import Refused


@page(Permission.RETURN_CHECK, form="intake:return")
def check(request: HttpRequest, code: str) -> HttpResponse:
    """The return is checked and the ministry's to accept; or she reads why not."""
    actor = actor_of(request)
    with or_absent(code):
        found = queries.get_return(code, seen_by=actor)
        try:
            actions.check_return(code=code, number=number_in(request, "number"), by=actor)
        except Refused as refusal:
            _deny(refusal)
            return return_page(request, found, refusal.problems, status=409)
    messages.success(request, _("Checked. The ministry accepts it next."))
    return redirect("intake:department", found.campaign, found.department)


def _may_ask_back(actor: Actor, code: str) -> bool:
    """The ministry sends back, too, what it will not accept."""
    return actor.may_somewhere(Permission.RETURN_ACCEPT)


@page(Permission.RETURN_CHECK, form="intake:return", also=_may_ask_back)
def send_back(request: HttpRequest, code: str) -> HttpResponse:
    """Those who fill it in read at each question what to mend; or she reads why it was not sent back."""
    actor = actor_of(request)
    with or_absent(code):
        found = queries.get_return(code, seen_by=actor)
        remarks = given(request.POST.dict(), REMARK)
        try:
            actions.send_back(code=code, number=number_in(request, "number"), remarks=remarks, by=actor)
        except Refused as refusal:
            _deny(refusal)
            return return_page(request, found, refusal.problems, remarks=remarks, status=422)
    messages.success(request, _("Sent back. They read your remarks at the questions."))
    return redirect("intake:department", found.campaign, found.department)


def _deny(refusal: Refused) -> None:
    """What is not hers is denied; what else stands against it she reads on the page."""
    if refusal.problems[0].kind == problems.NOT_PERMITTED:
        raise refusal
