"""Methodologies: the tree with its weights, bands, missing values, and each decision with its argument."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal import problems
from bilim.portal.rules import bands, naming
from bilim.portal.terms import Crumb
from bilim.portal.views.addresses import address
from bilim.portal.views.frozen import Unknown, public
from bilim.portal.views.keeping import etag, kept
from bilim.publication import queries
from bilim.publication.terms import EditionSummary
from bilim.registry import queries as registry
from bilim.rulebook import queries as rulebook
from bilim_engine.definitions import Definitions, Leaf, Methodology, Node
from bilim_engine.problems import nearest


@public
def methodologies(request: HttpRequest) -> HttpResponseBase:
    """Every methodology with its status: ours is a proposal, the one of 2021 is only reported."""
    now = language()
    context = {
        "methods": [
            (method, naming.said(method.title, now), naming.said(method.summary, now))
            for method in rulebook.current_definitions().methodologies.values()
        ],
        "crumbs": (Crumb(_("Rating"), address("home")), Crumb(_("Methodology"))),
    }
    return render(request, "portal/methodologies.html", context)


@public
def methodology(request: HttpRequest, code: str) -> HttpResponseBase:
    """One methodology in full, so that anybody could compute the rating by hand."""
    definitions = rulebook.current_definitions()
    found = definitions.methodologies.get(code)
    if found is None:
        near = nearest(code, definitions.methodologies)
        where = address("methodology", code=near) if near else ""
        raise Unknown(problems.UNKNOWN_METHODOLOGY, code, near=where, near_title=near)
    editions = queries.list_editions()
    tag = etag(request, str(found), str(editions), str(timezone.localdate()))
    return kept(request, tag, lambda: _methodology(request, found, definitions, editions))


def _methodology(
    request: HttpRequest, found: Methodology, definitions: Definitions, editions: Sequence[EditionSummary]
) -> HttpResponse:
    now = language()
    title = naming.said(found.title, now)
    context = {
        "method": found,
        "title": title,
        "lines": list(lines(found, definitions, now)),
        "bands": bands.marks(found, now),
        "adjustments": [(each, _names(each.units, now)) for each in found.adjustments],
        "decisions": found.decisions,
        "editions": [each for each in editions if _used(each.code, found.code)],
        "reasons": definitions.reasons,
        "crumbs": (
            Crumb(_("Rating"), address("home")),
            Crumb(_("Methodology"), address("methodologies")),
            Crumb(title),
        ),
    }
    return render(request, "portal/methodology.html", context)


def _names(codes: Iterable[str], now: str) -> list[str]:
    """The departments by name, as the register has them today; a code that it does not know stays a code."""
    today = timezone.localdate()
    units = [(code, registry.find_unit(code, today)) for code in codes]
    return [naming.said(unit.names, now) if unit else code for code, unit in units]


def _used(edition: str, methodology: str) -> bool:
    return queries.get_content(edition).header.methodology.code == methodology


def lines(method: Methodology, definitions: Definitions, now: str) -> Iterator[dict[str, object]]:
    """The tree from the top, each part with its level, its weight and its share of the whole."""
    yield from _lines(method.root, definitions, now, 0, Decimal(100))


def _lines(
    node: Node | Leaf, definitions: Definitions, now: str, level: int, share: Decimal | None
) -> Iterator[dict[str, object]]:
    if isinstance(node, Leaf):
        known = definitions.indicators.get(node.indicator)
        title = naming.said(known.title, now) if known else node.indicator
        yield {**_line(node, title, level, share), "is_leaf": True, "indicator": known}
        return
    if level:
        yield {**_line(node, naming.said(node.title, now), level, share), "is_leaf": False}
    for child, part in zip(node.children, _shares(node, share), strict=True):
        yield from _lines(child, definitions, now, level + 1, part)


def _line(part: Node | Leaf, title: str, level: int, share: Decimal | None) -> dict[str, object]:
    return {"part": part, "title": title, "level": level, "share": share}


def _shares(node: Node, share: Decimal | None) -> list[Decimal | None]:
    """What each part has of the whole; of none can it be said where one weight was never published."""
    weights = [_weight(child, node) for child in node.children]
    known = [weight for weight in weights if weight is not None]
    total = sum(known, Decimal(0))
    if share is None or not total or len(known) < len(weights):
        return [None for _weight in weights]
    return [share * weight / total for weight in known]


def _weight(child: Node | Leaf, parent: Node) -> Decimal | None:
    """The declared weight, one for all where they are equal, None where it was never published."""
    if parent.weights == "equal":
        return Decimal(1)
    return child.weight if isinstance(child.weight, Decimal) and parent.weights == "given" else None
