"""Two to four departments side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import note_letters
from bilim.base.templatetags.frame import language
from bilim.portal.rules import certainty, comparing, departments, naming, ranking
from bilim.portal.rules.departments import Subject
from bilim.portal.rules.wishes import unheeded
from bilim.portal.terms import Cell, Column, Crumb, DirectionLine, RatingRow, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Shown, answers_every_parameter, crumbs, of_edition, shown_page
from bilim.portal.views.sheets import files, query_of, sheet_response, source_line
from bilim_engine.problems import Refused
from bilim_engine.values import Value


@of_edition
@answers_every_parameter
def compare(request: HttpRequest, shown: Shown, form: str = "") -> HttpResponseBase:
    """Two to four departments side by side, direction by direction, indicator by indicator."""
    content, now = shown.content, language()
    every = ranking.rows(content, now, address)
    asked = [code for code in dict.fromkeys(request.GET.getlist("unit")) if code]
    rows = [row for code in asked for row in every if row.unit.code == code]
    wrong = comparing.faults(content, asked, now)
    if form and wrong:
        raise Refused(wrong)
    context: dict[str, object] = {
        "every": sorted(every, key=lambda row: row.label),
        "asked": asked,
        "problems": [*unheeded(request.GET, ("unit",)), *(wrong if asked else [])],
        "instead": _instead(shown, asked, now),
        "crumbs": crumbs(shown, (_("Comparison"), "")),
    }
    if not comparing.LEAST <= len(rows) <= comparing.MOST:
        return _to_choose(request, shown, context)
    return _side_by_side(request, shown, rows, context, form)


def _instead(shown: Shown, asked: Sequence[str], now: str) -> list[Crumb]:
    """Each department that may be meant by a code nobody knows, with the comparison that has it instead."""
    where = address("compare", code=shown.code)
    found = {}
    for code in comparing.strangers(shown.content, asked)[: comparing.MOST_SAID]:
        for unit in comparing.meant(shown.content, code):
            units = dict.fromkeys(unit.code if each == code else each for each in asked)
            found[f"{where}?{urlencode([('unit', each) for each in units])}"] = naming.label(unit, now)
    return [Crumb(label, link) for link, label in found.items()]


def _to_choose(request: HttpRequest, shown: Shown, context: Mapping[str, object]) -> HttpResponseBase:
    """The page on which departments are chosen; where some were, it says what is wrong with that choice."""
    response = shown_page(request, "portal/compare.html", shown, context)
    response.status_code = 400 if context["asked"] else 200
    return response


def _side_by_side(
    request: HttpRequest,
    shown: Shown,
    rows: Sequence[RatingRow],
    context: Mapping[str, object],
    form: str,
) -> HttpResponseBase:
    """The departments of these rows, as a page or as a file."""
    now = language()
    lines = [departments.directions(Subject(shown.content, row.unit.code, now, address)) for row in rows]
    if form:
        return sheet_response(_compare_sheet(shown, rows, lines), form)
    side_by_side = {
        "rows": rows,
        **_order(shown, [row.unit.code for row in rows], now),
        "notes": note_letters(_figures(rows, lines)),
        "blocks": [_block([row.label for row in rows], block) for block in zip(*lines, strict=True)],
        "downloads": files("compare-file", query_of(request, ("unit",)), code=shown.code),
    }
    return shown_page(request, "portal/compare.html", shown, {**context, **side_by_side})


def _order(shown: Shown, units: Sequence[str], now: str) -> dict[str, object]:
    """The intervals that hold together, and whether the order of every two is certain."""
    found = [certainty.unit_line(shown.content, unit, now, address) for unit in units]
    joint = [line for line in found if line is not None and line.standing.joint_low is not None]
    orders = certainty.orders(shown.content, joint) if len(joint) == len(found) else ()
    parted = {
        "certain": [each for each in orders if each.certain],
        "open": [each for each in orders if not each.certain],
    }
    return {"joint": joint, "orders": parted if orders else {}}


def _figures(rows: Sequence[RatingRow], lines: Sequence[Sequence[DirectionLine]]) -> Iterator[Value]:
    yield from (row.result.score for row in rows)
    for line in lines:
        for direction in line:
            yield direction.score
            yield from (each.value for each in direction.indicators)


def _block(labels: Sequence[str], directions: Sequence[DirectionLine]) -> dict[str, object]:
    """A direction and its indicators; each figure says whose it is, for whoever cannot see the head."""
    side_by_side = zip(*(line.indicators for line in directions), strict=True)
    return {
        "head": directions[0],
        "directions": list(zip(labels, directions, strict=True)),
        "indicators": [(line[0], list(zip(labels, line, strict=True))) for line in side_by_side],
    }


def _compare_sheet(
    shown: Shown, rows: Sequence[RatingRow], lines: Sequence[Sequence[DirectionLine]]
) -> Sheet:
    heads = (Column("indicator", _("Indicator")), Column("title", _("Title")), Column("unit", _("Unit")))
    found: list[tuple[Cell, ...]] = []
    for block in zip(*lines, strict=True):
        for indicators in zip(*(line.indicators for line in block), strict=True):
            head = indicators[0]
            found.append((head.code, head.title, head.unit, *(each.value for each in indicators)))
    return Sheet(
        name=f"{shown.code}-compare",
        title=_("Comparison"),
        columns=(*heads, *(Column(row.unit.code, row.label, True) for row in rows)),
        rows=tuple(found),
        source=source_line(shown),
        illustrative=shown.content.header.illustrative,
    )
