"""The register of departments, as of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.base.templatetags.dates import in_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import naming
from bilim.portal.terms import Cell, Column, Crumb, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.ended import of_day
from bilim.portal.views.frozen import asks, public
from bilim.portal.views.keeping import kept_as_made
from bilim.portal.views.sheets import files, query_of, sheet_response
from bilim.publication import queries
from bilim.registry import queries as registry
from bilim.registry.terms import DEPARTMENT_KINDS, OBLAST_LEVEL, Ground, RegisteredUnit, UnitKind
from bilim_engine.problems import LANGUAGES, Kind, Place, Problem, Refused

_SHOWN = (*DEPARTMENT_KINDS, UnitKind.BISHKEK_DISTRICT)
# The heads of the file are codes: programs read it.
_HEADS = (
    *("code", "parent", "kind"),
    *("name.ky", "name.ru", "name.en"),
    *("formal.ky", "formal.ru", "formal.en"),
    "soate",
)


@public
@asks("on", "boundaries", "name")
def register(request: HttpRequest, form: str = "") -> HttpResponseBase:
    """Every department with its names and codes on the day asked for, and what changed over the years."""
    day, boundaries, found_problems = days_asked(request, form)
    units = registry.list_units(day, _SHOWN)
    grounds, first = registry.list_grounds(day, boundaries) if boundaries else {}, registry.first_day()
    if form:
        sheet = _sheet(units, day, boundaries, grounds, first)
        return kept_as_made(request, sheet_response(sheet, form))
    wanted = request.GET.get("name", "").strip()[:100]
    context = {
        "day": day.isoformat(),
        "problems": [*found_problems, *_before_everything(day, first)],
        "wanted": wanted,
        "found": _found(wanted, day) if wanted else (),
        "boundaries": boundaries.isoformat() if boundaries else "",
        "days": _days(day, boundaries),
        "blocks": _blocks(units, day, grounds, boundaries),
        "sources": registry.list_sources(),
        "count": len(units),
        "changes": _changes(day),
        "current": queries.current_edition(),
        "downloads": files(
            "register-file", query_of(request, () if found_problems else ("on", "boundaries"))
        ),
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Departments"))),
    }
    return kept_as_made(request, render(request, "portal/register.html", context))


def days_asked(request: HttpRequest, form: str) -> tuple[date, date | None, list[Problem]]:
    """The day asked for, today where there is none, and the day whose boundaries are asked for; with a word
    about what is no day, which a file refuses."""
    wrong: list[Problem] = []
    day = _day_in(request, "on", problems.WRONG_DATE, wrong)
    boundaries = _day_in(request, "boundaries", problems.WRONG_BOUNDARIES, wrong)
    if form and wrong:
        raise Refused([Problem(problems.NO_DAY_OF_FILE, each.place, each.params) for each in wrong])
    return day or timezone.localdate(), boundaries, wrong


def _before_everything(day: date, first: date | None) -> list[Problem]:
    """A word about a day before the oldest that the register names."""
    if first is None or day >= first:
        return []
    told = {"day": day, "first": first}
    params = {name: {each: in_words(when, each) for each in LANGUAGES} for name, when in told.items()}
    return [Problem(problems.BEFORE_THE_REGISTER, Place(field="on"), params)]


def _day_in(request: HttpRequest, name: str, kind: Kind, wrong: list[Problem]) -> date | None:
    text = request.GET.get(name, "").strip()
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        wrong.append(Problem(kind, Place(field=name), {"text": text[:40]}))
        return None


def _days(day: date, boundaries: date | None) -> str:
    """The query that asks another page of the register for the same days."""
    asked = {"on": day, "boundaries": boundaries} if boundaries else {"on": day}
    return f"?{urlencode(asked)}"


def _found(wanted: str, day: date) -> tuple[RegisteredUnit, ...]:
    """The departments a written name may mean: one, or the ones to choose from."""
    match = registry.match_name(wanted, as_of=day, kind_hint="department")
    codes = [match.unit] if match.unit else list(match.candidates)
    # Nothing is called so: what is called so at its beginning.
    codes = codes or list(registry.get_gazetteer(day).starting_with(wanted, kind_hint="department"))
    known = (registry.find_unit(code, day) for code in codes)
    return tuple(unit for unit in known if unit is not None and unit.kind in _SHOWN)


def _blocks(
    units: Sequence[RegisteredUnit], day: date, grounds: Mapping[str, Ground], boundaries: date | None
) -> list[dict[str, object]]:
    """The departments by oblast, in the register's order, each with its ground where that is asked for."""
    then = {unit.code: unit.names for unit in registry.list_units(boundaries)} if boundaries else {}
    told = {
        code: (ground, [(each, then.get(each, {"ky": each})) for each in ground.units])
        for code, ground in grounds.items()
    }
    return [
        {
            "code": oblast.code,
            "title": oblast.names,
            "units": [
                (unit, *told.get(unit.code, (None, [])))
                for unit in units
                if f"/{oblast.code}/" in f"/{unit.path}/"
            ],
        }
        for oblast in registry.list_units(day, OBLAST_LEVEL)
    ]


def _changes(day: date) -> list[dict[str, object]]:
    """What happened to units, the latest first, with the name each bears then or bore last, and its page of a
    day on which it stands."""
    now, named = language(), registry.list_last_names()
    rows: list[dict[str, object]] = []
    standing = {unit.code: unit.names for unit in registry.list_units(day)}
    for link in reversed(registry.list_links()):
        stands = link.unit in standing
        title = naming.said(standing[link.unit] if stands else named[link.unit], now)
        where = of_day(link.unit, day if stands else link.on - timedelta(days=1))
        rows.append({"link": link, "title": title, "address": where})
    return rows


def _sheet(
    units: Sequence[RegisteredUnit],
    day: date,
    boundaries: date | None,
    grounds: Mapping[str, Ground],
    first: date | None,
) -> Sheet:
    heads: tuple[str, ...] = _HEADS
    if boundaries:
        heads += (f"ground.{boundaries.isoformat()}", "ground.exact")
    rows: list[tuple[Cell, ...]] = [
        (
            unit.code,
            unit.parent,
            unit.kind,
            *(unit.names.get(each, "") for each in ("ky", "ru", "en")),
            *(unit.formal_names.get(each, "") for each in ("ky", "ru", "en")),
            unit.codes.get("soate", ""),
            *_ground_cells(grounds.get(unit.code)),
        )
        for unit in units
    ]
    oldest = f" (oldest dated entry: {first.isoformat()})" if first and day < first else ""
    source = f"Bilim, register as of {day.isoformat()}{oldest}, CC BY 4.0"
    return Sheet(
        "bilim-register",
        _("Departments"),
        tuple(Column(head, head) for head in heads),
        tuple(rows),
        source,
        False,
    )


def _ground_cells(ground: Ground | None) -> tuple[Cell, ...]:
    return () if ground is None else (" ".join(ground.units), "true" if ground.exact else "false")
