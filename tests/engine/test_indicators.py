"""Indicators over facts: periods aligned, missing with its reason, adjustments declared, cases run."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.definitions import (
    Add,
    Adjustment,
    Definitions,
    Exclude,
    Multiply,
    Operation,
    Replace,
)
from bilim_engine.facts import Fact, FactTable
from bilim_engine.formulas import Expression, Names, parse
from bilim_engine.indicators import Evaluator, evaluate
from bilim_engine.periods import calendar_year, parse_period
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing, Value
from factories.rules import loaded, with_formula

YEAR = calendar_year(2025)
UNITS = UnitTree([Unit("osh-oblast"), Unit("nookat", "osh-oblast"), Unit("alay", "osh-oblast")])


def fact(unit: str, item: str, value: Value | int, period: str = "2025", **more: str) -> Fact:
    number = Decimal(value) if isinstance(value, int) else value
    return Fact(unit, item, parse_period(period), (), number, **more)  # type: ignore[arg-type]


def value(
    rules: Definitions,
    code: str,
    *facts: Fact,
    unit: str = "nookat",
    adjustments: tuple[Adjustment, ...] = (),
) -> object:
    found = evaluate(
        rules.indicators[code],
        definitions=rules,
        facts=FactTable(facts),
        units=UNITS,
        unit=unit,
        period=YEAR,
        adjustments=adjustments,
    )
    return found.value.reason if isinstance(found.value, Missing) else found.value


COVERAGE = "preschool.coverage"
CHILDREN, POPULATION = fact("nookat", "preschool.children", 20), fact("nookat", "preschool.population", 80)


def test_a_ratio_is_scaled() -> None:
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION) == Decimal(25)


def test_a_rule_for_missing_comes_before_the_ratio() -> None:
    assert value(loaded(), COVERAGE, CHILDREN, fact("nookat", "preschool.population", 0)) == "not_applicable"


def test_a_rule_whose_condition_is_missing_does_not_hold() -> None:
    assert value(loaded(), COVERAGE, CHILDREN) == "not_collected"


def test_a_ratio_of_an_oblast_is_a_ratio_of_sums() -> None:
    more = (fact("alay", "preschool.children", 10), fact("alay", "preschool.population", 20))
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, *more, unit="osh-oblast") == Decimal(30)


def test_a_unit_outside_the_tree_is_taken_alone() -> None:
    rows = (fact("x", "preschool.children", 1), fact("x", "preschool.population", 4))
    assert value(loaded(), COVERAGE, *rows, unit="x") == Decimal(25)
    assert value(with_formula("count(school.pupils > 0)"), "other", unit="x") == "not_collected"


def test_each_item_is_read_at_its_own_kind_of_period() -> None:
    rules = with_formula("preschool.children / school.pupils")
    rows = (
        CHILDREN,
        fact("nookat", "school.pupils", 40, "2024/25"),
        fact("nookat", "school.pupils", 1, "2025/26"),
    )
    assert value(rules, "other", *rows) == Decimal("0.5")


def test_an_earlier_period_is_the_item_s_own_moved_back() -> None:
    rules = with_formula("school.pupils - ago(school.pupils, years=3)")
    rows = (fact("nookat", "school.pupils", 40, "2024/25"), fact("nookat", "school.pupils", 30, "2021/22"))
    assert value(rules, "other", *rows) == Decimal(10)


def test_an_indicator_may_look_back_at_another() -> None:
    rules = with_formula("preschool.coverage - ago(preschool.coverage, years=3)")
    before = (
        fact("nookat", "preschool.children", 10, "2022"),
        fact("nookat", "preschool.population", 100, "2022"),
    )
    assert value(rules, "other", CHILDREN, POPULATION, *before) == Decimal(15)


@pytest.mark.parametrize(
    ("unit", "period", "expected"),
    [("nookat", "calendar_year", 34), ("osh", "calendar_year", 54), ("nookat", "school_year", 34)],
)
def test_a_parameter_is_that_of_the_unit_and_the_last_day(unit: str, period: str, expected: int) -> None:
    assert value(with_formula('param("target")', period=period), "other", unit=unit) == Decimal(expected)


def test_a_parameter_of_an_earlier_day_is_the_earlier_number() -> None:
    assert value(with_formula('ago(param("target"), years=2)'), "other") == Decimal(30)
    assert value(with_formula('ago(param("target"), years=9)'), "other") == "not_defined"


def test_a_parameter_may_be_explicitly_not_defined() -> None:
    rules = with_formula('param("target")')
    known = rules.parameters["target"]
    open_value = replace(known.values[1], by_unit=None, otherwise=None, not_defined=True)
    rules = replace(rules, parameters={"target": replace(known, values=(known.values[0], open_value))})
    assert value(rules, "other") == "not_defined"
    assert rules.parameters["target"].at(date(2023, 12, 31), "any") == Decimal(30)


def test_totals_over_listed_and_open_breakdowns() -> None:
    def broken_down(**figures: int) -> list[Fact]:
        return [
            Fact("nookat", "preschool.children", YEAR, (("language", code),), Decimal(number))
            for code, number in figures.items()
        ]

    rules = with_formula("total(preschool.children, over=language)")
    assert value(rules, "other", *broken_down(ky=3, ru=4)) == Decimal(7)
    assert value(rules, "other") == "not_collected"
    girls = Fact("nookat", "preschool.children", YEAR, (("sex", "female"),), Decimal(3))
    listed = with_formula("total(preschool.children, over=sex)")
    assert value(listed, "other", girls) == "not_collected", (
        "a listed category that nobody recorded is no zero"
    )


# --- adjustments ------------------------------------------------------------------------------------------


def formula(text: str) -> Expression:
    items = {code: (each.period, each.breakdowns) for code, each in loaded().items.items()}
    found, problems = parse(text, Names(items, frozenset({COVERAGE}), frozenset({"target"})))
    assert found is not None, problems
    return found


def adjustment(
    operation: Operation, *, period: str = "2025", unit: str = "nookat", **target: str
) -> Adjustment:
    words = {"ky": "а", "ru": "б", "en": "c"}
    wanted = target or {"item": "preschool.children"}
    return Adjustment("exception", words, words, words, (unit,), period, operation, **wanted)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("declared", "expected"),
    [
        (adjustment(Add(Decimal(20))), Decimal(50)),
        (adjustment(Multiply(Decimal(2))), Decimal(50)),
        (adjustment(Exclude("under_appeal")), "under_appeal"),
        (adjustment(Replace(formula("preschool.children * 3"))), Decimal(75)),
        (adjustment(Replace(formula("40")), indicator=COVERAGE), Decimal(40)),
        (adjustment(Replace(formula("preschool.coverage + 1")), indicator=COVERAGE), Decimal(26)),
        (adjustment(Replace(formula('param("target")')), indicator=COVERAGE), Decimal(34)),
        (adjustment(Add(Decimal(20)), period="2024"), Decimal(25)),
        (adjustment(Add(Decimal(20)), unit="alay"), Decimal(25)),
    ],
)
def test_an_adjustment_acts_on_its_units_and_period_alone(declared: Adjustment, expected: object) -> None:
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, adjustments=(declared,)) == expected


def test_adjustments_act_in_their_order() -> None:
    add, double = adjustment(Add(Decimal(4))), adjustment(Multiply(Decimal(2)))
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, adjustments=(add, double)) == Decimal(60)
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, adjustments=(double, add)) == Decimal(55)
    again = adjustment(Replace(formula("preschool.children * 2")))
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, adjustments=(add, again)) == Decimal(60)


def test_two_adjustments_that_name_each_other_end() -> None:
    one = adjustment(Replace(formula("preschool.population")))
    two = adjustment(Replace(formula("preschool.children")), item="preschool.population")
    assert value(loaded(), COVERAGE, CHILDREN, POPULATION, adjustments=(one, two)) == Decimal(25)


def test_an_adjusted_figure_is_used_above_it_and_shown() -> None:
    rows = FactTable(
        [
            CHILDREN,
            POPULATION,
            fact("alay", "preschool.children", 10),
            fact("alay", "preschool.population", 20),
        ]
    )
    found = Evaluator(loaded(), rows, UNITS, YEAR, (adjustment(Add(Decimal(10))),)).value(
        COVERAGE, "osh-oblast"
    )
    assert found.value == Decimal(40)
    shown = [step for step in found.step.walk() if step.kind == "adjustment"]
    assert [(step.label, step.value, step.inputs[0].value) for step in shown] == [
        ("exception", Decimal(30), Decimal(20))
    ]
    assert shown[0].note == {"unit": "nookat", "period": "2025", "target": "preschool.children"}


# --- trace and totality -----------------------------------------------------------------------------------


def test_the_trace_names_fact_period_and_origin() -> None:
    sourced = fact("nookat", "preschool.children", 20, origin="stat", recorded_at="2026-01-01")
    found = Evaluator(loaded(), FactTable([sourced, POPULATION]), UNITS, YEAR).value(COVERAGE, "nookat")
    assert (str(found.period), found.unit, found.indicator) == ("2025", "nookat", COVERAGE)
    assert found.step.note["numerator"] == "subtree(preschool.children)"
    item = next(step for step in found.step.walk() if step.kind == "item")
    assert item.note == {
        "unit": "nookat",
        "item": "preschool.children",
        "period": "2025",
        "origin": "stat",
        "recorded_at": "2026-01-01",
    }


def test_an_indicator_without_formula_is_not_defined() -> None:
    rules = loaded()
    bare = replace(rules.indicators[COVERAGE], numerator=None, denominator=None, not_defined=("formula",))
    rules = replace(rules, indicators={COVERAGE: bare})
    assert value(rules, COVERAGE, CHILDREN, POPULATION) == "not_defined"


def test_a_circle_that_was_not_refused_still_ends() -> None:
    rules = loaded()
    own = Expression("indicator", code=COVERAGE)
    twice = Expression("add", (own, own))
    circle = replace(rules.indicators[COVERAGE], formula=twice, numerator=None, denominator=None, missing=())
    assert value(replace(rules, indicators={COVERAGE: circle}), COVERAGE) == "out_of_domain"


def test_a_rated_period_that_fixes_no_year_gives_no_value() -> None:
    found = Evaluator(loaded(), FactTable([CHILDREN]), UNITS, parse_period("2025-12")).value(
        COVERAGE, "nookat"
    )
    assert found.value == Missing("out_of_domain", COVERAGE)


def test_a_very_deep_tree_of_units_ends() -> None:
    chain = UnitTree(Unit(str(index), str(index - 1) if index else None) for index in range(2000))
    found = Evaluator(loaded(), FactTable(), chain, YEAR).value(COVERAGE, "0")
    assert isinstance(found.value, Missing)


FIGURES = st.one_of(
    st.decimals(), st.sampled_from(["not_published", "not_applicable", "suppressed"]).map(Missing)
)
TABLES = st.lists(
    st.builds(
        fact,
        st.sampled_from(["osh-oblast", "nookat", "alay"]),
        st.sampled_from(["preschool.children", "preschool.population"]),
        FIGURES,
        st.sampled_from(["2025", "2022"]),
    ),
    max_size=8,
)


@given(TABLES)
def test_evaluation_never_fails_whatever_the_facts_are(facts: list[Fact]) -> None:
    rules = loaded()
    for unit in ("osh-oblast", "nookat"):
        found = Evaluator(rules, FactTable(facts), UNITS, YEAR).value(COVERAGE, unit)
        assert isinstance(found.value, Missing) or found.value.is_finite()
