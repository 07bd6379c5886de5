"""The standard errors of figures: worked out by hand, and laws that hold whatever the figures are."""

from __future__ import annotations

import math
from decimal import Decimal as D
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_engine.definitions.analyses import (
    Absolute,
    Binomial,
    Difference,
    Mean,
    Noise,
    NoNoise,
    Poisson,
    Relative,
)
from bilim_engine.definitions.analyses.table import NOISE
from bilim_engine.definitions.reading import from_plain
from bilim_engine.definitions.shapes import Reader
from bilim_engine.simulation import Grounds, errors_of
from bilim_engine.simulation.errors import Counted, Ends, error, limits
from factories.noise import BY_HAND

WHY = {"ky": "бир гана документ", "ru": "один документ", "en": "one document"}


def counted(value: float, base: float, scale: float = 100.0) -> Counted:
    return Counted(np.array([value]), np.array([base]), scale)


@pytest.mark.parametrize(("stated", "value", "base", "scale", "square"), BY_HAND)
def test_the_error_is_that_worked_out_by_hand(
    stated: dict[str, str], value: str, base: str, scale: int, square: Fraction
) -> None:
    reader = Reader("", [], references={"indicators": frozenset(["i"])}, adopted=True)
    how: Noise = NOISE.read(from_plain({"indicator": "i", **stated}), reader)
    found = error(how, counted(float(value), float(base), float(scale)))
    assert float(found[0]) == pytest.approx(math.sqrt(square), rel=1e-12)


@pytest.mark.parametrize("how", [Binomial("i"), Mean("i", D(0), D(100)), Poisson("i")])
def test_of_a_missing_figure_or_base_there_is_no_error(how: Noise) -> None:
    figures, bases = np.array([[np.nan], [40.0]]), np.array([[50.0], [np.nan]])
    assert errors_of(Grounds(figures, ["i"], bases, [100.0]), [how]).deviation.tolist() == [[0.0], [0.0]]


def test_the_error_of_a_difference_is_that_of_both_ends() -> None:
    # 50 of 96 children: p = (48 + 2) / (96 + 4), 5 points. Ten percent of 50 and of 40: 5 and 4 points.
    how = (Relative("x", D("0.1")), Difference("d"))
    now, before = counted(50.0, 96.0), counted(40.0, 96.0)
    figures, bases = np.array([[50.0, 10.0]]), np.array([[96.0, np.nan]])
    grounds = Grounds(figures, ["x", "d"], bases, [100.0, 1.0], {"d": Ends(Binomial("x"), now, before)})
    found = errors_of(grounds, (Binomial("x"), Difference("d")))
    then = 100 * math.sqrt(0.404 * 0.596 / 100)  # (38.4 + 2) / (96 + 4)
    assert found.deviation[0].tolist() == pytest.approx([5.0, math.hypot(5.0, then)], rel=1e-12)
    assert (found.low.tolist(), found.high.tolist()) == ([0.0, -100.0], [100.0, 100.0])
    grounds = Grounds(figures, ["x", "d"], bases, [100.0, 1.0], {"d": Ends(how[0], now, before)})
    assert errors_of(grounds, how).deviation[0].tolist() == pytest.approx([5.0, math.hypot(5.0, 4.0)])


def test_a_figure_that_does_not_move_stays_in_every_draw() -> None:
    figures = np.array([[75.0]])
    found = errors_of(Grounds(figures, ["i"], np.array([[16.0]]), [100.0]), [NoNoise("i", WHY)])
    assert found.columns() == []
    assert found.moved(figures[:, 0], 0, np.array([[9.0]])).tolist() == [[75.0]]


@pytest.mark.parametrize("how", [Absolute("i", D("0.3")), Relative("i", D("0.1")), Binomial("i")], ids=str)
def test_a_missing_end_of_a_stated_difference_adds_no_error(how: Noise) -> None:
    """A difference that an adjustment stated stands although neither end, or one only, was computed."""
    known = counted(3.0, 16.0)
    missing = Counted(np.full(2, np.nan), np.full(2, 16.0), 100.0)
    stated = np.array([[30.0], [30.0]])
    ends = Ends(how, Counted(np.array([3.0, np.nan]), np.array([16.0, 16.0]), 100.0), missing)
    found = errors_of(Grounds(stated, ["d"], stated, [1.0], {"d": ends}), [Difference("d")])
    assert found.deviation[:, 0].tolist() == [pytest.approx(float(error(how, known)[0])), 0.0]


def test_no_draw_brings_a_rate_below_none_or_a_mean_beyond_its_observations() -> None:
    figures, bases = np.array([[0.0, 3.1]]), np.array([[500.0, 8.0]])
    how = (Poisson("p"), Mean("m", D(3), D(9)))
    found = errors_of(Grounds(figures, ["p", "m"], bases, [1000.0, 1.0]), how)
    assert [float(found.moved(figures[:, at], at, np.array([[-9.0]]))[0, 0]) for at in (0, 1)] == [0.0, 3.0]
    assert float(found.moved(figures[:, 1], 1, np.array([[99.0]]))[0, 0]) == 9.0
    assert float(found.moved(figures[:, 0], 0, np.array([[99.0]]))[0, 0]) > 9.0


