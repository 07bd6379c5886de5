"""Campaigns: what is asked of whom until when, and how far everybody is."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bilim.access.terms import Permission
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language, said
from bilim.intake import actions, policies, problems, queries
from bilim.intake.forms import SEEN, CampaignForm
from bilim.intake.terms import Campaign, Progress, State
from bilim.intake.views.filling import number_in
from bilim.intake.views.frame import campaign_step, names_of, or_absent, returns_step, state_words
from bilim.registry import queries as registry
from bilim_engine.problems import Problem, Refused

# Whose turn comes first: those somebody has to look at, then those that are still to be sent.
_TURN = (State.SUBMITTED, State.CHECKED, State.REWORK, State.DRAFT, State.ACCEPTED)


@page(Permission.RETURN_READ)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """She sees the returns she fills in, and the campaigns whose returns she may read."""
    actor = actor_of(request)
    campaigns = queries.list_campaigns(seen_by=actor)
    titles = {each.code: _title(each) for each in campaigns}
    own = queries.list_own(seen_by=actor)
    known = {each.code: each for each in campaigns}
    context = {
        "own": [
            (each, titles.get(each.campaign, ""), known[each.campaign], state_words(each.state))
            for each in own
        ],
        "campaigns": [(each, titles[each.code], _total(each, request)) for each in campaigns],
        "may_open": policies.may_open(actor),
        "crumbs": from_desk(here=_("Returns")),
    }
    return render(request, "intake/home.html", context)


def _title(campaign: Campaign) -> str:
    return f"{said(queries.get_rules(campaign).form.title)}, {campaign.period}"


def _total(campaign: Campaign, request: HttpRequest) -> Progress:
    """How far all the returns are that she may read."""
    found = queries.list_progress(campaign, seen_by=actor_of(request))
    states = {state: sum(each.of(state) for each in found) for state in State}
    return Progress("", sum(each.total for each in found), states, sum(each.late for each in found))


@page(Permission.CAMPAIGN_OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def open_one(request: HttpRequest) -> HttpResponse:
    """The campaign is open; or the form, with what is wrong at its fields."""
    form = CampaignForm(queries.list_forms(), request.POST if request.method == "POST" else None)
    found: Sequence[Problem] = ()
    if form.is_valid():
        asked = {"form": form.cleaned_data["form"], "period": form.cleaned_data["period"]}
        try:
            campaign = actions.open_campaign(**asked, deadlines=form.deadlines, by=actor_of(request))
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, _("The campaign is open."))
            return redirect("intake:campaign", campaign.code)
    context = {
        "form": form,
        "forms": queries.list_forms(),
        "problems": found,
        "crumbs": from_desk(returns_step(), here=_("Open a campaign")),
    }
    return render(request, "intake/open.html", context, status=422 if found or form.errors else 200)


@page(Permission.RETURN_READ)
@require_safe
def campaign(request: HttpRequest, code: str) -> HttpResponse:
    """How far each department is; a person of one department sees its institutions at once."""
    return _campaign_page(request, code)


def _campaign_page(
    request: HttpRequest, code: str, found: Sequence[Problem] = (), status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    with or_absent(code):
        opened = queries.get_campaign(code)
    progress = queries.list_progress(opened, seen_by=actor)
    if not progress:
        raise Http404(code)
    rules, names = queries.get_rules(opened), registry.list_last_names()
    states = {state: sum(each.of(state) for each in progress) for state in State}
    total = Progress("", sum(each.total for each in progress), states, sum(each.late for each in progress))
    context = {
        "campaign": opened,
        "form": rules.form,
        "rows": sorted(
            ((each, said(names.get(each.department, {})) or each.department) for each in progress),
            key=lambda row: (-row[0].lacking / row[0].total, row[1]),
        ),
        "total": total,
        "may_close": opened.is_open and policies.may_open(actor),
        "problems": found,
        "crumbs": from_desk(returns_step(), here=f"{said(rules.form.title)}, {opened.period}"),
    }
    return render(request, "intake/campaign.html", context, status=status)


@page(Permission.CAMPAIGN_OPEN, form="intake:campaign")
def close(request: HttpRequest, code: str) -> HttpResponse:
    """The campaign is closed, and how its returns came is counted; or she reads why not."""
    with or_absent(code):
        if request.POST.get("sure") != "yes":
            return _campaign_page(request, code, [Problem(problems.NOT_SURE)], status=422)
        actions.close_campaign(code=code, by=actor_of(request))
    messages.success(request, _("The campaign is closed."))
    return redirect("intake:campaign", code)


@page(Permission.RETURN_READ)
@require_safe
def department(request: HttpRequest, code: str, department: str) -> HttpResponse:
    """The returns of one department, and what they add up to."""
    return _department_page(request, code, department)


def _department_page(
    request: HttpRequest, code: str, department: str, found: Sequence[Problem] = (), status: int = 200
) -> HttpResponse:
    actor = actor_of(request)
    with or_absent(code):
        opened = queries.get_campaign(code)
    returns = queries.list_returns(code, department, seen_by=actor)
    if not returns:
        raise Http404(department)
    rules, names = queries.get_rules(opened), names_of(opened, [department])
    sent = queries.latest_sent(each.code for each in returns)
    checked = [each for each in returns if each.state == State.CHECKED]
    may_accept = (
        opened.is_open
        and bool(checked)
        and all(policies.may_accept(actor, each.unit_path) for each in returns)
    )
    late = queries.first_instant_after(opened.deadlines.units)
    context = {
        "campaign": opened,
        "form": rules.form,
        "department": department,
        "department_name": said(names.get(department, {})) or department,
        "rows": [
            (
                each,
                said(names.get(each.unit, {})) or each.unit,
                state_words(each.state),
                bool(each.first_submitted_at and each.first_submitted_at >= late),
            )
            for each in sorted(returns, key=lambda each: (_TURN.index(each.state), each.unit))
        ],
        "sums": [
            (item, breakdown_words(rules.definitions, breakdown, language()), value)
            for item, breakdown, value in queries.sums_of_returns(
                opened, [each for each in returns if each.code in sent], sent
            )
        ],
        "sent_count": len(sent),
        "checked": [(each.code, sent[each.code].number) for each in checked],
        "may_accept": may_accept,
        "problems": found,
        "crumbs": from_desk(
            returns_step(),
            campaign_step(opened, rules.form),
            here=said(names.get(department, {})) or department,
        ),
    }
    return render(request, "intake/department.html", context, status=status)


@page(Permission.RETURN_ACCEPT, form="intake:department")
def accept(request: HttpRequest, code: str, department: str) -> HttpResponse:
    """What the department checked is accepted and in the ledger; or she reads why not."""
    seen = {
        name.removeprefix(SEEN): number_in(request, name) for name in request.POST if name.startswith(SEEN)
    }
    with or_absent(code):
        try:
            actions.accept_department(campaign=code, department=department, seen=seen, by=actor_of(request))
        except Refused as refusal:
            if refusal.problems[0].kind in (problems.NOT_PERMITTED, problems.UNKNOWN_CAMPAIGN):
                raise
            return _department_page(request, code, department, refusal.problems, status=409)
    messages.success(request, _("Accepted. The figures are in the ledger."))
    return redirect("intake:department", code, department)
