"""Parameters: the numbers of the rules, with the dates they hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bilim_engine.definitions.base import Source, Text
from bilim_engine.values import NOT_DEFINED, Missing, Value


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """What a parameter is from `valid_from` until the day before `valid_until`: one number for all, numbers
    by unit with one for all others, or explicitly not defined."""

    valid_from: date
    valid_until: date | None = None
    value: Decimal | None = None
    not_defined: bool = False
    by_unit: Mapping[str, Decimal] | None = None
    otherwise: Decimal | None = None
    certainty: str = "found"
    source: Source | None = None

    def holds_on(self, day: date) -> bool:
        """Whether this is the value of that day."""
        return self.valid_from <= day and (self.valid_until is None or day < self.valid_until)

    @property
    def numbers(self) -> tuple[object, ...]:
        """What it says, whoever said it and since when."""
        return self.value, self.not_defined, self.by_unit, self.otherwise

    def for_unit(self, unit: str) -> Value:
        """The number for this unit; missing(not_defined) where none was set."""
        if self.not_defined:
            return Missing(NOT_DEFINED)
        if self.value is not None:
            return self.value
        found = (self.by_unit or {}).get(unit, self.otherwise)
        return Missing(NOT_DEFINED) if found is None else found


@dataclass(frozen=True, slots=True)
class Parameter:
    """A number set by a rule, dated."""

    code: str
    title: Text
    unit: str
    values: tuple[ParameterValue, ...]
    note: Text | None = None

    def find(self, day: date) -> ParameterValue | None:
        """What holds on that day, or None."""
        return next((each for each in self.values if each.holds_on(day)), None)

    def contradicts(self, other: Parameter, until: date) -> bool:
        """Whether on some day before this one both say a number and not the same."""
        edges = {each.valid_from for each in (*self.values, *other.values)}
        edges |= {each.valid_until for each in (*self.values, *other.values) if each.valid_until}
        found = ((self.find(day), other.find(day)) for day in edges if day < until)
        return any(one and two and one.numbers != two.numbers for one, two in found)

    def at(self, day: date, unit: str) -> Value:
        """The number in force for the unit on that day; missing(not_defined) where none is."""
        found = self.find(day)
        if found is None:
            return Missing(NOT_DEFINED, f"{self.code}: {day.isoformat()}")
        value = found.for_unit(unit)
        return Missing(NOT_DEFINED, self.code) if isinstance(value, Missing) else value
