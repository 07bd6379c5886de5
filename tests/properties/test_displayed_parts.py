"""Parts as displayed add up to the total as displayed; none leaves its own figure by a whole last digit."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.base.templatetags.figures import rounded
from bilim.portal.rules.rounding import displayed_parts

FIGURES = st.decimals(min_value=-100, max_value=100, places=12)


def whole_digits(figure: Decimal, decimals: int) -> tuple[Decimal, Decimal]:
    quantum = Decimal(1).scaleb(-decimals)
    return figure.quantize(quantum, ROUND_FLOOR), figure.quantize(quantum, ROUND_CEILING)


@given(st.lists(FIGURES, max_size=25), st.integers(0, 4))
def test_displayed_parts_sum_to_the_displayed_total(parts: list[Decimal], decimals: int) -> None:
    total = sum(parts, Decimal(0))
    found = displayed_parts(parts, rounded(total, decimals), decimals)
    assert sum(found, Decimal(0)) == rounded(total, decimals)
    for part, each in zip(parts, found, strict=True):
        assert each in whole_digits(part, decimals)


@given(st.lists(st.lists(FIGURES, min_size=1, max_size=6), min_size=1, max_size=7))
def test_parts_of_parts_sum_too(groups: list[list[Decimal]]) -> None:
    sums = [sum(group, Decimal(0)) for group in groups]
    total = rounded(sum(sums, Decimal(0)), 2)
    for group, head in zip(groups, displayed_parts(sums, total, 2), strict=True):
        assert sum(displayed_parts(group, head, 2), Decimal(0)) == head


@given(st.lists(FIGURES, min_size=1, max_size=25), st.integers(1, 5))
def test_a_difference_of_the_twelfth_digit_hinders_nothing(parts: list[Decimal], beside: int) -> None:
    total = sum(parts, Decimal(0)) + beside * Decimal("1e-12")
    found = displayed_parts(parts, rounded(total, 2), 2)
    assert sum(found, Decimal(0)) == rounded(total, 2)


def test_what_rounding_leaves_goes_where_the_most_was_cut_off() -> None:
    parts = [Decimal(each) for each in ("1.004", "2.004", "3.003")]
    assert displayed_parts(parts, Decimal("6.01"), 2) == (Decimal("1.01"), Decimal("2.00"), Decimal("3.00"))


@pytest.mark.parametrize("total", ["7.00", "5.00"])
def test_a_total_that_is_not_the_sum_is_not_made_to_look_like_it(total: str) -> None:
    parts = [Decimal("1.004"), Decimal("2.004"), Decimal("3.003")]
    assert displayed_parts(parts, Decimal(total), 2) == (Decimal("1.00"), Decimal("2.00"), Decimal("3.00"))
