"""Every figure, down to the record: values, scores and facts."""

from __future__ import annotations

from decimal import Decimal

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import departments, explanations, formulas, naming, scales, steps
from bilim.portal.terms import IndicatorLine
from bilim.portal.views.departments import previous, unit_of
from bilim.portal.views.frozen import Shown, Unknown, address, crumbs, of_edition, shown_page
from bilim.publication import queries
from bilim.publication.terms import (
    ADJUSTED,
    ROOT,
    UNADJUSTED,
    UNSHOWN,
    EditionContent,
    EditionSummary,
    PublishedAdjustment,
    PublishedScore,
    PublishedValue,
    RegisterUnit,
)
from bilim_engine.definitions import Leaf, Methodology, Node
from bilim_engine.problems import nearest
from bilim_engine.values import Missing, Value


@of_edition
def value(request: HttpRequest, shown: Shown, unit: str, indicator: str) -> HttpResponseBase:
    """How one value came about: formula, inputs with sources, exceptions, and what it is worth."""
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    published = published_value(shown, unit, indicator)
    definition = content.indicator(indicator)
    trace = queries.explain_indicator(content, unit, indicator, ADJUSTED)
    leaf, path = leaf_of(content.methodology, indicator)
    context = {
        **_whose(shown, owner, now),
        "indicator": definition,
        "title": departments.said(definition.title, now),
        "measure": _measure(content, indicator, now),
        "published": published,
        "without": content.value(unit, indicator, UNADJUSTED),
        "is_summed": formulas.is_summed(definition),
        "formula": formulas.of_indicator(definition, content.definitions, now),
        "trace": steps.lines(content, unit, trace, now, address),
        "inputs": explanations.inputs(content, trace, now, address),
        "unshown": UNSHOWN in trace.note,
        "exceptions": _exceptions(content, unit, indicator),
        "leaf": leaf,
        "score": content.score(unit, path) if leaf else None,
        "arithmetic": _arithmetic(content, leaf, content.score(unit, path), now),
        "line": departments.line(content, unit, leaf, path, now, address, previous(shown), ADJUSTED)
        if leaf
        else None,
        "history": _history(shown, unit, indicator),
        "score_address": address("score", code=shown.code, unit=unit, node=path) if leaf else "",
        "indicator_address": address("indicator", code=shown.code, indicator=indicator),
        "crumbs": _crumbs(shown, owner, departments.said(definition.title, now), now),
    }
    return shown_page(request, "portal/value.html", shown, context)


def published_value(shown: Shown, unit: str, indicator: str) -> PublishedValue:
    """The published value, or `Unknown` with the nearest indicator."""
    found = shown.content.value(unit, indicator)
    if found is not None and indicator in shown.content.definitions.indicators:
        return found
    known = {each.indicator for each in shown.content.values}
    near = nearest(indicator, known)
    where = address("value", code=shown.code, unit=unit, indicator=near) if near else ""
    raise Unknown(problems.UNKNOWN_INDICATOR, indicator, near=where, near_title=near)


def leaf_of(methodology: Methodology, indicator: str) -> tuple[Leaf | None, str]:
    """Where the indicator stands in the tree, with its path."""
    found = ((leaf, path) for path, leaf in methodology.leaves() if leaf.indicator == indicator)
    return next(found, (None, ""))


def _whose(shown: Shown, owner: RegisterUnit, now: str) -> dict[str, object]:
    return {
        "unit": owner,
        "label": naming.label(owner, now),
        "department_address": address("edition-department", code=shown.code, unit=owner.code),
    }


def _crumbs(shown: Shown, owner: RegisterUnit, title: str, now: str) -> object:
    department = address("edition-department", code=shown.code, unit=owner.code)
    return crumbs(
        shown,
        (_("Table"), address("table", code=shown.code)),
        (naming.label(owner, now), department),
        (title, ""),
    )


def _measure(content: EditionContent, indicator: str, now: str) -> str:
    measure = content.definitions.units_of_measure.get(str(content.indicator(indicator).unit))
    return departments.said(measure.short or measure.title, now) if measure else ""


def _exceptions(content: EditionContent, unit: str, indicator: str) -> list[PublishedAdjustment]:
    targets = (indicator, *departments.items_of(content, indicator))
    return [each for each in content.adjustments if unit in each.units and each.target in targets]


def _history(
    shown: Shown, unit: str, indicator: str
) -> list[tuple[EditionSummary, PublishedValue | None, str]]:
    found = []
    for each in shown.years:
        content = shown.content if each.code == shown.code else queries.get_content(each.code)
        where = address("value", code=each.code, unit=unit, indicator=indicator)
        found.append((each, content.value(unit, indicator), where))
    return found


@of_edition
def overall(request: HttpRequest, shown: Shown, unit: str) -> HttpResponseBase:
    """How the overall score came about."""
    return _score(request, shown, unit, ROOT)


@of_edition
def score(request: HttpRequest, shown: Shown, unit: str, node: str) -> HttpResponseBase:
    """How the score of one direction or indicator came about."""
    return _score(request, shown, unit, node)


