"""Indicators: the list by direction, and one of them over all departments."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
from bilim.portal.views.addresses import address
from bilim.portal.views.explanations import leaf_of
from bilim.portal.views.frozen import (
    Shown,
    Unknown,
    answers_every_parameter,
    crumbs,
    load,
    of_edition,
    public,
    shown_page,
)
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.sheets import files, query_of, sheet_response, source_line
from bilim.portal.views.sorting import heads
from bilim.publication import queries
from bilim.publication.terms import EditionContent, PublishedValue, RegisterUnit
from bilim_engine.definitions import Given, Indicator, Leaf, Node
from bilim_engine.definitions.indicators import HIGHER_IS_BETTER
from bilim_engine.problems import LANGUAGES, Problem, Refused, nearest
from bilim_engine.values import Missing, Value

_SORTED_BY = ("label", "oblast", "value")


@public
def indicators(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """The indicators of the newest edition, by direction, and as a file."""
    current = queries.current_edition()
    if current is None and form:
        raise Unknown(problems.UNKNOWN_EDITION, "", Crumb(_("Rating"), address("home")))
    if current is None:
        return render(request, "portal/no_edition.html")
    shown, now = load(current.code), language()
    content = shown.content
    nodes = [node for node in content.methodology.root.children if isinstance(node, Node)]
    if form:
        return kept_as_made(request, sheet_response(_list_sheet(shown, nodes, now), form))
    context = {
        "blocks": [_block(shown, node, now) for node in nodes],
        "downloads": files("indicators-file"),
        "method": content.methodology,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Indicators"))),
    }
    return shown_page(request, "portal/indicators.html", shown, context)


def _block(shown: Shown, node: Node, now: str) -> dict[str, object]:
    content = shown.content
    leaves = _leaves(node)
    return {
        "title": naming.said(node.title, now),
        "weight": node.weight,
        "indicators": [
            {
                "title": naming.said(content.indicator(leaf.indicator).title, now),
                "why": naming.said(content.indicator(leaf.indicator).why, now),
                "measure": measure_of(content, leaf.indicator, now),
                "address": address("indicator", code=shown.code, indicator=leaf.indicator),
                "known": _known(content, leaf.indicator),
            }
            for leaf in leaves
        ],
    }


def _list_sheet(shown: Shown, nodes: Sequence[Node], now: str) -> Sheet:
    """The indicators of all directions, in their order on the page."""
    content = shown.content
    columns = (
        Column("indicator", _("Code")),
        *(Column(f"title.{each}", f"{_('Indicator')} ({each})") for each in LANGUAGES),
        Column("direction", _("Direction")),
        Column("unit", _("Unit")),
        Column("known", _("Departments with a value"), True),
        Column("departments", _("Departments"), True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            leaf.indicator,
            *(naming.said(content.indicator(leaf.indicator).title, each) for each in LANGUAGES),
            naming.said(node.title, now),
            measure_of(content, leaf.indicator, now),
            _known(content, leaf.indicator),
            len(content.ranked_units),
        )
        for node in nodes
        for leaf in _leaves(node)
    )
    illustrative = content.header.illustrative
    return Sheet(f"{shown.code}-indicators", _("Indicators"), columns, rows, source_line(shown), illustrative)


def _known(content: EditionContent, indicator: str) -> int:
    """How many departments have a number."""
    return sum(isinstance(each.value, Decimal) for each in _values(content, indicator))


def _leaves(node: Node) -> Sequence[Leaf]:
    found: list[Leaf] = []
    for child in node.children:
        found += [child] if isinstance(child, Leaf) else _leaves(child)
    return found


def measure_of(content: EditionContent, indicator: str, now: str) -> str:
    """The unit of measure of an indicator in words."""
    measure = content.definitions.units_of_measure.get(str(content.indicator(indicator).unit))
    return naming.said(measure.title, now) if measure else ""


def _values(content: EditionContent, indicator: str) -> list[PublishedValue]:
    found = (content.value(unit.code, indicator) for unit in content.ranked_units)
    return [value for value in found if value is not None]


@of_edition
@answers_every_parameter
def indicator(request: HttpRequest, shown: Shown, indicator: str, form: str = "") -> HttpResponseBase:
    """One indicator: what it means, how it spreads over the departments, and how it is computed."""
    leaf, now = _known_leaf(shown, indicator), language()
    order, found_problems = _order(request, shown.content.indicator(indicator), form)
    rows = ordered(rows_of(shown, indicator, now), order)
    if form:
        return sheet_response(_sheet(shown, indicator, rows, now), form)
    title = naming.said(shown.content.indicator(indicator).title, now)
    context = {
        **_meaning(shown.content, indicator, now),
        **_spread(rows),
        "title": title,
        "leaf": leaf,
        "rows": rows,
        "problems": found_problems,
        "heads": heads(request, _columns(shown.content, indicator, now), order, "#departments"),
        "downloads": files(
            "indicator-file", query_of(request, ("sort", "order")), code=shown.code, indicator=indicator
        ),
        "crumbs": crumbs(shown, (_("Indicators"), address("indicators")), (title, "")),
    }
    return shown_page(request, "portal/indicator.html", shown, context)


def _known_leaf(shown: Shown, indicator: str) -> Leaf:
    """Where the indicator stands in the method, or `Unknown` with the nearest."""
    content = shown.content
    leaf, _path = leaf_of(content.methodology, indicator)
    if leaf is not None and indicator in content.definitions.indicators:
        return leaf
    near = nearest(indicator, [each.indicator for _p, each in content.methodology.leaves()])
    ways = [Crumb(near, address("indicator", code=shown.code, indicator=near))] if near else []
    raise Unknown(problems.UNKNOWN_INDICATOR, indicator, *ways)


def _order(request: HttpRequest, definition: Indicator, form: str) -> tuple[Order, list[Problem]]:
    """How the departments are sorted, the best first where nothing is asked; what of it cannot be done."""
    asked, known = request.GET.dict(), {"sort": _SORTED_BY, "order": ordering.ORDERS}
    if form and (wrong := refusals(asked, known)):
        raise Refused(wrong)
    best = ordering.DESCENDING if definition.polarity == HIGHER_IS_BETTER else ordering.ASCENDING
    wishes, found = heeded(asked, known, {"sort": "value", "order": best})
    return Order(wishes["sort"], wishes["order"]), found


def _given(given: Given, unit: str = "") -> Iterator[tuple[str, Mapping[str, Value]]]:
    """The figures of a worked case, those of its own unit first; units below it are numbered: 1, 2, 2.1."""
    if given.figures:
        yield unit, given.figures
    for number, child in enumerate(given.children.values(), start=1):
        yield from _given(child, f"{unit}.{number}".lstrip("."))


def _meaning(content: EditionContent, indicator: str, now: str) -> dict[str, object]:
    """What the definition says, in words, and the items it is computed from."""
    definition = content.indicator(indicator)
    items = content.definitions.items
    return {
        "indicator": definition,
        "cases": [(case, list(_given(case.given))) for case in definition.cases],
        "measure": measure_of(content, indicator, now),
        "is_summed": formulas.is_summed(definition),
        "formula": formulas.of_indicator(definition, content.definitions, now),
        "higher_is_better": definition.polarity == HIGHER_IS_BETTER,
        "items": [items[code] for code in departments.items_of(content, indicator) if code in items],
    }


def _spread(rows: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """The departments that have a number, as what is drawn, and the middle one."""
    known = [(row["label"], row["value"]) for row in rows if isinstance(row["value"], Decimal)]
    numbers = [value for _label, value in known]
    return {
        "points": [(label, value, False) for label, value in known],
        "median": departments.median(numbers),
    }


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
    title = naming.said(shown.content.indicator(indicator).title, now)
    name = f"{shown.code}-{indicator}"
    return Sheet(name, title, columns, tuple(cells), source_line(shown), shown.content.header.illustrative)
