"""The forms that make a draft: of a run, or as the revision of what is public."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from bilim.access import queries as access
from bilim.access.templatetags.people import person
from bilim.access.terms import Permission, Person
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.dates import moment_in_words
from bilim.publication import actions, queries
from bilim.publication.forms import CorrectionForm, DraftForm
from bilim.publication.queries.runs import OfferedRun
from bilim.publication.rules.proposing import earliest_instant, next_morning
from bilim.publication.terms import EditionSummary
from bilim.publication.views.frame import at_fields, checklist_step, workflow_step
from bilim_engine.problems import Problem, Refused

# What an action calls the instant, the form asks for as a day and an hour.
_FIELDS = {"published_at": "published_on"}


@page(Permission.EDITION_DRAFT)
@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: HttpRequest) -> HttpResponse:
    """A draft of the run stands and its checklist is shown; or the form, with what is wrong at its fields."""
    wanted = request.POST.get("run") or request.GET.get("run", "")
    offered = queries.list_free_runs(seen_by=actor_of(request))
    run = next((each for each in offered if each.code == wanted), None)
    if run is None:
        raise Http404(wanted)
    if run.corrects and request.method != "POST":
        return redirect(f"{reverse('publication:correct', args=[run.corrects])}?{urlencode({'run': wanted})}")
    earliest = _earliest(run)
    form = DraftForm(earliest, request.POST or None, initial={"run": run.code, **_proposal(earliest)})
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            return _stands(
                request,
                actions.draft_edition(run=run.code, published_at=form.instant, by=actor_of(request)),
            )
        except Refused as refusal:
            found = at_fields(form, refusal.problems, _FIELDS)
    context = {
        "form": form,
        "run": run,
        "people": access.list_people(),
        "problems": found,
        "crumbs": from_desk(workflow_step(), here=_("Draft an edition")),
    }
    return render(request, "publication/draft.html", context, status=422 if found or form.errors else 200)


@page(Permission.EDITION_CORRECT)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """A draft of the next revision stands; or the form, with what is wrong at its fields."""
    before = queries.find_edition(code)
    if before is None:
        raise Http404(code)
    form = _correction_form(request, before)
    found: Sequence[Problem] = ()
    if form.is_valid():
        try:
            run, by = form.cleaned_data["run"], actor_of(request)
            return _stands(
                request,
                actions.correct_edition(
                    code=code, run=run, reason=form.reason, published_at=form.instant, by=by
                ),
            )
        except Refused as refusal:
            found = at_fields(form, refusal.problems, _FIELDS)
    context = {
        "form": form,
        "edition": before,
        "problems": found,
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Correct this edition")),
    }
    return render(request, "publication/correct.html", context, status=422 if found or form.errors else 200)


def _correction_form(request: HttpRequest, before: EditionSummary) -> CorrectionForm:
    runs, people = queries.list_runs_of(before.period), access.list_people()
    previous = datetime.fromisoformat(before.published_at)
    earliest = max((_earliest(run, previous) for run in runs[:1]), default=timezone.localtime(previous))
    shown = [(run.code, _run_line(run, people)) for run in runs]
    reason = queries.get_correction_reason(request.GET.get("case", ""), seen_by=actor_of(request))
    told = {f"reason_{language}": words for language, words in reason.items()}
    initial = {"run": request.GET.get("run", ""), **told, **_proposal(earliest)}
    return CorrectionForm(shown, earliest, request.POST or None, initial=initial)


def _stands(request: HttpRequest, code: str) -> HttpResponse:
    """The draft stands: its checklist says so and is next."""
    messages.success(request, _("The draft %(code)s stands.") % {"code": code})
    return redirect("publication:checklist", code)


def _earliest(run: OfferedRun, previous: datetime | None = None) -> datetime:
    zone = timezone.get_current_timezone()
    return earliest_instant(period=run.period, known_on=run.known_on, zone=zone, previous=previous)


def _proposal(earliest: datetime) -> dict[str, object]:
    """The next working morning from now, or after the first instant the edition may state."""
    morning = next_morning(max(timezone.localtime(), earliest))
    return {"published_on": morning.date(), "published_time": morning.time()}


def _run_line(run: OfferedRun, people: dict[str, Person]) -> str:
    # By the code too: two runs of one person may have been made within a minute.
    return f"{moment_in_words(run.at)} · {person(people, run.by, run.at)} · {run.code}"
