"""Periods: half-open, written in one way, aligned by one table."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.periods import EXAMPLES, KINDS, calendar_year, of_kind_within, parse_period, school_year

YEARS = st.integers(min_value=1900, max_value=2098)
TEXTS = st.one_of(
    YEARS.map(str),
    YEARS.map(lambda year: f"{year}/{(year + 1) % 100:02d}"),
    st.tuples(YEARS, st.integers(1, 2)).map(lambda pair: f"{pair[0]}-H{pair[1]}"),
    st.tuples(YEARS, st.integers(1, 12)).map(lambda pair: f"{pair[0]}-{pair[1]:02d}"),
    st.dates(date(1900, 1, 1), date(2098, 12, 31)).map(date.isoformat),
)


@given(TEXTS)
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    assert str(parse_period(text)) == text


@given(TEXTS, st.integers(1, 20))
def test_years_back_and_forth_lead_home(text: str, years: int) -> None:
    period = parse_period(text)
    if (period.start.month, period.start.day) != (2, 29):
        assert period.ago(years=years).ago(years=-years) == period


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2024/26",
        "2025-H3",
        "2025-13",
        "2025-02-30",
        "2025–2026",
        "x",
        "٢٠٢٥",
        "２０２５",
        "2025-H１",
        "9999",
        "9999-12",
        "9999-12-31",
    ],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_period(text)


def test_a_school_year_turns_the_century() -> None:
    assert str(school_year(1999)) == "1999/00"
    assert parse_period("1999/00") == school_year(1999)


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("calendar_year", "2025"),
        ("school_year", "2024/25"),
        ("half_year", "2025-H2"),
        ("month", "2025-12"),
        ("day", "2025-12-31"),
    ],
)
def test_a_calendar_year_fixes_a_period_of_every_kind(kind: str, expected: str) -> None:
    assert str(of_kind_within(calendar_year(2025), kind)) == expected


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "month"])
def test_a_month_fixes_nothing_but_itself(kind: str) -> None:
    month = parse_period("2025-12")
    assert of_kind_within(month, "month") == month
    with pytest.raises(ValueError, match="fix"):
        of_kind_within(month, kind)


@pytest.mark.parametrize(("text", "months"), [("2025", 1), ("2024/25", 6), ("2025-H1", 5)])
def test_a_shift_that_does_not_fit_is_refused(text: str, months: int) -> None:
    with pytest.raises(ValueError, match="moved"):
        parse_period(text).ago(months=months)


def test_half_years_and_months_move_by_months() -> None:
    assert str(parse_period("2025-H1").ago(months=6)) == "2024-H2"
    assert str(parse_period("2025-01").ago(months=2)) == "2024-11"


def test_each_kind_has_an_example_that_is_read_as_such() -> None:
    assert {kind: parse_period(text).kind for kind, text in EXAMPLES.items()} == {
        kind: kind for kind in KINDS
    }
