"""Figures to look at: those of a period that stand far from the figures of other units."""

from __future__ import annotations

import csv
from decimal import Decimal

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from bilim.access.terms import Permission
from bilim.base.breakdowns import breakdown_words
from bilim.base.crumbs import from_desk
from bilim.base.pages import actor_of, page
from bilim.base.paging import page_of, pager
from bilim.base.templatetags.figures import written
from bilim.base.templatetags.frame import language
from bilim.desk.forms import OutliersForm
from bilim.desk.queries.outliers import MOST, Farthest, histories, list_far
from bilim.facts import queries as facts
from bilim.indicators.queries import OUTLIER_COLUMNS, outlier_row
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook

# Each stands with its history: fewer than of plain rows.
ROWS = 25


@page(Permission.FACTS_READ)
@require_safe
def outliers(request: HttpRequest) -> HttpResponse:
    """She sees the figures of a period farthest from the others, with what the unit had before."""
    return _page(request, *_asked(request))


def _page(request: HttpRequest, form: OutliersForm, found: Farthest) -> HttpResponse:
    shown = page_of(request, found.figures, ROWS)
    definitions, units = rulebook.current_definitions(), registry.list_last_names()
    before = histories(shown.object_list)
    context = {
        "form": form,
        "period": form.period_asked,
        "count": len(found.figures),
        "most": written(MOST) if found.has_more else "",
        "lines": [
            {
                "far": each,
                "z": _distance(each.outlier.z),
                "modified_z": _distance(each.outlier.modified_z),
                "unit": units.get(each.outlier.unit, {}),
                "item": definitions.items.get(each.outlier.item),
                "breakdown": breakdown_words(definitions, each.outlier.breakdown, language()),
                "history": before[each],
            }
            for each in shown.object_list
        ],
        "reasons": definitions.reasons,
        "pager": pager(request, shown),
        "crumbs": from_desk(here=_("Figures to look at")),
    }
    return render(request, "desk/outliers.html", context, status=422 if form.errors else 200)


@page(Permission.FACTS_READ)
@require_safe
def download(request: HttpRequest) -> HttpResponse:
    """The same figures as the command writes them; what was asked wrongly is told by the page."""
    form, found = _asked(request)
    if form.errors:
        return _page(request, form, found)
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    # Where there are more, the name of the file says so: within it is nothing but figures.
    which = f"farthest-{MOST}-" if found.has_more else ""
    name = f"bilim-outliers-{which}{form.period_asked.replace('/', '-')}.csv"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(response, lineterminator="\n")
    writer.writerow(OUTLIER_COLUMNS)
    writer.writerows(outlier_row(each.outlier) for each in found.figures)
    return response


def _distance(far: float | None) -> str:
    """As the command writes it, in the language of the page; empty where there is no spread."""
    return "" if far is None else written(Decimal(f"{far:.2f}"), 2)


def _asked(request: HttpRequest) -> tuple[OutliersForm, Farthest]:
    """What she asked for; of what was asked wrongly nothing is shown."""
    form = OutliersForm(facts.count_by_period(), request.GET or None)
    if not form.period_asked:
        return form, Farthest([])
    return form, list_far(form.period_asked, form.bounds, seen_by=actor_of(request))
