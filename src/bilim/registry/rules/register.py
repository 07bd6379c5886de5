"""The register as its files say it: plain records, before any database."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Protocol

from bilim.registry.terms import DatedCode, DatedName, DatedParent, Text
from bilim_engine.problems import Place


class Dated(Protocol):
    """Anything valid from a day (None: always known) until the day before another (None: still)."""

    @property
    def valid_from(self) -> date | None:
        """The first day."""
        ...

    @property
    def valid_until(self) -> date | None:
        """The first day no longer covered."""
        ...


def overlap(one: Dated, other: Dated) -> bool:
    """Whether some day belongs to both."""
    return (one.valid_from or date.min) < (other.valid_until or date.max) and (
        other.valid_from or date.min
    ) < (one.valid_until or date.max)


def overlapping(records: Iterable[Dated]) -> bool:
    """Whether any two of the records are valid on the same day."""
    return any(overlap(one, other) for one, other in combinations(tuple(records), 2))


@dataclass(frozen=True, slots=True)
class UnitRecord:
    """One unit with everything dated about it."""

    code: str
    kind: str
    parents: tuple[DatedParent, ...]
    names: tuple[DatedName, ...]
    codes: tuple[DatedCode, ...]
    aliases: tuple[str, ...]
    note: Text
    sources: tuple[str, ...]
    valid_from: date | None
    valid_until: date | None
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class LinkRecord:
    """What happened to a unit on a day."""

    kind: str
    unit: str
    to: str
    on: date
    certainty: str
    basis: Text
    sources: tuple[str, ...]
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class SourceRecord:
    """Where a statement of the register comes from."""

    code: str
    title: str
    address: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class TileRecord:
    """The place of one unit on the tile map."""

    unit: str
    column: int
    row: int
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True, slots=True)
class Register:
    """All files of the register together, in the order written."""

    units: tuple[UnitRecord, ...] = ()
    links: tuple[LinkRecord, ...] = ()
    sources: tuple[SourceRecord, ...] = ()
    tiles: tuple[TileRecord, ...] = ()
