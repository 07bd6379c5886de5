"""How a score came about: the overall one, that of a direction, that of an indicator."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import departments, naming, steps
from bilim.portal.rules.departments import CONTRIBUTION_DECIMALS, Subject
from bilim.portal.rules.rounding import displayed_values
from bilim.portal.terms import Cell, Column, Crumb, IndicatorLine, Sheet
from bilim.portal.views.addresses import address
from bilim.portal.views.departments import unit_of
from bilim.portal.views.explanations import arithmetic, whose
from bilim.portal.views.frozen import Shown, Unknown, of_edition, shown_page
from bilim.portal.views.sheets import files, sheet_response, source_line
from bilim.publication import queries
from bilim.publication.terms import ADJUSTED, ROOT, UNADJUSTED, EditionContent, RegisterUnit
from bilim_engine.definitions import Leaf, Node
from bilim_engine.problems import nearest
from bilim_engine.values import Missing, Value


@of_edition
def overall(request: HttpRequest, shown: Shown, unit: str, form: str = "") -> HttpResponseBase:
    """How the overall score came about."""
    return _score(request, shown, unit, ROOT, form)


@of_edition
def score(request: HttpRequest, shown: Shown, unit: str, node: str, form: str = "") -> HttpResponseBase:
    """How the score of one direction or indicator came about."""
    return _score(request, shown, unit, node, form)


def _score(request: HttpRequest, shown: Shown, unit: str, node: str, form: str) -> HttpResponseBase:
    content, now, owner = shown.content, language(), unit_of(shown, unit)
    nodes = dict(content.methodology.nodes())
    published = content.score(unit, node)
    if node not in nodes or published is None:
        near = nearest(node, [path for path in nodes if path])
        ways = [Crumb(near, address("score", code=shown.code, unit=unit, node=near))] if near else []
        raise Unknown(problems.UNKNOWN_NODE, node, *ways)
    part = nodes[node]
    children = _children(shown, unit, part, node, now, published.score)
    if form:
        return sheet_response(_sheet(shown, owner, node, node_title(content, part, now), children), form)
    trace = queries.explain_score(content, unit, node, ADJUSTED)
    context = {
        **whose(shown, owner, node_title(content, part, now), now),
        "node": node,
        "part": part,
        "is_leaf": isinstance(part, Leaf),
        "indicator": content.indicator(part.indicator) if isinstance(part, Leaf) else None,
        "published": published,
        "result": content.placed(unit),
        "without": content.score(unit, node, UNADJUSTED),
        "children": children,
        "downloads": _files(shown, unit, node),
        "median": departments.median_of(content, node),
        "trace": steps.lines(content, unit, trace, now, address, node, to_records=isinstance(part, Leaf)),
        "ends_at_values": not isinstance(part, Leaf),
        "line": _leaf_line(shown, unit, part, node, now),
        "arithmetic": arithmetic(content, part, published, now),
    }
    return shown_page(request, "portal/score.html", shown, context)


def _files(shown: Shown, unit: str, node: str) -> tuple[tuple[str, str], ...]:
    if node:
        return files("score-file", code=shown.code, unit=unit, node=node)
    return files("overall-file", code=shown.code, unit=unit)


def _sheet(shown: Shown, owner: RegisterUnit, node: str, title: str, children: list[dict[str, Any]]) -> Sheet:
    """The parts of the score as a file; an indicator has none."""
    columns = (
        Column("node", _("Code")),
        Column("title", _("Part")),
        Column("score", _("Score"), True),
        Column("weight", _("Declared weight"), True),
        Column("share", _("Effective weight"), True),
        Column("adds", _("Adds here"), True),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            part["score"].node,
            part["title"],
            part["score"].score,
            part["score"].weight,
            part["share"],
            part["adds"],
        )
        for part in children
    )
    name = "-".join((shown.code, owner.code, "score", *node.split("/"))).rstrip("-")
    illustrative = shown.content.header.illustrative
    label = f"{naming.label(owner, language())}: {title}"
    return Sheet(name, label, columns, rows, source_line(shown), illustrative)


def node_title(content: EditionContent, part: Node | Leaf, now: str) -> str:
    """The title of a direction, or of the indicator a leaf holds."""
    if isinstance(part, Leaf):
        return naming.said(content.indicator(part.indicator).title, now)
    return naming.said(part.title, now)


def _leaf_line(shown: Shown, unit: str, part: Node | Leaf, node: str, now: str) -> IndicatorLine | None:
    if not isinstance(part, Leaf):
        return None
    return departments.line(Subject(shown.content, unit, now, address), part, node)


def _children(
    shown: Shown, unit: str, part: Node | Leaf, node: str, now: str, total: Value
) -> list[dict[str, Any]]:
    """The parts of a direction with weight, effective share, score, and what each adds to this score."""
    if isinstance(part, Leaf):
        return []
    content, found = shown.content, list[dict[str, Any]]()
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
    parts = displayed_values([each["adds"] for each in found], total, CONTRIBUTION_DECIMALS)
    return [{**each, "displayed": part} for each, part in zip(found, parts, strict=True)]


def _adds(share: Decimal | None, score: Value) -> Value | None:
    if share is None or isinstance(score, Missing):
        return score if isinstance(score, Missing) else None
    return share * score
