"""What changed for a department since the edition before. Places of different methods are never compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from bilim.portal.rules.departments import said
from bilim.publication.terms import EditionContent, PublishedResult, PublishedScore
from bilim_engine.values import Missing, Value

Address = Callable[..., str]


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator then and now, and by how much it moved the overall score."""

    title: str
    unit: str
    decimals: int
    before: Value
    now: Value
    moved: Decimal
    before_address: str
    now_address: str


@dataclass(frozen=True, slots=True)
class Change:
    """Two editions of one method: the results, how the score moved, and which indicators moved it."""

    period: str
    before: PublishedResult
    now: PublishedResult
    score: Decimal
    overlaps: bool
    indicators: tuple[IndicatorChange, ...]


def same_method(one: EditionContent, other: EditionContent) -> bool:
    """Whether both were computed by the same words of the same method, so that places may be compared."""
    return one.header.methodology.sha256 == other.header.methodology.sha256


def since(
    content: EditionContent, before: EditionContent, unit: str, language: str, address: Address
) -> Change | None:
    """The change of a department that has a place in both editions of one method; None where it has not."""
    then, now = before.result(unit), content.result(unit)
    if then is None or now is None or not same_method(content, before):
        return None
    if isinstance(then.score, Missing) or isinstance(now.score, Missing):
        return None
    leaves = content.methodology.leaves()
    found = [
        _indicator(content, before, unit, path, leaf.indicator, language, address) for path, leaf in leaves
    ]
    moved = sorted((each for each in found if each.moved), key=lambda each: (-abs(each.moved), each.title))
    return Change(before.header.period, then, now, now.score - then.score, overlaps(then, now), tuple(moved))


def overlaps(one: PublishedResult, other: PublishedResult) -> bool:
    """Whether the places between which both move have one in common; then the change of place says little."""
    ends = (one.rank_low, one.rank_high, other.rank_low, other.rank_high)
    if None in ends:
        return False
    low, high, lower, higher = (end for end in ends if end is not None)
    return low <= higher and lower <= high


def _indicator(
    content: EditionContent,
    before: EditionContent,
    unit: str,
    path: str,
    indicator: str,
    language: str,
    address: Address,
) -> IndicatorChange:
    definition = content.indicator(indicator)
    measure = content.definitions.units_of_measure.get(str(definition.unit))
    return IndicatorChange(
        title=said(definition.title, language),
        unit=said(measure.short or measure.title, language) if measure else "",
        decimals=definition.decimals,
        before=_value(before, unit, indicator),
        now=_value(content, unit, indicator),
        moved=_adds(content.score(unit, path)) - _adds(before.score(unit, path)),
        before_address=address("value", code=before.header.code, unit=unit, indicator=indicator),
        now_address=address("value", code=content.header.code, unit=unit, indicator=indicator),
    )


def _value(content: EditionContent, unit: str, indicator: str) -> Value:
    found = content.value(unit, indicator)
    return found.value if found else Missing("not_collected")


def _adds(score: PublishedScore | None) -> Decimal:
    # What has no score adds nothing: its weight went to the others, whose contributions say so.
    return score.contribution if score and score.contribution is not None else Decimal(0)
