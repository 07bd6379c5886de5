"""Figures side by side: what cannot be true together is asked about, with both figures, and never blocks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.facts.problems import plausibility as problems
from bilim.facts.rules.plans import read_candidates
from bilim.facts.rules.plausibility import BASE, FACTOR, MAX_QUESTIONS, neighbour, questions
from bilim.facts.terms import Cell, Entry
from bilim_engine.definitions import Definitions, Parameter, ParameterValue
from bilim_engine.problems import LANGUAGES, Problem
from factories.facts import DEFINITIONS, TITLE, SmallRegister, csv_file

HEADER = "unit,item,period,breakdown,value,missing,origin"


def parameter(code: str, value: int, since: date = date(2000, 1, 1)) -> Parameter:
    return Parameter(code, TITLE, "times", (ParameterValue(since, value=Decimal(value)),))


LIMITED = replace(DEFINITIONS, parameters={FACTOR: parameter(FACTOR, 3), BASE: parameter(BASE, 100)})


def ask(
    *rows: str, ledger: Mapping[Cell, str] | None = None, definitions: Definitions = LIMITED
) -> list[Problem]:
    """What is asked about rows of `unit,item,period,breakdown,value,missing` beside a ledger."""
    content = csv_file(*(f"{row},R" for row in rows), header=HEADER)
    candidates, found, _marks = read_candidates(
        content, "file.csv", definitions=definitions, units=SmallRegister(), mapping={}, person="Айзада"
    )
    assert not found
    current = {cell: Entry(value, "", "o") for cell, value in (ledger or {}).items()}
    return questions(candidates, current, definitions=definitions, units=SmallRegister(), name="file.csv")


def said(found: list[Problem]) -> list[tuple[str, int]]:
    return [(problem.code, problem.place.line) for problem in found]


def children(breakdown: str = "", value: str = "", unit: str = "nookat", year: int = 2025) -> str:
    return f"{unit},preschool.children,{year},{breakdown},{value},"


def cell(breakdown: str = "", unit: str = "nookat", year: int = 2025) -> Cell:
    return Cell(unit, "preschool.children", str(year), breakdown)


def test_a_total_that_is_the_sum_of_its_parts_raises_no_question() -> None:
    assert ask(children("", "30"), children("sex=female", "14"), children("sex=male", "16")) == []


def test_a_total_that_is_not_the_sum_of_all_its_parts_is_asked_about_with_both_figures() -> None:
    (found,) = ask(children("", "30"), children("sex=female", "14"), children("sex=male", "15"))
    assert found.kind is problems.TOTAL_NOT_PARTS
    assert not found.is_error
    sentence = (
        "Nookat District (nookat) · Title (preschool.children) · 2025: "
        "the total is 30, yet all its parts over “Title (sex)” add up to 29"
    )
    assert found.message("en").startswith(sentence)
    assert found.hint("en").endswith("Rows of the file: 2, 3, 4.")


def test_parts_in_the_ledger_are_counted_with_those_of_the_file() -> None:
    ledger = {cell("sex=male"): "15", cell("sex=female"): "99"}
    (found,) = ask(children("", "30"), children("sex=female", "14"), ledger=ledger)
    assert (found.kind, found.params["sum"]) == (problems.TOTAL_NOT_PARTS, alike("29"))


def test_a_part_is_asked_about_beside_a_total_of_the_ledger() -> None:
    ledger = {cell(): "30", cell("sex=male"): "16"}
    (found,) = ask(children("sex=female", "15"), ledger=ledger)
    assert (found.kind, found.place.line) == (problems.TOTAL_NOT_PARTS, 2)


def test_a_part_that_became_missing_is_no_part_any_more() -> None:
    ledger = {cell(): "30", cell("sex=male"): "16", cell("sex=female"): "13"}
    assert ask("nookat,preschool.children,2025,sex=female,,suppressed", ledger=ledger) == []


def test_what_the_ledger_contradicts_by_itself_is_no_question_to_this_file() -> None:
    ledger = {cell(): "30", cell("sex=male"): "90"}
    assert ask(children("", "10", unit="naryn"), ledger=ledger) == []


def test_a_part_larger_than_the_total_is_named() -> None:
    (found,) = ask(children("", "12"), children("sex=female", "15"))
    assert found.kind is problems.PART_ABOVE_TOTAL
    assert found.message("ru") == (
        "Ноокатский район (nookat) · Название (preschool.children) · 2025: "
        "часть «Название (sex=female)» равна 15, это больше, чем всего (12)."
    )


def test_parts_of_an_open_breakdown_may_fall_short_but_not_exceed() -> None:
    assert ask(children("", "30"), children("form=a", "10"), children("form=b", "15")) == []
    (found,) = ask(children("", "30"), children("form=a", "20"), children("form=b", "15"))
    assert (found.kind, found.params["difference"]) == (problems.PARTS_ABOVE_TOTAL, alike("5"))


def test_a_breakdown_within_a_breakdown_has_totals_of_its_own() -> None:
    (found,) = ask(
        children("form=a", "30"), children("form=a;sex=female", "14"), children("form=a;sex=male", "15")
    )
    assert found.kind is problems.TOTAL_NOT_PARTS
    assert found.message("en").startswith(
        "Nookat District (nookat) · Title (preschool.children) · 2025 · form=a: "
    )


def test_a_unit_that_is_not_the_sum_of_all_units_below_it_is_asked_about() -> None:
    rows = [children("", "10", unit) for unit in ("naryn", "naryn-city")]
    ledger = {cell(unit="osh-oblast"): "20", cell(unit="kg"): "45"}
    (found,) = ask(*rows, ledger=ledger)
    assert found.kind is problems.UNITS_NOT_SUM
    assert found.message("en") == (
        "Kyrgyz Republic (kg) · Title (preschool.children) · 2025: "
        "45, yet all the units below it (3) add up to 40; difference −5."
    )
    assert ask(*rows, ledger={**ledger, cell(unit="kg"): "40"}) == []
    assert ask(rows[0], ledger=ledger) == []  # one unit below is not known


def test_amounts_may_differ_by_what_rounding_leaves() -> None:
    def spent(value: str) -> list[Problem]:
        ledger = {Cell("osh-oblast", "budget.spent", "2025"): value}
        return ask("nookat,budget.spent,2025,,10.04,", ledger=ledger)

    assert spent("10.0") == []
    assert said(spent("10.5")) == [("facts.P073", 2)]


@pytest.mark.parametrize(
    ("before", "now", "is_asked"),
    [
        ("100", "300", False),
        ("100", "301", True),
        ("301", "100", True),
        ("10", "99", False),  # small numbers move freely
        ("0", "100", True),
        ("0", "99", False),
    ],
)
def test_a_change_beyond_the_factor_is_asked_about(before: str, now: str, *, is_asked: bool) -> None:
    found = ask(children("", now), ledger={cell(year=2024): before})
    assert said(found) == ([("facts.P074", 2)] if is_asked else [])


def test_the_first_year_on_record_is_compared_with_the_year_after() -> None:
    (found,) = ask(children("", "12000000"), ledger={cell(year=2026): "7000"})
    assert (found.params["year"], found.place.line) == ("2026", 2)
    both = {cell(year=2024): "6000", cell(year=2026): "700"}
    assert ask(children("", "7000"), ledger=both) == [], "the year before goes before"


def test_two_years_of_one_file_are_asked_about_once() -> None:
    found = ask(children("", "1", year=2024), children("", "12000"), ledger={cell(year=2026): "12000"})
    assert [(each.params["year"], each.place.line) for each in found] == [("2024", 3)]


def test_a_year_is_compared_with_the_year_before_in_the_same_file_too() -> None:
    (found,) = ask(children("", "1200", year=2024), children("", "12000"))
    assert found.message("en") == (
        "Nookat District (nookat) · Title (preschool.children) · 2025: "
        "12,000, while 2024 had 1,200: they differ by a factor of more than 3."
    )


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("ky", "Ош облусу (osh-oblast) · Аты (budget.spent) · 2025: 1,5, ал эми ага караган"),
        ("ky", "(1) кошулганда 12\u202f000,25; айырмасы 11\u202f998,75."),
        ("ru", "дают в сумме 12\u202f000,25; разница 11\u202f998,75."),
        ("en", "add up to 12,000.25; difference 11,998.75."),
    ],
)
def test_numbers_are_written_as_the_language_writes_them(language: str, sentence: str) -> None:
    ledger = {Cell("osh-oblast", "budget.spent", "2025"): "1.5"}
    (found,) = ask("nookat,budget.spent,2025,,12000.25,", ledger=ledger)
    assert sentence in found.message(language)


def alike(text: str) -> dict[str, str]:
    """Words that are the same in every language."""
    return dict.fromkeys(LANGUAGES, text)


def test_where_no_factor_is_defined_for_the_period_nothing_is_asked() -> None:
    late = replace(LIMITED, parameters={**LIMITED.parameters, FACTOR: parameter(FACTOR, 3, date(2026, 1, 1))})
    ledger = {cell(year=2024): "1"}
    assert ask(children("", "900"), ledger=ledger, definitions=late) == []
    assert ask(children("", "900"), ledger=ledger, definitions=DEFINITIONS) == []


def test_shares_are_neither_added_nor_multiplied() -> None:
    ledger = {Cell("nookat", "teachers.share", "2023/24"): "1"}
    assert ask("nookat,teachers.share,2024/25,,99,", ledger=ledger) == []


@pytest.mark.parametrize(
    ("period", "before"),
    [
        ("2025", "2024"),
        ("2024/25", "2023/24"),
        ("2025-H2", "2024-H2"),
        ("2025-12", "2024-12"),
        ("2025-12-31", "2024-12-31"),
        ("2024-02-29", ""),
        ("0001", ""),
    ],
)
def test_seasons_are_compared_with_themselves(period: str, before: str) -> None:
    assert neighbour(period, -1) == before


def test_a_flood_of_questions_ends_in_one_that_counts_the_rest() -> None:
    years = range(1000, 1000 + MAX_QUESTIONS + 7)
    rows = [f"nookat,budget.spent,{year},,{1000 if year % 2 else 1}," for year in years]
    early = replace(LIMITED, parameters={code: parameter(code, 3, date(1, 1, 1)) for code in (FACTOR, BASE)})
    found = ask(*rows, definitions=early)
    assert len(found) == MAX_QUESTIONS + 1
    assert found[-1].kind is problems.TOO_MANY_QUESTIONS
    assert found[-1].params["rest"] == "6"


@given(st.lists(st.integers(0, 10**6), min_size=2, max_size=2), st.integers(-3, 3))
def test_girls_and_boys_are_asked_about_exactly_when_they_do_not_add_up(parts: list[int], off: int) -> None:
    total = sum(parts) + off
    if total >= 0:
        rows = (children("", str(total)), children("sex=female", str(parts[0])))
        assert bool(ask(*rows, children("sex=male", str(parts[1])))) == (off != 0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_question_is_asked_in_every_language(language: str) -> None:
    found = ask(
        children("", "12"),
        children("sex=female", "15"),
        children("", "30", "naryn"),
        children("sex=female", "1", "naryn"),
        children("sex=male", "1", "naryn"),
        children("", "900", year=2026),
    )
    assert {problem.code for problem in found} == {"facts.P070", "facts.P071", "facts.P074"}
    for problem in found:
        assert "{" not in problem.message(language) + problem.hint(language)
