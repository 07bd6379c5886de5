"""The checklist of an edition. Each step is one button on it, shown to whom it is open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

import structlog
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from bilim.access import queries as access
from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language
from bilim.publication import actions, policies, queries
from bilim.publication.queries.withdrawn import Withdrawn
from bilim.publication.terms import EditionContent, EditionSummary, State
from bilim.publication.views.frame import checklist_step, or_absent, workflow_step
from bilim.publication.views.stopping import DISCARD, WITHDRAW
from bilim.storage.problems import Lost
from bilim_engine.problems import Problem, Refused

log = structlog.get_logger(__name__)


@page(Permission.DRAFT_READ)
@require_safe
def show_checklist(request: HttpRequest, code: str) -> HttpResponse:
    """What was done, what the gate found, what still blocks the edition and who can take the next step."""
    try:
        return _checklist(request, code)
    except Http404:
        gone = queries.find_withdrawn(code, seen_by=actor_of(request))
        if gone is None:
            raise
        return _withdrawn(request, gone)


@page(Permission.DRAFT_READ)
@require_safe
def show_withdrawn(request: HttpRequest, code: str, bundle: str) -> HttpResponse:
    """Who held this very file back, when and why, whatever was drafted under its code since."""
    gone = queries.find_withdrawn(code, seen_by=actor_of(request), bundle=bundle)
    if gone is None:
        raise Http404(bundle)
    return _withdrawn(request, gone)


@never_cache
@page(Permission.DRAFT_READ)
@require_safe
def withdrawn_file(request: HttpRequest, code: str, bundle: str) -> HttpResponse:
    """The signed file that was held back, named as what it is."""
    with or_absent(bundle):
        content = queries.withdrawn_bundle_bytes(code, bundle, seen_by=actor_of(request))
    answer = HttpResponse(content, content_type="application/zip")
    answer["Content-Disposition"] = f'attachment; filename="{code}.withdrawn-{bundle[:8]}.zip"'
    return answer


def _withdrawn(request: HttpRequest, gone: Withdrawn) -> HttpResponse:
    """Who held the edition back, when and why, and how its period gets another."""
    context = {
        "gone": gone,
        "signed_again": [each.summary.sha256 for each in queries.list_progress(seen_by=actor_of(request))],
        "people": access.list_people(),
        "may_draft": policies.may_draft(actor_of(request)),
        "crumbs": from_desk(workflow_step(), here=gone.code),
    }
    return render(request, "publication/withdrawn.html", context)


def _checklist(request: HttpRequest, code: str, found: Sequence[Problem] = ()) -> HttpResponse:
    actor = actor_of(request)
    try:
        with or_absent(code):
            content = queries.get_draft_content(code, seen_by=actor)
            checklist = queries.checklist(code, seen_by=actor)
    except Lost as lost:
        return _without_file(request, code, lost)
    edition, people = checklist.progress, access.list_people()
    state = edition.summary.state
    changes = queries.list_changes(content, language(), partial(_page_of, draft=code))
    context = {
        "list": checklist,
        "edition": edition,
        "content": content,
        "changes": changes,
        "changes_told": sum(len(group.lines) for group in changes),
        "people": people,
        "takers": queries.list_takers(edition, people),
        "menders": queries.list_menders() if state == State.DRAFT and not checklist.gate.passed else (),
        "problems": found,
        "may_rehearse": state in (State.DRAFT, State.CHECKED) and policies.may_rehearse(actor),
        "may_early": state in (State.DRAFT, State.CHECKED, State.SIGNED) and policies.may_publish(actor),
        **_figures_asked(content),
        **_withdrawn_before(code, content.header.sha256, actor),
        "ways": _ways(edition.summary, actor),
        "crumbs": from_desk(workflow_step(), here=code),
    }
    return render(request, "publication/checklist.html", context, status=422 if found else 200)


def _without_file(request: HttpRequest, code: str, lost: Lost) -> HttpResponse:
    """What is lost, and the ways to put the edition away without it."""
    actor = actor_of(request)
    edition = queries.get_progress(code, seen_by=actor)
    log.error("publication.edition_unreadable", edition=code, why=[each.code for each in lost.problems])
    context = {
        "edition": edition,
        "people": access.list_people(),
        "problems": lost.problems,
        "ways": _stops(edition.summary, actor),
        "crumbs": from_desk(workflow_step(), here=code),
    }
    return render(request, "publication/lost.html", context, status=500)


def _figures_asked(content: EditionContent) -> dict[str, object]:
    """What is asked of the figures, new ones apart from those of the edition that is corrected."""

    def told(asked: queries.Asked) -> dict[str, object] | None:
        said = [each.message(language()) for each in asked.contradictions]
        return {"overrides": asked.overrides, "contradictions": said} if any(asked) else None

    new, known = queries.list_asked(content)
    return {"asked": told(new), "asked_before": told(known), "corrects": content.corrections.corrects}


@page(Permission.DRAFT_READ)
@require_safe
def show_warnings(request: HttpRequest, code: str, batch: str) -> HttpResponse:
    """What a file was asked whose figures the edition uses, and that was recorded all the same."""
    with or_absent(code):
        override, found = queries.get_override(code, batch, seen_by=actor_of(request))
    shown = page_of(request, found)
    context = {
        "override": override,
        "warnings": [each.message(language()) for each in shown.object_list],
        "pager": pager(request, shown),
        "people": access.list_people(),
        "crumbs": from_desk(workflow_step(), checklist_step(code), here=_("Warnings")),
    }
    return render(request, "publication/warnings.html", context)


def _withdrawn_before(code: str, shown: str, actor: Actor) -> dict[str, list[Withdrawn]]:
    """Files that were signed under this code before: somebody may hold one of them, or this very one."""
    before = queries.list_withdrawn(seen_by=actor, code=code)
    return {
        "withdrawn": [each for each in before if not each.is_file(shown)],
        "withdrawn_same": [each for each in before if each.is_file(shown)],
    }


def _ways(edition: EditionSummary, actor: Actor) -> list[dict[str, str]]:
    """What else she may do with the edition, beside the next step."""
    found = _stops(edition, actor)
    if edition.state == State.PUBLISHED and policies.may_correct(actor):
        found.append(_way("correct", edition.code, _("Correct this edition")))
    return found


def _stops(edition: EditionSummary, actor: Actor) -> list[dict[str, str]]:
    """How she may put the edition away before it comes out."""
    stops = [stop for stop in (DISCARD, WITHDRAW) if stop.is_open(edition.state, actor)]
    return [_way(stop.name, edition.code, str(stop.title)) for stop in stops]


def _way(name: str, code: str, title: str) -> dict[str, str]:
    return {"title": title, "address": reverse(f"publication:{name}", args=[code])}


def _page_of(name: str, *, draft: str, code: str, **arguments: str) -> str:
    """The page of a figure: in the preview for the draft at hand, public for what came out."""
    space = "preview" if code == draft else "portal"
    return reverse(f"{space}:{name}", kwargs={"code": code, **arguments})


def _step(request: HttpRequest, code: str, act: Callable[[], object], said: str) -> HttpResponse:
    """The step is taken and said; or the checklist says why not."""
    try:
        act()
    except Refused as refusal:
        return _checklist(request, code, refusal.problems)
    messages.success(request, said)
    return redirect("publication:checklist", code)


def _seen(request: HttpRequest) -> str:
    """The hash of the file the form was shown with; a form that names none decides on nothing."""
    return request.POST.get("seen", "")


@page(Permission.EDITION_CHECK, form="publication:checklist")
def check(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.check_edition, code=code, by=actor_of(request), seen=_seen(request))
    return _step(request, code, act, _("The edition is checked."))


@page(Permission.EDITION_SIGN, form="publication:checklist")
def sign(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.sign_edition, code=code, by=actor_of(request), seen=_seen(request))
    return _step(request, code, act, _("The edition is signed."))


@page(Permission.EDITION_PUBLISH, form="publication:checklist")
def publish(request: HttpRequest, code: str) -> HttpResponse:
    act = partial(actions.publish_edition, code=code, by=actor_of(request), seen=_seen(request))
    return _step(request, code, act, _("The edition is public."))
