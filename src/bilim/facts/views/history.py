"""The history of a figure, and what changed in the figures of a department."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access.terms import Permission
from bilim.base.actor import ROOT
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.known_on import KnownOnForm
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language, said
from bilim.facts import actions, policies, queries
from bilim.facts.views.frame import names_of, value_of
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.periods import Period, parse_period
from bilim_engine.problems import nearest


@page(Permission.FACTS_READ)
@require_safe
def history(request: HttpRequest, unit: str, item: str) -> HttpResponse:
    """She sees every state the figures of a unit and an item ever had, or what was known on an instant."""
    if not (unit + item).isprintable():
        raise Http404
    found = registry.find_unit(unit, timezone.localdate())
    if not policies.may_read_at(actor_of(request), found.path if found else ROOT):
        raise PermissionDenied(Permission.FACTS_READ)
    definitions = rulebook.get_definitions()
    period = _period(request.GET.get("period", ""))
    form = KnownOnForm(request.GET if "known_on" in request.GET else None)
    known_on = form.instant if form.is_valid() else None
    states = queries.list_history(unit, item, period, known_on)
    defined = definitions.items.get(item)
    if (found is None or defined is None) and not (states or queries.list_history(unit, item)):
        return _names_nothing(request, unit, item)
    title = said(defined.title) if defined else item
    names = names_of((state.recorded_by for state in states), actor_of(request))
    context = {
        "unit_name": said(found.names) if found else unit,
        "title": title,
        "item": defined,
        "period": period or "",
        "form": form,
        "known_on": known_on,
        "states": [
            (
                state,
                value_of(state),
                names.get(state.recorded_by, state.recorded_by),
                breakdown_words(definitions, state.cell.breakdown, language()),
            )
            for state in states
        ],
        "reasons": definitions.reasons,
        "illustrative": any(state.origin.illustrative for state in states),
        "crumbs": from_desk(here=title),
    }
    return render(request, "facts/history.html", context, status=422 if form.errors else 200)


def _names_nothing(request: HttpRequest, unit: str, item: str) -> HttpResponse:
    """The page that says which of the codes names nothing, and leads to the nearest history there is."""
    units = {each.code: said(each.names) for each in registry.list_units(timezone.localdate())}
    items = {code: said(each.title) for code, each in rulebook.get_definitions().items.items()}
    faults = [
        words % {"code": code}
        for words, code, known in (
            (_("No unit of the register has the code “%(code)s”."), unit, units),
            (_("The dictionary has no item with the code “%(code)s”."), item, items),
        )
        if code not in known
    ]
    near_unit, near_item = nearest(unit, units), nearest(item, items)
    context: dict[str, object] = {
        "status": 404,
        "title": _("There is no such figure"),
        "advice": " ".join(faults),
    }
    if near_unit and near_item:
        context["ways"] = [
            {
                "title": f"{items[near_item]}, {units[near_unit]}",
                "address": reverse("facts:history", args=[near_unit, near_item]),
            }
        ]
    return render(request, "base/error.html", context, status=404)


@page(Permission.CASE_OPEN)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """She sees every figure of her part of the tree that took the place of another, unread ones marked."""
    actor = actor_of(request)
    found, until = queries.list_own_changes(actor), queries.read_until(actor)
    shown = page_of(request, found)
    definitions, units = rulebook.current_definitions(), registry.list_last_names()
    names = names_of((each.new.recorded_by for each in shown.object_list), actor)
    context = {
        "lines": [
            {
                "change": each,
                "unit": units.get(each.new.cell.unit, {}),
                "item": definitions.items.get(each.new.cell.item),
                "breakdown": breakdown_words(definitions, each.new.cell.breakdown, language()),
                "old": value_of(each.old),
                "new": value_of(each.new),
                "by": names.get(each.new.recorded_by, each.new.recorded_by),
                "is_unread": until is None or each.new.recorded_at > until,
            }
            for each in shown.object_list
        ],
        "newest": found[0].new.recorded_at.isoformat() if found else "",
        "unread": queries.count_unread(actor),
        "pager": pager(request, shown),
        "reasons": definitions.reasons,
        "crumbs": from_desk(here=_("What changed in your figures")),
    }
    return render(request, "facts/changes.html", context)


@page(Permission.CASE_OPEN, form="facts:changes")
def read(request: HttpRequest) -> HttpResponse:
    """What she was shown counts as read; what changed since does not."""
    try:
        until = datetime.fromisoformat(request.POST.get("until", ""))
    except ValueError:
        return redirect("facts:changes")
    last = queries.last_recorded_at()
    if until.tzinfo is not None and last is not None and until <= last:
        actions.mark_read(until=until, by=actor_of(request))
    return redirect("facts:changes")


def _period(text: str) -> Period | None:
    """The period asked for; what is none asks for all."""
    try:
        return parse_period(text)
    except (ValueError, OverflowError):
        return None
