"""Bringing figures in: choose a file, look at what it would do, confirm."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from bilim.access.terms import Permission
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language, said, unmarked
from bilim.facts import actions, queries
from bilim.facts.forms import MarksForm, UploadForm
from bilim.facts.problems import importing
from bilim.facts.problems import rows as faults
from bilim.facts.rules.samples import SAMPLES, sample_rows
from bilim.facts.terms import Batch, BatchState, Difference, Plan
from bilim.facts.views.frame import names_of, value_of
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import Value


@page(Permission.FACTS_IMPORT)
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The file and its plan are kept and shown; or the form, with what is wrong on top."""
    form = UploadForm(request.POST, request.FILES) if request.method == "POST" else UploadForm()
    if not form.is_valid():
        return _upload_page(request, form)
    file = form.cleaned_data["file"]
    try:
        batch = actions.draft_import(file.read(), file.name, actor_of(request))
    except Refused as refusal:
        return _upload_page(request, form, refusal.problems)
    return redirect("facts:plan", batch.code)


def _upload_page(request: HttpRequest, form: UploadForm, problems: Sequence[Problem] = ()) -> HttpResponse:
    asking = actor_of(request)
    found = [(each, each.committed_by or each.planned_by) for each in queries.list_batches(seen_by=asking)]
    names = names_of((who for _each, who in found), asking)
    context = {
        "form": form,
        "problems": problems,
        "batches": [(batch, names.get(who, who)) for batch, who in found],
        "crumbs": from_desk(here=_("Bring figures in")),
    }
    status = 422 if problems or form.errors else 200
    return render(request, "facts/upload.html", context, status=status)


@page(Permission.FACTS_IMPORT)
@require_safe
def sample(request: HttpRequest, form: str) -> HttpResponse:
    """A small file with the columns named and two rows filled in, one of them without a number."""
    if form not in SAMPLES:
        raise Http404(form)
    content_type, write = SAMPLES[form]
    unit = registry.list_units(timezone.localdate(), ("district",))[0].code
    content = write(sample_rows(rulebook.get_definitions().items.values(), unit))
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = f'attachment; filename="bilim-sample.{form}"'
    return response


@page(Permission.FACTS_IMPORT)
@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """She sees what the file would do, or what it did."""
    return _plan_page(request, _batch(request, code))


@page(Permission.FACTS_IMPORT, form="facts:plan")
def marks(request: HttpRequest, code: str) -> HttpResponse:
    """The plan is made anew with what she says the marks of the file mean."""
    batch = _batch(request, code)
    form = MarksForm(_all_marks(batch), rulebook.get_definitions(), data=request.POST)
    if not form.is_valid():
        return _plan_page(request, batch, status=422)
    actions.explain_marks(code=code, mapping=form.mapping, by=actor_of(request))
    return redirect("facts:plan", code)


@page(Permission.FACTS_IMPORT, form="facts:plan")
def commit(request: HttpRequest, code: str) -> HttpResponse:
    """What she saw is recorded; if something changed since, she sees the new plan instead.

    Where the plan warns, she says that she records in spite of it.
    """
    batch, by = _batch(request, code), actor_of(request)
    asked: dict[str, Any] = {
        "plan_sha256": request.POST.get("plan", ""),
        "despite_warnings": _is_ticked(request),
    }
    try:
        actions.commit_import(code=code, by=by, **asked)
    except Refused as refusal:
        undecided = any(problem.kind is importing.WARNINGS_NOT_ACCEPTED for problem in refusal.problems)
        anew = batch if undecided else actions.explain_marks(code=code, mapping=batch.mapping, by=by)
        return _plan_page(request, anew, refusal.problems, status=422 if undecided else 409)
    return redirect("facts:plan", code)


def _is_ticked(request: HttpRequest) -> bool:
    return request.POST.get("despite_warnings") == "yes"


def _batch(request: HttpRequest, code: str) -> Batch:
    try:
        return queries.get_batch(code, seen_by=actor_of(request))
    except Refused:
        raise Http404(code) from None


def _all_marks(batch: Batch) -> dict[str, int]:
    """The marks still to be explained, and those explained already, so that she can change her mind."""
    return {**dict.fromkeys(batch.mapping, 0), **queries.get_plan(batch).marks}


def _plan_page(
    request: HttpRequest, batch: Batch, problems: Sequence[Problem] = (), status: int = 200
) -> HttpResponse:
    found, definitions = queries.get_plan(batch), rulebook.get_definitions()
    every_mark = _all_marks(batch)
    others = (problem for problem in problems if problem.is_error and problem not in found.errors)
    faults_page = page_of(request, (*others, *found.errors), name="errors")
    warnings_page = page_of(request, found.warnings, name="warnings")
    shown = page_of(request, found.differences)
    given = {f"mark_{number}": batch.mapping.get(mark, "") for number, mark in enumerate(sorted(every_mark))}
    context = {
        "batch": batch,
        "plan": found,
        "is_committed": batch.state == BatchState.COMMITTED,
        "may_run": actor_of(request).may(Permission.RUN_MAKE),
        "problems": faults_page.object_list,
        "problem_pager": pager(request, faults_page, name="errors"),
        "has_unknown_items": any(problem.kind is faults.ITEM_UNKNOWN for problem in found.errors),
        "warnings": warnings_page.object_list,
        "warnings_pager": pager(request, warnings_page, name="warnings"),
        "marks": MarksForm(every_mark, definitions, initial=given) if every_mark else None,
        "pager": pager(request, shown),
        "lines": _lines(tuple(shown.object_list), found),
        "reasons": definitions.reasons,
        "illustrative": any(source.illustrative for source in found.sources.values()),
        "crumbs": from_desk((_("Bring figures in"), reverse("facts:import")), here=batch.name),
    }
    return render(request, "facts/plan.html", context, status=status)


@dataclass(frozen=True, slots=True)
class _Line:
    """One difference, as the page says it."""

    sheet: str
    row: int
    unit: str
    item: str
    period: str
    breakdown: str
    is_new: bool
    old: Value | None
    new: Value
    source: str
    is_illustrative: bool
    other_source: bool
    address: str


def _lines(differences: Sequence[Difference], found: Plan) -> list[_Line]:
    names = {unit.code: said(unit.names) for unit in registry.get_tree(timezone.localdate())}
    definitions = rulebook.get_definitions()
    titles = {code: said(item.title) for code, item in definitions.items.items()}
    lines = []
    for each in differences:
        source = found.sources[each.new.origin]
        lines.append(
            _Line(
                sheet=each.sheet,
                row=each.row,
                unit=names.get(each.cell.unit, each.cell.unit),
                item=titles.get(each.cell.item, each.cell.item),
                period=each.cell.period,
                breakdown=breakdown_words(definitions, each.cell.breakdown, language()),
                is_new=each.is_new,
                old=None if each.old is None else value_of(each.old),
                new=value_of(each.new),
                source=unmarked(said(source.title.words), source.illustrative),
                is_illustrative=source.illustrative,
                other_source=each.old is not None and each.old.origin != each.new.origin,
                address=reverse("facts:history", args=[each.cell.unit, each.cell.item]),
            )
        )
    return lines
