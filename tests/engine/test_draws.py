"""The numbers that draws are made of, the ranks they give, and the indices and orders read off them."""

from __future__ import annotations

from decimal import Decimal as D
from statistics import NormalDist

import numpy as np
import pytest

from bilim_engine.arrays.methods import leaves_gaps, normalise
from bilim_engine.arrays.statistics import places_from_top
from bilim_engine.definitions.methods import MinMax
from bilim_engine.simulation.influence import kendall, spearman
from bilim_engine.simulation.numbers import choice, normal, uniform
from bilim_engine.simulation.ranking import NEAR, TOGETHER_UP_TO, ranks_of
from bilim_engine.simulation.sensitivity import estimate, resampled
from oracles import uncertainty as oracle

LEVEL = D("0.9")


def test_numbers_are_those_of_plain_python():
    numbers = uniform("a seed", "draws|weights|a/x", 50)
    assert numbers.tolist() == [oracle.number("a seed", "draws", "weights|a/x", draw) for draw in range(50)]
    assert uniform("a seed", "draws|weights|a/x", 7).tolist() == numbers[:7].tolist()


def test_the_first_number_of_a_stream_is_the_same_everywhere():
    # The first four bytes of shake_128(b"bilim-2|department-2026|draws|weights|preschool"),
    # and a half, over 2**32.
    assert uniform("department-2026", "draws|weights|preschool", 1).tolist() == [0.29977567528840154]


def test_normal_deviates_are_those_of_the_standard_library():
    shares = np.concatenate([uniform("s", "n", 5000), [2.0**-53, 1e-12, 1e-7, 0.075, 0.5, 0.925, 1 - 1e-12]])
    expected = [NormalDist().inv_cdf(share) for share in shares.tolist()]
    assert normal(shares) == pytest.approx(expected, rel=1e-13, abs=1e-15)


@pytest.mark.parametrize("options", [2, 3, 7, 1000])
def test_the_greatest_number_still_picks_an_option(options):
    ends = np.array([2.0**-53, 1 - 2.0**-53])
    assert choice(ends, options).tolist() == [0, options - 1]


