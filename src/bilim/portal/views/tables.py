"""The rating table."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import note_letters, reason_label
from bilim.base.templatetags.frame import language
from bilim.portal.rules import naming, ordering, ranking
from bilim.portal.rules.ordering import Order
from bilim.portal.rules.wishes import heeded, refusals
from bilim.portal.terms import Cell, Column, RatingRow, Sheet, SortableColumn
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import (
    Shown,
    answers_every_parameter,
    crumbs,
    of_edition,
    public,
    shown_page,
)
from bilim.portal.views.sheets import files, query_of, sheet_response, source_line
from bilim.portal.views.sorting import heads
from bilim.publication.terms import ADJUSTED, VARIANTS, EditionContent
from bilim_engine.problems import Problem, Refused
from bilim_engine.values import Missing, Value


@of_edition
@answers_every_parameter
def table(request: HttpRequest, shown: Shown, form: str = "") -> HttpResponseBase:
    """The rating table in the order and with the filters the reader asked for."""
    content, now = shown.content, language()
    if form and (wrong := refusals(request.GET.dict(), _known(content))):
        raise Refused(wrong)
    wishes, found_problems = _wishes(request, content)
    rows = ranking.rows(content, now, address, wishes["variant"])
    every = rows
    rows = ranking.chosen(rows, oblast=wishes["oblast"], kind=wishes["kind"])
    rows = ranking.ordered(rows, wishes["sort"], descending=wishes["order"] == "descending")
    if form:
        return sheet_response(table_sheet(shown, rows, wishes["variant"]), form)
    context = {
        "rows": rows,
        "wishes": wishes,
        "problems": found_problems,
        "directions": ranking.directions(content.methodology, now),
        "notes": note_letters(_figures(rows)),
        "heads": heads(request, _columns(content, now), Order(wishes["sort"], wishes["order"])),
        "oblasts": sorted({(row.oblast_code, row.oblast) for row in every}, key=lambda pair: pair[1]),
        "kinds": _kinds(every),
        "total": len(every),
        "downloads": files("table-file", query_of(request, _known(content)), code=shown.code),
        "crumbs": crumbs(shown, (_("Table"), "")),
    }
    return shown_page(request, "portal/table.html", shown, context)


@public
@answers_every_parameter
def moved(request: HttpRequest, code: str, **kind: str) -> HttpResponseBase:
    """The table where it is found now, for whoever kept its earlier address."""
    where = address("table-file" if kind else "table", code=code, **kind)
    query = request.META.get("QUERY_STRING", "")
    return redirect(f"{where}?{query}" if query else where, permanent=True)


def _known(content: EditionContent) -> dict[str, Collection[str]]:
    """What may be asked of the table, with the values that exist."""
    return {
        "sort": {*ranking.columns(content)},
        "order": ordering.ORDERS,
        "oblast": {unit.code for unit in content.units},
        "kind": {unit.kind for unit in content.ranked_units},
        "variant": set(VARIANTS),
    }


def _wishes(request: HttpRequest, content: EditionContent) -> tuple[dict[str, str], list[Problem]]:
    """What the reader asked for, and what of it does not exist; that part is left out and said aloud."""
    defaults = {"sort": ranking.PLACE, "order": ordering.ASCENDING, "variant": ADJUSTED}
    return heeded(request.GET.dict(), _known(content), defaults)


def _columns(content: EditionContent, now: str) -> list[SortableColumn]:
    """What the table is sorted by, in the order of its columns."""
    return [
        SortableColumn(ranking.PLACE, _("Place")),
        SortableColumn(ranking.NAME, _("Department")),
        SortableColumn(ranking.OBLAST, _("Oblast")),
        SortableColumn(ranking.SCORE, _("Score"), True),
        *(
            SortableColumn(code, title, True, str(place))
            for place, (code, title) in enumerate(ranking.directions(content.methodology, now), start=1)
        ),
    ]


def _figures(rows: Sequence[RatingRow]) -> list[Value]:
    return [value for row in rows for value in (row.result.score, *(each.score for each in row.directions))]


def _kinds(rows: Sequence[RatingRow]) -> list[tuple[str, str]]:
    words = {
        "district": _("districts"),
        "city": _("cities"),
        "district_and_city": _("district with city"),
        "capital_city": _("capital"),
        "republican_city": _("city of republican significance"),
    }
    present = dict.fromkeys(row.unit.kind for row in rows)
    return [(kind, words.get(kind, kind)) for kind in present]


def table_sheet(shown: Shown, rows: Sequence[RatingRow], variant: str) -> Sheet:
    """The table as a file, in the same order and with the same rows as on the page.

    Its name, its title and the source in every row say so where its places are not the published ones.
    """
    now = language()
    columns = [
        Column("unit", _("Code")),
        Column("name", _("Department")),
        Column("oblast", _("Oblast")),
        Column("kind", _("Kind")),
        Column("rank", _("Place"), True),
        *_interval_columns(shown.content),
        Column("score", _("Score"), True),
        Column("band", _("Band")),
    ]
    columns += [
        Column(code, title, True) for code, title in ranking.directions(shown.content.methodology, now)
    ]
    # Before the rest of the name: a workbook keeps but its first 31 signs for the sheet.
    mark, words = ("", "") if variant == ADJUSTED else (f"-{variant}", _("without the declared exceptions"))
    title = naming.said(shown.content.header.title, now)
    return Sheet(
        name=f"{shown.code}{mark}-table",
        title=f"{title} ({words})" if words else title,
        columns=tuple(columns),
        rows=tuple(_cells(shown.content, row, dict(_kinds(rows))) for row in rows),
        source=f"{source_line(shown)}, {words} ({variant})" if words else source_line(shown),
        illustrative=shown.content.header.illustrative,
        reasons={
            code: reason_label(Missing(code), {code: label})
            for code, label in shown.content.definitions.reasons.items()
        },
    )


def _interval_columns(content: EditionContent) -> list[Column]:
    """The interval that stands beside the place on pages, what else was drawn, that by weights alone."""
    low, high, analysis = _("Place from"), _("Place to"), content.analysis
    if analysis is None:
        return [Column("rank_low", low, True), Column("rank_high", high, True)]
    by_weights = _("If only weights move")
    return [
        Column("low", low, True),
        Column("high", high, True),
        Column("joint_low", _("Together with all: from"), True),
        Column("joint_high", _("Together with all: to"), True),
        Column("first", _("Among the first %(count)s") % {"count": analysis.first}, True),
        Column("last", _("Among the last %(count)s") % {"count": analysis.last}, True),
        Column("rank_low", f"{by_weights}: {low}", True),
        Column("rank_high", f"{by_weights}: {high}", True),
    ]


def _interval_cells(content: EditionContent, row: RatingRow) -> tuple[Cell, ...]:
    """The same of one department; the analysis is of the rating with its exceptions."""
    stated = content.result(row.unit.code, row.result.variant) or row.result
    by_weights = (stated.rank_low, stated.rank_high)
    if content.analysis is None:
        return by_weights
    each = content.standing(row.unit.code) if row.result.variant == ADJUSTED else None
    if each is None:
        return (*(None,) * 6, *by_weights)
    return (each.low, each.high, each.joint_low, each.joint_high, each.first, each.last, *by_weights)


def _cells(content: EditionContent, row: RatingRow, kinds: dict[str, str]) -> tuple[Cell, ...]:
    result = row.result
    return (
        row.unit.code,
        row.label,
        row.oblast,
        kinds.get(row.unit.kind, row.unit.kind),
        result.rank,
        *_interval_cells(content, row),
        result.score,
        row.band.title if row.band else "",
        *(direction.score for direction in row.directions),
    )
