"""Bringing a whole list of institutions in: a file, what it would do, one commit.

It stands on the desk, which is above both: the ledger reads files, the register knows institutions.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _

from bilim.access.terms import Permission
from bilim.base.actor import Actor
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.templatetags.frame import language, said
from bilim.desk.forms import InstitutionListForm
from bilim.facts import queries as facts
from bilim.registry import actions
from bilim.registry import queries as registry
from bilim.registry.terms import Details, InstitutionKind, ListPlan, ListSheet, Order
from bilim.storage import queries as stored
from bilim_engine.problems import Problem, Refused

# So many of each are shown; the sums are of all.
_SHOWN = 200


@page(Permission.REGISTER_EDIT)
def bring(request: HttpRequest) -> HttpResponse:
    """She sees what the list would do; sent again from there it is recorded, all of it or nothing."""
    posted = request.method == "POST"
    form = InstitutionListForm(request.POST, request.FILES) if posted else InstitutionListForm()
    if not form.is_valid():
        return _page(request, form)
    by, given = actor_of(request), form.cleaned_data
    content, name, kept = _content(form, by)
    tables, faults = facts.read_tables(content, name)
    sheets = [ListSheet(each.sheet, each.header_row, each.header, each.rows) for each in tables]
    errors = [each for each in faults if each.is_error]
    plan: ListPlan | None = None
    if not errors:
        plan = actions.plan_list(sheets=sheets, name=name, on=given["on"], by=by)
        errors = list(plan.problems)
    if plan and not errors and given["kept"] and given["seen"]:
        order = Order(given["order_number"], given["order_on"], given["order_title"])
        try:
            done = actions.commit_list(
                sheets=sheets, name=name, on=given["on"], order=order, by=by, seen=given["seen"]
            )
        except Refused as refusal:
            errors = _at_fields(form, refusal.problems)
        else:
            told = _("Recorded: %(new)s new, %(changed)s changed, %(same)s as they were.")
            messages.success(request, told % {"new": done.new, "changed": done.changed, "same": done.same})
            return redirect("registry:institutions")
    return _page(request, form, errors, plan, kept)


def _content(form: InstitutionListForm, by: Actor) -> tuple[bytes, str, str]:
    """The content and the name of the file, and the word for it once it is kept."""
    if form.cleaned_data["kept"]:
        sha256, name = form.told
        return stored.read(sha256), name, form.cleaned_data["kept"]
    file = form.cleaned_data["file"]
    content = file.read()
    return (
        content,
        file.name,
        form.sealed(actions.keep_list(content=content, name=file.name, by=by), file.name),
    )


def _at_fields(form: InstitutionListForm, found: Sequence[Problem]) -> list[Problem]:
    now, rest = language(), []
    for problem in found:
        if problem.place.field in form.fields:
            form.add_error(problem.place.field, format_html("{} {}", problem.message(now), problem.hint(now)))
        else:
            rest.append(problem)
    return rest


def _page(
    request: HttpRequest,
    form: InstitutionListForm,
    problems: Sequence[Problem] = (),
    plan: ListPlan | None = None,
    kept: str = "",
) -> HttpResponse:
    can_commit = plan is not None and not problems and not form.errors and bool(plan.differences)
    context = {
        "form": form,
        "problems": list(problems)[:_SHOWN],
        "more_problems": max(0, len(problems) - _SHOWN),
        "plan": plan,
        "lines": _lines(plan) if plan else [],
        "more_lines": max(0, len(plan.differences) - _SHOWN) if plan else 0,
        "kept": kept if can_commit else "",
        "can_commit": can_commit,
        "illustrative": plan is not None and any(each.illustrative for each in plan.differences),
        "crumbs": from_desk(
            (_("Register of institutions"), reverse("registry:institutions")), here=_("Bring a list in")
        ),
    }
    status = 422 if problems or form.errors else 200
    return render(request, "desk/institution_list.html", context, status=status)


def _lines(plan: ListPlan) -> list[dict[str, Any]]:
    """The first differences in words: what begins, and what becomes otherwise."""
    names = {code: said(texts) for code, texts in registry.list_last_names().items()}
    return [
        {
            "each": each,
            "department": names.get(each.after.department, each.after.department),
            "kind": InstitutionKind(each.after.kind).label,
            "changes": [
                (_shown(each.before, field, names), _shown(each.after, field, names))
                for field in each.fields
                if each.before is not None
            ],
        }
        for each in plan.differences[:_SHOWN]
    ]


def _shown(details: Details | None, field: str, names: dict[str, str]) -> str:
    value = getattr(details, field, None)
    if field == "department":
        return names.get(str(value), str(value))
    if isinstance(value, dict):
        return said(value)
    if isinstance(value, tuple):
        return ", ".join(value) or "–"
    return str(value) if value not in (None, "") else "–"
