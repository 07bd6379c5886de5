"""Figures that stand far from others, and the file beside a snapshot in which they are kept.

The file is named after the levels of the units of the snapshot: where a unit is of another level by now,
there is no such file. It is written under another name first. Whenever the writing stops, or where the file
is not whole, everything is computed from the facts, as where nobody wrote one.
"""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bilim_columnar.snapshots import Snapshot, lay_beside

Group = tuple[int, int]
"""Item and breakdown."""
_PLACES, _DISTANCES = ("period", "item", "breakdown", "unit"), ("z", "modified_z")


@dataclass(frozen=True, slots=True)
class Far:
    """A figure of a group, by the number of its unit."""

    unit: int
    z: float | None
    modified_z: float | None

    def is_beyond(self, z: float, modified_z: float) -> bool:
        return abs(self.z or 0) > z or abs(self.modified_z or 0) > modified_z

    @property
    def farthest(self) -> float:
        return max(abs(self.z or 0), abs(self.modified_z or 0))


@dataclass(slots=True)
class Kept:
    """The far figures of a period: beyond which distances, and how many changes are minded."""

    z: float
    modified_z: float
    seen: int
    groups: dict[Group, list[Far]] = field(default_factory=dict)


def write_kept(snapshot: Snapshot, levels: Mapping[str, str], kept: Mapping[int, Kept]) -> None:
    """The far figures of every period of the snapshot lie beside it; all beyond the same distances."""
    rows = [
        (period, *group, far.unit, far.z, far.modified_z)
        for period, each in kept.items()
        for group, some in each.groups.items()
        for far in some
    ]
    columns = dict(zip((*_PLACES, *_DISTANCES), zip(*rows, strict=True), strict=True)) if rows else {}
    arrays: dict[str, Any] = {name: np.array(columns.get(name, ()), dtype=np.int64) for name in _PLACES}
    # A distance that is not defined is no number.
    arrays |= {name: np.array(columns.get(name, ()), dtype=np.float64) for name in _DISTANCES}
    arrays["periods"] = np.array(list(kept), dtype=np.int64)
    arrays["beyond"] = np.array([(each.z, each.modified_z) for each in kept.values()])
    content = io.BytesIO()
    np.savez(content, **arrays)
    lay_beside(snapshot, _name(snapshot, levels), content.getvalue())


def read_kept(snapshot: Snapshot, levels: Mapping[str, str]) -> dict[int, Kept]:
    """What is kept of each period; nothing where no whole file for these levels lies there."""
    with suppress(OSError, EOFError, ValueError, KeyError, zipfile.BadZipFile):
        with np.load(snapshot.folder / _name(snapshot, levels)) as found:
            columns = {name: found[name].tolist() for name in found.files}
        return _kept(columns)
    return {}


def _kept(columns: Mapping[str, list[Any]]) -> dict[int, Kept]:
    kept = {
        period: Kept(z, modified_z, 0)
        for period, (z, modified_z) in zip(columns["periods"], columns["beyond"], strict=True)
    }
    rows = zip(*(columns[name] for name in (*_PLACES, *_DISTANCES)), strict=True)
    for period, item, breakdown, unit, *distances in rows:
        far = Far(unit, *(each if each == each else None for each in distances))
        kept[period].groups.setdefault((item, breakdown), []).append(far)
    return kept


def _name(snapshot: Snapshot, levels: Mapping[str, str]) -> str:
    """Units that came later are of no snapshot: their groups are computed anew."""
    listed = [levels.get(unit, "") for unit in snapshot.codes.units.texts]
    return f"far-{hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:32]}.npz"
