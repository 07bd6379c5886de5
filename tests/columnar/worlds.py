"""Definitions, trees and facts for tests of the columns, and the reference answers to compare with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal

from bilim_columnar import Answers, Codes, ColumnEvaluator, numbered, to_row
from bilim_columnar.engines.base import Engine, Rows
from bilim_engine.definitions import (
    Definitions,
    Indicator,
    Item,
    Label,
    MissingRule,
    Parameter,
    ParameterValue,
)
from bilim_engine.facts import Fact, FactTable
from bilim_engine.formulas import Expression, Names, check, parse, type_of
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import Period, parse_period
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing, Value

TEXT = {"ky": "Аты", "ru": "Название", "en": "Title"}
ITEMS = {
    each.code: each
    for each in (
        Item("a", TEXT, "children", "count", "calendar_year", breakdowns=("sex", "form")),
        Item("b", TEXT, "children", "count", "calendar_year", breakdowns=("sex", "form")),
        Item("m", TEXT, "som", "amount", "month"),
        Item("s", TEXT, "children", "count", "school_year"),
    )
}
PARAMETERS = {
    "share": Parameter("share", TEXT, "percent", (ParameterValue(date(2020, 1, 1), value=Decimal("0.25")),)),
    "norm": Parameter(
        "norm",
        TEXT,
        "children",
        (
            ParameterValue(
                date(2020, 1, 1), date(2024, 6, 1), by_unit={"x": Decimal(3)}, otherwise=Decimal("2.5")
            ),
            ParameterValue(date(2024, 6, 1), date(2025, 6, 1), not_defined=True),
            ParameterValue(date(2025, 6, 1), by_unit={"p": Decimal(7), "q": Decimal("0.125")}),
        ),
    ),
}
BREAKDOWNS = {
    "sex": Label("sex", TEXT, values=(Label("male", TEXT), Label("female", TEXT))),
    "form": Label("form", TEXT),
}
NAMES = Names(
    items={code: (each.period, each.breakdowns) for code, each in ITEMS.items()},
    indicators=frozenset({"i", "j"}),
    parameters=frozenset(PARAMETERS),
)


def formula(text: str) -> Expression:
    """The formula, checked."""
    found, problems = parse(text, NAMES)
    assert found is not None, problems
    assert [each.code for each in check(found, NAMES, type_of(found)) if each.code != "formulas.P008"] == []
    return found


def indicator(
    code: str,
    expression: str | Expression | None = None,
    *,
    top: str = "",
    bottom: str = "",
    scale: str = "1",
    period: str = "calendar_year",
    rules: Iterable[tuple[str, str]] = (),
) -> Indicator:
    """An indicator by formula or as a ratio."""
    own = formula(expression) if isinstance(expression, str) else expression
    return Indicator(
        code,
        1,
        "proposal",
        TEXT,
        TEXT,
        TEXT,
        "higher_is_better",
        "percent",
        period,
        TEXT,
        TEXT,
        date(2025, 1, 1),
        date(2026, 1, 1),
        formula=own,
        numerator=formula(top) if top else None,
        denominator=formula(bottom) if bottom else None,
        scale=Decimal(scale),
        missing=tuple(MissingRule(formula(when), reason) for when, reason in rules),
    )


def definitions(*indicators: Indicator) -> Definitions:
    return Definitions(
        items=ITEMS,
        parameters=PARAMETERS,
        indicators={each.code: each for each in indicators},
        breakdowns=BREAKDOWNS,
    )


def fact(unit: str, item: str, period: str, value: str, **breakdown: str) -> Fact:
    """A fact; a value of letters is a reason."""
    figure: Value = Missing(value) if value[0].isalpha() and value != "NaN" else Decimal(value)
    return Fact(unit, item, parse_period(period), tuple(sorted(breakdown.items())), figure)


def tree(*pairs: tuple[str, str | None]) -> UnitTree:
    return UnitTree(Unit(code, parent) for code, parent in pairs)


def rows_of(facts: Iterable[Fact]) -> tuple[Rows, Codes]:
    """The facts as rows, and the codes they are numbered by."""
    codes, facts = Codes(), list(FactTable(facts))
    numbered(facts, codes)
    return [to_row(each, codes) for each in facts], codes


def in_columns(
    rules: Definitions,
    facts: Iterable[Fact],
    engine: Engine,
    periods: Sequence[str],
    units: Sequence[str],
    trees: UnitTree | Mapping[Period, UnitTree],
    *,
    hand_over: bool = True,
) -> Answers:
    """What the columns answer for every indicator of the rules."""
    facts = list(facts)
    rows, codes = rows_of(facts)
    engine.hold(rows)  # type: ignore[attr-defined]
    record = (lambda items: FactTable(facts)) if hand_over else None
    evaluator = ColumnEvaluator(rules, codes, engine, record)
    return evaluator.values(list(rules.indicators), [parse_period(each) for each in periods], units, trees)


def by_reference(
    rules: Definitions,
    facts: Iterable[Fact],
    periods: Sequence[str],
    units: Sequence[str],
    trees: UnitTree | Mapping[Period, UnitTree],
) -> dict[tuple[str, str, str], Value]:
    """What the reference evaluator answers."""
    table, found = FactTable(facts), {}
    for period in map(parse_period, periods):
        over = trees if isinstance(trees, UnitTree) else trees[period]
        ask = Evaluator(rules, table, over, period)
        for code in rules.indicators:
            for unit in units:
                found[(code, str(period), unit)] = ask.value(code, unit).value
    return found


def bare(values: Mapping[tuple[str, str, str], Value]) -> dict[tuple[str, str, str], object]:
    """The values without the details of reasons, which only the trace tells."""
    return {key: f"missing({v.reason})" if isinstance(v, Missing) else v for key, v in values.items()}
