"""The page on which an edition is stopped before it comes out: it asks first, and for the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.publication import actions, policies, queries
from bilim.publication.forms import WithdrawalForm
from bilim.publication.terms import State
from bilim.publication.views.frame import checklist_step, or_absent, workflow_step
from bilim_engine.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class Stop:
    """One way to stop an edition: in which states, by whom, by which action, and in which words."""

    name: str
    states: tuple[State, ...]
    may: Callable[[Actor], bool]
    act: Callable[..., None]
    title: Promise
    lead: Promise
    done: Promise
    owners_reason: bool  # whether the drafter herself says why

    def is_open(self, state: State, by: Actor) -> bool:
        """Whether she may stop an edition in this state so."""
        return state in self.states and self.may(by)


DISCARD = Stop(
    name="discard",
    states=(State.DRAFT, State.CHECKED),
    may=policies.may_discard,
    act=actions.discard_draft,
    title=gettext_lazy("Discard the draft"),
    lead=gettext_lazy(
        "The draft will be gone; it cannot be brought back. Its run stays, and another draft can be made. "
        "Your reason stands beside the run and stays in the journal."
    ),
    done=gettext_lazy("The draft is discarded."),
    owners_reason=False,
)
WITHDRAW = Stop(
    name="withdraw",
    states=(State.SIGNED,),
    may=policies.may_withdraw,
    act=actions.withdraw_edition,
    title=gettext_lazy("Withdraw this edition"),
    lead=gettext_lazy(
        "The signed edition will not come out. Its period is free for another draft, which is checked and "
        "signed anew. The signed file and your reason stay on record."
    ),
    done=gettext_lazy("The edition %(code)s is withdrawn."),
    owners_reason=True,
)


@page(Permission.DRAFT_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def discard(request: HttpRequest, code: str) -> HttpResponse:
    """The draft is gone and its run free for another; or the page that asks, and says what is lacking."""
    return _stop(request, code, DISCARD)


@page(Permission.DRAFT_READ)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """The signed edition is held back and its period free; or the page that asks why."""
    return _stop(request, code, WITHDRAW)


def _stop(request: HttpRequest, code: str, stop: Stop) -> HttpResponse:
    actor, sent = actor_of(request), request.method == "POST"
    with or_absent(code):
        edition = queries.get_progress(code, seen_by=actor)
        policies.require(sent or stop.may(actor))  # a form that is sent gets its answer from the action
    if not sent and edition.summary.state not in stop.states:
        return redirect("publication:checklist", code)
    form = WithdrawalForm(request.POST if sent else None)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            stop.act(code=code, reason=form.reason, by=actor, seen=request.POST.get("seen", ""))
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, str(stop.done) % {"code": code})
            return redirect("publication:workflow")
    context = {
        "form": form,
        "stop": stop,
        "address": reverse(f"publication:{stop.name}", args=[code]),
        "edition": edition,
        # Not read: an edition whose file is lost can be put away, too.
        "seen": edition.sha256,
        "needs_reason": stop.owners_reason or edition.steps[0].by != actor.code,
        "people": access.list_people(),
        "problems": found,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=str(stop.title)),
    }
    return render(request, "publication/stop.html", context, status=422 if found or form.errors else 200)
