"""Figures that stand far from those of other units: z and modified z, over all items and periods at once.

These are hints for whoever checks figures, never published: they are computed in floating point. Compared are
the units of one level for which an item has a figure in one period and breakdown: a country beside its
districts would always be the farthest. z is the distance from the mean in
population deviations; modified z is 0.6745 times the distance from the median in median absolute deviations
(Iglewicz and Hoaglin, 1993). Where there is no spread there is no outlier.

A period is read once, sorted by item as its file is, and each group is sorted as an array: databases gather
the figures of a median in lists, which takes many times as long. The far ones of each group are kept and
computed anew when one of its figures changes, or when somebody asks for nearer ones. Those of a snapshot are
kept beside it when it is written (`keep`), so that the first question finds them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from typing import Any

import numpy as np

from bilim_columnar.engines.base import keeping
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.far import Far, Group, Kept, read_kept, write_kept
from bilim_columnar.live import Live
from bilim_columnar.snapshots import Snapshot

Z, MODIFIED_Z = 3.0, 3.5


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure with its two distances; None where that one is not defined."""

    unit: str
    item: str
    period: str
    breakdown: str
    z: float | None
    modified_z: float | None


class Outliers:
    """Finds outliers among the facts of an engine that gives arrays; refused where it gives none."""

    def __init__(self, live: Live, levels: Mapping[str, str] | None = None) -> None:
        """Of what level a unit is, by its code; those that `levels` does not name are of one level."""
        self._live, self._engine = live, keeping(live.engine)
        self._levels = levels or {}
        self._numbered = np.zeros(0, dtype=np.int64)
        self._kept: dict[int, Kept] = read_kept(live.snapshot, self._levels)

    def find(
        self,
        periods: Collection[str] | None = None,
        *,
        units: Collection[str] | None = None,
        z: float = Z,
        modified_z: float = MODIFIED_Z,
        limit: int = 1000,
    ) -> list[Outlier]:
        """The figures of these units beyond either distance, the farthest first, at most `limit` of them;
        compared are all units."""
        known, asked = self._live.codes.periods, self._numbers(units)
        found = (known.find(each) for each in (known.texts if periods is None else periods))
        beyond = (
            (-far.farthest, item, period, far.unit, breakdown, far)
            for period in sorted({number for number in found if number is not None})
            for (item, breakdown), some in self._of(period, z, modified_z).groups.items()
            for far in some
            if (asked is None or far.unit in asked) and far.is_beyond(z, modified_z)
        )
        farthest = nsmallest(limit, beyond, key=lambda each: each[:5])
        return [self._told(period, (item, breakdown), far) for _, item, period, _, breakdown, far in farthest]

    def _numbers(self, units: Collection[str] | None) -> set[int | None] | None:
        return None if units is None else {self._live.codes.units.find(each) for each in units}

    def kept(self, z: float, modified_z: float) -> dict[int, Kept]:
        """What lies beyond these distances, by period, as the facts stand now."""
        return {
            period: self._of(period, z, modified_z) for period in range(len(self._live.codes.periods.texts))
        }

    def _told(self, period: int, group: Group, far: Far) -> Outlier:
        """The figure by its codes."""
        codes, (item, breakdown) = self._live.codes, group
        return Outlier(
            codes.units.text(far.unit),
            codes.items.text(item),
            codes.periods.text(period),
            codes.breakdowns.text(breakdown),
            far.z,
            far.modified_z,
        )

    def _of(self, period: int, z: float, modified_z: float) -> Kept:
        """What is kept of the period stands as the facts stand now, for these distances and greater ones."""
        live, kept = self._live, self._kept.get(period)
        if kept is None or kept.z > z or kept.modified_z > modified_z:
            kept = self._kept[period] = Kept(z, modified_z, len(live.touched))
            live.show([period], range(len(live.codes.items.texts)))
            self._read(period, kept, "")
            return kept
        touched = {key[:2] for key in live.touched[kept.seen :] if key[2] == period}
        kept.seen = len(live.touched)
        if touched:
            for group in touched:
                kept.groups.pop(group, None)
            live.show([period], {item for item, _breakdown in touched})
            some = " OR ".join(f"(item = {item} AND breakdown = {each})" for item, each in sorted(touched))
            self._read(period, kept, f" AND ({some})")
        return kept

    def _read(self, period: int, kept: Kept, some: str) -> None:
        found = self._engine.arrays(
            "SELECT item, breakdown, unit, value FROM facts "
            f"WHERE period = {period} AND value IS NOT NULL{some}"
        )
        for group, units, figures in _groups({each: np.ma.getdata(found[each]) for each in found}):
            far = [
                each
                for level_units, level_figures in self._by_level(units, figures)
                for each in _far(level_units, level_figures, kept.z, kept.modified_z)
            ]
            if far:
                kept.groups[group] = far

    def _by_level(self, units: Any, figures: Any) -> Iterator[tuple[Any, Any]]:
        """The figures of each level by themselves."""
        if not self._levels:
            yield units, figures
            return
        texts = self._live.codes.units.texts
        if len(self._numbered) < len(texts):
            order = sorted(set(self._levels.values()))
            places = {level: place for place, level in enumerate(order, start=1)}
            named = [places.get(self._levels.get(text, ""), 0) for text in texts]
            self._numbered = np.array(named, dtype=np.int64)
        of_each = self._numbered[units]
        for level in np.unique(of_each):
            some = of_each == level
            yield units[some], figures[some]


