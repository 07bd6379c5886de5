"""Exceptions declared before the result."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from bilim_engine.definitions.base import NotDefined, Source, Text
from bilim_engine.formulas.tree import Expression


@dataclass(frozen=True, slots=True)
class Replace:
    """The value is what the formula gives; in it the replaced item or indicator has its unadjusted value."""

    formula: Expression


@dataclass(frozen=True, slots=True)
class Exclude:
    """The value is missing for this reason."""

    reason: str


@dataclass(frozen=True, slots=True)
class Add:
    """The number is added to the value."""

    number: Decimal


@dataclass(frozen=True, slots=True)
class Multiply:
    """The value is multiplied by the number."""

    number: Decimal


Operation = Replace | Exclude | Add | Multiply


@dataclass(frozen=True, slots=True)
class Adjustment:
    """An exception declared before the result: for whom, when, on which basis, and what it does.

    Exactly one of `indicator` and `item` is set. `period` is the reference period of what is adjusted.
    """

    code: str
    title: Text
    reason: Text
    basis: Text
    units: tuple[str, ...]
    period: str
    operation: Operation | NotDefined
    indicator: str | None = None
    item: str | None = None
    source: Source | None = None
