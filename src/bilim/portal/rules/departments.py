"""One department: its directions and indicators with what each adds, its course over the years, its peers."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim.portal.rules import gains, leads, naming
from bilim.portal.rules.rounding import displayed_values
from bilim.portal.terms import DirectionLine, IndicatorLine
from bilim.publication.terms import (
    ADJUSTED,
    AdjustmentEffect,
    EditionContent,
    PublishedAdjustment,
    PublishedScore,
    RegisterUnit,
)
from bilim_engine.definitions import Leaf, Node
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.formulas import Expression
from bilim_engine.values import EXACT, Missing, Value

Address = Callable[..., str]

CONTRIBUTION_DECIMALS = 2


@dataclass(frozen=True, slots=True)
class Subject:
    """The department told of: in which edition and language, and beside which edition of before."""

    content: EditionContent
    unit: str
    language: str
    address: Address
    before: EditionContent | None = None
    variant: str = ADJUSTED

    def score(self, path: str) -> PublishedScore | None:
        """What it has at this place of the tree."""
        return self.content.score(self.unit, path, self.variant)

    def where(self, name: str, **of: str) -> str:
        """The address of a page about it in the edition."""
        return self.address(name, code=self.content.header.code, unit=self.unit, **of)


def directions(subject: Subject) -> tuple[DirectionLine, ...]:
    """The directions in the method's order with their indicators."""
    nodes = [child for child in subject.content.methodology.root.children if isinstance(child, Node)]
    lines = [_direction(subject, node, node.code) for node in nodes]
    heads = displayed_values([each.contribution for each in lines], leads.total(lines), CONTRIBUTION_DECIMALS)
    return tuple(_rounded_together(each, head) for each, head in zip(lines, heads, strict=True))


def _rounded_together(line: DirectionLine, head: Value | None) -> DirectionLine:
    """The direction with the indicators adding up to what it adds itself, as displayed."""
    below = [each.contribution for each in line.indicators]
    parts = displayed_values(below, head, CONTRIBUTION_DECIMALS) if head is not None else below
    indicators = (replace(each, displayed=part) for each, part in zip(line.indicators, parts, strict=True))
    return replace(line, displayed=head, indicators=tuple(indicators))


def _direction(subject: Subject, node: Node, path: str) -> DirectionLine:
    score = subject.score(path)
    return DirectionLine(
        code=node.code,
        node=path,
        title=naming.said(node.title, subject.language),
        score=score.score if score else Missing("not_applicable"),
        country=median_of(subject.content, path, subject.variant),
        weight=(score.weight if score else None) or Decimal(0),
        share=_told(score, score.share) if score else None,
        contribution=(added := _told(score, score.contribution) if score else None),
        displayed=added,
        address=subject.where("score", node=path),
        indicators=tuple(line(subject, leaf, where) for where, leaf in _leaves(node, path)),
    )


def _leaves(node: Node, path: str) -> Iterable[tuple[str, Leaf]]:
    for child in node.children:
        below = f"{path}/{child.code}" if path else child.code
        if isinstance(child, Leaf):
            yield below, child
        else:
            yield from _leaves(child, below)


def line(subject: Subject, leaf: Leaf, path: str) -> IndicatorLine:
    """One indicator of the department: value, score, what it adds, and last year's value."""
    content, code = subject.content, leaf.indicator
    definition = content.indicator(code)
    value, score = content.value(subject.unit, code, subject.variant), subject.score(path)
    earlier, earlier_address = _earlier(subject, code)
    middle = median_of(content, path, subject.variant)
    return IndicatorLine(
        code=code,
        node=path,
        title=naming.said(definition.title, subject.language),
        unit=short_measure(content, code, subject.language),
        decimals=definition.decimals,
        value=value.value if value else Missing("not_collected"),
        previous=earlier,
        score=score.score if score else Missing("not_applicable"),
        share=_told(score, score.share) if score else None,
        contribution=(added := _told(score, score.contribution) if score else None),
        displayed=added,
        imputed=bool(score and score.imputed),
        illustrative=bool(value and value.illustrative),
        adjusted=any(_touches(content, each, subject.unit, code) for each in content.adjustments),
        address=subject.where("value", indicator=code),
        score_address=subject.where("score", node=path),
        previous_address=earlier_address,
        middle=middle,
        gain=gains.gain(content, subject.unit, path, middle, subject.variant) if middle is not None else None,
        lower_is_better=definition.polarity == LOWER_IS_BETTER,
    )


def _earlier(subject: Subject, indicator: str) -> tuple[Value | None, str]:
    """The value in the edition of before, and where it is explained."""
    before = subject.before
    found = before.value(subject.unit, indicator, subject.variant) if before else None
    if before is None or found is None:
        return None, ""
    code = before.header.code
    return found.value, subject.address("value", code=code, unit=subject.unit, indicator=indicator)


