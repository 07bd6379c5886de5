"""Splitting an institution, and taking others into it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import said
from bilim.registry import actions, queries
from bilim.registry.forms import MergeForm, SplitForm
from bilim.registry.terms import Details, Dossier, MergePreview, Tongue
from bilim.registry.views.frame import EDIT, dossier_of, form_page, name_of, steps
from bilim_engine.problems import LANGUAGES, Problem, Refused


@page(EDIT)
def split(request: HttpRequest, code: str) -> HttpResponse:
    """The parts stand in its place from the day on, each with its share of the figures of before."""
    dossier = dossier_of(request, code)
    names = dossier.latest.details.names if dossier.latest else {}
    own = {"code_1": code, **{f"name_1_{each}": names.get(each, "") for each in LANGUAGES}}
    form = SplitForm(request.POST or None, initial={**own, "seen": dossier.fingerprint})

    def act() -> None:
        actions.split_institution(code=code, parts=form.parts, by=actor_of(request), **form.event)

    return form_page(request, form, act, dossier=dossier, title=_("Split"), template="registry/split.html")


@page(EDIT)
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """First she sees what would change; sent again from there, the others end and this one takes them in."""
    dossier = dossier_of(request, code)
    form = MergeForm(request.POST or None)
    preview: MergePreview | None = None
    problems: list[Problem] = []
    if request.method == "POST" and form.is_valid():
        try:
            if request.POST.get("confirm") == "yes" and form.cleaned_data["seen"]:
                actions.merge_institutions(codes=form.given, into=code, by=actor_of(request), **form.event)
                messages.success(request, _("It is recorded."))
                return redirect("registry:institution", code)
            preview = actions.preview_merging(
                codes=form.given, into=code, on=form.cleaned_data["on"], by=actor_of(request)
            )
        except Refused as refusal:
            problems = form.refuse(refusal.problems)
    return _merge_page(request, dossier, form, preview, problems)


def _merge_page(
    request: HttpRequest,
    dossier: Dossier,
    form: MergeForm,
    preview: MergePreview | None,
    problems: list[Problem],
) -> HttpResponse:
    names = queries.list_last_names()
    context = {
        "form": form,
        "problems": problems,
        "dossier": dossier,
        "name": name_of(dossier),
        "preview": preview,
        "givers": [(code, each, said(names.get(each.department, {}))) for code, each in preview.givers]
        if preview
        else [],
        "changes": _changes(preview.before, preview.after) if preview else [],
        "crumbs": steps(dossier, _("Take others in")),
    }
    return render(request, "registry/merge.html", context, status=422 if problems or form.errors else 200)


def _changes(before: Details, after: Details) -> list[tuple[str, str, str]]:
    """What becomes otherwise, before and after, in words."""
    told = [
        (pgettext("institution", "Places"), str(before.capacity or "–"), str(after.capacity or "–")),
        (_("Languages of instruction"), _tongues(before), _tongues(after)),
    ]
    return [each for each in told if each[1] != each[2]]


def _tongues(details: Details) -> str:
    return ", ".join(str(Tongue(each).label) for each in details.languages) or "–"
