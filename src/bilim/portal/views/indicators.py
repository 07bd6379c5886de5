"""Indicators: the list by direction, and one of them over all departments."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import cast

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import departments, formulas, naming, ordering, ranking
from bilim.portal.rules.ordering import Order
from bilim.portal.rules.wishes import heeded, refusals
from bilim.portal.terms import Cell, Column, Crumb, Sheet, SortableColumn
from bilim.portal.views.explanations import leaf_of
from bilim.portal.views.frozen import (
    Shown,
    Unknown,
    address,
    crumbs,
    files,
    load,
    of_edition,
    public,
    sheet_response,
    shown_page,
    source_line,
)
from bilim.portal.views.sorting import heads
from bilim.publication import queries
from bilim.publication.terms import EditionContent, PublishedValue, RegisterUnit
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.indicators import HIGHER_IS_BETTER
from bilim_engine.problems import Refused, nearest
from bilim_engine.values import Missing

_SORTED_BY = ("label", "oblast", "value")


@public
def indicators(request: HttpRequest) -> HttpResponseBase:
    """The indicators of the newest edition, by direction."""
    current = queries.current_edition()
    if current is None:
        return render(request, "portal/no_edition.html")
    shown, now = load(current.code), language()
    content = shown.content
    context = {
        "blocks": [
            _block(shown, node, now) for node in content.methodology.root.children if isinstance(node, Node)
        ],
        "method": content.methodology,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Indicators"))),
    }
    return shown_page(request, "portal/indicators.html", shown, context)


def _block(shown: Shown, node: Node, now: str) -> dict[str, object]:
    content = shown.content
    leaves = _leaves(node)
    return {
        "title": departments.said(node.title, now),
        "weight": node.weight,
        "indicators": [
            {
                "title": departments.said(content.indicator(leaf.indicator).title, now),
                "why": departments.said(content.indicator(leaf.indicator).why, now),
                "measure": measure_of(content, leaf.indicator, now),
                "address": address("indicator", code=shown.code, indicator=leaf.indicator),
                "known": sum(
                    1 for each in _values(content, leaf.indicator) if isinstance(each.value, Decimal)
                ),
            }
            for leaf in leaves
        ],
    }


def _leaves(node: Node) -> Sequence[Leaf]:
    found: list[Leaf] = []
    for child in node.children:
        found += [child] if isinstance(child, Leaf) else _leaves(child)
    return found


def measure_of(content: EditionContent, indicator: str, now: str) -> str:
    """The unit of measure of an indicator in words."""
    measure = content.definitions.units_of_measure.get(str(content.indicator(indicator).unit))
    return departments.said(measure.title, now) if measure else ""


def _values(content: EditionContent, indicator: str) -> list[PublishedValue]:
    found = (content.value(unit.code, indicator) for unit in content.ranked_units)
    return [value for value in found if value is not None]


@of_edition
def indicator(request: HttpRequest, shown: Shown, indicator: str, form: str = "") -> HttpResponseBase:
    """One indicator: what it means, how it spreads over the departments, and how it is computed."""
    content, now = shown.content, language()
    leaf, _path = leaf_of(content.methodology, indicator)
    if leaf is None or indicator not in content.definitions.indicators:
        near = nearest(indicator, [each.indicator for _p, each in content.methodology.leaves()])
        where = address("indicator", code=shown.code, indicator=near) if near else ""
        raise Unknown(problems.UNKNOWN_INDICATOR, indicator, near=where, near_title=near)
    definition = content.indicator(indicator)
    downward = definition.polarity == HIGHER_IS_BETTER
    best = ordering.DESCENDING if downward else ordering.ASCENDING
    known = {"sort": _SORTED_BY, "order": ordering.ORDERS}
    if form and (wrong := refusals(request.GET.dict(), known)):
        raise Refused(wrong)
    wishes, found_problems = heeded(request.GET.dict(), known, {"sort": "value", "order": best})
    order = Order(wishes["sort"], wishes["order"])
    rows = ordered(rows_of(shown, indicator, now), order)
    if form:
        return sheet_response(_sheet(shown, indicator, rows, now), form)
    numbers = [row["value"] for row in rows if isinstance(row["value"], Decimal)]
    context = {
        "indicator": definition,
        "title": departments.said(definition.title, now),
        "measure": measure_of(content, indicator, now),
        "is_summed": formulas.is_summed(definition),
        "formula": formulas.of_indicator(definition, content.definitions, now),
        "rows": rows,
        "problems": found_problems,
        "heads": heads(request, _columns(content, indicator, now), order, "#departments"),
        "points": [(row["label"], row["value"], False) for row in rows if isinstance(row["value"], Decimal)],
        "median": departments.median(numbers),  # type: ignore[arg-type]
        "higher_is_better": downward,
        "years": shown.years,
        "items": [
            content.definitions.items[code]
            for code in departments.items_of(content, indicator)
            if code in content.definitions.items
        ],
        "leaf": leaf,
        "downloads": files("indicator-file", request.GET.urlencode(), code=shown.code, indicator=indicator),
        "crumbs": crumbs(
            shown, (_("Indicators"), address("indicators")), (departments.said(definition.title, now), "")
        ),
    }
    return shown_page(request, "portal/indicator.html", shown, context)


def rows_of(shown: Shown, indicator: str, now: str) -> list[dict[str, object]]:
    """One row a ranked department: its value, and the address of its explanation."""
    content = shown.content
    return [
        _row(shown, unit, indicator, now)
        for unit in content.ranked_units
        if content.value(unit.code, indicator)
    ]


def _row(shown: Shown, unit: RegisterUnit, indicator: str, now: str) -> dict[str, object]:
    content = shown.content
    value = content.value(unit.code, indicator)
    oblast = ranking.oblast_of(content, unit)
    return {
        "code": unit.code,
        "label": naming.label(unit, now),
        "oblast": naming.label(oblast, now) if oblast else "",
        "value": value.value if value else Missing("not_collected"),
        "illustrative": bool(value and value.illustrative),
        "address": address("value", code=shown.code, unit=unit.code, indicator=indicator),
    }


def _columns(content: EditionContent, indicator: str, now: str) -> tuple[SortableColumn, ...]:
    """What the table of departments is sorted by, in the order of its columns."""
    return (
        SortableColumn("label", _("Department")),
        SortableColumn("oblast", _("Oblast")),
        SortableColumn("value", _("Value"), True, measure=measure_of(content, indicator, now)),
    )


def ordered(rows: list[dict[str, object]], order: Order) -> list[dict[str, object]]:
    """The rows as asked; what is missing at the end in either order, and ties by name."""
    return ordering.ordered(
        rows,
        lambda row: ordering.sortable(row[order.sort]),
        lambda row: str(row["label"]),
        descending=order.descending,
    )


def _sheet(shown: Shown, indicator: str, rows: list[dict[str, object]], now: str) -> Sheet:
    columns = (
        Column("unit", _("Code")),
        Column("name", _("Department")),
        Column("oblast", _("Oblast")),
        Column("value", _("Value"), True),
    )
    cells: list[tuple[Cell, ...]] = [
        (str(row["code"]), str(row["label"]), str(row["oblast"]), cast(Cell, row["value"])) for row in rows
    ]
    title = departments.said(shown.content.indicator(indicator).title, now)
    name = f"{shown.code}-{indicator}"
    return Sheet(name, title, columns, tuple(cells), source_line(shown), shown.content.header.illustrative)
