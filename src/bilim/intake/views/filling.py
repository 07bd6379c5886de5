"""The return itself: filled in, read, and with what others ask about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import said
from bilim.intake import actions, policies, problems, queries
from bilim.intake.forms import ANSWER, EXPLANATION, given
from bilim.intake.terms import Return, State
from bilim.intake.views.frame import (
    Shown,
    campaign_step,
    names_of,
    or_absent,
    parts_of,
    returns_step,
    state_words,
)
from bilim_engine.checks import Found, check_answers
from bilim_engine.problems import Problem, Refused

_LONGEST_NUMBER = 9


@page(Permission.RETURN_READ)
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """She fills the return in, or reads what was sent and what has become of it."""
    with or_absent(code):
        found = queries.get_return(code, seen_by=actor_of(request))
    return return_page(request, found)


@page(Permission.RETURN_FILL, form="intake:return")
def save(request: HttpRequest, code: str) -> HttpResponse:
    """What she typed is kept; and sent, where she asked for that and nothing stands against it."""
    actor = actor_of(request)
    with or_absent(code):
        standing = queries.get_return(code, seen_by=actor)
        policies.require(policies.may_fill(actor, standing.unit_path))
    typed = given(request.POST.dict(), ANSWER)
    why = given(request.POST.dict(), EXPLANATION)
    try:
        saved = actions.save_answers(
            code=code, typed=typed, explanations=why, revision=number_in(request, "revision"), by=actor
        )
    except Refused as refusal:
        if any(each.kind in (problems.LOCKED, problems.CAMPAIGN_CLOSED) for each in refusal.problems):
            return return_page(request, standing, refusal.problems, status=409)
        # What she typed stays in the form, beside what another saved; sent again it is kept.
        meanwhile = any(each.kind == problems.CHANGED_MEANWHILE for each in refusal.problems)
        shown = Shown(typed, theirs=standing.answers if meanwhile else None)
        status = 409 if meanwhile else 422
        return return_page(request, standing, refusal.problems, shown, explanations=why, status=status)
    if request.POST.get("act") != "submit":
        messages.success(request, _("Saved. You can go on later."))
        return redirect("intake:return", code)
    try:
        with or_absent(code):
            actions.submit_return(code=code, revision=saved.revision, by=actor)
    except Refused as refusal:
        return return_page(request, saved, refusal.problems, is_sent=True, status=422)
    messages.success(request, _("Sent to the department."))
    return redirect("intake:return", code)


def number_in(request: HttpRequest, name: str) -> int:
    """The whole number that was sent under this name; -1, which nothing ever has, for anything else."""
    text = request.POST.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER else -1


def return_page(
    request: HttpRequest,
    one: Return,
    found: Sequence[Problem] = (),
    shown: Shown | None = None,
    *,
    is_sent: bool = False,
    explanations: Mapping[str, str] | None = None,
    remarks: Mapping[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The return: as a form to those who may change it now, as a paper to everybody else."""
    actor, campaign = actor_of(request), queries.get_campaign(one.campaign)
    rules, before = queries.get_rules(campaign), queries.answers_before(campaign, one.unit)
    submissions = queries.list_submissions(one.code)
    accepted = next((each for each in submissions if each.accepted_at), None)
    answers = shown.answers if shown else one.answers
    checked = check_answers(rules.form, answers, rules.definitions.breakdowns, before, is_sent=is_sent)
    if not shown:
        shown = Shown(answers, checked, accepted=accepted.answers if accepted else None)
    else:
        shown = Shown(answers, checked, theirs=shown.theirs)
    parts = parts_of(one, rules, next(iter(before.values()), {}), shown)
    names, people = names_of(campaign, [one.department]), access.list_people()
    name = said(names.get(one.unit, {})) or one.unit
    may_fill = one.is_open and campaign.is_open and policies.may_fill(actor, one.unit_path)
    context = {
        "return": one,
        "campaign": campaign,
        "form": rules.form,
        "state": state_words(one.state),
        "parts": parts,
        "has_before": bool(before),
        "problems": found or _errors(checked, one),
        "may_fill": may_fill,
        "may_submit": may_fill and policies.may_submit(actor, one.unit_path),
        "may_check": campaign.is_open and _may_check(one, actor),
        "may_send_back": campaign.is_open and _may_send_back(one, actor),
        "number": submissions[0].number if submissions else 0,
        "submissions": submissions,
        "people": people,
        "filled": sum(bool(cell.text) for part in parts for line in part.lines for cell in line.cells),
        "cells": sum(line.question.required for part in parts for line in part.lines for _cell in line.cells),
        "unit_name": name,
        "department_name": said(names.get(one.department, {})) or one.department,
        "explanations": explanations if explanations is not None else one.explanations,
        "remarks": remarks or {},
        "general_remark": next((each for each in one.remarks if not each.question), None),
        "crumbs": from_desk(returns_step(), campaign_step(campaign, rules.form), here=name),
    }
    return render(request, "intake/return.html", context, status=status)


def _errors(checked: Sequence[Found], one: Return) -> list[Problem]:
    """Of a draft, what is wrong as far as it goes; of what was sent nothing is."""
    return [each.problem for each in checked if each.is_error] if one.is_open else []


def _may_check(one: Return, actor: Actor) -> bool:
    is_hers = one.state == State.SUBMITTED and one.submitted_by != actor.code
    return is_hers and policies.may_check(actor, one.unit_path)


def _may_send_back(one: Return, actor: Actor) -> bool:
    if one.state == State.SUBMITTED and policies.may_check(actor, one.unit_path):
        return True
    return one.state in (State.SUBMITTED, State.CHECKED, State.ACCEPTED) and policies.may_accept(
        actor, one.unit_path
    )
