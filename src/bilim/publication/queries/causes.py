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
from bilim.registry.terms import CUTS, LinkKind
from bilim_engine.fairness import (
    BOUNDARIES,
    DATA,
    METHOD,
    Causes,
    lost_when_restated,
    same_boundaries,
    same_method,
    scores_by_choice,
    sources_between,
    split_by_cause,
)
from bilim_engine.fairness import Frozen as Edition
from bilim_engine.periods import parse_period
from bilim_engine.units import Succession, changed_on
from bilim_engine.values import Missing, Value

Cuts = tuple[Succession, ...]
Choice = tuple[int, int, int]
ZERO = Decimal(0)


class SplitChange(NamedTuple):
    """The change of a score by cause, None where it cannot be split; and whether ground was moved between the
    department and another, of which nobody knows what went with it.

    `lost`: indicators whose figures could not be put on the other boundaries, so that their weight counts as
    boundaries. `by_register`: which units were split or merged is what the register of today says, for the
    edition is of before editions stated it.
    """

    causes: Causes | None
    is_data_alone: bool
    ground_moved: bool
    has_both_scores: bool = True
    lost: tuple[str, ...] = ()
    by_register: bool = False


def split_change(
    content: EditionContent, before: EditionContent, unit: str, then_unit: str = ""
) -> SplitChange:
    """The change of the department's score from the edition before to this one, split by cause; against the
    score of `then_unit`, out of which it was made, where that is named.

    From the two contents alone; but for which units were split or merged in between where the edition is of
    before editions stated that: then the register of today says.
    """
    links = _links_between(before, content)
    moved = any(link.kind == LinkKind.TERRITORY_MOVED and unit in (link.unit, link.to) for link in links)
    concern = (each.kind in CUTS or unit in (each.unit, each.to) for each in links)
    by_register = content.boundaries is None and any(concern)
    then, now = before.result(then_unit or unit), content.result(unit)
    if then is None or now is None or isinstance(then.score, Missing) or isinstance(now.score, Missing):
        return SplitChange(None, False, moved, has_both_scores=False, by_register=by_register)
    cut = tuple(each for each in links if each.kind in CUTS)
    editions = _editions(Frozen(before), Frozen(content), cut)
    if same_method(*editions) and same_boundaries(*editions):
        change = now.score - then.score
        alone = Causes(change, {DATA: change, METHOD: ZERO, BOUNDARIES: ZERO})
        return SplitChange(alone, True, moved, by_register=by_register)
    causes = split_by_cause(
        _scores(Frozen(before), Frozen(content), cut), unit, then.score, now.score, then_unit
    )
    lost = _lost(Frozen(before), Frozen(content), cut, unit, then_unit or unit) if cut else ()
    return SplitChange(causes, False, moved, lost=lost, by_register=by_register)


def list_cuts(content: EditionContent, before: EditionContent) -> tuple[Succession, ...]:
    """Which units were split off which others, or merged into which, between the two editions."""
    links = _links_between(before, content)
    return tuple(link for link in links if link.kind in CUTS and link.unit != link.to)


def _links_between(before: EditionContent, now: EditionContent) -> tuple[Succession, ...]:
    """What happened to units after the day of the one register, up to that of the other."""
    first, last = (date.fromisoformat(each.register_as_of) for each in (before, now))
    links = registry.list_moves(last) if now.boundaries is None else now.boundaries.links
    return tuple(link for link in links if first < link.on <= last)


@lru_cache(maxsize=8)
def _editions(before: Frozen, now: Frozen, cut: Cuts) -> tuple[Edition, Edition]:
    on = ground(before), ground(now)
    sources = sources_between(cut, on[0].units, on[1].units)
    changed = changed_on(cut)
    return _edition(before, on[0], sources[0], changed), _edition(now, on[1], sources[1], changed)


def _edition(
    key: Frozen, on: Ground, sources: Mapping[str, tuple[str, ...]], changed: Mapping[str, date]
) -> Edition:
    content, period = key.content, parse_period(key.content.header.period)
    return Edition(on.facts, period, content.methodology, content.definitions, on.units, sources, changed)


# Up to eight ratings, of about 250 ms each; where a new method comes into force, once for every department.
@lru_cache(maxsize=8)
def _scores(before: Frozen, now: Frozen, cut: Cuts) -> Mapping[Choice, Mapping[str, Value]]:
    return scores_by_choice(*_editions(before, now, cut))


# Of a department that was cut all indicators are computed four times: once for its page, sheet and languages.
@lru_cache(maxsize=64)
def _lost(before: Frozen, now: Frozen, cut: Cuts, unit: str, then: str) -> tuple[str, ...]:
    return lost_when_restated(*_editions(before, now, cut), unit, then)
