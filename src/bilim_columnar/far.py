"""Figures that stand far from others, and the file beside a snapshot in which they are kept.

The file is named after the levels of the units of the snapshot: where a unit is of another level by now,
there is no such file. It is written under another name first and begins with its hash. Whenever the writing
stops, or where the file is not as it was written or of another snapshot, everything is computed from the
facts, as where nobody wrote one.
"""

from __future__ import annotations

import hashlib
import io
import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from bilim_columnar.bound import read_own
from bilim_columnar.snapshots import Snapshot, lay_beside
from bilim_engine.problems import Refused

Group = tuple[int, int]
"""Item and breakdown."""
_SEAL = hashlib.sha256().digest_size
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
    body = content.getvalue()
    lay_beside(snapshot, _name(snapshot, levels), _seal(snapshot, levels, body) + body)


def read_kept(snapshot: Snapshot, levels: Mapping[str, str]) -> dict[int, Kept]:
    """What is kept of each period; nothing where no whole file for these levels lies there."""
    with suppress(Refused):
        content = read_own(snapshot.folder / _name(snapshot, levels))
        seal, body = content[:_SEAL], content[_SEAL:]
        if seal == _seal(snapshot, levels, body):
            with np.load(io.BytesIO(body)) as found:
                return _kept({name: found[name].tolist() for name in found.files})
    return {}


def _seal(snapshot: Snapshot, levels: Mapping[str, str], body: bytes) -> bytes:
    """What stands before it in the file: no part of it has changed, and it is of this snapshot."""
    bound = f"{snapshot.sha256}|{_name(snapshot, levels)}|".encode()
    return hashlib.sha256(bound + body).digest()


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
    return f"far-{hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:32]}"
