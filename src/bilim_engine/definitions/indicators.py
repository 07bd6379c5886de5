"""Indicators: what is computed from items, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from bilim_engine.definitions.base import REPORTED, NotDefined, Source, Text
from bilim_engine.formulas.tree import Expression
from bilim_engine.values import Value

Polarity = Literal["higher_is_better", "lower_is_better"]
HIGHER_IS_BETTER: Polarity = "higher_is_better"
LOWER_IS_BETTER: Polarity = "lower_is_better"
POLARITIES = (HIGHER_IS_BETTER, LOWER_IS_BETTER)


@dataclass(frozen=True, slots=True)
class MissingRule:
    """Where the condition holds the indicator is missing for this reason."""

    when: Expression
    reason: str


@dataclass(frozen=True, slots=True)
class Given:
    """The figures of one unit in a worked case, keyed `item`, `item@2022`, `item[sex=female]`, with those
    of the units below it."""

    figures: Mapping[str, Value]
    children: Mapping[str, Given]


@dataclass(frozen=True, slots=True)
class Case:
    """A worked example: these figures give this value."""

    name: Text
    given: Given
    expect: Value
    parameters: Mapping[str, Decimal] | None = None
    period: str = "2025"
    unit: str = "case"
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class Indicator:
    """A value computed from items: `scale` × `numerator` ÷ `denominator`, or one `formula`.

    A `reported` indicator may list in `not_defined` what was never published; such a field is NOT_DEFINED
    here, and without a formula its value is missing(not_defined).
    """

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    polarity: Polarity | NotDefined
    unit: str | NotDefined
    period: str | NotDefined
    base: Text | NotDefined
    basis: Text
    reviewed_on: date
    next_review_on: date
    why: Text | None = None
    note: Text | None = None
    formula: Expression | None = None
    numerator: Expression | None = None
    denominator: Expression | None = None
    scale: Decimal = Decimal(1)
    missing: tuple[MissingRule, ...] = ()
    decimals: int = 1
    sources: tuple[Source, ...] = ()
    not_defined: tuple[str, ...] = ()
    cases: tuple[Case, ...] = ()

    @property
    def reckoning(self) -> tuple[object, ...]:
        """All that its values follow from: two indicators with the same are computed alike, whatever is
        written about them."""
        shares = (self.formula, self.numerator, self.denominator, self.scale)
        return (*shares, self.missing, self.unit, self.period, self.polarity)

    @property
    def is_computable(self) -> bool:
        """There is a formula, or a numerator and a denominator."""
        return self.formula is not None or (self.numerator is not None and self.denominator is not None)

    @property
    def is_reported(self) -> bool:
        """Others published it; what they never said stays NOT_DEFINED."""
        return self.status == REPORTED

    def expressions(self) -> tuple[Expression, ...]:
        """Every formula of the indicator, those of its rules for missing included."""
        own = (self.formula, self.numerator, self.denominator)
        return tuple(each for each in own if each) + tuple(rule.when for rule in self.missing)
