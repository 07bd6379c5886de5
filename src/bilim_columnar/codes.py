"""Codes as whole numbers, so that nothing but whole numbers ever stands in SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bilim_engine.facts import parse_breakdown
from bilim_engine.values import NOT_APPLICABLE, NOT_COLLECTED, REASONS

BEYOND = 0
"""The reason of a figure too long for a column: whatever depends on it is handed to the exact path."""

LIMIT = 1000
"""Reasons are below it: a place in the tree and a reason fit into one number, `place * LIMIT + reason`."""

_KINDS = ("units", "items", "periods", "breakdowns", "reasons")


class Numbering:
    """Texts numbered in the order in which they came; a number is never given twice."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self._texts: list[str] = []
        self._numbers: dict[str, int] = {}
        for text in texts:
            self.number(text)

    def number(self, text: str) -> int:
        """The number of the text; a new text gets the next one."""
        found = self._numbers.get(text)
        if found is None:
            found = self._numbers[text] = len(self._texts)
            self._texts.append(text)
        return found

    def find(self, text: str) -> int | None:
        """The number of the text, or None when it has none."""
        return self._numbers.get(text)

    def text(self, number: int) -> str:
        return self._texts[number]

    @property
    def texts(self) -> Sequence[str]:
        return self._texts


@dataclass(frozen=True, slots=True)
class Extent:
    """What the figures of an item need: so many decimals, and none greater than `greatest` once scaled."""

    scale: int = 0
    greatest: int = 0

    def with_figure(self, scaled: int) -> Extent:
        """The extent that holds this scaled figure too."""
        return self if abs(scaled) <= self.greatest else Extent(self.scale, abs(scaled))


def _reasons() -> Numbering:
    # The first two are at fixed numbers in SQL; the place of BEYOND is nobody's reason.
    return Numbering(["", NOT_COLLECTED, NOT_APPLICABLE, *sorted(REASONS)])


@dataclass(slots=True)
class Codes:
    """The numbers of units, items, periods, breakdowns and reasons, and the extents of items."""

    units: Numbering = field(default_factory=Numbering)
    items: Numbering = field(default_factory=Numbering)
    periods: Numbering = field(default_factory=Numbering)
    breakdowns: Numbering = field(default_factory=lambda: Numbering([""]))
    reasons: Numbering = field(default_factory=_reasons)
    extents: dict[int, Extent] = field(default_factory=dict)
    broken_down: dict[int, set[int]] = field(default_factory=dict)
    """By item, the breakdowns recorded for it."""

    def extent(self, item: str) -> Extent:
        number = self.items.find(item)
        return Extent() if number is None else self.extents.get(number, Extent())

    def categories(self, item: str, over: str) -> set[str]:
        """The categories recorded for the item in this dimension alone, for whatever unit and period."""
        number = self.items.find(item)
        written = (self.breakdowns.text(each) for each in self.broken_down.get(_or_none(number), ()))
        pairs = (parse_breakdown(text) for text in written)
        return {each[0][1] for each in pairs if len(each) == 1 and each[0][0] == over}

    def stamp(self) -> tuple[int, ...]:
        """Differs whenever a statement made earlier could be wrong now."""
        extents = self.extents.values()
        known = len(self.items.texts), len(self.breakdowns.texts), len(self.reasons.texts)
        recorded = sum(map(len, self.broken_down.values()))
        return (*known, recorded, sum(each.greatest for each in extents), sum(each.scale for each in extents))

    def to_json(self) -> dict[str, Any]:
        lists: dict[str, Any] = {kind: list(getattr(self, kind).texts) for kind in _KINDS}
        lists["extents"] = [[item, each.scale, str(each.greatest)] for item, each in self.extents.items()]
        lists["broken_down"] = [[item, sorted(each)] for item, each in self.broken_down.items()]
        return lists

    @staticmethod
    def from_json(lists: Mapping[str, Any]) -> Codes:
        """The codes that `to_json` wrote."""
        return Codes(
            **{kind: Numbering(lists[kind]) for kind in _KINDS},
            extents={item: Extent(scale, int(greatest)) for item, scale, greatest in lists["extents"]},
            broken_down={item: set(each) for item, each in lists["broken_down"]},
        )

    def copy(self) -> Codes:
        """The same codes, to be added to without touching these."""
        return Codes.from_json(self.to_json())


def _or_none(number: int | None) -> int:
    return -1 if number is None else number
