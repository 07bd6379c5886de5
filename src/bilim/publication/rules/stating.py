"""An edition as a `Statement`, so that the gate asks of us exactly what it asks of others."""

from __future__ import annotations

from decimal import Decimal

from bilim.publication.terms import (
    ADJUSTED,
    EditionContent,
    NamedUnit,
    RegisterUnit,
    StatedDirection,
    StatedGroup,
    StatedIndicator,
    Statement,
    Text,
)
from bilim_engine import formulas
from bilim_engine.definitions import Indicator, Leaf, Node, NotDefined
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import Missing


def as_statement(content: EditionContent) -> Statement:
    """The edition as it states itself: directions, indicators with formula and base, bands with their
    units."""
    return Statement(
        code=content.header.code,
        title=content.header.title,
        publisher={},
        address="",
        period=content.header.period,
        directions=tuple(_direction(child, content) for child in content.methodology.root.children),
        lists=_bands(content),
        weights_given=all(not isinstance(node.weight, NotDefined) for _, node in content.methodology.nodes()),
        points_given=bool(content.scores),
        units_total=len(content.ranked_units),
        periods_fixed=True,
        formal=True,
    )


def _direction(node: Node | Leaf, content: EditionContent) -> StatedDirection:
    leaves = [node] if isinstance(node, Leaf) else _leaves(node)
    indicators = tuple(_indicator(content.indicator(leaf.indicator), content) for leaf in leaves)
    title = content.indicator(node.indicator).title if isinstance(node, Leaf) else node.title
    return StatedDirection(node.code, title, indicators)


def _leaves(node: Node) -> list[Leaf]:
    found: list[Leaf] = []
    for child in node.children:
        found += [child] if isinstance(child, Leaf) else _leaves(child)
    return found


def _indicator(indicator: Indicator, content: EditionContent) -> StatedIndicator:
    values = [value.period for value in content.values if value.indicator == indicator.code and value.period]
    return StatedIndicator(
        code=indicator.code,
        title=indicator.title,
        definition=_same_everywhere(_formula(indicator)),
        base={} if isinstance(indicator.base, NotDefined) else indicator.base,
        period=_same_everywhere(values[0] if values else ""),
    )


def _formula(indicator: Indicator) -> str:
    return (
        " / ".join(formulas.write(each) for each in indicator.expressions())
        if indicator.is_computable
        else ""
    )


def _same_everywhere(text: str) -> Text:
    return dict.fromkeys(LANGUAGES, text) if text else {}


def _bands(content: EditionContent) -> tuple[StatedGroup, ...]:
    """The bands of the final score, each with the units that fall into it."""
    bands = content.methodology.bands
    if isinstance(bands, NotDefined):
        return ()
    inside: dict[str, list[RegisterUnit]] = {}
    for result in content.results:
        unit = content.find_unit(result.unit)
        if result.variant == ADJUSTED and not isinstance(result.score, Missing) and unit is not None:
            inside.setdefault(result.band, []).append(unit)
    return tuple(
        StatedGroup(
            code=band.code,
            title=band.title,
            names=tuple(_name(unit, content) for unit in inside.get(band.code, ())),
            announced=Decimal(len(inside.get(band.code, ()))),
            lower=None if isinstance(band.low, NotDefined) else band.low,
            upper=None if isinstance(band.high, NotDefined) else band.high,
            banded=True,
            listed=True,
        )
        for band in bands
    )


def _name(unit: RegisterUnit, content: EditionContent) -> NamedUnit:
    printed = unit.names.get("ky", unit.code)
    namesakes = tuple(other.code for other in content.ranked_units if other.names.get("ky") == printed)
    return NamedUnit(
        printed=printed,
        unit=unit.code,
        kind=unit.kind,
        official=unit.names,
        candidates=namesakes if len(namesakes) > 1 else (),
        within=_above(unit, content),
    )


def _above(unit: RegisterUnit, content: EditionContent) -> tuple[str, ...]:
    codes: list[str] = []
    parent = content.find_unit(unit.parent)
    while parent is not None and parent.code not in codes:
        codes.append(parent.code)
        parent = content.find_unit(parent.parent)
    return tuple(codes)