def short_measure(content: EditionContent, indicator: str, language: str) -> str:
    """The unit of measure of an indicator, short where it has a short name."""
    measure = content.definitions.units_of_measure.get(str(content.indicator(indicator).unit))
    return naming.said(measure.short or measure.title, language) if measure else ""


def _told(score: PublishedScore, figure: Decimal | None) -> Value | None:
    """The weight or contribution of a score; where there is no score, why there is none."""
    return score.score if isinstance(score.score, Missing) else figure


def _touches(content: EditionContent, adjustment: PublishedAdjustment, unit: str, indicator: str) -> bool:
    return unit in adjustment.units and adjustment.target in (indicator, *items_of(content, indicator))


def items_of(content: EditionContent, indicator: str) -> tuple[str, ...]:
    """Codes of the items an indicator is computed from, those of indicators inside it included."""
    return tuple(dict.fromkeys(step.code for step in _steps(content, indicator) if step.op == "item"))


def reads_cell(content: EditionContent, indicator: str, item: str, breakdown: str) -> bool:
    """Whether the indicator is computed from this cell of the item; the total is ""."""
    if not breakdown:
        return item in items_of(content, indicator)
    dimensions = {part.partition("=")[0] for part in breakdown.split(";")}
    return any(
        each.op == "item" and each.code == item
        for step in _steps(content, indicator)
        if step.over in dimensions
        for each in step.walk()
    )


def computed_from(content: EditionContent, unit: str, item: str, breakdown: str) -> list[str]:
    """The indicators of the method computed from this cell that have a value of the unit to look at."""
    return [
        leaf.indicator
        for _path, leaf in content.methodology.leaves()
        if leaf.indicator in content.definitions.indicators
        and content.value(unit, leaf.indicator) is not None
        and reads_cell(content, leaf.indicator, item, breakdown)
    ]


def _steps(content: EditionContent, indicator: str) -> Iterator[Expression]:
    """Every part of the formulas of an indicator, those of indicators inside it included."""
    waiting, done = [indicator], set()
    while waiting:
        code = waiting.pop()
        if code in done or code not in content.definitions.indicators:
            continue
        done.add(code)
        for expression in content.indicator(code).expressions():
            for step in expression.walk():
                yield step
                if step.op == "indicator":
                    waiting.append(step.code)


def median_of(content: EditionContent, node: str, variant: str = ADJUSTED) -> Decimal | None:
    """The middle score of the ranked departments at this node."""
    scores = (content.score(unit.code, node, variant) for unit in content.ranked_units)
    return median([score.score for score in scores if score and isinstance(score.score, Decimal)])


def median(numbers: Sequence[Decimal]) -> Decimal | None:
    """The middle number; between the two middle ones where their count is even."""
    if not numbers:
        return None
    rows = sorted(numbers)
    half = len(rows) // 2
    return rows[half] if len(rows) % 2 else EXACT.divide(EXACT.add(rows[half - 1], rows[half]), Decimal(2))


def adjustments_of(content: EditionContent, unit: str) -> tuple[PublishedAdjustment, ...]:
    """The declared exceptions that touch this department."""
    return tuple(each for each in content.adjustments if unit in each.units)


def effects_of(content: EditionContent, unit: str) -> list[tuple[PublishedAdjustment, AdjustmentEffect]]:
    """What each declared exception does to this department here; those that do nothing come last."""
    found = [
        (each, effect)
        for each in adjustments_of(content, unit)
        for effect in each.effects
        if effect.unit == unit
    ]
    return sorted(found, key=lambda pair: not changes_anything(pair[1]))


def changes_anything(effect: AdjustmentEffect) -> bool:
    """Whether score or place are other than without the exception."""
    return (effect.score_with, effect.rank_with) != (effect.score_without, effect.rank_without)


def peers(
    content: EditionContent, unit: RegisterUnit, size_items: Sequence[str], count: int = 4
) -> list[str]:
    """Codes of the departments of the same sort and the nearest size; by score where no size is published.

    Alike, so that the comparison is fair: a city of thirty thousand is not held against the capital.
    """
    own = _size(content, unit.code, size_items)
    alike = [other for other in content.ranked_units if other.code != unit.code]
    same = [other for other in alike if other.kind == unit.kind] or alike
    distances = [(_distance(own, _size(content, other.code, size_items)), other.code) for other in same]
    return [code for _distance_, code in sorted(distances)[:count]]


def _size(content: EditionContent, unit: str, items: Sequence[str]) -> Decimal | None:
    """The newest published figure of the first of these items that the unit has."""
    for item in items:
        facts = [
            fact
            for fact in content.facts_of(unit, item)
            if isinstance(fact.value, Decimal) and not fact.breakdown
        ]
        if facts:
            newest: Value = max(facts, key=lambda fact: fact.period).value
            return newest if isinstance(newest, Decimal) else None
    return None


def _distance(own: Decimal | None, other: Decimal | None) -> float:
    if not own or not other:
        return float("inf")
    ratio = float(own) / float(other)
    return max(ratio, 1 / ratio)
