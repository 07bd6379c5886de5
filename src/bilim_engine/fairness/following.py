"""Indicators computed from others of the method: they move with what they are made of, never alone."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.formulas.tree import Expression
from bilim_engine.indicators import Evaluator
from bilim_engine.values import Value


def made_of(definitions: Definitions, rated: Collection[str]) -> dict[str, frozenset[str]]:
    """For each of these indicators that is computed from others of them, now or in earlier periods, directly
    or through any that stand between: those others."""
    found = {code: frozenset(_named(code, definitions)) & frozenset(rated) - {code} for code in rated}
    return {code: others for code, others in found.items() if others}


def _named(code: str, definitions: Definitions) -> set[str]:
    """Every indicator that the formula of this one comes to."""
    found: set[str] = set()
    waiting = [code]
    while waiting:
        indicator = definitions.indicators.get(waiting.pop())
        named = {each.code for part in _parts(indicator) for each in part.walk() if each.op == "indicator"}
        waiting.extend(named - found)
        found |= named
    return found


def _parts(indicator: Indicator | None) -> Iterator[Expression]:
    if indicator is not None:
        halves = (indicator.formula, indicator.numerator, indicator.denominator)
        yield from (each for each in halves if each is not None)
        yield from (rule.when for rule in indicator.missing)


@dataclass(frozen=True, slots=True)
class Following:
    """What indicators made of others come to when those are tried; earlier periods stand as they were.

    `made_of`: of which each is made, none for the others. Without a world to ask nothing follows.
    """

    made_of: Mapping[str, frozenset[str]] = field(default_factory=dict)
    world: Evaluator | None = None

    def of(self, codes: Collection[str]) -> tuple[str, ...]:
        """The indicators that are made of any of these."""
        return tuple(code for code, others in self.made_of.items() if not others.isdisjoint(codes))

    def values(self, unit: str, own: Mapping[str, Decimal]) -> dict[str, Value]:
        """What those that are made of the ones tried come to with these values, the ones that are tried
        themselves left out."""
        codes = [code for code in self.of(own) if code not in own]
        if not codes or self.world is None:
            return {}
        tried = self.world.trying(unit, own)
        return {code: tried.value(code, unit).value for code in codes}