def _score(request: HttpRequest, shown: Shown, unit: str, node: str) -> HttpResponseBase:
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    nodes = dict(content.methodology.nodes())
    published = content.score(unit, node)
    if node not in nodes or published is None:
        near = nearest(node, [path for path in nodes if path])
        where = address("score", code=shown.code, unit=unit, node=near) if near else ""
        raise Unknown(problems.UNKNOWN_NODE, node, near=where, near_title=near)
    part = nodes[node]
    title = node_title(content, part, now)
    context = {
        **_whose(shown, owner, now),
        "node": node,
        "part": part,
        "is_leaf": isinstance(part, Leaf),
        "indicator": content.indicator(part.indicator) if isinstance(part, Leaf) else None,
        "title": title,
        "published": published,
        "result": content.result(unit),
        "without": content.score(unit, node, UNADJUSTED),
        "children": _children(shown, unit, part, node, now),
        "median": departments.median_of(content, node),
        "trace": steps.lines(
            content, unit, queries.explain_score(content, unit, node, ADJUSTED), now, address, node
        ),
        "line": _leaf_line(shown, unit, part, node, now),
        "arithmetic": _arithmetic(content, part, published, now),
        "crumbs": _crumbs(shown, owner, title, now),
    }
    return shown_page(request, "portal/score.html", shown, context)


def node_title(content: EditionContent, part: Node | Leaf, now: str) -> str:
    """The title of a direction, or of the indicator a leaf holds."""
    if isinstance(part, Leaf):
        return departments.said(content.indicator(part.indicator).title, now)
    return departments.said(part.title, now)


def _arithmetic(
    content: EditionContent, part: Node | Leaf | None, score: PublishedScore | None, now: str
) -> str:
    if not isinstance(part, Leaf) or score is None:
        return ""
    return scales.arithmetic(content, part, score, now)


def _leaf_line(shown: Shown, unit: str, part: Node | Leaf, node: str, now: str) -> IndicatorLine | None:
    if not isinstance(part, Leaf):
        return None
    return departments.line(shown.content, unit, part, node, now, address, None, ADJUSTED)


def _children(shown: Shown, unit: str, part: Node | Leaf, node: str, now: str) -> list[dict[str, object]]:
    """The parts of a direction with weight, effective share, score, and what each adds to this score."""
    if isinstance(part, Leaf):
        return []
    content, found = shown.content, []
    for child in part.children:
        path = f"{node}/{child.code}" if node else child.code
        score = content.score(unit, path)
        if score is not None:
            found.append(
                {
                    "title": node_title(content, child, now),
                    "score": score,
                    "share": score.share if isinstance(score.score, Decimal) else score.score,
                    "adds": _adds(score.share, score.score),
                    "address": address("score", code=shown.code, unit=unit, node=path),
                }
            )
    return found


def _adds(share: Decimal | None, score: Value) -> Value | None:
    if share is None or isinstance(score, Missing):
        return score if isinstance(score, Missing) else None
    return share * score


@of_edition
def fact(request: HttpRequest, shown: Shown, unit: str, item: str, period: str) -> HttpResponseBase:
    """One record as the edition froze it: the value, where it came from, who recorded it and when."""
    content, now, owner = shown.content, language(), content_unit(shown, unit)
    breakdown = request.GET.get("breakdown", "")
    found = content.fact(unit, item, period, breakdown)
    if found is None:
        raise Unknown(problems.UNKNOWN_FACT, f"{unit}, {item}, {period}")
    definition = content.definitions.items.get(item)
    measure = content.definitions.units_of_measure.get(definition.unit) if definition else None
    same = [each for each in content.facts_of(unit, item) if each.breakdown == breakdown]
    title = departments.said(definition.title, now) if definition else item
    context = {
        **_whose(shown, owner, now),
        "fact": found,
        "origin": content.origins.get(found.origin),
        "item": definition,
        "title": title,
        "measure": departments.said(measure.title, now) if measure else "",
        "breakdown": explanations.breakdown_words(content, breakdown, now),
        "series": [
            (
                each,
                explanations.input_line(
                    content, (unit, item, each.period, breakdown), each.value, now, address
                ),
            )
            for each in same
        ],
        "used": _used(shown, owner, item, now),
        "crumbs": _crumbs(shown, owner, title, now),
    }
    return shown_page(request, "portal/fact.html", shown, context)


def content_unit(shown: Shown, code: str) -> RegisterUnit:
    """Any unit the edition holds figures of, ranked or not."""
    return shown.content.find_unit(code) or unit_of(shown, code)


def _used(shown: Shown, owner: RegisterUnit, item: str, now: str) -> list[tuple[str, str]]:
    """The indicators this record enters, with the address of their explanation."""
    content = shown.content
    if not owner.ranked:
        return []
    return [
        (
            departments.said(leaf_title.title, now),
            address("value", code=shown.code, unit=owner.code, indicator=leaf.indicator),
        )
        for _path, leaf in content.methodology.leaves()
        if item in departments.items_of(content, leaf.indicator)
        and (leaf_title := content.indicator(leaf.indicator))
        and not isinstance(content.value(owner.code, leaf.indicator), Missing)
    ]
