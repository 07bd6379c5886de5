"""The figures of one edition on the boundaries of another: units that were split or merged in between.

A figure stands as it was recorded, on the ground of its day; here alone it is put on another. What adds up is
added or shared out; a share, points or a level is no sum: a part has that of the whole, a whole the mean of
its parts.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, localcontext

from bilim_engine.definitions import Definitions
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.facts import Fact, FactTable
from bilim_engine.facts.table import Breakdown
from bilim_engine.fairness.figures import Recorded, adds_up, is_inapplicable, own_or_sum
from bilim_engine.periods import Period, is_of_before
from bilim_engine.units import Succession, UnitTree
from bilim_engine.values import (
    EXACT,
    NOT_APPLICABLE,
    NOT_COLLECTED,
    NOT_COMPARABLE,
    Missing,
    Value,
    first_missing,
)

ONE = Decimal(1)
Key = tuple[str, Period, Breakdown]

Sources = Mapping[str, tuple[str, ...]]
"""For a unit of one register the units of the other whose figures stand for it; itself where not named."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """One edition, as far as its scores follow from it: figures and their period, method, register.

    `sources`: whose figures of the *other* edition stand for the units of this register. `changed`: the day
    on which the ground of a unit became another between the two; all figures are of one side where not named.
    """

    facts: FactTable
    period: Period
    methodology: Methodology
    definitions: Definitions
    units: UnitTree
    sources: Sources
    changed: Mapping[str, date] = field(default_factory=dict)

    @property
    def recorded(self) -> Recorded:
        """Its figures by its own units and items."""
        return Recorded(self.facts, self.units, self.definitions.items)


def sources_between(
    links: Sequence[Succession], before: UnitTree, now: UnitTree
) -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    """Whose figures stand for the units of the register before, and for those of the register now.

    Splits and mergers alone; a unit renamed or recoded is the same unit, and of ground that moved between two
    that both stand nobody knows what went with it.
    """
    to_before: dict[str, tuple[str, ...]] = {}
    to_now: dict[str, tuple[str, ...]] = {}
    for link in links:
        if link.kind == "split":
            _cut(to_before, to_now, link.unit, link.to, now)
        elif link.kind == "merged":
            _cut(to_now, to_before, link.to, link.unit, before)
    return _standing(to_before, before, now), _standing(to_now, now, before)


def _cut(
    of_whole: dict[str, tuple[str, ...]],
    of_parts: dict[str, tuple[str, ...]],
    whole: str,
    part: str,
    parts: UnitTree,
) -> None:
    """The parts stand for the whole, and the whole for each part; it is one of its parts where it stands in
    their register itself."""
    own = (whole,) if whole in parts else ()
    # A unit that lives on after a split may be written as a part of itself: it is one part, not two.
    of_whole[whole] = tuple(dict.fromkeys((*of_whole.get(whole, own), part)))
    for each in (*own, part):
        of_parts[each] = (whole,)


def _standing(sources: Sources, units: UnitTree, others: UnitTree) -> dict[str, tuple[str, ...]]:
    """Of units that stand in the one register, by units that stand in the other."""
    known = {code: tuple(each for each in found if each in others) for code, found in sources.items()}
    return {code: found for code, found in known.items() if code in units and found}


def restated(data: Frozen, ground: Frozen) -> tuple[FactTable, UnitTree]:
    """The figures of one edition on the boundaries of the other.

    A unit that was made of several has their figures together. A part of a unit that was split, or is merged
    now, has the share of the whole that it has in the edition in which it stands by itself.
    """
    taken = ground.sources
    below = {each.code for code in taken for each in ground.units.subtree(code)} - set(taken)
    facts = [fact for fact in data.facts if fact.unit not in taken and fact.unit not in below]
    for unit in taken:
        facts += _Restating(data, ground, unit).facts()
    return FactTable(facts), UnitTree(unit for unit in ground.units if unit.code not in below)


class _Restating:
    """What one unit of the ground has of the figures of the other edition."""

    def __init__(self, data: Frozen, ground: Frozen, unit: str) -> None:
        self.data, self.ground, self.unit = data, ground, unit
        self.since = _since(data, ground, unit)
        self.periods: dict[str, set[Period]] = {}
        for fact in ground.facts:
            self.periods.setdefault(fact.item, set()).add(fact.period)

    def facts(self) -> Iterator[Fact]:
        sources = self.ground.sources[self.unit]
        of_now = (key for key in _keys(self.data, sources) if not is_of_before(key[1], self.since))
        for key in sorted(of_now):
            yield Fact(self.unit, *key, self._together([self._of(source, key) for source in sources], key))
        own = _keys(self.data, [self.unit]) | _keys(self.ground, [self.unit])
        for key in sorted(key for key in own if is_of_before(key[1], self.since)):
            yield Fact(self.unit, *key, self._of_before(key))

    def _of_before(self, key: Key) -> Value:
        """What was counted before the change: on the ground of before as that edition has it, on that of now
        not comparable."""
        if self.ground.period.start > self.data.period.start:
            return Missing(NOT_COMPARABLE)
        return own_or_sum(self.ground.recorded, self.unit, *key)

    def _of(self, source: str, key: Key) -> Value:
        """What of the figure of the source falls to this unit."""
        whole = own_or_sum(self.data.recorded, source, *key)
        sharing = [code for code, sources in self.ground.sources.items() if source in sources]
        if isinstance(whole, Missing) or sharing == [self.unit] or not self._adds_up(key):
            return whole
        share = self._share(sharing, key)
        return share if isinstance(share, Missing) else EXACT.multiply(whole, share)

    def _share(self, sharing: Sequence[str], key: Key) -> Value:
        """The share of the unit in what these have together, of the nearest period in which all have it to
        whom it is applicable."""
        item, period, breakdown = key
        for near in sorted(
            self.periods.get(item, ()),
            key=lambda each: (abs((each.start - period.start).days), each.start),
        ):
            found = {code: own_or_sum(self.ground.recorded, code, item, near, breakdown) for code in sharing}
            known = {code: value for code, value in found.items() if not is_inapplicable(value)}
            if known and first_missing(known.values()) is None:
                return _share_of(self.unit, known)
        return Missing(NOT_COLLECTED)

    def _together(self, parts: Sequence[Value], key: Key) -> Value:
        counted = [each for each in parts if not is_inapplicable(each)]
        if (missing := first_missing(counted)) is not None or not counted:
            return missing or Missing(NOT_APPLICABLE)
        with localcontext(EXACT):
            total = sum((each for each in counted if isinstance(each, Decimal)), Decimal(0))
            return total if self._adds_up(key) else total / len(counted)

    def _adds_up(self, key: Key) -> bool:
        return adds_up(self.data.definitions.items, key[0])


def _share_of(unit: str, figures: Mapping[str, Value]) -> Value:
    """Of the parts to which it is applicable; whoever is none of them has none of it."""
    if unit not in figures:
        return Missing(NOT_APPLICABLE)
    with localcontext(EXACT):
        together = sum((each for each in figures.values() if isinstance(each, Decimal)), Decimal(0))
        own = figures[unit]
        assert isinstance(own, Decimal)
        # Where all have nothing, nothing is to be shared: any share of it is right.
        return own / together if together else ONE / len(figures)


def _since(data: Frozen, ground: Frozen, unit: str) -> date | None:
    """Figures of periods that had ended by this day are of the ground of before.

    To older figures put on a newer ground the change comes as many months sooner: years that the newer
    edition cannot read are not read for the older one either. Months, not days: a school year ends on its
    first of September in leap years too.
    """
    day = ground.changed.get(unit)
    if day is None:
        return None
    return _months_sooner(day, max(_month(ground.period.start) - _month(data.period.start), 0))


def _months_sooner(day: date, months: int) -> date:
    year, month = divmod(_month(day) - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _month(day: date) -> int:
    return day.year * 12 + day.month - 1


def _keys(edition: Frozen, units: Iterable[str]) -> set[Key]:
    """What is recorded of these units or of any below them."""
    inside = set(units)
    for code in list(inside):
        inside |= {each.code for each in edition.units.subtree(code)} if code in edition.units else set()
    return {fact.key[1:] for fact in edition.facts if fact.unit in inside}
