"""Facts: unit × item × period × breakdown → value, with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bilim_engine.periods import Period
from bilim_engine.values import NOT_COLLECTED, Missing, Value

Breakdown = tuple[tuple[str, str], ...]
"""Sorted pairs of dimension and category; empty for the total."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure of one unit."""

    unit: str
    item: str
    period: Period
    breakdown: Breakdown
    value: Value
    origin: str = ""
    illustrative: bool = False
    recorded_at: str = ""

    @property
    def key(self) -> tuple[str, str, Period, Breakdown]:
        """What the figure is of; one table has one fact for it."""
        return (self.unit, self.item, self.period, self.breakdown)


class FactTable:
    """Facts found by unit, item, period and breakdown. A later fact with the same key takes the place."""

    def __init__(self, facts: Iterable[Fact] = ()) -> None:
        self._facts = {fact.key: fact for fact in facts}
        self._broken_down: dict[tuple[str, str, Period], list[Fact]] = {}
        for fact in self._facts.values():
            if fact.breakdown:
                self._broken_down.setdefault(fact.key[:3], []).append(fact)

    def __iter__(self) -> Iterator[Fact]:
        return iter(sorted(self._facts.values(), key=lambda fact: fact.key))

    def __len__(self) -> int:
        return len(self._facts)

    def find(self, unit: str, item: str, period: Period, breakdown: Breakdown = ()) -> Fact | None:
        """The fact, or None where nothing is recorded."""
        return self._facts.get((unit, item, period, breakdown))

    def value(self, unit: str, item: str, period: Period, breakdown: Breakdown = ()) -> Value:
        """The value; missing(not_collected) where nothing is recorded."""
        found = self.find(unit, item, period, breakdown)
        return Missing(NOT_COLLECTED) if found is None else found.value

    def breakdowns(self, unit: str, item: str, period: Period, over: str) -> tuple[Fact, ...]:
        """The facts broken down by `over` and nothing else, in the order of the categories."""
        candidates = self._broken_down.get((unit, item, period), ())
        found = [fact for fact in candidates if len(fact.breakdown) == 1 and fact.breakdown[0][0] == over]
        return tuple(sorted(found, key=lambda fact: fact.breakdown))

    def units(self) -> tuple[str, ...]:
        """The codes of the units that have facts, sorted."""
        return tuple(sorted({fact.unit for fact in self._facts.values()}))


def parse_breakdown(text: str) -> Breakdown:
    """The breakdown written `sex=female;language=ky`, sorted; raises ValueError for anything else."""
    pairs: dict[str, str] = {}
    for part in filter(None, (each.strip() for each in text.split(";"))):
        dimension, equals, category = (each.strip() for each in part.partition("="))
        if not (dimension and equals and category) or dimension in pairs:
            raise ValueError(f"not a breakdown: {text!r}")
        pairs[dimension] = category
    return tuple(sorted(pairs.items()))


def write_breakdown(breakdown: Breakdown) -> str:
    """The breakdown as `parse_breakdown` reads it; empty for the total."""
    return ";".join(f"{dimension}={category}" for dimension, category in breakdown)
