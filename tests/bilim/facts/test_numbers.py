"""Numbers as people type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.facts.rules import numbers
from bilim.facts.rules.numbers import Number, Unread, read_number


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("12", "12"),
        (" 12.50 ", "12.5"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("+7", "7"),
        ("12,5", "12.5"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("1\u00a0234", "1234"),
        ("1\u202f234\u202f567,89", "1234567.89"),
        ("1\u00a0234,567", "1234.567"),
        ("000", "0"),
        ("1234567890123456789012.123456789012", "1234567890123456789012.123456789012"),
    ],
)
def test_reads_what_can_be_read_in_one_way_only(written: str, meant: str) -> None:
    found = read_number(written)
    assert isinstance(found, Number)
    assert found.text == meant


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ("-", numbers.MARK),
        ("…", numbers.MARK),
        ("(*)", numbers.MARK),
        ("н/д", numbers.MARK),
        ("104.9¹", numbers.UNCLEAR),
        ("(97,2)", numbers.UNCLEAR),
        ("37 %", numbers.UNCLEAR),
        ("12 345", numbers.UNCLEAR),
        ("1,234,567", numbers.UNCLEAR),
        ("١٢", numbers.UNCLEAR),
        ("1,234", numbers.AMBIGUOUS),
        ("-12,345", numbers.AMBIGUOUS),
        ("NaN", numbers.NOT_FINITE),
        ("-inf", numbers.NOT_FINITE),
        ("1e400", numbers.NOT_FINITE),
        ("1.5E+05", numbers.NOT_FINITE),
        ("9" * 23, numbers.TOO_LONG),
        ("0." + "1" * 13, numbers.TOO_LONG),
    ],
)
def test_asks_about_the_rest(written: str, fault: str) -> None:
    assert read_number(written) == Unread(fault)


def test_says_how_a_number_was_written() -> None:
    assert read_number("1\u00a0234,5") == Number("1234.5", comma=True, grouped=True)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=12, min_value=-(10**21), max_value=10**21))
def test_loses_no_digit(number: Decimal) -> None:
    found = read_number(format(number, "f"))
    assert isinstance(found, Number)
    assert Decimal(found.text) == number
