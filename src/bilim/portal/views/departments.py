"""The page of one department."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from bilim.base.templatetags.figures import note_letters
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import bands, certainty, changes, departments, explanations, leads, naming, ranking
from bilim.portal.rules.departments import Subject
from bilim.portal.terms import Cell, Column, Crumb, DirectionLine, InputLine, Sheet, YearLine
from bilim.portal.views.addresses import address
from bilim.portal.views.cuts import cuts_of, is_cut, lost_titles
from bilim.portal.views.ended import find_ended, gone, heirs_of, in_the_last_edition, on_its_last_day
from bilim.portal.views.frozen import Shown, Unknown, crumbs, load, of_edition_and_rules, public, shown_page
from bilim.portal.views.offering import unit_files
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.publication import queries
from bilim.publication.terms import (
    UNADJUSTED,
    AdjustmentEffect,
    EditionContent,
    PrintedStatement,
    PublishedAdjustment,
    RegisterUnit,
)
from bilim.rulebook import queries as rulebook
from bilim_engine.problems import nearest
from bilim_engine.values import Missing


def unit_of(shown: Shown, code: str) -> RegisterUnit:
    """The unit with this code, ranked or not; else `Unknown` with the ways to all that it became and to the
    last edition that rated it, or to the nearest department by code or name."""
    found = shown.content.find_unit(code)
    if found is not None:
        return found
    day = date.fromisoformat(shown.content.register_as_of)
    if (ended := find_ended(code, day)) is not None:
        heirs = heirs_of(ended, day)
        held = (found for each in heirs if (found := shown.content.find_unit(each.code)))
        rated = in_the_last_edition(ended, shown.years)
        raise gone(ended, heirs, *(_way(shown, each) for each in held), *(rated or [on_its_last_day(ended)]))
    ranked, now = shown.content.ranked_units, language()
    names = {naming.label(unit, now).casefold(): unit for unit in ranked}
    codes = {unit.code: unit for unit in ranked}
    near = codes.get(nearest(code, codes)) or names.get(nearest(code.casefold(), names))
    raise Unknown(problems.UNKNOWN_UNIT, code, *([_way(shown, near)] if near else []))


def _way(shown: Shown, unit: RegisterUnit) -> Crumb:
    return Crumb(
        naming.label(unit, language()), address("edition-department", code=shown.code, unit=unit.code)
    )


@public
def latest(request: HttpRequest, unit: str) -> HttpResponseBase:
    """The reader is at the department's page in the newest edition."""
    current = queries.current_edition()
    if current is None:
        return redirect("portal:home")
    unit_of(load(current.code), unit)
    return redirect("portal:edition-department", code=current.code, unit=unit)


