"""One box that finds: a department by the first letters of a word of its name, of today or of before it
ended, an indicator by a word of its title, a school or a kindergarten by its name, in whatever letters."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal.rules import finding, naming
from bilim.portal.terms import Crumb, EndedLine
from bilim.portal.views.addresses import address
from bilim.portal.views.ended import heirs_of, in_the_last_edition, of_day, on_its_last_day
from bilim.portal.views.frozen import asks, public, years
from bilim.publication import queries
from bilim.publication.terms import EditionContent
from bilim.registry import queries as registry
from bilim.registry.terms import How, InstitutionKind, RegisteredUnit

# Beyond so many nobody looks on: a number or a department makes them fewer.
MOST_INSTITUTIONS = 50
# Found for certain, or to be asked; anything else yields to names that begin with what was typed.
_CERTAIN = (How.CODE, How.NAME, How.FORMER_NAME, How.ALIAS)


class Placed(NamedTuple):
    """What stands beside the name of an institution."""

    kind: str
    department: str
    illustrative: bool


@public
@asks("name")
def find(request: HttpRequest) -> HttpResponseBase:
    """The one page that was meant; where several may be, or none, a page to choose from."""
    wanted, current = request.GET.get("name", "").strip()[:100], queries.current_edition()
    content = queries.get_content(current.code) if current else None
    units, is_certain = _units(wanted, content) if content else ([], False)
    indicators = [] if is_certain or content is None else _indicators(wanted, content, nearly=not units)
    meant = [*units, *indicators]
    ended = [] if is_certain or content is None else _ended(wanted, content, nearly=not meant)
    schools, count = ([], 0) if is_certain else _institutions(wanted)
    if len(meant) + count == 1 and not ended:
        return redirect([*meant, *(crumb for crumb, _place in schools)][0].address)
    context = {
        "schools": schools,
        "schools_count": count,
        "schools_more": count > len(schools),
        "illustrative_schools": any(place.illustrative for _crumb, place in schools),
        "wanted": wanted,
        "units": units,
        "indicators": indicators,
        "ended": ended,
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Find"))),
    }
    return render(request, "portal/find.html", context)


def _units(wanted: str, content: EditionContent) -> tuple[list[Crumb], bool]:
    """The departments of the edition that may be meant, and whether it is one for certain."""
    if not wanted:
        return [], False
    day, now = timezone.localdate(), language()
    match = registry.match_name(wanted, as_of=day, kind_hint="department")
    is_certain = bool(match.unit) and match.how in _CERTAIN
    begun = registry.get_gazetteer(day).starting_with(wanted, kind_hint="department")
    codes = (match.unit,) if is_certain else begun or match.candidates
    known = [unit for code in codes if code and (unit := content.find_unit(code))]
    found = [Crumb(naming.label(unit, now), address("department", unit=unit.code)) for unit in known]
    return found, is_certain and len(found) == 1


def _institutions(wanted: str) -> tuple[list[tuple[Crumb, Placed]], int]:
    """The institutions that may be meant, the nearest first, each with its kind and its department; and how
    many there are."""
    day, now = timezone.localdate(), language()
    codes = registry.search_institutions(wanted, day)
    shown = {each.code: each for each in registry.get_institutions(codes[:MOST_INSTITUTIONS], day)}
    units = {unit.code: naming.said(unit.names, now) for unit in registry.list_units(day)} if shown else {}
    found = [
        (
            Crumb(naming.said(each.names, now), address("institution", code=each.code)),
            Placed(
                str(InstitutionKind(each.kind).label),
                units.get(each.department, each.department),
                each.illustrative,
            ),
        )
        for code in codes
        if (each := shown.get(code)) is not None
    ]
    return found, len(codes)


def _ended(wanted: str, content: EditionContent, *, nearly: bool) -> list[EndedLine]:
    """The departments of this name that stand no more, each with what it became and where it was rated."""
    kinds, today = {unit.kind for unit in content.ranked_units}, timezone.localdate()
    ended = {each.code: each for each in registry.list_ended(today) if each.kind in kinds}
    names = [(code, [*each.names.values(), code]) for code, each in ended.items()]
    found = finding.named(wanted, names, nearly=nearly)
    editions = years(tuple(queries.list_editions()), content.header.series) if found else ()
    return [
        EndedLine(
            on_its_last_day(ended[code]),
            tuple(_heir(each, content, today) for each in heirs_of(ended[code], today)),
            tuple(in_the_last_edition(ended[code], editions)),
        )
        for code in found
    ]


def _heir(unit: RegisteredUnit, content: EditionContent, today: date) -> Crumb:
    """Its page in the newest edition, or in the register where the edition does not have it yet."""
    found, now = content.find_unit(unit.code), language()
    if found is None:
        return Crumb(naming.said(unit.names, now), of_day(unit.code, today))
    return Crumb(naming.label(found, now), address("department", unit=unit.code))


def _indicators(wanted: str, content: EditionContent, *, nearly: bool) -> list[Crumb]:
    """The indicators of the edition's method with these words in a title, of whatever language."""
    leaves = dict.fromkeys(leaf.indicator for _path, leaf in content.methodology.leaves())
    titles = [(code, [*content.indicator(code).title.values(), code]) for code in leaves]
    return [
        Crumb(
            naming.said(content.indicator(code).title, language()),
            address("indicator", code=content.header.code, indicator=code),
        )
        for code in finding.named(wanted, titles, nearly=nearly)
    ]
