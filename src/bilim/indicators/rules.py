"""Inputs and values as canonical JSON: the same ones give the same bytes, so a hash names them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from bilim.indicators.terms import Inputs, Values
from bilim_engine.definitions import (
    Adjustment,
    Definitions,
    Replace,
    canonical_bytes,
    from_json,
    stored_json,
)
from bilim_engine.facts import Fact, FactTable, parse_breakdown, write_breakdown
from bilim_engine.formulas import Expression
from bilim_engine.indicators import Evaluator, IndicatorValue
from bilim_engine.periods import is_of_before, parse_period
from bilim_engine.trace import Step
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import NOT_COMPARABLE, Missing, plain


def on_ground_of_today(facts: Iterable[Fact], cut_days: Mapping[str, date]) -> Iterator[Fact]:
    """The facts; those of periods that had ended when their unit was last split or merged are not comparable.

    Nothing is moved to an heir (docs/adr/0401): an indicator over several years says that its series is
    broken, and never compares two grounds as if they were one.
    """
    for fact in facts:
        is_broken = is_of_before(fact.period, cut_days.get(fact.unit))
        yield replace(fact, value=Missing(NOT_COMPARABLE)) if is_broken else fact


def write_inputs(inputs: Inputs) -> bytes:
    """The inputs; facts sorted, units in the order of the register, which sums follow."""
    return canonical_bytes(
        {
            "v": 1,
            "period": str(inputs.period),
            "definitions": stored_json(inputs.definitions),
            "facts": [_written_fact(fact) for fact in inputs.facts],
            "units": [_written_unit(unit) for unit in inputs.units],
        }
    )


def read_inputs(content: bytes) -> Inputs:
    """The inputs that `write_inputs` wrote."""
    written = json.loads(content)
    return Inputs(
        definitions=from_json(written["definitions"]),
        facts=FactTable(_read_fact(*each) for each in written["facts"]),
        units=UnitTree(_read_unit(*each) for each in written["units"]),
        period=parse_period(written["period"]),
    )


def _written_fact(fact: Fact) -> list[Any]:
    is_missing = isinstance(fact.value, Missing)
    return [
        fact.unit,
        fact.item,
        str(fact.period),
        write_breakdown(fact.breakdown),
        "" if isinstance(fact.value, Missing) else plain(fact.value),
        fact.value.reason if is_missing else "",  # type: ignore[union-attr]
        fact.origin,
        fact.illustrative,
        fact.recorded_at,
    ]


def _read_fact(
    unit: str,
    item: str,
    period: str,
    breakdown: str,
    value: str,
    missing: str,
    origin: str,
    illustrative: bool,
    recorded_at: str,
) -> Fact:
    figure = Decimal(value) if value else Missing(missing)
    where = (unit, item, parse_period(period), parse_breakdown(breakdown))
    return Fact(*where, figure, origin, illustrative, recorded_at)


def _written_unit(unit: Unit) -> list[Any]:
    dates = [None if day is None else day.isoformat() for day in (unit.valid_from, unit.valid_until)]
    return [unit.code, unit.parent, unit.kind, dict(unit.names), *dates]


def _read_unit(
    code: str, parent: str | None, kind: str, names: dict[str, str], since: str | None, until: str | None
) -> Unit:
    dates = [None if day is None else date.fromisoformat(day) for day in (since, until)]
    return Unit(code, parent, kind, names, *dates)


def compute(
    inputs: Inputs,
    indicators: Iterable[str],
    units: Iterable[str],
    variants: Mapping[str, Iterable[Adjustment]],
) -> Values:
    """The value of each indicator for each unit, under the adjustments of each variant."""
    indicators, units = tuple(indicators), tuple(units)
    evaluators = {
        variant: Evaluator(inputs.definitions, inputs.facts, inputs.units, inputs.period, adjustments)
        for variant, adjustments in variants.items()
    }
    return {
        variant: {unit: {code: ask.value(code, unit) for code in indicators} for unit in units}
        for variant, ask in evaluators.items()
    }


def recompute(
    before: Inputs,
    values: Values,
    now: Inputs,
    indicators: Iterable[str],
    units: Iterable[str],
    variants: Mapping[str, Iterable[Adjustment]],
) -> Values:
    """The same as `compute` from `now`. What reads no fact that differs from `before` is taken over from
    `values`; where more than facts differs, everything is computed anew."""
    indicators, units = tuple(indicators), tuple(units)
    if not _differ_in_facts_alone(before, now) or not _holds(values, variants, units, indicators):
        return compute(now, indicators, units, variants)
    changed = {fact.item for fact in set(before.facts) ^ set(now.facts)}
    touched = [code for code in indicators if changed & _items_read(now.definitions, code)]
    fresh = compute(now, touched, units, variants)
    return {
        variant: {
            unit: {code: {**values[variant][unit], **fresh[variant][unit]}[code] for code in indicators}
            for unit in units
        }
        for variant in variants
    }


def _differ_in_facts_alone(before: Inputs, now: Inputs) -> bool:
    return (
        before.period == now.period
        and list(before.units) == list(now.units)
        and before.definitions == now.definitions
    )


def _holds(values: Values, variants: Iterable[str], units: Iterable[str], indicators: Iterable[str]) -> bool:
    wanted = set(indicators)
    return all(wanted <= set(values.get(variant, {}).get(unit, {})) for variant in variants for unit in units)


def _items_read(definitions: Definitions, indicator: str) -> set[str]:
    """The items from which the value can follow, through whatever indicators and exceptions."""
    waiting, seen, found = [indicator], set(), set()
    expressions = list(_of_exceptions(definitions))
    while waiting or expressions:
        if waiting and (code := waiting.pop()) not in seen and code in definitions.indicators:
            seen.add(code)
            expressions += definitions.indicators[code].expressions()
        for expression in expressions:
            for each in expression.walk():
                if each.op == "item":
                    found.add(each.code)
                elif each.op == "indicator":
                    waiting.append(each.code)
        expressions = []
    return found


def _of_exceptions(definitions: Definitions) -> Iterator[Expression]:
    for method in definitions.methodologies.values():
        for each in method.adjustments:
            if isinstance(each.operation, Replace):
                yield each.operation.formula


def write_values(values: Values) -> bytes:
    """The values with their traces."""
    return canonical_bytes(
        {
            variant: {
                unit: {code: [str(each.period), each.step.to_json()] for code, each in row.items()}
                for unit, row in table.items()
            }
            for variant, table in values.items()
        }
    )


def read_values(content: bytes) -> Values:
    """The values that `write_values` wrote."""
    return {
        variant: {
            unit: {code: _read_value(unit, code, *each) for code, each in row.items()}
            for unit, row in table.items()
        }
        for variant, table in json.loads(content).items()
    }


def _read_value(unit: str, code: str, period: str, tree: Mapping[str, Any]) -> IndicatorValue:
    step = Step.from_json(tree)
    if isinstance(step.value, bool):
        raise TypeError(f"{code} of {unit} is not a value but {step.value}")
    return IndicatorValue(unit, code, parse_period(period), step.value, step)