@of_edition_and_rules
def department(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """One department: place, course, what makes its score, peers, its own words, how to contest."""
    now, owner, before = language(), unit_of(shown, unit), previous(shown)
    years = history(shown, unit)
    # Figures of other ground are not set side by side.
    moved = any(each.on_new_ground for each in years if each.period == shown.content.header.period)
    beside = None if moved else before
    lines = departments.directions(Subject(shown.content, unit, now, address, beside))
    if form:
        return sheet_response(_sheet(shown, owner, lines), form)
    context = {
        **_head(shown, owner, now),
        "records": [] if owner.ranked else _records(shown.content, unit, now),
        **_course(years),
        **_sureness(shown.content, unit, now),
        **_since(shown.content, before, unit, now),
        "beside": beside.header if beside else None,
        **_made_of(lines),
        "effects": _effects(shown.content, unit),
        "without": shown.content.placed(unit, UNADJUSTED),
        **_alike(shown, owner, now),
        "documents": unit_files(shown, unit) if owner.ranked else (),
        "downloads": files("edition-department-file", code=shown.code, unit=unit),
    }
    return shown_page(request, "portal/department.html", shown, context)


def _head(shown: Shown, owner: RegisterUnit, now: str) -> dict[str, object]:
    """What it is, its place, and what its head says."""
    content, label = shown.content, naming.label(owner, now)
    result = content.placed(owner.code)
    return {
        "unit": owner,
        "label": label,
        "formal": naming.said(owner.formal_names, now),
        "oblast": _oblast(content, owner, now),
        "holds_ranked": _holds_ranked(content, owner),
        "result": result,
        "band": bands.by_code(content.methodology, now).get(result.band) if result else None,
        "statement": _words_of_the_head(shown, owner.code),
        "crumbs": crumbs(shown, (_("Table"), address("table", code=shown.code)), (label, "")),
    }


def _course(years: Sequence[YearLine]) -> dict[str, object]:
    """Place and score by year: as lines, and as what is drawn."""
    return {
        "history": years,
        "course": [
            (each.period, each.result, each.ranked, each.by_new_method or each.on_new_ground)
            for each in years
        ],
        "methods_differ": any(each.by_new_method for each in years),
        "grounds_differ": any(each.on_new_ground for each in years),
    }


def _sureness(content: EditionContent, unit: str, now: str) -> dict[str, object]:
    """How sure the place is; nothing where no analysis was carried out."""
    line = certainty.unit_line(content, unit, now, address)
    if line is None or content.findings is None:
        return {}
    every = certainty.lines(content, now, address)
    drawn = content.findings.places[unit]
    return {
        "line": line,
        "drawn": drawn,
        "places_in_steps": certainty.in_steps(drawn, content.findings.draws),
        "indistinct": certainty.indistinct(content, every, unit),
        "turns": certainty.turns(content, unit, now, address),
    }


def _since(content: EditionContent, before: EditionContent | None, unit: str, now: str) -> dict[str, object]:
    """What changed since the edition before, where there is one."""
    if before is None:
        return {}
    cut = cuts_of(content, before, unit, now)
    return {
        "before": before.header,
        # Places and indicators of other ground are not set side by side.
        "change": None if cut["cuts"] else changes.since(content, before, unit, now, address),
        "same_method": content.follows_method_of(before),
        **_causes(content, before, unit, now),
        **cut,
    }


def _causes(content: EditionContent, before: EditionContent, unit: str, now: str) -> dict[str, object]:
    """What moved the score, by cause."""
    split = queries.split_change(content, before, unit)
    return {
        "split": split,
        "causes": changes.by_cause(split.causes) if split.causes else {},
        "lost": lost_titles(content, split.lost, now),
    }


def _made_of(lines: Sequence[DirectionLine]) -> dict[str, object]:
    """The directions and their indicators, what stands out among them, and what is missing."""
    every = [line for direction in lines for line in direction.indicators]
    return {
        "directions": lines,
        "sum": leads.total(lines),
        "notes": note_letters(
            figure for line in every for figure in (line.value, line.previous, line.score, line.contribution)
        ),
        "missing": [line for line in every if isinstance(line.value, Missing)],
        "strong": leads.strongest(every, leads.FARTHEST),
        "weak": leads.weakest_of(every, leads.FARTHEST),
        "weakest": leads.weakest(lines),
        "gains": leads.below_the_middle(every),
    }


def _effects(content: EditionContent, unit: str) -> list[tuple[PublishedAdjustment, AdjustmentEffect, bool]]:
    """Each declared exception with what it does to the department, and whether that is anything."""
    return [
        (each, effect, departments.changes_anything(effect))
        for each, effect in departments.effects_of(content, unit)
    ]


def _records(content: EditionContent, unit: str, now: str) -> list[InputLine]:
    """What the edition holds of a unit that is shown, not ranked."""
    return [
        explanations.input_line(
            content, (unit, fact.item, fact.period, fact.breakdown), fact.value, now, address
        )
        for fact in content.facts_of(unit)
    ]


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


def history(shown: Shown, unit: str) -> list[YearLine]:
    """Place and score of the department in each edition, with how many were ranked and the addresses."""
    found: list[YearLine] = []
    before: EditionContent | None = None
    for each in shown.years:
        content = shown.content if each.code == shown.code else queries.get_content(each.code)
        ranked = sum(
            1 for row in content.ranked_units if (r := content.result(row.code)) and r.rank is not None
        )
        where = address("edition-department", code=each.code, unit=unit)
        why = address("overall", code=each.code, unit=unit)
        is_new = before is not None and not content.follows_method_of(before)
        moved = before is not None and is_cut(content, before, unit)
        result = content.placed(unit)
        found.append(YearLine(each.period, each.revision, result, ranked, where, why, is_new, moved))
        before = content
    return found


def _alike(shown: Shown, owner: RegisterUnit, now: str) -> dict[str, object]:
    """The departments like it, and the address that compares it with the first of them."""
    codes = peers_of(shown, owner)
    asked = urlencode({"unit": [owner.code, *codes[:3]]}, doseq=True)
    return {
        "peers": [_peer(shown, code, now) for code in codes],
        "compare_with_peers": f"{address('compare', code=shown.code)}?{asked}",
    }


def peers_of(shown: Shown, owner: RegisterUnit) -> list[str]:
    """The codes of the departments like it by the rule of today, the nearest first; none without a rule."""
    rule = rulebook.approved_definitions().peers_of(shown.content.header.methodology.code)
    found = queries.list_peers(shown.content, owner.code, rule) if rule else ()
    return [each.unit for each in found]


def _peer(shown: Shown, code: str, now: str) -> dict[str, object]:
    return {
        "label": naming.label(shown.content.unit(code), now),
        "result": shown.content.placed(code),
        "address": address("edition-department", code=shown.code, unit=code),
        "score_address": address("overall", code=shown.code, unit=code),
    }


def _sheet(shown: Shown, owner: RegisterUnit, lines: Sequence[DirectionLine]) -> Sheet:
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
