"""What makes units alike: characteristics they cannot change by good work, and how they are held together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import Source, Text


@dataclass(frozen=True, slots=True)
class OfItem:
    """The figure itself, of the unit or summed over the units below it; never summed where it is a share,
    points or a level."""

    item: str
    kind: Literal["item"] = "item"


@dataclass(frozen=True, slots=True)
class OfRatio:
    """One figure by another: pupils by schools."""

    item: str
    by: str
    kind: Literal["ratio"] = "ratio"


@dataclass(frozen=True, slots=True)
class OfCategory:
    """The share of a category in a figure, from 0 to 1: graduates taught in Kyrgyz among all graduates."""

    item: str
    breakdown: str
    category: str
    kind: Literal["category"] = "category"


@dataclass(frozen=True, slots=True)
class OfKind:
    """1 for units of these kinds of the register, 0 for all others."""

    kinds: tuple[str, ...]
    kind: Literal["unit_kind"] = "unit_kind"


Measured = OfItem | OfRatio | OfCategory | OfKind


@dataclass(frozen=True, slots=True)
class Characteristic:
    """One thing by which units are like or unlike.

    `logarithm`: it counts how many times larger, not by how much. `decimals` are those it is shown with.
    """

    code: str
    title: Text
    measured: Measured
    argument: Text
    weight: Decimal = Decimal(1)
    logarithm: bool = False
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A characteristic that would matter and is not taken, and why."""

    title: Text
    reason: Text


@dataclass(frozen=True, slots=True)
class Peers:
    """Who counts as a peer in a rating by this methodology.

    Differences are divided by the standard deviation over the rated units. `count` nearest ones are peers;
    two units of which less than `coverage` of the weight is known of both are not held together.
    """

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    basis: Text
    reviewed_on: date
    next_review_on: date
    methodology: str
    count: int
    coverage: Decimal
    characteristics: tuple[Characteristic, ...]
    left_out: tuple[LeftOut, ...] = ()
    summary: Text | None = None
    sources: tuple[Source, ...] = ()


def items_of(characteristic: Characteristic) -> tuple[str, ...]:
    """The codes of the items it is measured by; none for what the register says."""
    measured = characteristic.measured
    if isinstance(measured, OfKind):
        return ()
    return (measured.item, measured.by) if isinstance(measured, OfRatio) else (measured.item,)
