"""A methodology part by part: the tree with its weights and shares, and this and the bands as files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from bilim.base.templatetags.frame import language
from bilim.portal.rules import bands, naming
from bilim.portal.templatetags.methods import gap_words, mean_words, scale_words
from bilim.portal.terms import Cell, Column, Sheet
from bilim_engine.definitions import Definitions, Leaf, Methodology, Node
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import Missing

Rows = tuple[tuple[Cell, ...], ...]
# The weight, end or share of a method that never said it.
UNSAID = Missing("not_defined")


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


def tree_sheet(method: Methodology, definitions: Definitions) -> Sheet:
    """The tree as it stands on the page, one row a part."""
    columns = (
        Column("part", _("Code")),
        Column("level", _("Level"), True),
        *(Column(f"title.{each}", f"{_('Part')} ({each})") for each in LANGUAGES),
        Column("weight", _("Weight"), True),
        Column("points", _("As points")),
        Column("missing", _("When missing")),
        Column("share", _("Share of the whole"), True),
    )
    told = [list(lines(method, definitions, each)) for each in LANGUAGES]
    rows = tuple(_row(line, [str(each["title"]) for each in line]) for line in zip(*told, strict=True))
    return _sheet(method, "tree", _("The tree and its weights"), columns, rows)


def _row(line: tuple[Mapping[str, object], ...], titles: list[str]) -> tuple[Cell, ...]:
    part, level, share = line[0]["part"], line[0]["level"], line[0]["share"]
    assert isinstance(part, Node | Leaf)
    assert isinstance(level, int)
    points, missing = strip_tags(mean_words(part.mean)) if isinstance(part, Node) else "", ""
    if isinstance(part, Leaf):
        points, missing = scale_words(part.normalise, line[0]["indicator"]), gap_words(part.missing)
    weight = part.weight if isinstance(part.weight, Decimal) else UNSAID
    known = share if isinstance(share, Decimal) else UNSAID
    return (part.code, level, *titles, weight, points, missing, known)


def bands_sheet(method: Methodology) -> Sheet:
    """The bands of the overall score from the highest, from (included) to (not included)."""
    columns = (
        Column("band", _("Code")),
        *(Column(f"title.{each}", f"{_('Band')} ({each})") for each in LANGUAGES),
        Column("from", _("From"), True),
        Column("to", _("To"), True),
    )
    told = zip(*(bands.marks(method, each) for each in LANGUAGES), strict=True)
    rows = tuple((each[0].code, *(mark.title for mark in each), each[0].low, each[0].high) for each in told)
    return _sheet(method, "bands", _("Bands of the overall score"), columns, rows)


def _sheet(method: Methodology, what: str, title: str, columns: tuple[Column, ...], rows: Rows) -> Sheet:
    source = f"Bilim, {method.code} v{method.version}, {naming.said(method.title, language())}, CC BY 4.0"
    return Sheet(f"{method.code}-{what}", title, columns, rows, source, False)
