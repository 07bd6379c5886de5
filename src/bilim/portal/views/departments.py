"""The page of one department."""

from __future__ import annotations

from decimal import Decimal
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import note_letters
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import bands, changes, departments, explanations, naming, ranking
from bilim.portal.terms import Cell, Column, DirectionLine, IndicatorLine, InputLine, Sheet, YearLine
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
from bilim.publication import queries
from bilim.publication.terms import UNADJUSTED, EditionContent, PrintedStatement, RegisterUnit
from bilim_engine.definitions import Interval
from bilim_engine.problems import nearest
from bilim_engine.values import Missing

# What tells how large a department is, the best measure first; peers are the nearest by it.
SIZE_ITEMS = ("school.pupils", "school.schools", "preschool.population_1_6")


def unit_of(shown: Shown, code: str) -> RegisterUnit:
    """The ranked department with this code, or `Unknown` with the nearest by code or name."""
    found = shown.content.find_unit(code)
    if found is not None:
        return found
    now = language()
    names = {naming.label(unit, now).casefold(): unit for unit in shown.content.ranked_units}
    codes = {unit.code: unit for unit in shown.content.ranked_units}
    near = codes.get(nearest(code, codes)) or names.get(nearest(code.casefold(), names))
    if near is None:
        raise Unknown(problems.UNKNOWN_UNIT, code)
    where = address("edition-department", code=shown.code, unit=near.code)
    raise Unknown(problems.UNKNOWN_UNIT, code, near=where, near_title=naming.label(near, now))


@public
def latest(request: HttpRequest, unit: str) -> HttpResponseBase:
    """The reader is at the department's page in the newest edition."""
    current = queries.current_edition()
    if current is None:
        return redirect("portal:home")
    unit_of(load(current.code), unit)
    return redirect("portal:edition-department", code=current.code, unit=unit)


