"""What changed for a department since the edition before. Places of different methods are never compared."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim.base.templatetags.figures import rounded
from bilim.portal.rules.naming import said
from bilim.portal.rules.rounding import displayed_parts
from bilim.publication.terms import EditionContent, PublishedResult
from bilim_engine.fairness import CAUSES, Causes
from bilim_engine.ratings import split_change
from bilim_engine.values import Missing, Value

Address = Callable[..., str]

SHOWN = 8
DECIMALS = 2


@dataclass(frozen=True, slots=True)
class IndicatorChange:
    """An indicator then and now, and by how much it moved the overall score."""

    title: str
    unit: str
    decimals: int
    before: Value
    now: Value
    moved: Decimal
    displayed: Decimal
    before_address: str
    now_address: str
    score_address: str


@dataclass(frozen=True, slots=True)
class Change:
    """Two editions of one method: the results, how the score moved, and which indicators moved it.

    `indicators` are those that moved it most; with what the `others` moved together and what figures did that
    stand in one edition only (`presence`) they sum to the change of the score; so do the rounded ones.
    """

    period: str
    before: PublishedResult
    now: PublishedResult
    score: Decimal
    overlaps: bool
    indicators: tuple[IndicatorChange, ...]
    others: Decimal
    presence: Decimal
    others_displayed: Decimal
    presence_displayed: Decimal


def since(
    content: EditionContent, before: EditionContent, unit: str, language: str, address: Address
) -> Change | None:
    """The change of a department that has a place in both editions of one method; None where it has not."""
    then, now = before.placed(unit), content.placed(unit)
    if then is None or now is None or not content.follows_method_of(before):
        return None
    if isinstance(then.score, Missing) or isinstance(now.score, Missing):
        return None
    score = now.score - then.score
    split = split_change(content.methodology.root, _leaves(before, unit), _leaves(content, unit), score)
    # Equal changes in the order of the method, so that the page is the same each time.
    order = sorted(
        (path for path in split.moved if split.moved[path]), key=lambda path: -abs(split.moved[path])
    )
    shown = tuple(
        _indicator(content, before, unit, path, split.moved[path], language, address)
        for path in order[:SHOWN]
    )
    others = sum((split.moved[path] for path in order[SHOWN:]), Decimal(0))
    *parts, rest, presence = displayed_parts(
        [*(each.moved for each in shown), others, split.rest], rounded(score, DECIMALS), DECIMALS
    )
    return Change(
        period=before.header.period,
        before=then,
        now=now,
        score=score,
        overlaps=overlaps(then, now),
        indicators=tuple(replace(each, displayed=part) for each, part in zip(shown, parts, strict=True)),
        others=others,
        presence=split.rest,
        others_displayed=rest,
        presence_displayed=presence,
    )


def by_cause(causes: Causes) -> dict[str, Decimal]:
    """What each cause moved the score by, rounded together: as shown the parts sum to the change as shown."""
    parts = [causes.parts[cause] for cause in CAUSES]
    shown = displayed_parts(parts, rounded(causes.change, DECIMALS), DECIMALS)
    return dict(zip(CAUSES, shown, strict=True))


def _leaves(content: EditionContent, unit: str) -> dict[str, Decimal]:
    """The scores of the leaves that entered the overall score of the unit: no node above them is missing."""
    found = {}
    for path, _ in content.methodology.leaves():
        above = [content.score(unit, path[:end]) for end in _ends(path)]
        if all(each is not None and isinstance(each.score, Decimal) for each in above):
            leaf = content.score(unit, path)
            if leaf is not None and isinstance(leaf.score, Decimal):
                found[path] = leaf.score
    return found


def _ends(path: str) -> list[int]:
    """Where the paths of the nodes above this one end."""
    return [at for at, letter in enumerate(path) if letter == "/"]


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
    moved: Decimal,
    language: str,
    address: Address,
) -> IndicatorChange:
    indicator = path.rpartition("/")[2]
    definition = content.indicator(indicator)
    measure = content.definitions.units_of_measure.get(str(definition.unit))
    return IndicatorChange(
        title=said(definition.title, language),
        unit=said(measure.short or measure.title, language) if measure else "",
        decimals=definition.decimals,
        before=_value(before, unit, indicator),
        now=_value(content, unit, indicator),
        moved=moved,
        displayed=moved,
        before_address=address("value", code=before.header.code, unit=unit, indicator=indicator),
        now_address=address("value", code=content.header.code, unit=unit, indicator=indicator),
        score_address=address("score", code=content.header.code, unit=unit, node=path),
    )


def _value(content: EditionContent, unit: str, indicator: str) -> Value:
    found = content.value(unit, indicator)
    return found.value if found else Missing("not_collected")