def keep(
    snapshot: Snapshot,
    levels: Mapping[str, str] | None = None,
    *,
    z: float = Z,
    modified_z: float = MODIFIED_Z,
) -> None:
    """What is far in the snapshot lies beside it: whoever asks for it with these levels reads no fact."""
    found = Outliers(Live(DuckDB(), snapshot), levels).kept(z, modified_z)
    write_kept(snapshot, levels or {}, found)


def _groups(columns: Mapping[str, Any]) -> Iterator[tuple[Group, Any, Any]]:
    """Units and figures of each item and breakdown."""
    keys = columns["item"].astype(np.int64) << 32 | columns["breakdown"]
    units, figures = columns["unit"], columns["value"]
    if (keys[1:] < keys[:-1]).any():
        # What came after the snapshot stands behind it and not at its place.
        order = np.argsort(keys, kind="stable")
        keys, units, figures = keys[order], units[order], figures[order]
    starts = [0, *(np.flatnonzero(keys[1:] != keys[:-1]) + 1).tolist(), len(keys)]
    for start, end in pairwise(starts):
        if end > start:
            key = int(keys[start])
            yield (key >> 32, key & 0xFFFFFFFF), units[start:end], figures[start:end]


def _far(units: Any, figures: Any, z: float, modified_z: float) -> list[Far]:
    """The figures of a group beyond either distance."""
    mean, deviation = float(figures.mean()), float(figures.std())
    doubled = _doubled_middle(np.sort(figures))
    # Twice the figures and four times the distance: halves need no fractions.
    distance = _doubled_middle(np.sort(np.abs(2 * figures - doubled))) / 4
    middle = doubled / 2
    far = np.zeros(len(figures), dtype=bool)
    if deviation > 0:
        far |= np.abs(figures - mean) > z * deviation
    if distance > 0:
        far |= 0.6745 * np.abs(figures - middle) > modified_z * distance
    return [
        Far(
            unit,
            (figure - mean) / deviation if deviation > 0 else None,
            0.6745 * (figure - middle) / distance if distance > 0 else None,
        )
        for unit, figure in zip(units[far].tolist(), figures[far].tolist(), strict=True)
    ]


def _doubled_middle(ordered: Any) -> int:
    """Twice the median of figures in order."""
    last = len(ordered) - 1
    return int(ordered[last // 2]) + int(ordered[(last + 1) // 2])
