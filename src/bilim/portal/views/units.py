"""One unit of the register: what it was called and to whom it belonged, its ground, its institutions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from itertools import chain
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from bilim.base.paging import page_of, pager
from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.rules.downloads import MEDIA_TYPES, written
from bilim.portal.rules.wishes import refusals
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.ended import find_ended, gone, heirs_of, of_day, on_its_last_day
from bilim.portal.views.frozen import Unknown, asks, public
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.making import KEPT, RETRY_AFTER, Busy, key_of
from bilim.portal.views.refusing import busy
from bilim.portal.views.register_files import history_sheet, institutions_sheet
from bilim.portal.views.registers import days_asked
from bilim.portal.views.sheets import file_response, files, query_of, sheet_response
from bilim.publication import queries
from bilim.registry import queries as registry
from bilim.registry.terms import Ground, InstitutionKind, Link, RegisteredUnit, UnitKind
from bilim_engine.problems import Refused, nearest

# So many rows are read at a glance and weigh little on a slow line.
PAGE_SIZE = 50

Text = Mapping[str, str]
Units = Mapping[str, RegisteredUnit]
Names = Mapping[str, Text]


@public
@asks("on", "boundaries", "kind", "page")
def unit(request: HttpRequest, unit: str, form: str = "") -> HttpResponseBase:
    """One unit as of the day asked for, with its whole history, and what it covers on other boundaries."""
    day, boundaries, found_problems = days_asked(request, form)
    standing = {each.code: each for each in registry.list_units(day)}
    owner = _chosen(unit, standing, day)
    title = naming.said(owner.names, language())
    links, last = registry.list_links(unit), registry.list_last_names()
    named = _names(standing, last)
    days: tuple[str, ...] = () if found_problems else ("on",)
    if form:
        return kept_as_made(request, sheet_response(history_sheet(owner, links, day), form))
    context = {
        "unit": owner,
        "title": title,
        "kind": UnitKind(owner.kind).label,
        "day": day.isoformat(),
        "problems": found_problems,
        "above": [(code, named[code]) for code in owner.path.split("/")[:-1]],
        "parents": [(each, named[each.parent]) for each in owner.parent_history],
        "below": [each for each in standing.values() if each.parent == unit],
        "changes": [(link, *_sides(link, standing, day, named)) for link in reversed(links)],
        "sources": _sources(owner, links),
        "rating": _rating(unit),
        "downloads": files("unit-file", query_of(request, days), unit=unit),
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Departments"), address("register")),
            Crumb(title),
        ),
        **_ground(unit, named, last, day, boundaries),
        **_institutions(request, owner, standing, day, days),
    }
    return render(request, "portal/unit.html", context)


@public
@asks("on", "boundaries", "kind", "page")
def institutions(request: HttpRequest, unit: str, form: str) -> HttpResponseBase:
    """The schools and kindergartens of the unit and of all below it, as a file."""
    day, _boundaries, _found_problems = days_asked(request, form)
    if wrong := refusals({"kind": request.GET.get("kind", "")}, {"kind": InstitutionKind.values}):
        raise Refused(wrong)
    standing = {each.code: each for each in registry.list_units(day)}
    owner = _chosen(unit, standing, day)
    sheet = institutions_sheet(owner.code, _inside(owner, standing), day, _kind_asked(request))
    # Thousands of rows, and every day is a file of its own: like documents, one at a time.
    try:
        made = KEPT.get(key_of("institutions", f"{form}\0{sheet!r}"), lambda: written(sheet, form))
    except Busy:
        return busy(request, RETRY_AFTER)
    return kept_as_made(request, file_response(made, sheet.name, form, MEDIA_TYPES[form]))


def _ground(code: str, named: Names, last: Names, day: date, boundaries: date | None) -> dict[str, Any]:
    """What the unit covers on the boundaries of the other day, where one is asked for."""
    if boundaries is None:
        return {"boundaries": "", "ground": None}
    ground = registry.on_boundaries_of(code, day, boundaries)
    then = _names({each.code: each for each in registry.list_units(boundaries)}, last)
    return {
        "boundaries": boundaries.isoformat(),
        "ground": ground,
        "ground_units": [(each, then[each]) for each in ground.units],
        "ground_steps": _steps(ground, named),
    }


def _chosen(code: str, standing: Units, day: date) -> RegisteredUnit:
    """The unit that has this code on the day; else `Unknown`, with itself on its last day or the nearest."""
    if code in standing:
        return standing[code]
    if (ended := find_ended(code, day)) is not None:
        heirs = heirs_of(ended, day)
        ways = (Crumb(naming.said(each.names, language()), of_day(each.code, day)) for each in heirs)
        raise gone(ended, heirs, *ways, on_its_last_day(ended))
    way = Crumb(_("Departments"), address("register"))
    if near := nearest(code, standing):
        way = Crumb(naming.said(standing[near].names, language()), address("unit", unit=near))
    raise Unknown(problems.UNKNOWN_IN_REGISTER, code, way, day=in_words(day))


def _names(standing: Units, last: Names) -> Names:
    """What each unit is called among these; what it is called last, where it does not stand then."""
    return {**last, **{code: each.names for code, each in standing.items()}}


def _sides(link: Link, standing: Units, day: date, named: Mapping[str, Text]) -> Iterable[tuple[Text, str]]:
    """What each unit of the link is called, with its page of the day asked for; where it does not stand then,
    with that of the day before the change, or of the very day."""
    for code, then in ((link.unit, link.on - timedelta(days=1)), (link.to, link.on)):
        stands = code in standing
        yield named[code], of_day(code, day if stands else then)


def _steps(ground: Ground, named: Mapping[str, Text]) -> list[tuple[Link, Text, Text]]:
    """The changes of ground between the two days, with their basis."""
    taken = {(step.kind, step.unit, step.to, step.on) for step in ground.steps}
    return [
        (link, named[link.unit], named[link.to])
        for link in registry.list_links()
        if (link.kind, link.unit, link.to, link.on) in taken
    ]


def _sources(owner: RegisteredUnit, links: tuple[Link, ...]) -> dict[str, tuple[str, str]]:
    """Title and address of every source this page rests on."""
    histories: tuple[Any, ...] = (*owner.name_history, *owner.code_history, *links)
    used = {*owner.sources, *chain.from_iterable(each.sources for each in histories)}
    return {code: told for code, told in registry.list_sources().items() if code in used}


def _rating(code: str) -> str:
    """The address of the page of the unit in the newest edition; empty where it is not ranked there."""
    current = queries.current_edition()
    found = queries.get_content(current.code).find_unit(code) if current else None
    return address("department", unit=code) if found and found.ranked else ""


def _institutions(
    request: HttpRequest, owner: RegisteredUnit, standing: Units, day: date, days: tuple[str, ...]
) -> dict[str, object]:
    """How many schools and kindergartens the unit has with all below it, and the list of its own; `days` are
    the days asked for that their file can be asked for, too."""
    inside = _inside(owner, standing)
    counted = registry.count_institutions(day)
    kind = _kind_asked(request)
    known = (*days, "kind") if kind else days
    own = registry.list_institutions((owner.code,), day, kind)
    invented = registry.count_institutions(day, illustrative=True)
    shown = page_of(request, own, PAGE_SIZE)
    return {
        "counts": [
            (label, sum(counted.get((code, each), 0) for code in inside))
            for each, label in (
                (InstitutionKind.SCHOOL, _("Schools")),
                (InstitutionKind.KINDERGARTEN, _("Kindergartens")),
            )
        ],
        "any_institutions": any(code in inside for code, _kind in counted),
        "institutions": [(each, InstitutionKind(each.kind).label) for each in shown],
        "kinds": InstitutionKind.choices,
        "chosen": kind or "",
        "illustrative": any(code in inside for code, _kind in invented),
        "pager": pager(request, shown, "institutions"),
        "institution_files": files("institutions-file", query_of(request, known), unit=owner.code),
    }


def _inside(owner: RegisteredUnit, standing: Units) -> set[str]:
    """The unit and all below it."""
    return {each.code for each in standing.values() if f"{each.path}/".startswith(f"{owner.path}/")}


def _kind_asked(request: HttpRequest) -> str | None:
    chosen = request.GET.get("kind", "")
    return chosen if chosen in InstitutionKind.values else None
