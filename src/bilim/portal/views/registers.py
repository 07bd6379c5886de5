"""The register of departments, as of a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import departments
from bilim.portal.terms import Cell, Column, Crumb, Sheet
from bilim.portal.views.frozen import address, files, public, sheet_response
from bilim.publication import queries
from bilim.registry import queries as registry
from bilim.registry.queries import RegisteredUnit
from bilim.registry.terms import DEPARTMENT_KINDS, OBLAST_LEVEL, UnitKind
from bilim_engine.problems import Place, Problem

_SHOWN = (*DEPARTMENT_KINDS, UnitKind.BISHKEK_DISTRICT)


@public
def register(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """Every department with its names and codes on the day asked for, and what changed over the years."""
    day, found_problems = _day(request)
    units = registry.list_units(day, _SHOWN)
    if form:
        return sheet_response(_sheet(units, day), form)
    wanted = request.GET.get("name", "").strip()[:100]
    context = {
        "day": day.isoformat(),
        "problems": found_problems,
        "wanted": wanted,
        "found": _found(wanted, day) if wanted else (),
        "blocks": _blocks(units, day),
        "count": len(units),
        "changes": _changes(day),
        "current": queries.current_edition(),
        "downloads": files("register-file", request.GET.urlencode()),
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Departments"))),
    }
    return render(request, "portal/register.html", context)


def _day(request: HttpRequest) -> tuple[date, list[Problem]]:
    """The day asked for; today, and a word about it, where that is no day."""
    text, today = request.GET.get("on", "").strip(), timezone.localdate()
    if not text:
        return today, []
    try:
        return date.fromisoformat(text), []
    except ValueError:
        return today, [Problem(problems.WRONG_DATE, Place(field="on"), {"text": text[:40]})]


def _found(wanted: str, day: date) -> tuple[RegisteredUnit, ...]:
    """The departments a written name may mean: one, or the ones to choose from."""
    match = registry.match_name(wanted, as_of=day, kind_hint="department")
    codes = [match.unit] if match.unit else list(match.candidates)
    known = (registry.find_unit(str(getattr(code, "code", code)), day) for code in codes)
    return tuple(unit for unit in known if unit is not None and unit.kind in _SHOWN)


def _blocks(units: Sequence[RegisteredUnit], day: date) -> list[dict[str, object]]:
    """The departments by oblast, in the register's order."""
    above = registry.list_units(day, OBLAST_LEVEL)
    return [
        {"title": oblast.names, "units": [unit for unit in units if f"/{oblast.code}/" in f"/{unit.path}/"]}
        for oblast in above
    ]


def _changes(day: date) -> list[dict[str, object]]:
    """What happened to units, the latest first, with the name each bears now."""
    now = language()
    rows = []
    for link in reversed(registry.list_links()):
        unit = registry.find_unit(link.unit, day)
        rows.append({"link": link, "title": departments.said(unit.names, now) if unit else link.unit})
    return rows


def _sheet(units: Sequence[RegisteredUnit], day: date) -> Sheet:
    heads = (
        "code",
        "parent",
        "kind",
        "name.ky",
        "name.ru",
        "name.en",
        "formal.ky",
        "formal.ru",
        "formal.en",
        "soate",
    )
    rows: list[tuple[Cell, ...]] = [
        (
            unit.code,
            unit.parent,
            unit.kind,
            *(unit.names.get(each, "") for each in ("ky", "ru", "en")),
            *(unit.formal_names.get(each, "") for each in ("ky", "ru", "en")),
            unit.codes.get("soate", ""),
        )
        for unit in units
    ]
    source = f"Bilim, register as of {day.isoformat()}, CC BY 4.0"
    return Sheet(
        "bilim-register",
        _("Departments"),
        tuple(Column(head, head) for head in heads),
        tuple(rows),
        source,
        False,
    )
