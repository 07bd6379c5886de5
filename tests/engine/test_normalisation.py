"""Every normalisation and treatment by hand-worked figures."""

from decimal import Decimal as D

import pytest

from bilim_engine.definitions import (
    NOT_DEFINED,
    AboveBelowMean,
    Bands,
    Categories,
    Clip,
    Distance,
    Iqr,
    MinMax,
    NoTreatment,
    Percentile,
    Rank,
    ScoreBand,
    Winsorise,
    ZScore,
)
from bilim_engine.definitions.methods import with_range
from bilim_engine.normalisation import normalise, treat
from bilim_engine.values import Missing

HUNDRED = (D(0), D(100))


def numbers(*values: str) -> dict[str, D]:
    return {f"u{index}": D(value) for index, value in enumerate(values)}


def scores(method, *values: str, higher: bool = True, logarithm: bool = False) -> list:
    ranged = with_range(method, HUNDRED)
    found = normalise(numbers(*values), ranged, higher_is_better=higher, logarithm=logarithm).scores
    return [each.reason if isinstance(each, Missing) else each for each in found.values()]


LAID_OUT = [
    (MinMax("observed"), True, [0, 25, 100]),
    (MinMax("observed"), False, [100, 75, 0]),
    (MinMax((D(0), D(8)), clip=True), True, ["12.5", 25, 62.5]),
    (MinMax((D(2), D(4)), clip=True), True, [0, 0, 100]),
    (MinMax((D(2), D(4)), clip=False), True, [-50, 0, 150]),
    (MinMax((D(2), D(4)), clip=True), False, [100, 100, 0]),
    (MinMax((D(0), D(10)), clip=True, range=(D(1), D(2))), True, ["1.1", "1.2", "1.5"]),
    (Distance("leader"), True, [20, 40, 100]),
    (Distance("leader"), False, [100, 50, 20]),
    (Distance("median"), True, [50, 100, 250]),
    (Distance(D(4)), True, [25, 50, 125]),
    (Distance(D(4)), False, [400, 200, 80]),
    (Rank(), True, [0, 50, 100]),
    (Rank(), False, [100, 50, 0]),
    (Bands((ScoreBand(None, D(2), D(10)), ScoreBand(D(2), None, D(90)))), True, [10, 90, 90]),
    (Bands((ScoreBand(None, D(2), D(10)), ScoreBand(D(2), None, D(90)))), False, [10, 90, 90]),
    (Categories((D("0.5"),), (D(0), D(7))), True, [0, 7, 7]),
    (Categories((D("0.5"),), (D(0), D(7))), False, [7, 7, 0]),
    (AboveBelowMean(D("0.25")), True, [0, 50, 100]),
    (AboveBelowMean(D("0.25")), False, [100, 50, 0]),
]


@pytest.mark.parametrize(("method", "higher", "expected"), LAID_OUT)
def test_scores_of_one_two_five_follow_by_hand(method, higher, expected):
    values = ("1.2", "2", "2.8") if isinstance(method, AboveBelowMean) else ("1", "2", "5")
    assert scores(method, *values, higher=higher) == [D(str(each)) for each in expected]


def test_a_z_score_is_laid_at_its_mean_with_its_deviation():
    # 2, 4, 4, 4, 5, 5, 7, 9 have the mean 5 and, as a population, the deviation 2.
    found = scores(ZScore(D(50), D(10)), "2", "4", "4", "4", "5", "5", "7", "9")
    assert found == [35, 45, 45, 45, 50, 50, 60, 70]
    assert scores(ZScore(D(50), D(10)), "2", "4", "4", "4", "5", "5", "7", "9", higher=False)[0] == 65


def test_a_percentile_counts_those_below_and_half_of_the_equal():
    assert scores(Percentile(), "1", "2", "2", "5") == [D("12.5"), 50, 50, D("87.5")]


def test_equal_values_share_the_mean_of_their_ranks():
    assert scores(Rank(), "1", "2", "2", "5", "6") == [0, D("37.5"), D("37.5"), 75, 100]


def test_the_logarithm_acts_on_values_and_goalposts():
    found = scores(MinMax((D(1), D(10000)), clip=True), "1", "100", "10000", "0", "-3", logarithm=True)
    assert [round(each, 20) for each in found[:3]] == [0, 50, 100]
    assert found[3:] == ["out_of_domain", "out_of_domain"]


def test_a_value_without_logarithm_does_not_move_the_others():
    with_zero = scores(MinMax("observed"), "1", "10", "100", "0", logarithm=True)
    assert with_zero[:3] == scores(MinMax("observed"), "1", "10", "100", logarithm=True)


