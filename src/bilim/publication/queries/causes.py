"""What moved a score between two frozen editions: data, method, boundaries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from bilim.publication.queries.explanations import Frozen, ground
from bilim.publication.rules.frozen import Ground
from bilim.publication.terms import EditionContent
from bilim.registry import queries as registry
from bilim.registry.terms import Link, LinkKind
from bilim_engine.fairness import (
    BOUNDARIES,
    DATA,
    METHOD,
    Causes,
    Succession,
    same_boundaries,
    same_method,
    scores_by_choice,
    sources_between,
    split_by_cause,
)
from bilim_engine.fairness import Frozen as Edition
from bilim_engine.periods import parse_period
from bilim_engine.values import Missing, Value

Cuts = tuple[Succession, ...]
Choice = tuple[int, int, int]
_CUTS = (LinkKind.SPLIT, LinkKind.MERGED)
ZERO = Decimal(0)


class SplitChange(NamedTuple):
    """The change of a score by cause, None where it cannot be split; and whether ground was moved between the
    department and another, of which nobody knows what went with it."""

    causes: Causes | None
    is_data_alone: bool
    ground_moved: bool


def split_change(content: EditionContent, before: EditionContent, unit: str) -> SplitChange:
    """The change of the department's score from the edition before to this one, split by cause.

    From the two contents alone, but for which units were split or merged in between: that the register says.
    """
    links = _links_between(before, content)
    moved = any(link.kind == LinkKind.TERRITORY_MOVED and unit in (link.unit, link.to) for link in links)
    then, now = before.result(unit), content.result(unit)
    if then is None or now is None or isinstance(then.score, Missing) or isinstance(now.score, Missing):
        return SplitChange(None, False, moved)
    cut = tuple(Succession(each.kind, each.unit, each.to) for each in links if each.kind in _CUTS)
    editions = _editions(Frozen(before), Frozen(content), cut)
    if same_method(*editions) and same_boundaries(*editions):
        change = now.score - then.score
        return SplitChange(Causes(change, {DATA: change, METHOD: ZERO, BOUNDARIES: ZERO}), True, moved)
    scores = _scores(Frozen(before), Frozen(content), cut)
    return SplitChange(split_by_cause(scores, unit, then.score, now.score), False, moved)


def _links_between(before: EditionContent, now: EditionContent) -> tuple[Link, ...]:
    """What happened to units after the day of the one register, up to that of the other."""
    first, last = (date.fromisoformat(each.register_as_of) for each in (before, now))
    return tuple(link for link in registry.list_links() if first < link.on <= last)


@lru_cache(maxsize=8)
def _editions(before: Frozen, now: Frozen, cut: Cuts) -> tuple[Edition, Edition]:
    on = ground(before), ground(now)
    sources = sources_between(cut, on[0].units, on[1].units)
    return _edition(before, on[0], sources[0]), _edition(now, on[1], sources[1])


def _edition(key: Frozen, on: Ground, sources: Mapping[str, tuple[str, ...]]) -> Edition:
    content, period = key.content, parse_period(key.content.header.period)
    return Edition(on.facts, period, content.methodology, content.definitions, on.units, sources)


# Up to eight ratings, of about 250 ms each; where a new method comes into force, once for every department.
@lru_cache(maxsize=8)
def _scores(before: Frozen, now: Frozen, cut: Cuts) -> Mapping[Choice, Mapping[str, Value]]:
    return scores_by_choice(*_editions(before, now, cut))
