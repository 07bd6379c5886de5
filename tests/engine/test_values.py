"""Values: numbers written plainly, and missing that is never zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.values import EXACT, Missing, first_missing, is_missing, parse_decimal, plain

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=10)


@given(NUMBERS)
def test_what_is_written_plainly_is_read_back(number: Decimal) -> None:
    assert parse_decimal(plain(number)) == EXACT.plus(number)


@given(NUMBERS)
def test_plain_writing_has_neither_exponent_nor_trailing_zeros(number: Decimal) -> None:
    text = plain(number)
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))
    assert text != "-0"


@pytest.mark.parametrize(
    "text", ["", "x", "NaN", "Infinity", "-inf", "1,5", "0x10", "1_000", "٢", "１２", "1\u00a0000"]
)
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="number"):
        parse_decimal(text)


def test_exact_arithmetic_keeps_thirty_four_digits_half_even() -> None:
    assert str(EXACT.divide(Decimal(1), Decimal(3))) == "0." + "3" * 34
    assert EXACT.plus(Decimal("1" + "0" * 33 + "5")) == Decimal("1" + "0" * 34)


def test_the_first_missing_value_is_found_in_order() -> None:
    one, two = Missing("not_published"), Missing("suppressed")
    assert first_missing([Decimal(0), one, two]) is one
    assert first_missing([Decimal(0)]) is None
    assert is_missing(one)
    assert not is_missing(Decimal(0))
    assert str(one) == "missing(not_published)"
