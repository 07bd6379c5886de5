"""Indicators evaluated for a unit and a rated period, with declared adjustments and the trace.

Periods: an evaluator holds the rated period (that of the edition). An item is read at the period of its own
kind that the rated period fixes (`periods.of_kind_within`), moved back by whatever `ago` says; an indicator's
reference period follows from its kind in the same way. A parameter is read on the last day of the reference
period of the indicator, or of the adjusted item, in whose formula it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta
from decimal import Decimal

from bilim_engine import formulas
from bilim_engine.definitions import (
    Adjustment,
    Definitions,
    Indicator,
    NotDefined,
    Replace,
)
from bilim_engine.facts import FactTable, write_breakdown
from bilim_engine.formulas import Expression, Scope
from bilim_engine.indicators.arithmetic import divided, finite, operated
from bilim_engine.periods import Period, of_kind_within
from bilim_engine.trace import ADJUSTMENT, INDICATOR, ITEM, NUMBER, PARAM, RULE, Step, number_of
from bilim_engine.units import UnitTree
from bilim_engine.values import (
    NOT_COLLECTED,
    NOT_DEFINED,
    OUT_OF_DOMAIN,
    Missing,
    Value,
    plain,
)

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class IndicatorValue:
    """The value of an indicator for one unit at its reference period, and how it came about."""

    unit: str
    indicator: str
    period: Period
    value: Value
    step: Step


def evaluate(
    indicator: Indicator,
    *,
    definitions: Definitions,
    facts: FactTable,
    units: UnitTree,
    unit: str,
    period: Period,
    adjustments: Sequence[Adjustment] = (),
) -> IndicatorValue:
    """The value of the indicator for the unit in an edition over `period`, the adjustments applied in order.

    For many values of one edition make one `Evaluator` and ask it; it computes nothing twice.
    """
    evaluator = Evaluator(definitions, facts, units, period, adjustments)
    return evaluator.value(indicator.code, unit)


class Evaluator:
    """The world that formulas ask: facts, parameters, other indicators, the tree of units, adjustments."""

    def __init__(
        self,
        definitions: Definitions,
        facts: FactTable,
        units: UnitTree,
        period: Period,
        adjustments: Iterable[Adjustment] = (),
    ) -> None:
        self._definitions = definitions
        self._facts = facts
        self._units = units
        self._rated = period
        self._adjustments = tuple(adjustments)
        self._values: dict[tuple[str, Scope], Step] = {}
        # The unit of which values are tried, and the values.
        self._tried: tuple[str, Mapping[str, Decimal]] = ("", {})
        # Indicators being computed: a circle, refused by the loader, ends here and not in the stack.
        self._open: set[tuple[str, Scope]] = set()
        # The kind of period of the indicator or item whose formula is being evaluated.
        self._kind: str | None = None

    def value(self, indicator: str, unit: str) -> IndicatorValue:
        """The value of the indicator for the unit; total, whatever the figures are."""
        step = self.indicator(indicator, Scope(unit))
        period = self._reference(indicator, 0) or self._rated
        return IndicatorValue(unit, indicator, period, number_of(step.value), step)

    def trying(self, unit: str, own: Mapping[str, Decimal]) -> Evaluator:
        """The same world in which these indicators of the unit have these values now, whatever the figures
        are; what was in earlier periods stands."""
        other = Evaluator(self._definitions, self._facts, self._units, self._rated, self._adjustments)
        other._values = {key: step for key, step in self._values.items() if key[1].months_ago}
        for code, number in own.items():
            other._values[code, Scope(unit)] = Step(NUMBER, "given", number)
        other._tried = (unit, own)
        return other

    # --- what formulas ask ------------------------------------------------------------------------------

    def item(self, code: str, scope: Scope) -> Step:
        """The recorded figure, adjusted."""
        item = self._definitions.items.get(code)
        period = self._period(item.period, scope.months_ago) if item else None
        note = {"unit": scope.unit, "item": code}
        if item is None or period is None:
            reason = NOT_DEFINED if item is None else OUT_OF_DOMAIN
            return Step(ITEM, code, Missing(reason, code), note=note)
        note["period"] = str(period)
        if scope.breakdown:
            note["breakdown"] = write_breakdown(scope.breakdown)
        fact = self._facts.find(scope.unit, code, period, scope.breakdown)
        value: Value = Missing(NOT_COLLECTED, code) if fact is None else finite(fact.value)
        if fact is not None:
            note |= {"origin": fact.origin} if fact.origin else {}
            note |= {"recorded_at": fact.recorded_at} if fact.recorded_at else {}
            note |= {"illustrative": "true"} if fact.illustrative else {}
        step = Step(ITEM, code, value, note=note)
        return self._adjusted(step, scope, period, item.period, item=code)

    def indicator(self, code: str, scope: Scope) -> Step:
        """The value of the indicator in this scope, adjusted; computed once."""
        key = (code, replace(scope, depth=0))
        if key in self._values:
            return self._values[key]
        if key in self._open:
            return Step(INDICATOR, code, Missing(OUT_OF_DOMAIN, "circle"))
        self._open.add(key)
        step = self._compute(code, scope)
        self._open.discard(key)
        self._values[key] = step
        return step

    def param(self, code: str, scope: Scope) -> Step:
        """The parameter in force for the unit on the last day of the period the formula speaks of."""
        parameter = self._definitions.parameters.get(code)
        period = self._period(self._kind or self._rated.kind, scope.months_ago)
        if parameter is None or period is None:
            reason = NOT_DEFINED if parameter is None else OUT_OF_DOMAIN
            return Step(PARAM, code, Missing(reason, code))
        day = period.end - ONE_DAY
        note = {"day": day.isoformat(), "unit": scope.unit}
        if (found := parameter.find(day)) is not None:
            note["certainty"] = found.certainty
            note |= {"source": found.source.title} if found.source else {}
        return Step(PARAM, code, parameter.at(day, scope.unit), note=note)

    def children(self, unit: str) -> Sequence[str]:
        """The units directly below, in the order of the register."""
        return [each.code for each in self._units.children(unit)]

    def below(self, unit: str) -> Sequence[str]:
        """Every unit below at whatever depth, parents before children."""
        return [each.code for each in self._units.subtree(unit)[1:]] if unit in self._units else []

    def categories(self, over: str, expression: Expression, scope: Scope) -> Sequence[str]:
        """The categories the breakdown lists; where it lists none, those recorded, sorted."""
        label = self._definitions.breakdowns.get(over)
        if label is not None and label.values:
            return [each.code for each in label.values]
        found: set[str] = set()
        for each in expression.walk():
            item = self._definitions.items.get(each.code) if each.op == "item" else None
            period = self._period(item.period, scope.months_ago) if item else None
            if period is not None:
                facts = self._facts.breakdowns(scope.unit, each.code, period, over)
                found |= {dict(fact.breakdown)[over] for fact in facts}
        return sorted(found)

    # --- indicators -------------------------------------------------------------------------------------

    def _compute(self, code: str, scope: Scope) -> Step:
        indicator = self._definitions.indicators.get(code)
        if indicator is None:
            return Step(INDICATOR, code, Missing(NOT_DEFINED, code))
        period = self._reference(code, scope.months_ago)
        note = {"unit": scope.unit, "indicator": code}
        if period is None:
            return Step(INDICATOR, code, Missing(OUT_OF_DOMAIN, code), note=note)
        note["period"] = str(period)
        kind = indicator.period if isinstance(indicator.period, str) else self._rated.kind
        with self._within(kind):
            step = self._own(indicator, scope, note)
        return self._adjusted(step, scope, period, kind, indicator=code)

    def _own(self, indicator: Indicator, scope: Scope, note: Mapping[str, str]) -> Step:
        """The value before adjustments: the first rule for missing that holds, else formula or ratio."""
        if not indicator.is_computable:
            missing = Missing(NOT_DEFINED, ", ".join(indicator.not_defined) or indicator.code)
            return Step(INDICATOR, indicator.code, missing, note=note)
        for rule in indicator.missing:
            condition = formulas.evaluate(rule.when, self, scope)
            if condition.value is True:
                told = {"reason": rule.reason, "formula": formulas.write(rule.when)}
                step = Step(RULE, "missing", True, (condition,), told)
                return Step(INDICATOR, indicator.code, Missing(rule.reason), (step,), note)
        if indicator.formula is not None:
            step = formulas.evaluate(indicator.formula, self, scope)
            told = {**note, "formula": formulas.write(indicator.formula)}
            return Step(INDICATOR, indicator.code, number_of(step.value), (step,), told)
        return self._ratio(indicator, scope, note)

    def _ratio(self, indicator: Indicator, scope: Scope, note: Mapping[str, str]) -> Step:
        halves = [each for each in (indicator.numerator, indicator.denominator) if each is not None]
        steps = tuple(formulas.evaluate(each, self, scope) for each in halves)
        top, bottom = (number_of(step.value) for step in steps)
        told = {
            **note,
            "numerator": formulas.write(halves[0]),
            "denominator": formulas.write(halves[1]),
            "scale": plain(indicator.scale),
        }
        scale = Step(NUMBER, plain(indicator.scale), indicator.scale)
        value = divided(indicator.scale, top, bottom)
        return Step(INDICATOR, indicator.code, value, (*steps, scale), told)

    # --- adjustments ------------------------------------------------------------------------------------

    def _adjusted(
        self,
        step: Step,
        scope: Scope,
        period: Period,
        kind: str,
        *,
        item: str | None = None,
        indicator: str | None = None,
    ) -> Step:
        """The step after every adjustment of this thing, unit and period, in their order."""
        for position, each in enumerate(self._adjustments):
            if (each.item, each.indicator) != (item, indicator) or scope.unit not in each.units:
                continue
            if each.period == str(period):
                step = self._apply(each, position, step, scope, kind)
        return step

    def _apply(self, adjustment: Adjustment, position: int, step: Step, scope: Scope, kind: str) -> Step:
        """The adjusted value above the unadjusted one."""
        operation = adjustment.operation
        inputs: tuple[Step, ...] = (step,)
        if isinstance(operation, Replace):
            earlier = self._before(adjustment, position)
            with earlier._within(kind):
                inputs = (step, formulas.evaluate(operation.formula, earlier, scope))
        value = operated(operation, number_of(step.value), inputs[-1].value)
        target = adjustment.item or adjustment.indicator or ""
        note = {"unit": scope.unit, "period": adjustment.period, "target": target}
        return Step(ADJUSTMENT, adjustment.code, value, inputs, note)

    def _before(self, adjustment: Adjustment, position: int) -> Evaluator:
        """The world in which this adjustment, and later ones of the same thing, do not act."""
        target = (adjustment.item, adjustment.indicator)
        kept = [
            each
            for index, each in enumerate(self._adjustments)
            if index < position or (each.item, each.indicator) != target
        ]
        world = Evaluator(self._definitions, self._facts, self._units, self._rated, kept)
        return world.trying(*self._tried)

    # --- periods ----------------------------------------------------------------------------------------

    @contextmanager
    def _within(self, kind: str) -> Iterator[None]:
        outer, self._kind = self._kind, kind
        try:
            yield
        finally:
            self._kind = outer

    def _reference(self, indicator: str, months_ago: int) -> Period | None:
        found = self._definitions.indicators.get(indicator)
        kind = self._rated.kind if found is None or isinstance(found.period, NotDefined) else found.period
        return self._period(kind, months_ago)

    def _period(self, kind: str, months_ago: int) -> Period | None:
        """The period of this kind that the rated period fixes, moved back; None where there is none."""
        try:
            return of_kind_within(self._rated, kind).ago(months=months_ago)
        except ValueError:
            return None
