"""Facts: found by their key, read from tidy CSV with every problem at its line."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.facts import Fact, FactTable, parse_breakdown, read_facts_csv, write_breakdown
from bilim_engine.periods import calendar_year
from bilim_engine.values import Missing

YEAR = calendar_year(2025)
GIRLS, BOYS = (("sex", "female"),), (("sex", "male"),)


def test_what_is_not_recorded_was_not_collected() -> None:
    assert FactTable([]).value("osh", "school.pupils", YEAR) == Missing("not_collected")
    assert FactTable([]).find("osh", "school.pupils", YEAR) is None


def test_a_table_finds_totals_and_categories_apart() -> None:
    facts = [
        Fact("osh", "pupils", YEAR, BOYS, Decimal(6)),
        Fact("osh", "pupils", YEAR, (), Decimal(11)),
        Fact("osh", "pupils", YEAR, GIRLS, Decimal(5)),
        Fact("osh", "pupils", YEAR, (("language", "ky"), ("sex", "male")), Decimal(2)),
    ]
    table = FactTable(facts)
    assert table.value("osh", "pupils", YEAR) == Decimal(11)
    assert [fact.value for fact in table.breakdowns("osh", "pupils", YEAR, "sex")] == [Decimal(5), Decimal(6)]
    assert [fact.key for fact in table] == sorted(fact.key for fact in facts)
    assert table.units() == ("osh",)


def test_a_file_is_read_whole() -> None:
    text = (
        "\ufeffunit,item,period,breakdown,value,missing,origin,illustrative,recorded_at\n"
        "osh,pupils,2024/25,sex=male;language=ky,12.50,,stat,true,2026-01-01\n"
        "\n"
        "alay,pupils,2024/25,,,not_published,stat,,\n"
    )
    facts, problems = read_facts_csv(text, "f.csv")
    assert problems == []
    assert facts[0].breakdown == (("language", "ky"), ("sex", "male"))
    assert str(facts[0].value) == "12.50"
    assert facts[0].illustrative
    assert facts[1].value == Missing("not_published")
    assert not facts[1].illustrative


def test_all_problems_of_a_file_are_found_at_their_lines() -> None:
    text = (
        "unit,item,period,value,missing\n"
        "osh,pupils,2025,12,\n"
        "osh,pupils,2025-99,x,\n"
        "osh,pupils,2025,,\n"
        "osh,pupils,2025,,unknwn\n"
        ",pupils,2025,1,\n"
        "osh,pupils,2025,13,\n"
    )
    facts, problems = read_facts_csv(text, "f.csv")
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (3, "figures.P004"),
        (3, "figures.P003"),
        (4, "figures.P005"),
        (5, "figures.P006"),
        (6, "figures.P008"),
        (7, "figures.P007"),
    ]
    assert len(facts) == 1


def test_a_header_that_is_wrong_stops_the_reading() -> None:
    facts, problems = read_facts_csv("unit,itm,period,value\nosh,pupils,2025,1\n", "f.csv")
    assert facts == []
    assert {problem.code for problem in problems} == {"figures.P001", "figures.P002"}
    assert "item" in problems[1].hint("en")


def test_what_was_found_before_a_broken_line_is_told_too() -> None:
    text = 'unit,item,period,value\nosh,pupils,2025,x\nosh,pupils,2025,1\nalay,"pupils,2025,1\n'
    facts, problems = read_facts_csv(text, "f.csv")
    assert [(problem.place.line, problem.code) for problem in problems] == [
        (2, "figures.P003"),
        (4, "figures.P010"),
    ]
    assert [fact.unit for fact in facts] == ["osh"]


def test_a_column_given_twice_is_not_called_unknown() -> None:
    facts, problems = read_facts_csv("unit,item,period,value,value\nosh,pupils,2025,1,2\n", "f.csv")
    assert facts == []
    assert [problem.code for problem in problems] == ["figures.P012"]
    assert "value" in problems[0].message("en")


@given(st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["x", "y-1", "ө"]), max_size=4))
def test_breakdowns_are_written_and_read_alike(pairs: dict[str, str]) -> None:
    breakdown = tuple(sorted(pairs.items()))
    assert parse_breakdown(write_breakdown(breakdown)) == breakdown


@given(st.text(max_size=300))
def test_reading_never_fails_whatever_the_file_holds(text: str) -> None:
    facts, problems = read_facts_csv("unit,item,period,value\n" + text, "f.csv")
    assert all(problem.message("ky") and problem.message("ru") for problem in problems)
    assert all(fact.unit and fact.item for fact in facts)