@pytest.mark.parametrize(
    ("includes", "expected"),
    [
        ("lower", [1, 1, 2]),
        ("upper", [1, 2, 2]),
        ("both", [1, 1, 2]),
        ("neither", [1, "out_of_domain", 2]),
    ],
)
def test_the_ends_of_a_band_are_as_it_says(includes, expected):
    bands = Bands((ScoreBand(D(2), None, D(1), includes), ScoreBand(None, D(2), D(2), includes)))
    assert scores(bands, "3", "2", "1") == expected


@pytest.mark.parametrize(
    ("method", "values", "reason"),
    [
        (MinMax("observed"), ("3", "3"), "out_of_domain"),
        (MinMax((D(3), D(3)), clip=True), ("3", "4"), "out_of_domain"),
        (MinMax((D(0), D(3))), ("3", "4"), "not_defined"),
        (MinMax(NOT_DEFINED), ("3", "4"), "not_defined"),
        (ZScore(D(50), D(10)), ("3",), "out_of_domain"),
        (ZScore(NOT_DEFINED, D(10)), ("3",), "not_defined"),
        (Distance("mean"), ("-1", "1"), "out_of_domain"),
        (Distance("leader"), ("0", "-4"), "out_of_domain"),
        (Distance(NOT_DEFINED), ("0", "-4"), "not_defined"),
        (Rank(), ("7",), "out_of_domain"),
        (Bands(NOT_DEFINED), ("7",), "not_defined"),
        (Bands((ScoreBand(None, D(9), NOT_DEFINED),)), ("7",), "not_defined"),
        (Bands((ScoreBand(None, NOT_DEFINED, D(1)), ScoreBand(D(1), None, D(1)))), ("7",), "not_defined"),
        (Bands((ScoreBand(None, D(5), D(1)),)), ("7",), "out_of_domain"),
        (Categories((D("0.5"),), (D(0), D(1))), ("7", "7"), "out_of_domain"),
        (Categories(NOT_DEFINED, (D(0), D(1))), ("7", "8"), "not_defined"),
        (AboveBelowMean(D(0)), ("-7", "7"), "out_of_domain"),
        (AboveBelowMean(NOT_DEFINED), ("7", "8"), "not_defined"),
    ],
)
def test_what_cannot_be_scaled_is_missing_for_a_reason(method, values, reason):
    assert scores(method, *values) == [reason] * len(values)


def test_without_a_range_nothing_is_scored():
    found = normalise(numbers("1", "2"), Rank()).scores
    assert set(found.values()) == {Missing("not_defined", "range")}


def test_of_one_unit_the_percentile_is_the_middle():
    assert scores(Percentile(), "4") == [50]


@pytest.mark.parametrize(
    ("how", "expected", "changed"),
    [
        (NoTreatment(), ["1", "2", "3", "4", "100"], ()),
        (Clip(D(2), D(50)), ["2", "2", "3", "4", "50"], ("u0", "u4")),
        (Clip(None, D(3)), ["1", "2", "3", "3", "3"], ("u3", "u4")),
        # Quartiles 2 and 4: the fences lie at 2 − 1.5·2 and 4 + 1.5·2.
        (Iqr(D("1.5")), ["1", "2", "3", "4", "7"], ("u4",)),
        (Winsorise(D(1), D(2), D("3.5")), ["1", "2", "3", "4", "4"], ("u4",)),
        (Winsorise(D(0), D(2), D("3.5")), ["1", "2", "3", "4", "100"], ()),
        (Winsorise(D(5), D(3), D("3.5")), ["1", "2", "3", "4", "100"], ()),
    ],
)
def test_outliers_are_drawn_in_and_named(how, expected, changed):
    found = treat(numbers("1", "2", "3", "4", "100"), how)
    assert list(found.values.values()) == [D(each) for each in expected]
    assert found.changed == changed
    assert found.note.get("changed", "") == ", ".join(changed)


def test_winsorising_draws_in_the_low_end_as_well():
    found = treat(numbers("-100", "1", "2", "3", "4"), Winsorise(D(2), D(2), D("3.5")))
    assert list(found.values.values()) == [1, 1, 2, 3, 4]


@pytest.mark.parametrize(
    "how", [NOT_DEFINED, Iqr(NOT_DEFINED), Clip(NOT_DEFINED), Winsorise(D(1), NOT_DEFINED, D(3))]
)
def test_a_treatment_that_is_not_defined_leaves_no_value(how):
    assert treat(numbers("1", "2"), how).reason == "not_defined"
