"""Cases: what was asked, by when it must be decided, what granting it changes, and the decision."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language, said
from bilim.cases import policies as case_policies
from bilim.cases import problems as case_problems
from bilim.cases.terms import Case
from bilim.cases.terms import State as CaseState
from bilim.publication import actions, policies, queries
from bilim.publication.forms import DecisionForm
from bilim.publication.rules import contest as rules
from bilim.publication.terms import Contested, Effect, Shift
from bilim.publication.views.frame import at_fields, cases_step
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused


@dataclass(frozen=True, slots=True)
class ShiftLine:
    """One figure before and after, as the page says it."""

    unit: str
    title: str
    before: Decimal | None
    after: Decimal | None
    decimals: int | None


@page(Permission.DESK_READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Every case she may read, those to be decided first."""
    actor = actor_of(request)
    if not case_policies.may_read_some(actor):
        raise PermissionDenied(Permission.CASE_OPEN)
    shown = page_of(request, queries.list_contested(seen_by=actor))
    items, names = rulebook.current_definitions().items, registry.list_last_names()
    context = {
        "lines": [
            (case, names.get(case.subject.unit, {}), items.get(rules.read_asked(case).item))
            for case in shown.object_list
        ],
        "pager": pager(request, shown),
        "people": access.list_people(),
        "crumbs": from_desk(here=_("Requests and appeals")),
    }
    return render(request, "publication/cases.html", context)


@never_cache
@page(Permission.DESK_READ)
@require_safe
def case(request: HttpRequest, case: str) -> HttpResponse:
    """The case, what granting it changes, and for whoever may decide, the form."""
    return _case(request, case, DecisionForm())


def _case(request: HttpRequest, code: str, form: DecisionForm, found: Sequence[Problem] = ()) -> HttpResponse:
    actor = actor_of(request)
    contested = _found(request, code)
    definitions = rulebook.current_definitions()
    item = definitions.items.get(contested.asked.item)
    about = contested.case
    decides = about.is_open and case_policies.may_decide(actor) and about.opened_by != actor.code
    context = {
        "contested": contested,
        "case": about,
        "confirmed": rules.confirmed_in(about),
        "item": item,
        "breakdown": breakdown_words(definitions, contested.asked.breakdown, language()),
        "effect": _effect(contested),
        "people": access.list_people(),
        "form": form if decides else None,
        "after": _after(about, actor),
        "may_withdraw": about.is_open and case_policies.may_withdraw(actor, about.opened_by),
        "may_see_draft": policies.may_see_drafts(actor),
        "reasons": definitions.reasons,
        "problems": found,
        "crumbs": from_desk(cases_step(), here=code),
    }
    return render(request, "publication/case.html", context, status=422 if found or form.errors else 200)


def _after(case: Case, actor: Actor) -> dict[str, object] | None:
    """What comes after granting: the run that holds the figure, and where it becomes an edition."""
    if case.state != CaseState.GRANTED or not policies.may_see_drafts(actor):
        return None
    run, way = queries.find_run_after(case), ""
    # Its edition may have come out, or been corrected, before it was granted: what stands now is corrected.
    stands = queries.find_edition(case.subject.code)
    while stands is not None and stands.corrected_by:
        stands = queries.find_edition(stands.corrected_by)
    if run and stands and policies.may_correct(actor) and queries.is_absent(case, stands.code):
        query = urlencode({"run": run.code, "case": case.code})
        way = f"{reverse('publication:correct', args=[stands.code])}?{query}"
    return {"run": run.code if run else "", "way": way}


def _effect(contested: Contested) -> dict[str, list[ShiftLine]] | None:
    effect: Effect | None = contested.effect
    if effect is None:
        return None
    names, indicators = registry.list_last_names(), rulebook.current_definitions().indicators

    def line(shift: Shift) -> ShiftLine:
        indicator = indicators.get(shift.indicator)
        title = said(indicator.title) if indicator else shift.indicator
        unit = said(names.get(shift.unit, {})) or shift.unit
        return ShiftLine(unit, title, shift.before, shift.after, indicator.decimals if indicator else None)

    return {
        "values": [line(each) for each in effect.values],
        "scores": [line(each) for each in effect.scores],
        "places": [line(each) for each in sorted(effect.places, key=_by_place)],
    }


def _by_place(shift: Shift) -> tuple[Decimal, str]:
    return (shift.after if shift.after is not None else Decimal("Infinity"), shift.unit)


def _found(request: HttpRequest, code: str) -> Contested:
    try:
        return queries.get_contested(code, seen_by=actor_of(request))
    except Refused as refusal:
        if refusal.problems[0].kind is case_problems.NOT_PERMITTED:
            raise PermissionDenied(Permission.CASE_OPEN) from None
        raise Http404(code) from None


@page(Permission.CASE_DECIDE, form="publication:case")
def decide(request: HttpRequest, case: str) -> HttpResponse:
    """The case is decided, with what follows; or its page says why not."""
    _found(request, case)
    form = DecisionForm(request.POST)
    granted = request.POST.get("decision") == "grant"
    if not form.is_valid() or request.POST.get("decision") not in ("grant", "refuse"):
        return _case(request, case, form, [Problem(case_problems.NOT_SAID)])
    reason = {language(): form.cleaned_data["reason"]}
    try:
        accepted = request.POST.get("accepted", "")
        done = actions.decide_contested(
            code=case, granted=granted, reason=reason, by=actor_of(request), accepted=accepted
        )
    except Refused as refusal:
        # What the ledger asks stands beside the button anyhow.
        return _case(
            request, case, form, at_fields(form, [each for each in refusal.problems if each.is_error], {})
        )
    if done.run:
        messages.success(request, _("Granted. The new run is %(run)s.") % {"run": done.run.code})
    elif granted:
        why = " ".join(each.message(language()) for each in done.problems)
        messages.warning(request, _("Granted, and no new run was made. %(why)s") % {"why": why})
    else:
        messages.success(request, _("Refused. Whoever asked reads your reason."))
    return redirect("publication:case", case)


@page(Permission.CASE_OPEN, form="publication:case")
def withdraw(request: HttpRequest, case: str) -> HttpResponse:
    """Whoever asked asks no longer; or the page says why it stands."""
    _found(request, case)
    try:
        actions.withdraw_contested(code=case, by=actor_of(request))
    except Refused as refusal:
        return _case(request, case, DecisionForm(), refusal.problems)
    messages.success(request, _("The case is taken back."))
    return redirect("publication:case", case)


@never_cache
@page(Permission.DESK_READ)
@require_safe
def evidence(request: HttpRequest, case: str) -> HttpResponse:
    """The file that came with the case, to be kept and never shown by the browser itself."""
    kept = _found(request, case).case.evidence
    content = stored.read(kept.sha256)
    response = HttpResponse(content, content_type=stored.evidence_type(kept.name))
    response.headers["Content-Disposition"] = content_disposition_header(True, kept.name) or "attachment"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response