# --- laws -----------------------------------------------------------------------------------------------

ENDS = st.tuples(st.integers(-50, 50), st.integers(1, 100)).map(lambda each: (each[0], each[0] + each[1]))
KINDS = st.one_of(
    st.just(Binomial("i")),
    ENDS.map(lambda ends: Mean("i", D(ends[0]), D(ends[1]))),
    st.integers(1, 9).map(lambda most: Poisson("i", D(most))),
)
BASES = st.floats(0.5, 1e7)


def within(how: Noise, share: float, scale: float) -> float:
    """A value that this noise allows."""
    least, most = limits(how, scale)
    return least + share * (min(most, least + 3 * scale) - least)


@given(how=KINDS, share=st.floats(0, 1), scale=st.sampled_from([1.0, 100.0, 1000.0]), base=BASES, more=BASES)
def test_a_smaller_base_never_narrows_the_error_and_no_base_is_without_one(
    how: Noise, share: float, scale: float, base: float, more: float
) -> None:
    value = within(how, share, scale)
    small = float(error(how, counted(value, base, scale))[0])
    large = float(error(how, counted(value, base + more, scale))[0])
    assert small >= large > 0


@given(how=KINDS, share=st.floats(0, 1), base=BASES, other=st.floats(0, 1), before=BASES)
def test_a_difference_errs_at_least_as_much_as_either_end(
    how: Noise, share: float, base: float, other: float, before: float
) -> None:
    ends = Ends(how, counted(within(how, share, 100.0), base), counted(within(how, other, 100.0), before))
    nothing = np.array([[0.0]])
    found = errors_of(Grounds(nothing, ["d"], nothing, [1.0], {"d": ends}), [Difference("d")])
    for end in (ends.now, ends.before):
        assert found.deviation[0, 0] >= error(how, end)[0] > 0


@given(st.lists(st.integers(3, 9), min_size=1, max_size=40))
def test_no_observations_between_the_ends_err_more_than_is_said(points: list[int]) -> None:
    """The error of their mean, as statistics has it, is below the bound for any observations from 3 to 9."""
    own = math.sqrt(float(np.var(points)) / len(points))
    mean, n = float(np.mean(points)), len(points)
    bound = math.sqrt((mean - 3) * (9 - mean) / n)
    assert own <= bound + 1e-9
    assert float(error(Mean("i", D(3), D(9)), counted(mean, n, 1.0))[0]) >= bound * (1 - 1e-12)


@given(
    ends=ENDS,
    chances=st.lists(st.tuples(st.floats(0, 1), st.integers(1, 9)), min_size=1),
    n=st.integers(1, 60),
)
def test_a_mean_of_so_many_never_errs_more_than_is_said_however_they_are_spread(
    ends: tuple[int, int], chances: list[tuple[float, int]], n: int
) -> None:
    """Of any distribution between the ends with this mean, as exact as fractions are."""
    least, most = ends
    values = [least + Fraction(share) * (most - least) for share, _ in chances]
    weights = [Fraction(weight, sum(each for _, each in chances)) for _, weight in chances]
    mean = sum((value * weight for value, weight in zip(values, weights, strict=True)), Fraction(0))
    spread = sum(
        ((value - mean) ** 2 * weight for value, weight in zip(values, weights, strict=True)), Fraction(0)
    )
    said = float(error(Mean("i", D(least), D(most)), counted(float(mean), n, 1.0))[0])
    assert said >= math.sqrt(spread / n) * (1 - 1e-9)
    # And never less than where nothing is at stake but how few they are.
    assert said >= float(error(Binomial("i"), counted(float((mean - least) / (most - least)), n, 1.0))[0]) * (
        most - least
    ) * (1 - 1e-9)


@given(st.lists(st.integers(1, 9), max_size=40), st.floats(1, 1e6))
def test_no_events_of_such_sizes_err_more_than_is_said(sizes: list[int], base: float) -> None:
    """The sum of events of sizes s errs by the root of the sum of s²: at most 9 times the sum of s."""
    own = 1000 * math.sqrt(sum(each**2 for each in sizes)) / base
    assert own <= float(error(Poisson("i", D(9)), counted(1000 * sum(sizes) / base, base, 1000.0))[0]) + 1e-9


@given(count=st.integers(0, 50))
def test_a_rare_share_of_very_many_errs_as_a_rate_does(count: int) -> None:
    """Poisson is what the share comes to where the base grows and the count stays: the two agree."""
    shares = float(error(Binomial("i"), counted(count / 1e8, 1e8, 1.0))[0])
    rates = float(error(Poisson("i"), counted(count / 1e8, 1e8, 1.0))[0])
    assert shares == pytest.approx(rates, rel=1e-6)
