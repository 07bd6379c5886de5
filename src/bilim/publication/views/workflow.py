"""The way of an edition in the browser. Each step is one button on the checklist page."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from bilim.access.terms import Permission
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language
from bilim.publication import actions, policies, problems, queries
from bilim.publication.forms import CorrectionForm, DraftForm, RunForm
from bilim.publication.views.frame import crumbs, error_list
from bilim.ratings import actions as ratings_actions
from bilim.ratings import policies as ratings_policies
from bilim.ratings import queries as ratings
from bilim.ratings.terms import Run
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Methodology
from bilim_engine.problems import Problem, Refused

_RUNS = 30


@page(Permission.DRAFT_READ)
@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Editions and where each stands, runs that no edition was made from, and the form that makes a run."""
    return _overview(request)


def _overview(
    request: HttpRequest, form: RunForm | None = None, found: Sequence[Problem] = ()
) -> HttpResponse:
    actor = actor_of(request)
    editions = queries.list_progress(seen_by=actor)
    used = {edition.run for edition in editions}
    context = {
        "editions": editions,
        "runs": [run for run in ratings.list_runs() if run.code not in used][:_RUNS],
        "form": form or RunForm(_own_methods()),
        "draft_form": DraftForm(initial={"published_at": _now()}),
        "may_run": ratings_policies.may_make_run(actor),
        "may_draft": policies.may_draft(actor),
        "problems": found,
        "crumbs": crumbs(_("Publication")),
    }
    status = 422 if found or (form is not None and form.errors) else 200
    return render(request, "publication/workflow.html", context, status=status)


def _now() -> str:
    return timezone.localtime().isoformat(timespec="seconds")


def _own_methods() -> list[Methodology]:
    """The methods an edition can be made with; none while no definitions were adopted."""
    try:
        found = rulebook.get_definitions().methodologies.values()
    except Refused:
        return []
    return sorted((each for each in found if not each.is_reported), key=lambda each: each.code)


@page(Permission.RUN_MAKE)
@require_POST
def make_run(request: HttpRequest) -> HttpResponse:
    """The rating of the period is computed and listed as a run."""
    form = RunForm(_own_methods(), request.POST)
    if not form.is_valid():
        return _overview(request, form)
    try:
        run = ratings_actions.make_run(
            form.cleaned_data["methodology"], form.cleaned_data["period"], actor_of(request)
        )
    except Refused as refusal:
        return _overview(request, form, refusal.problems)
    messages.success(request, _("The run %(run)s stands.") % {"run": run.code})
    return redirect("publication:workflow")


@page(Permission.EDITION_DRAFT)
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """A draft of the run stands; its checklist is shown."""
    form = DraftForm(request.POST)
    if not form.is_valid():
        return _overview(request, None, error_list(form))
    try:
        code = actions.draft_edition(**form.cleaned_data, by=actor_of(request))
    except Refused as refusal:
        return _overview(request, None, refusal.problems)
    messages.success(request, _("The draft %(code)s stands.") % {"code": code})
    return redirect("publication:checklist", code)


@page(Permission.DRAFT_READ)
@require_safe
def show_checklist(request: HttpRequest, code: str) -> HttpResponse:
    """What was done, what the gate found, and what still blocks the edition."""
    return _checklist(request, code)


def _checklist(request: HttpRequest, code: str, found: Sequence[Problem] = ()) -> HttpResponse:
    actor = actor_of(request)
    try:
        context = {
            "list": queries.checklist(code, seen_by=actor),
            "edition": queries.get_progress(code, seen_by=actor),
            "content": (content := queries.get_draft_content(code, seen_by=actor)),
            "changes": queries.list_changes(content, language(), partial(_public_page, draft=code)),
        }
    except Refused as refusal:
        if refusal.problems[0].code == problems.EDITION_UNKNOWN.code:
            raise Http404(code) from None
        found = refusal.problems
        context = {"edition": queries.get_progress(code, seen_by=actor)}
    context |= {
        "problems": found,
        "may_discard": policies.may_draft(actor) or policies.may_check(actor),
        "may_correct": policies.may_correct(actor),
        "crumbs": crumbs(_("Publication"), code),
    }
    return render(request, "publication/checklist.html", context, status=422 if found else 200)


def _public_page(name: str, *, draft: str, code: str, **arguments: str) -> str:
    """The page of a figure in the revision that came out; the draft at hand has none yet."""
    return "" if code == draft else reverse(f"portal:{name}", kwargs={"code": code, **arguments})


def _step(
    request: HttpRequest, code: str, act: Callable[[], object], said: str, back: str = ""
) -> HttpResponse:
    """The step is taken and said; or the checklist says why not."""
    try:
        act()
    except Refused as refusal:
        return _checklist(request, code, refusal.problems)
    messages.success(request, said)
    return redirect(back) if back else redirect("publication:checklist", code)


@page(Permission.EDITION_CHECK)
@require_POST
def check(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.check_edition, code=code, by=actor_of(request))
    return _step(request, code, act, _("The edition is checked."))


@page(Permission.EDITION_SIGN)
@require_POST
def sign(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.sign_edition, code=code, by=actor_of(request))
    return _step(request, code, act, _("The edition is signed."))


@page(Permission.EDITION_PUBLISH)
@require_POST
def publish(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.publish_edition, code=code, by=actor_of(request))
    return _step(request, code, act, _("The edition is public."))


@page(Permission.DRAFT_READ)
@require_POST
def discard(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.discard_draft, code=code, by=actor_of(request))
    return _step(request, code, act, _("The draft is discarded."), "publication:workflow")


@page(Permission.EDITION_CORRECT)
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """A draft of the next revision stands; or the form, with what is wrong on top."""
    before = queries.find_edition(code)
    if before is None:
        raise Http404(code)
    runs = [(run.code, _run_line(run)) for run in ratings.list_runs(period=before.period)]
    form = CorrectionForm(runs, request.POST or None, initial={"published_at": _now()})
    found: Sequence[Problem] = ()
    if request.method == "POST" and form.is_valid():
        try:
            revision = actions.correct_edition(
                code=code,
                run=form.cleaned_data["run"],
                reason=form.reason,
                published_at=form.cleaned_data["published_at"],
                by=actor_of(request),
            )
        except Refused as refusal:
            found = refusal.problems
        else:
            messages.success(request, _("The draft %(code)s stands.") % {"code": revision})
            return redirect("publication:checklist", revision)
    context = {"form": form, "edition": before, "problems": found, "crumbs": crumbs(_("Publication"), code)}
    return render(request, "publication/correct.html", context, status=422 if found or form.errors else 200)


def _run_line(run: Run) -> str:
    return f"{run.code} · {timezone.localtime(run.made_at):%Y-%m-%d %H:%M} · {run.made_by}"