@pytest.mark.parametrize("units", [1, 5, TOGETHER_UP_TO, TOGETHER_UP_TO + 1])
def test_ranks_count_what_is_greater_by_more_than_the_tolerance(units):
    generator = np.random.default_rng(3)
    scores = np.round(generator.uniform(0, 20, (40, units)), 1)
    scores[:, : units // 2] += 0.9e-9
    scores[generator.random(scores.shape) < 0.1] = np.nan
    expected = [
        [0 if own != own else 1 + sum(other > own + 1e-9 for other in row) for own in row]
        for row in scores.tolist()
    ]
    assert ranks_of(scores).tolist() == expected


SCORES = {
    "far apart": lambda draw, shape: draw.uniform(0, 100, shape),
    "about the tolerance": lambda draw, shape: 50 + draw.integers(0, 40, shape) * 0.5e-9,
    "about what is told apart at once": lambda draw, shape: draw.integers(0, 2000, shape) * 1.9e-9,
    "around nought": lambda draw, shape: draw.normal(0, 1e-8, shape),
    "one row of equal ones": lambda draw, shape: (
        draw.uniform(-50, 50, shape) * (np.arange(shape[0]) > 0)[:, None]
    ),
    "about a step of a key": lambda draw, shape: (
        draw.choice([0.0, 50.0, 100.0], shape) + draw.integers(0, 40, shape) * 1e-6
    ),
    "about the shortest step": lambda draw, shape: draw.integers(0, 2000, shape) * 3.9e-9,
    "beyond the digits of the tolerance": lambda draw, shape: 1e9 * np.round(draw.normal(0, 1e5, shape)),
    "beyond all numbers": lambda draw, shape: draw.choice([-1, 0, 1], shape) * 1.7e308,
}


@pytest.mark.parametrize("gaps", [0.0, 0.1, 0.9, 1.0])
@pytest.mark.parametrize("units", [1, 2, 57, TOGETHER_UP_TO])
@pytest.mark.parametrize("kind", SCORES)
def test_ranks_by_keys_are_those_counted_one_by_one(kind, units, gaps):
    draw = np.random.default_rng(units)
    scores = SCORES[kind](draw, (12, units))
    scores[draw.random(scores.shape) < gaps] = np.nan
    # Each score against every other of its row, as the rule is written.
    expected = 1 + (scores[:, None, :] > (scores + NEAR)[:, :, None]).sum(axis=2)
    expected[np.isnan(scores)] = 0
    assert (ranks_of(scores) == expected).all()
    assert (ranks_of(np.asfortranarray(scores)) == expected).all()


def test_indices_of_an_additive_function_are_those_known():
    rows, weights = 16_384, np.array([4.0, 2.0, 1.0])
    one, other = (
        np.stack([uniform("s", f"{side}|{number}", rows) for number in range(3)], axis=1) for side in "ab"
    )

    def function(points):
        return np.stack([points @ weights, np.prod(points, axis=1)], axis=1)

    mixed = {str(number): function(np.where(np.arange(3) == number, other, one)) for number in range(3)}
    found = estimate(function(one), function(other), mixed, resampled("s", rows, 50), LEVEL)
    for number, share in enumerate(weights**2 / (weights**2).sum()):
        index = found[str(number)]
        assert index.first.value[0] == pytest.approx(share, abs=0.03)
        assert index.total.value[0] == pytest.approx(share, abs=0.03)
        assert index.first.low[0] <= index.first.value[0] <= index.first.high[0]
        # Product of three uniform numbers: each alone 9/37, all together 16/37.
        assert index.first.value[1] == pytest.approx(9 / 37, abs=0.04)
        assert index.total.value[1] == pytest.approx(16 / 37, abs=0.04)


def test_resamples_take_as_many_rows_as_there_are():
    counts = resampled("s", 40, 25)
    assert counts.shape == (25, 40)
    assert (counts.sum(axis=1) == 40).all()
    assert (counts > 1).any()


def test_an_output_that_does_not_move_has_no_index():
    still = np.ones((32, 1))
    found = estimate(still, still, {"f": still}, resampled("s", 32, 20), LEVEL)["f"]
    assert np.isnan([found.first.value[0], found.total.value[0], found.total.high[0]]).all()


def test_correlations_of_orders():
    one = np.array([1.0, 2.0, 3.0, 4.0])
    assert spearman(one, one[::-1]) == pytest.approx(-1)
    assert kendall(one, one[::-1]) == pytest.approx(-1)
    # 1 2 2 4 against 1 2 3 4: five of six pairs agree, one is tied.
    tied = np.array([1.0, 2.0, 2.0, 4.0])
    assert kendall(one, tied) == pytest.approx(5 / (5 * 6) ** 0.5)
    assert spearman(one, tied) == pytest.approx(4.5 / (5 * 4.5) ** 0.5)
    assert np.isnan(spearman(one, np.ones(4)))
    assert np.isnan(kendall(one, np.ones(4)))


@pytest.mark.parametrize("units", [1, 2, 1000])
def test_places_of_a_column_count_what_is_greater(units):
    values = np.round(np.random.default_rng(units).normal(0, 30, units))
    assert places_from_top(values).tolist() == [1 + int((values > own).sum()) for own in values]


@pytest.mark.parametrize("higher", [True, False])
@pytest.mark.parametrize(
    "method",
    [
        MinMax("observed", range=(D(1), D(100))),
        MinMax((D(20), D(80)), clip=True, range=(D(0), D(100))),
        MinMax((D(20), D(80)), clip=False, range=(D(0), D(100))),
    ],
)
def test_gaps_change_no_score_of_a_method_that_leaves_them(method, higher):
    values = np.random.default_rng(5).uniform(0, 100, 200)
    there = np.random.default_rng(6).random(200) > 0.2
    scores = normalise(np.where(there, values, np.nan), method, higher_is_better=higher)
    assert leaves_gaps(method)
    assert np.isnan(scores[~there]).all()
    assert scores[there].tolist() == normalise(values[there], method, higher_is_better=higher).tolist()
