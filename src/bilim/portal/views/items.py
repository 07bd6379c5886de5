"""The dictionary of items: what is counted, in which unit, by whom, and what it is used for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules.naming import said
from bilim.portal.terms import Column, Crumb, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, public
from bilim.portal.views.keeping import etag, kept
from bilim.portal.views.sheets import files, sheet_response
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions, Item
from bilim_engine.periods import EXAMPLES, KIND_WORDS
from bilim_engine.problems import nearest


@public
def items(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """Every item of the rulebook, by title, and as a file."""
    definitions, now = rulebook.current_definitions(), language()
    if form:
        return sheet_response(_sheet(definitions, now), form)
    rows = [_row(definitions, item, now) for item in definitions.items.values()]
    context = {
        "rows": sorted(rows, key=lambda row: str(row["title"]).casefold()),
        "downloads": files("items-file"),
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Items"))),
    }
    return kept(
        request, etag(request, rulebook.find_sha256()), lambda: render(request, "portal/items.html", context)
    )


@public
def item(request: HttpRequest, item: str) -> HttpResponseBase:
    """One item: what exactly is counted, how it is written in a file, which indicators use it."""
    definitions, now = rulebook.current_definitions(), language()
    found = definitions.items.get(item)
    if found is None:
        near = nearest(item, definitions.items)
        ways = [Crumb(near, address("item", item=near))] if near else []
        raise Unknown(problems.UNKNOWN_ITEM, item, *ways)
    context = {
        "item": found,
        "row": _row(definitions, found, now),
        "example": EXAMPLES[found.period],
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Items"), address("items")),
            Crumb(said(found.title, now)),
        ),
    }
    return kept(
        request, etag(request, rulebook.find_sha256()), lambda: render(request, "portal/item.html", context)
    )


def _row(definitions: Definitions, item: Item, now: str) -> dict[str, object]:
    """The item in words."""
    measure = definitions.units_of_measure.get(item.unit)
    return {
        "code": item.code,
        "title": said(item.title, now),
        "note": said(item.note, now),
        "unit": said(measure.title, now) if measure else item.unit,
        "period": KIND_WORDS[item.period][now],
        "owner": said(item.owner, now),
        "breakdowns": [_breakdown(definitions, code, now) for code in item.breakdowns],
        "used": _used(definitions, item.code, now),
        "address": address("item", item=item.code),
    }


def _breakdown(definitions: Definitions, code: str, now: str) -> tuple[str, str, list[tuple[str, str]]]:
    """Code and title of a dimension with the codes and titles of its categories."""
    label = definitions.breakdowns.get(code)
    if label is None:
        return code, code, []
    return code, said(label.title, now), [(each.code, said(each.title, now)) for each in label.values or ()]


def _used(definitions: Definitions, item: str, now: str) -> list[tuple[str, str]]:
    """Code and title of each indicator computed from the item."""
    return [
        (code, said(indicator.title, now))
        for code, indicator in definitions.indicators.items()
        if any(
            step.op == "item" and step.code == item
            for expression in indicator.expressions()
            for step in expression.walk()
        )
    ]


def _sheet(definitions: Definitions, now: str) -> Sheet:
    heads = (
        Column("item", _("Code")),
        *(Column(f"title.{code}", f"{_('Title')} ({code})") for code in ("ky", "ru", "en")),
        *(Column(f"note.{code}", f"{_('What exactly is counted')} ({code})") for code in ("ky", "ru", "en")),
        Column("unit", _("Unit")),
        Column("period", _("Period")),
        Column("breakdowns", _("Breakdowns")),
        Column("owner", _("Owner of the figure")),
        Column("indicators", _("Indicators")),
    )
    rows = tuple(
        (
            item.code,
            *(said(item.title, code) for code in ("ky", "ru", "en")),
            *((item.note or {}).get(code, "") for code in ("ky", "ru", "en")),
            item.unit,
            item.period,
            "; ".join(item.breakdowns),
            said(item.owner, now),
            "; ".join(code for code, _title in _used(definitions, item.code, now)),
        )
        for item in definitions.items.values()
    )
    return Sheet("bilim-items", _("Items"), heads, rows, "Bilim, definitions, CC BY 4.0", False)
