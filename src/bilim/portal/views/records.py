"""The records a department's figures rest on, down to the last unit below it, as the edition froze them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from operator import attrgetter

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.paging import page_of, pager
from bilim.base.templatetags.frame import language
from bilim.portal.rules import departments, naming, ordering
from bilim.portal.rules import records as rules
from bilim.portal.rules.ordering import Order
from bilim.portal.rules.wishes import refusals
from bilim.portal.terms import Column, InputLine, Sheet, SortableColumn
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import unit_of
from bilim.portal.views.frozen import Shown, answers_every_parameter, crumbs, of_edition, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.portal.views.sorting import heads
from bilim.publication.terms import EditionContent, RegisterUnit
from bilim_engine.problems import Refused

# With source and person a record takes a kilobyte: as many as a page over a slow line may have.
ROWS = 50


@of_edition
@answers_every_parameter
def records(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """Every record of the department and of the units below it, with source, or the reason it is missing."""
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    indicator, order = _asked(request, content)
    items = departments.items_of(content, indicator) if indicator else ()
    lines = _sorted(rules.lines(content, owner, items, now, address), order)
    if form:
        return sheet_response(_sheet(shown, owner, lines), form)
    page = page_of(request, lines, ROWS)
    context = {
        "unit": owner,
        "label": naming.label(owner, now),
        "lines": page.object_list,
        "heads": heads(request, _columns(), order, "#records"),
        "total": len(lines),
        "holders": _holders(content, owner, now),
        "indicator": indicator,
        "indicators": _choices(content, now),
        "pager": pager(request, page, "records"),
        "downloads": files("records-file", request.GET.urlencode(), code=shown.code, unit=unit),
        "crumbs": _crumbs(shown, owner, now),
    }
    return shown_page(request, "portal/records.html", shown, context)


def _asked(request: HttpRequest, content: EditionContent) -> tuple[str, Order]:
    """Of which indicator the records are wanted, all where of none, and in which order."""
    known: dict[str, Collection[str]] = {
        "indicator": {leaf.indicator for _path, leaf in content.methodology.leaves()},
        "sort": [column.code for column in _columns()],
        "order": ordering.ORDERS,
    }
    asked = {name: str(value) for name, value in request.GET.items() if name != "page"}
    if wrong := refusals(asked, known):
        raise Refused(wrong)
    return asked.get("indicator", ""), Order(asked.get("sort", ""), asked.get("order") or ordering.ASCENDING)


def _columns() -> tuple[SortableColumn, ...]:
    """What the records are sorted by, in the order of their columns; each is a word of the line."""
    return (
        SortableColumn("title", _("Record")),
        SortableColumn("unit_label", _("Unit of the register")),
        SortableColumn("period", _("Period")),
        SortableColumn("value", _("Value"), True),
        SortableColumn("origin", _("Source")),
        SortableColumn("recorded_at", _("Recorded")),
    )


def _sorted(lines: list[InputLine], order: Order) -> list[InputLine]:
    """The lines as asked; unasked, each record with those of the units below it."""
    if not order.sort:
        return lines
    return ordering.ordered(
        lines,
        lambda line: ordering.sortable(getattr(line, order.sort)),
        lambda line: f"{line.title} {line.unit_label}",
        descending=order.descending,
    )


def _holders(content: EditionContent, owner: RegisterUnit, now: str) -> list[tuple[str, int]]:
    """The units below of which the edition holds records, each with how many."""
    counted = (
        (naming.label(unit, now), sum(1 for _fact in content.facts_of(unit.code)))
        for unit in rules.below(content, owner.code)
    )
    return [(label, count) for label, count in counted if count]


def _choices(content: EditionContent, now: str) -> list[tuple[str, str]]:
    leaves = (leaf.indicator for _path, leaf in content.methodology.leaves())
    return [(code, naming.said(content.indicator(code).title, now)) for code in leaves]


def _crumbs(shown: Shown, owner: RegisterUnit, now: str) -> object:
    where = address("edition-department", code=shown.code, unit=owner.code)
    return crumbs(
        shown,
        (_("Table"), address("table", code=shown.code)),
        (naming.label(owner, now), where),
        (_("Records"), ""),
    )


def _sheet(shown: Shown, owner: RegisterUnit, lines: Sequence[InputLine]) -> Sheet:
    columns = (
        Column("unit", _("Code")),
        Column("name", _("Unit of the register")),
        Column("title", _("Record")),
        Column("period", _("Period")),
        Column("breakdown", _("Breakdown")),
        Column("value", _("Value"), True),
        Column("origin", _("Source")),
        Column("origin_address", _("Address")),
        Column("recorded_by", _("Recorded by")),
        Column("recorded_at", _("Recorded")),
    )
    # Each column is a word of the line, but what the unit is called.
    words = ("unit_label" if column.code == "name" else column.code for column in columns)
    return Sheet(
        name=f"{shown.code}-{owner.code}-records",
        title=naming.label(owner, language()),
        columns=columns,
        rows=tuple(map(attrgetter(*words), lines)),
        source=source_line(shown),
        illustrative=any(line.illustrative for line in lines),
    )
