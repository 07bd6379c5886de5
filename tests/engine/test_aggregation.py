"""Means, what missing children do to them, shares, ranks and bands."""

from decimal import Decimal as D

import pytest

from bilim_engine.aggregation import Child, combine, shares_in, weighted_mean
from bilim_engine.comparison import band_of, ranks
from bilim_engine.definitions import NOT_DEFINED, Band
from bilim_engine.values import Missing, round12

TEXT = {"ky": "т", "ru": "т", "en": "t"}


def pairs(*found: tuple[str, str]) -> list[tuple[D, D]]:
    return [(D(weight), D(score)) for weight, score in found]


@pytest.mark.parametrize(
    ("mean", "given", "expected"),
    [
        ("arithmetic", pairs(("1", "10"), ("3", "20")), "17.5"),
        ("geometric", pairs(("1", "2"), ("1", "8")), "4"),
        ("geometric", pairs(("1", "2"), ("1", "0")), "0"),
        ("harmonic", pairs(("1", "3"), ("1", "6")), "4"),
        ("harmonic", pairs(("1", "3"), ("1", "0")), "0"),
    ],
)
def test_means_by_hand(mean, given, expected):
    assert round12(weighted_mean(mean, given)) == D(expected)


@pytest.mark.parametrize("mean", ["geometric", "harmonic"])
def test_a_negative_score_has_no_geometric_or_harmonic_mean_and_binds(mean):
    found = combine(mean, [Child(D(-1), D(1)), Child(D(5), D(1))], D(0))
    assert (found.value.reason, found.binds) == ("out_of_domain", True)


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "harmonic"])
def test_shares_add_up_to_one_and_to_the_mean(mean):
    given = pairs(("2", "10"), ("3", "35"), ("5", "35.00000000000001"), ("1", "99.5"))
    value = weighted_mean(mean, given)
    shares = shares_in(mean, given, value)
    assert abs(sum(shares) - 1) < D("1e-26")
    assert abs(sum(share * score for share, (_, score) in zip(shares, given, strict=True)) - value) < D(
        "1e-20"
    )


@pytest.mark.parametrize("mean", ["geometric", "harmonic"])
def test_when_a_zero_makes_the_mean_zero_the_zeros_share_it(mean):
    assert shares_in(mean, pairs(("2", "0"), ("6", "0"), ("1", "5")), D(0)) == (D("0.25"), D("0.75"), 0)


def test_a_missing_child_leaves_its_weight_to_the_others():
    found = combine("arithmetic", [Child(D(10), D(6)), Child(Missing("not_collected"), D(4))], D("0.6"))
    assert (found.value, found.shares, found.covered) == (10, (1, 0), D("0.6"))


@pytest.mark.parametrize(
    ("children", "coverage", "reason", "binds"),
    [
        ([Child(D(10), D(5)), Child(Missing("suppressed"), D(5))], D("0.6"), "low_coverage", False),
        ([Child(Missing("suppressed"), D(5))], D(0), "low_coverage", False),
        ([Child(D(10), D(5)), Child(Missing("suppressed"), D(5))], None, "not_defined", True),
        ([Child(D(10), D(5)), Child(Missing("suppressed"), D(5))], NOT_DEFINED, "not_defined", True),
        ([Child(D(10), D(9)), Child(Missing("suppressed"), D(1), binds=True)], D(0), "suppressed", True),
        (
            [Child(Missing("suppressed"), D(1), binds=True), Child(Missing("not_defined"), D(9))],
            D(0),
            "not_defined",
            True,
        ),
        ([Child(D(10), NOT_DEFINED)], D(0), "not_defined", True),
    ],
)
def test_why_there_is_no_mean(children, coverage, reason, binds):
    found = combine("arithmetic", children, coverage)
    assert (found.value.reason, found.binds) == (reason, binds)
    assert set(found.shares) == {None}


def test_a_mean_that_is_not_defined_is_not_guessed():
    assert combine(NOT_DEFINED, [Child(D(10), D(1))], D(0)).value.reason == "not_defined"


def test_two_thirds_of_the_weight_pass_a_limit_of_two_thirds_in_twelve_digits():
    children = [Child(D(1), D(1)), Child(D(1), D(1)), Child(Missing("suppressed"), D(1))]
    assert combine("arithmetic", children, D("0.666666666667")).value == 1


@pytest.mark.parametrize(
    ("ties", "direction", "expected"),
    [
        ("competition", "descending", ["2", "4", "2", "1"]),
        ("dense", "descending", ["2", "3", "2", "1"]),
        ("fractional", "descending", ["2.5", "4", "2.5", "1"]),
        ("competition", "ascending", ["2", "1", "2", "4"]),
        ("fractional", "ascending", ["2.5", "1", "2.5", "4"]),
    ],
)
def test_ties_are_ranked_as_declared(ties, direction, expected):
    scores = {"a": D(50), "b": D(40), "c": D(50), "d": D(60)}
    assert list(ranks(scores, ties, direction).values()) == [D(each) for each in expected]


def test_ranks_see_more_digits_than_any_page_shows_but_not_the_noise_of_the_last():
    base = D("71.4")
    scores = {"a": base, "b": base + D("1e-15"), "c": base + D("1e-31")}
    assert ranks(scores, "competition", "descending") == {"a": 2, "b": 1, "c": 2}


BANDS = (Band("low", TEXT, None, D(50)), Band("high", TEXT, D(50), None))


@pytest.mark.parametrize(
    ("score", "band"), [("49.999", "low"), ("50", "high"), ("-3", "low"), ("200", "high")]
)
def test_a_band_holds_its_lower_end(score, band):
    assert band_of(D(score), BANDS) == band


def test_bands_that_are_not_defined_name_nobody():
    assert band_of(D(5), NOT_DEFINED) is None
    assert band_of(D(5), (Band("low", TEXT, NOT_DEFINED, D(50)), *BANDS)) is None
    assert band_of(D(5), BANDS[1:]) is None
