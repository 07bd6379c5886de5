"""A figure, down to the record: values and facts."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.breakdowns import breakdown_words
from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import departments, explanations, formulas, naming, scales, steps, withholding
from bilim.portal.rules.departments import Subject
from bilim.portal.terms import Column, Crumb, InputLine, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.cuts import is_cut
from bilim.portal.views.departments import previous, unit_of
from bilim.portal.views.frozen import Shown, Unknown, asks, crumbs, of_edition, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.publication import queries
from bilim.publication.terms import (
    ADJUSTED,
    UNADJUSTED,
    UNSHOWN,
    EditionContent,
    EditionSummary,
    PublishedAdjustment,
    PublishedFact,
    PublishedScore,
    PublishedValue,
    RegisterUnit,
)
from bilim_engine.definitions import Leaf, Methodology, Node
from bilim_engine.problems import nearest


@of_edition
def value(request: HttpRequest, shown: Shown, unit: str, indicator: str) -> HttpResponseBase:
    """How one value came about: formula, inputs with sources, exceptions, and what it is worth."""
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    published = published_value(shown, unit, indicator)
    definition = content.indicator(indicator)
    title, years = naming.said(definition.title, now), _history(shown, unit, indicator)
    moved = any(is_moved for each, _value, _where, is_moved in years if each.code == shown.code)
    context = {
        **whose(shown, owner, title, now),
        "indicator": definition,
        "measure": departments.short_measure(content, indicator, now),
        "published": published,
        "without": content.value(unit, indicator, UNADJUSTED),
        "is_summed": formulas.is_summed(definition),
        "formula": formulas.of_indicator(definition, content.definitions, now),
        **_way(content, unit, indicator, now),
        "exceptions": _exceptions(content, unit, indicator),
        **_worth(shown, unit, indicator, now, None if moved else previous(shown)),
        "history": years,
        "downloads": files("records-file", urlencode({"indicator": indicator}), code=shown.code, unit=unit),
        "indicator_address": address("indicator", code=shown.code, indicator=indicator),
    }
    return shown_page(request, "portal/value.html", shown, context)


def _way(content: EditionContent, unit: str, indicator: str, now: str) -> dict[str, object]:
    """The steps from the records to the value, and the records."""
    trace = queries.explain_indicator(content, unit, indicator, ADJUSTED)
    return {
        "trace": steps.lines(content, unit, trace, now, address),
        "inputs": explanations.inputs(content, trace, now, address),
        "unshown": UNSHOWN in trace.note,
    }


def _worth(
    shown: Shown, unit: str, indicator: str, now: str, before: EditionContent | None
) -> dict[str, object]:
    """From the value to what it adds to the score; nothing where the method does not ask for it."""
    content = shown.content
    leaf, path = leaf_of(content.methodology, indicator)
    if leaf is None:
        return {}
    score, subject = content.score(unit, path), Subject(content, unit, now, address, before)
    return {
        "leaf": leaf,
        "score": score,
        "arithmetic": arithmetic(content, leaf, score, now),
        "line": departments.line(subject, leaf, path),
        "score_address": address("score", code=shown.code, unit=unit, node=path),
    }


def published_value(shown: Shown, unit: str, indicator: str) -> PublishedValue:
    """The published value, or `Unknown` with the nearest indicator."""
    found = shown.content.value(unit, indicator)
    if found is not None and indicator in shown.content.definitions.indicators:
        return found
    known = {each.indicator for each in shown.content.values}
    near = nearest(indicator, known)
    ways = [Crumb(near, address("value", code=shown.code, unit=unit, indicator=near))] if near else []
    raise Unknown(problems.UNKNOWN_INDICATOR, indicator, *ways)


def leaf_of(methodology: Methodology, indicator: str) -> tuple[Leaf | None, str]:
    """Where the indicator stands in the tree, with its path."""
    found = ((leaf, path) for path, leaf in methodology.leaves() if leaf.indicator == indicator)
    return next(found, (None, ""))


def whose(shown: Shown, owner: RegisterUnit, title: str, now: str) -> dict[str, object]:
    """What the page is called, of which unit it tells, and the way there."""
    label, where = naming.label(owner, now), address("edition-department", code=shown.code, unit=owner.code)
    return {
        "title": title,
        "unit": owner,
        "label": label,
        "department_address": where,
        "crumbs": crumbs(shown, (_("Table"), address("table", code=shown.code)), (label, where), (title, "")),
    }


def arithmetic(
    content: EditionContent, part: Node | Leaf | None, score: PublishedScore | None, now: str
) -> str:
    """The numbers by which a value became points; empty where the part is none of one indicator."""
    if not isinstance(part, Leaf) or score is None:
        return ""
    return scales.arithmetic(content, part, score, now)


def _exceptions(content: EditionContent, unit: str, indicator: str) -> list[PublishedAdjustment]:
    targets = (indicator, *departments.items_of(content, indicator))
    return [each for each in content.adjustments if unit in each.units and each.target in targets]


def _history(
    shown: Shown, unit: str, indicator: str
) -> list[tuple[EditionSummary, PublishedValue | None, str, bool]]:
    """The value in each edition, where it is explained, and whether the unit was cut just before it."""
    found, before = [], None
    for each in shown.years:
        content = shown.content if each.code == shown.code else queries.get_content(each.code)
        where = address("value", code=each.code, unit=unit, indicator=indicator)
        moved = before is not None and is_cut(content, before, unit)
        found.append((each, content.value(unit, indicator), where, moved))
        before = content
    return found


@of_edition
@asks("breakdown")
def fact(
    request: HttpRequest, shown: Shown, unit: str, item: str, period: str, form: str = ""
) -> HttpResponseBase:
    """One record as the edition froze it: the value, where it came from, who recorded it and when."""
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    breakdown = request.GET.get("breakdown", "")
    found = content.fact(unit, item, period, breakdown)
    if found is None:
        raise Unknown(problems.UNKNOWN_FACT, f"{unit}, {item}, {period}")
    definition = content.definitions.items.get(item)
    measure = content.definitions.units_of_measure.get(definition.unit) if definition else None
    series = _series(content, unit, item, breakdown, now)
    title = naming.said(definition.title, now) if definition else item
    if form:
        return sheet_response(_sheet(shown, owner, item, title, series), form)
    asked = {"code": shown.code, "unit": unit, "item": item, "period": period}
    context = {
        **whose(shown, owner, title, now),
        "fact": found,
        "rule": withholding.rule_of(content, found),
        "set_aside": withholding.rule_set_aside(content, found),
        "origin": content.origins.get(found.origin),
        "item": definition,
        "measure": naming.said(measure.title, now) if measure else "",
        "breakdown": breakdown_words(content.definitions, breakdown, now),
        "series": series,
        "downloads": files("fact-file", request.GET.urlencode(), **asked),
        "used": _used(shown, owner, found, now),
    }
    return shown_page(request, "portal/fact.html", shown, context)


def _sheet(
    shown: Shown,
    owner: RegisterUnit,
    item: str,
    title: str,
    series: list[tuple[PublishedFact, InputLine]],
) -> Sheet:
    """One record in every period as a file."""
    columns = (
        Column("period", _("Period")),
        Column("breakdown", _("Breakdown")),
        Column("value", _("Value"), True),
        Column("origin", _("Source")),
    )
    rows = tuple((each.period, each.breakdown, each.value, line.origin) for each, line in series)
    name, label = f"{shown.code}-{owner.code}-{item}", f"{naming.label(owner, language())}: {title}"
    is_invented = any(each.illustrative for each, _line in series)
    return Sheet(name, label, columns, rows, source_line(shown), is_invented)


def _series(
    content: EditionContent, unit: str, item: str, breakdown: str, now: str
) -> list[tuple[PublishedFact, InputLine]]:
    """The same record in every period the edition holds, each with where it came from."""
    return [
        (
            each,
            explanations.input_line(content, (unit, item, each.period, breakdown), each.value, now, address),
        )
        for each in content.facts_of(unit, item)
        if each.breakdown == breakdown
    ]


def _used(shown: Shown, owner: RegisterUnit, record: PublishedFact, now: str) -> list[tuple[str, str]]:
    """The indicators this record enters, with the address of their explanation."""
    content, unit = shown.content, owner.code
    codes = departments.computed_from(content, unit, record.item, record.breakdown) if owner.ranked else []
    return [
        (
            naming.said(content.indicator(code).title, now),
            address("value", code=shown.code, unit=unit, indicator=code),
        )
        for code in codes
    ]
