"""Values of indicators for many units and rated periods at once, the same as the reference evaluator's."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import repeat
from typing import Any

from bilim_columnar import kept
from bilim_columnar.asking import Asked
from bilim_columnar.codes import Codes
from bilim_columnar.columns import Column
from bilim_columnar.cubes import Cubes
from bilim_columnar.depths import is_too_deep
from bilim_columnar.engines.base import Engine
from bilim_columnar.nodes import Node, Unfit
from bilim_columnar.placing import Placing
from bilim_columnar.problems import NOT_IN_COLUMNS, UNKNOWN_INDICATOR
from bilim_columnar.programs import Compiler, Program
from bilim_columnar.resolving import Resolver
from bilim_columnar.tails import Beyond, Read, Tails, needed
from bilim_columnar.vectors import Batch
from bilim_engine.definitions import Definitions
from bilim_engine.facts import FactTable
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import Period
from bilim_engine.problems import Problem, Refused, near_hint
from bilim_engine.trace import number_of
from bilim_engine.units import UnitTree
from bilim_engine.values import Value

_KEPT_PLANS = 64

Record = Callable[[Iterable[str]], FactTable]
"""Gives the facts of these items from the record itself, for what is handed to the exact path."""


@dataclass(slots=True)
class Answers:
    """Values by indicator, rated period and unit, and which of them the exact path gave."""

    values: dict[tuple[str, str, str], Value] = field(default_factory=dict)
    handed: dict[str, str] = field(default_factory=dict)
    """By indicator, why none of its values was computed in columns."""
    singly: set[tuple[str, str, str]] = field(default_factory=set)
    """Values handed over one by one: a figure is too long for its column, or the unit was split or merged."""

    @property
    def exact(self) -> int:
        """How many values the exact path gave."""
        return sum(each[0] in self.handed or each in self.singly for each in self.values)

    def value(self, indicator: str, period: Period | str, unit: str) -> Value:
        return self.values[(indicator, str(period), unit)]


@dataclass(slots=True)
class _Plan:
    """What is computed together: one kind of rated period."""

    asked: Asked
    compiler: Compiler
    nodes: dict[str, Node] = field(default_factory=dict)
    program: Program = field(default_factory=Program)
    handed: dict[str, str] = field(default_factory=dict)
    reads: dict[str, Read] = field(default_factory=dict)
    kept: kept.KeptPlan = field(default_factory=kept.KeptPlan)


class ColumnEvaluator:
    """Computes over the facts of an engine. `record` is asked where columns cannot be exact; without it such
    an indicator is refused."""

    def __init__(
        self, definitions: Definitions, codes: Codes, engine: Engine, record: Record | None = None
    ) -> None:
        self._definitions, self._codes, self._engine, self._record = definitions, codes, engine, record
        self._placing = Placing(codes, engine)
        self._plans: dict[object, _Plan] = {}

    def values(
        self,
        indicators: Sequence[str],
        periods: Sequence[Period],
        units: Sequence[str],
        trees: UnitTree | Mapping[Period, UnitTree],
    ) -> Answers:
        """The value of each indicator for each unit in an edition over each period, over the tree of
        that period.
        """
        self._require(indicators)
        answers = Answers()
        by_period = {each: trees if isinstance(trees, UnitTree) else trees[each] for each in periods}
        for kind in dict.fromkeys(each.kind for each in periods):
            some = [each for each in periods if each.kind == kind]
            self._answer(indicators, some, units, by_period, answers)
        return answers

    def _require(self, indicators: Sequence[str]) -> None:
        known = self._definitions.indicators
        unknown = [each for each in indicators if each not in known]
        if unknown:
            raise Refused(
                Problem(UNKNOWN_INDICATOR, params={"indicator": each, "near": near_hint(each, known)})
                for each in unknown
            )

    def _answer(
        self,
        indicators: Sequence[str],
        periods: Sequence[Period],
        units: Sequence[str],
        trees: Mapping[Period, UnitTree],
        answers: Answers,
    ) -> None:
        placed = self._placing.place([trees[each] for each in periods], units)
        plan = self._plan(indicators, Asked(periods, placed.units, placed.depth))
        answers.handed.update(plan.handed)
        cubes = self._cubes()
        if cubes and plan.kept.reads:
            for batch in kept.batches(plan.kept, cubes, plan.asked, placed.trees, placed.asked, placed.units):
                self._take(plan, batch, placed.asked, answers)
        if plan.nodes:
            self._placing.ask(plan.program, plan.asked, placed)
            rows = self._engine.fetch(plan.program.text, plan.program.small)
            self._read(plan, plan.reads, rows, answers)
        written = [(each, str(each)) for each in periods]
        handed = [
            (code, period, unit)
            for code in indicators
            for period, name in written
            for unit in units
            if (code, name, unit) not in answers.values
        ]
        self._hand_over(handed, trees, answers)

    def _plan(self, indicators: Sequence[str], asked: Asked) -> _Plan:
        """The plan for this question, made once while the codes stay as they are."""
        key = (tuple(indicators), asked.periods, asked.units, asked.depth, self._codes.stamp())
        if key not in self._plans:
            if len(self._plans) >= _KEPT_PLANS:
                self._plans.clear()
            self._plans[key] = self._planned(indicators, asked)
        return self._plans[key]

    def _planned(self, indicators: Sequence[str], asked: Asked) -> _Plan:
        keeps = self._cubes() is not None
        plan = _Plan(asked, Compiler(self._definitions, self._codes, asked, keeps))
        nodes = self._resolved(indicators, plan)
        if keeps:
            plan.kept = kept.planned(nodes, self._codes, asked)
        columns: list[Column] = []
        for code in [each for each in nodes if each not in plan.kept.reads]:
            try:
                columns.extend(needed(nodes[code], plan.compiler))
                plan.nodes[code] = nodes[code]
            except Unfit as fault:
                plan.handed[code] = str(fault)
        plan.program = plan.compiler.program(columns)
        tails = Tails(plan.compiler, plan.program.positions, self._codes, asked)
        plan.reads = {code: tails.read(node) for code, node in plan.nodes.items()}
        return plan

    def _cubes(self) -> Cubes | None:
        return getattr(self._engine, "cubes", None)

    def _resolved(self, indicators: Sequence[str], plan: _Plan) -> dict[str, Node]:
        """What the indicators mean for the kind of period asked for, those apart that go too deep."""
        resolver, found = Resolver(self._definitions, self._codes, plan.asked.kind), {}
        for code in indicators:
            try:
                if is_too_deep(self._definitions, code, plan.asked.depth + 1):
                    raise Unfit("depth")
                found[code] = resolver.indicator(code)
            except Unfit as fault:
                plan.handed[code] = str(fault)
        return found

    def _take(self, plan: _Plan, batch: Batch, asked: Sequence[int], answers: Answers) -> None:
        """The values of one rated period out of the cubes: by lists where that can be done."""
        vectors = {} if batch.has_beyond else plan.kept.vectors
        period, texts = str(plan.asked.periods[batch.rated]), self._codes.units.texts
        units = [texts[each] for each in asked]
        for code, vector in vectors.items():
            values = [each if type(each) is Decimal else number_of(each) for each in vector(batch)]
            answers.values.update(zip(zip(repeat(code), repeat(period), units), values, strict=True))
        reads = {code: read for code, read in plan.kept.reads.items() if code not in vectors}
        if reads:
            self._read(plan, reads, kept.rows(batch, asked), answers)

    def _read(
        self, plan: _Plan, reads: Mapping[str, Read], rows: Iterable[tuple[Any, ...]], answers: Answers
    ) -> None:
        written = [str(each) for each in plan.asked.periods]
        units = self._codes.units.texts
        for row in rows:
            period, unit = written[row[0]], units[row[1]]
            for code, read in reads.items():
                try:
                    answers.values[(code, period, unit)] = number_of(read(row))
                except Beyond:
                    answers.singly.add((code, period, unit))

    # --- the exact path ---------------------------------------------------------------------------------

    def _hand_over(
        self, asked: Sequence[tuple[str, Period, str]], trees: Mapping[Period, UnitTree], answers: Answers
    ) -> None:
        """What was not computed in columns is computed by the reference evaluator, or refused."""
        if not asked:
            return
        if self._record is None:
            codes = dict.fromkeys(code for code, _period, _unit in asked)
            raise Refused(
                Problem(NOT_IN_COLUMNS, params={"indicator": code, "why": answers.handed.get(code, "…")})
                for code in codes
            )
        facts = self._record(self.items(code for code, _period, _unit in asked))
        evaluators: dict[Period, Evaluator] = {}
        for code, period, unit in asked:
            if period not in evaluators:
                evaluators[period] = Evaluator(self._definitions, facts, trees[period], period)
            answers.values[(code, str(period), unit)] = evaluators[period].value(code, unit).value

    def items(self, indicators: Iterable[str]) -> set[str]:
        """The items these indicators are made of, at whatever depth."""
        waiting, seen, items = list(indicators), set[str](), set[str]()
        while waiting:
            code = waiting.pop()
            found = self._definitions.indicators.get(code)
            if code in seen or found is None:
                continue
            seen.add(code)
            parts = [part for formula in found.expressions() for part in formula.walk()]
            items |= {part.code for part in parts if part.op == "item"}
            waiting.extend(part.code for part in parts if part.op == "indicator")
        return items