@of_edition
def department(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """One department: place, course, what makes its score, peers, its own words, how to contest."""
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    before = previous(shown)
    lines = departments.directions(content, unit, now, address, before=before)
    if form:
        return sheet_response(_sheet(shown, owner, lines), form)
    result, course = content.result(unit), history(shown, unit)
    shades = bands.by_code(content.methodology, now)
    every = [line for direction in lines for line in direction.indicators]
    peers = _peers(shown, owner, now)
    interval = content.methodology.interval
    context = {
        "unit": owner,
        "label": naming.label(owner, now),
        "formal": departments.said(owner.formal_names, now),
        "oblast": _oblast(content, owner, now),
        "holds_ranked": _holds_ranked(content, owner),
        "result": result,
        "band": shades.get(result.band) if result else None,
        "records": [] if owner.ranked else _records(content, unit, now),
        "without": content.result(unit, UNADJUSTED),
        "directions": lines,
        "sum": total(lines),
        "level": interval.level if isinstance(interval, Interval) else None,
        "notes": note_letters(
            figure for line in every for figure in (line.value, line.previous, line.score, line.contribution)
        ),
        "missing": [line for line in every if isinstance(line.value, Missing)],
        "strong": _ends(every)[:3],
        "weak": _ends(every)[-3:][::-1],
        "weakest": _weakest(lines),
        "gains": _gains(every),
        "effects": [
            (each, effect, departments.changes_anything(effect))
            for each, effect in departments.effects_of(content, unit)
        ],
        "statement": _words_of_the_head(shown, unit),
        "history": course,
        "course": [(each.period, each.result, each.ranked) for each in course],
        "peers": peers,
        "compare_with_peers": _side_by_side(shown, owner, peers),
        "before": before.header if before else None,
        "change": changes.since(content, before, unit, now, address) if before else None,
        "same_method": before is not None and changes.same_method(content, before),
        "downloads": files("edition-department-file", code=shown.code, unit=unit),
        "crumbs": crumbs(
            shown,
            (_("Table"), address("table", code=shown.code)),
            (naming.label(owner, now), ""),
        ),
    }
    return shown_page(request, "portal/department.html", shown, context)


def _records(content: EditionContent, unit: str, now: str) -> list[InputLine]:
    """What the edition holds of a unit that is shown, not ranked."""
    return [
        explanations.input_line(
            content, (unit, fact.item, fact.period, fact.breakdown), fact.value, now, address
        )
        for fact in content.facts_of(unit)
    ]


def _ends(lines: list[IndicatorLine]) -> list[IndicatorLine]:
    """The indicators with a score, the farthest above the middle department first."""
    known = [line for line in lines if line.lead is not None]
    return sorted(known, key=lambda line: (-(line.lead or 0), line.title))


def _weakest(lines: tuple[DirectionLine, ...]) -> DirectionLine | None:
    """The direction farthest below the middle department; None where none lies below it."""
    below = [line for line in lines if line.lead is not None and line.lead < 0]
    return min(below, key=lambda line: line.lead or 0) if below else None


def _gains(lines: list[IndicatorLine]) -> list[IndicatorLine]:
    """The indicators below the middle by what reaching it would add, the most first."""
    below = [line for line in lines if line.gain is not None and line.gain > 0]
    return sorted(below, key=lambda line: (-(line.gain or 0), line.title))


def _holds_ranked(content: EditionContent, owner: RegisterUnit) -> bool:
    """Whether ranked departments lie below this unit."""
    inside = f"{content.path_of(owner.code)}/"
    return any(content.path_of(unit.code).startswith(inside) for unit in content.ranked_units)


def _oblast(content: EditionContent, owner: RegisterUnit, now: str) -> str:
    found = ranking.oblast_of(content, owner)
    return naming.label(found, now) if found and found.code != owner.code else ""


def _words_of_the_head(shown: Shown, unit: str) -> PrintedStatement | None:
    """What she said since the edition came out, or what is printed in it."""
    said = (*queries.later_statements(shown.code), *shown.content.statements)
    return next((each for each in said if each.unit == unit), None)


def previous(shown: Shown) -> EditionContent | None:
    """The edition of the period before this one."""
    earlier = [each for each in shown.years if each.period < shown.content.header.period]
    return queries.get_content(earlier[-1].code) if earlier else None


def total(lines: tuple[DirectionLine, ...]) -> Decimal:
    """What the directions add up to; the overall score, unless something is wrong."""
    return sum((line.contribution for line in lines if isinstance(line.contribution, Decimal)), Decimal(0))


def history(shown: Shown, unit: str) -> list[YearLine]:
    """Place and score of the department in each edition, with how many were ranked and the addresses."""
    found = []
    for each in shown.years:
        content = shown.content if each.code == shown.code else queries.get_content(each.code)
        ranked = sum(
            1 for row in content.ranked_units if (r := content.result(row.code)) and r.rank is not None
        )
        where = address("edition-department", code=each.code, unit=unit)
        why = address("overall", code=each.code, unit=unit)
        found.append(YearLine(each.period, each.revision, content.result(unit), ranked, where, why))
    return found


def _peers(shown: Shown, owner: RegisterUnit, now: str) -> list[dict[str, object]]:
    content = shown.content
    return [
        {
            "label": naming.label(content.unit(code), now),
            "result": content.result(code),
            "address": address("edition-department", code=shown.code, unit=code),
            "score_address": address("overall", code=shown.code, unit=code),
            "code": code,
        }
        for code in departments.peers(content, owner, SIZE_ITEMS)
    ]


def _side_by_side(shown: Shown, owner: RegisterUnit, peers: list[dict[str, object]]) -> str:
    """The address that compares the department with the first of those like it."""
    codes = [owner.code, *(str(peer["code"]) for peer in peers[:3])]
    return f"{address('compare', code=shown.code)}?{urlencode({'unit': codes}, doseq=True)}"


def _sheet(shown: Shown, owner: RegisterUnit, lines: tuple[DirectionLine, ...]) -> Sheet:
    heads = (
        Column("direction", _("Direction")),
        Column("indicator", _("Code")),
        Column("title", _("Indicator")),
        Column("unit", _("Unit")),
        Column("value", _("Value"), True),
        Column("score", _("Score"), True),
        Column("share", _("Weight"), True),
        Column("contribution", _("Contribution"), True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (block.code, line.code, line.title, line.unit, line.value, line.score, line.share, line.contribution)
        for block in lines
        for line in block.indicators
    )
    title = naming.label(owner, language())
    return Sheet(
        f"{shown.code}-{owner.code}",
        title,
        heads,
        rows,
        source_line(shown),
        shown.content.header.illustrative,
    )
