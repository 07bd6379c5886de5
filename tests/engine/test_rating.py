"""A small rating worked by hand: screening, imputing, adjustments, ranks, traces."""

from decimal import Decimal as D

import pytest

from bilim_engine.problems import Refused
from bilim_engine.ratings import ADJUSTED, UNADJUSTED, explain, published
from bilim_engine.values import Missing
from factories.small_rating import rated


def score(rating, unit, path="", variant=ADJUSTED):
    return rating.scores[variant][unit][path].value


def test_only_units_of_the_named_kinds_are_rated(rating):
    assert rating.units == ("d1", "d2", "d3", "d4", "d5")


def test_scores_follow_by_hand(rating):
    # d1: part (80 + 60) / 2 = 70, c 50: 0.75·70 + 0.25·50 = 65; unadjusted part (80 + 20) / 2 = 50.
    assert (score(rating, "d1", "part"), score(rating, "d1")) == (70, 65)
    assert (score(rating, "d1", "part", UNADJUSTED), score(rating, "d1", "", UNADJUSTED)) == (50, 50)
    # d3: b is left out, part 40; c 10: 0.75·40 + 0.25·10 = 32.5.
    assert (score(rating, "d3", "part"), score(rating, "d3")) == (40, D("32.5"))


def test_a_gap_is_filled_from_the_oblast_and_marked(rating):
    # d1 has 80 and d3 has 40 in the north.
    node = rating.scores[ADJUSTED]["d2"]["part/i.aa"]
    assert (node.value, node.imputed) == (60, True)
    assert node.raw.reason == node.treated.reason == "not_collected"
    assert not rating.scores[ADJUSTED]["d1"]["part/i.aa"].imputed


def test_what_does_not_apply_is_not_imputed(rating):
    node = rating.scores[ADJUSTED]["d4"]["part/i.aa"]
    assert (node.value.reason, node.imputed, node.share) == ("not_applicable", False, 0)
    assert score(rating, "d4", "part") == 100


def test_a_unit_with_too_little_data_is_screened_out_but_its_figures_stay(rating):
    nodes = rating.scores[ADJUSTED]["d5"]
    assert {node.value.reason for node in nodes.values()} == {"screened_out"}
    assert nodes["i.cc"].raw == 10
    result = rating.results[ADJUSTED]["d5"]
    assert (result.score.reason, result.rank, result.rank_low, result.band) == (
        "screened_out",
        None,
        None,
        None,
    )


def test_shares_and_contributions_add_up(rating):
    nodes = rating.scores[ADJUSTED]["d3"]
    assert (nodes["part"].share, nodes["i.cc"].share) == (D("0.75"), D("0.25"))
    assert (nodes["part/i.aa"].share, nodes["part/i.bb"].share) == (1, 0)
    assert (nodes["part/i.aa"].contribution, nodes["part/i.bb"].contribution) == (30, 0)
    assert (nodes["part"].contribution, nodes["i.cc"].contribution) == (30, D("2.5"))
    assert nodes[""].contribution == D("32.5")


def test_ranks_bands_and_intervals_with_and_without_adjustments(rating):
    def told(variant):
        results = rating.results[variant]
        return {unit: (int(results[unit].rank), results[unit].band) for unit in ("d1", "d2", "d3", "d4")}

    # d2: part (60 + 60) / 2 = 60, c 90: 67.5, adjusted and not; d4: part 100, c 0: 75.
    assert told(ADJUSTED) == {"d1": (3, "high"), "d2": (2, "high"), "d3": (4, "low"), "d4": (1, "high")}
    assert told(UNADJUSTED)["d1"] == (3, "high")
    for result in rating.results[ADJUSTED].values():
        if result.rank is not None:
            assert 1 <= result.rank_low <= result.rank_high <= 4


def test_units_are_listed_by_rank_the_unranked_last(rating):
    assert rating.ranked() == ("d4", "d2", "d1", "d3", "d5")


def test_the_trace_reaches_from_the_score_to_the_facts(rating):
    found = explain(rating, "d1")
    kinds = [(step.kind, step.label) for step in found.step.walk()]
    for expected in [
        ("mean", "arithmetic"),
        ("normalise", "min_max"),
        ("adjustment", "flood"),
        ("indicator", "i.bb"),
        ("item", "bb"),
    ]:
        assert expected in kinds
    [adjusted] = [step for step in found.step.walk() if step.kind == "adjustment"]
    assert (adjusted.value, adjusted.inputs[0].value) == (6, 2)
    before = explain(rating, "d1", variant=UNADJUSTED).step.walk()
    assert "adjustment" not in {step.kind for step in before}


def test_the_trace_of_an_imputed_score_names_the_group_and_its_size(rating):
    step = explain(rating, "d2", "part/i.aa").step
    assert (step.kind, step.note["group"], step.note["donors"]) == ("impute", "oblast", "2")


def test_asking_for_what_is_not_there_names_the_nearest(rating):
    with pytest.raises(Refused) as refused:
        explain(rating, "d11")
    assert "d1?" in refused.value.problems[0].hint("en")
    with pytest.raises(Refused) as refused:
        explain(rating, "d1", "part/i.a")
    assert "part/i.aa?" in refused.value.problems[0].hint("ky")


def test_the_same_input_gives_the_same_rating(rating, methodology, definitions, facts):
    assert rated(methodology, definitions, facts) == rating


def test_published_numbers_have_at_most_twelve_decimals():
    assert published(D(2) / D(3)) == "0.666666666667"
    assert published(D("1E+3")) == "1000"
    assert published(Missing("suppressed")) == published(None) == ""
