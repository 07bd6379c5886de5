"""A small rating worked by hand: screening, imputing, adjustments, ranks, traces."""

from dataclasses import replace
from decimal import Decimal as D

import pytest

from bilim_engine.definitions import NOT_DEFINED, Interval, RankedUnits, load
from bilim_engine.facts import FactTable, read_facts_csv
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from bilim_engine.ratings import ADJUSTED, UNADJUSTED, explain, findings, published, rate
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing

HEAD = """
units_of_measure:
  - {code: points, title: {ky: балл, ru: балл, en: points}}
"""
INDICATOR = """
  - code: i.{name}
    version: 1
    status: proposal
    title: {{ky: т, ru: т, en: t}}
    why: {{ky: т, ru: т, en: t}}
    base: {{ky: т, ru: т, en: t}}
    polarity: {polarity}
    unit: points
    period: calendar_year
    formula: {name}
    basis: {{ky: жок, ru: нет, en: none}}
    author: {{ky: бирөө, ru: один, en: one}}
    checker: {{ky: башкасы, ru: другой, en: another}}
    reviewed_on: 2026-11-21
    next_review_on: 2027-11-21
    cases: [{{name: {{ky: өзү, ru: само, en: itself}}, given: {{{name}: 1}}, expect: 1}}]
"""
METHOD = """
code: small
version: 1
status: proposal
title: {ky: т, ru: т, en: t}
author: {ky: бирөө, ru: один, en: one}
checker: {ky: башкасы, ru: другой, en: another}
basis: {ky: жок, ru: нет, en: none}
reviewed_on: 2026-11-21
next_review_on: 2027-11-21
valid_from: 2020-01-01
period: calendar_year
units: {kinds: [district]}
screening: {coverage: 0.5, argument: {ky: т, ru: т, en: t}}
root:
  code: overall
  title: {ky: т, ru: т, en: t}
  mean: arithmetic
  weights: given
  coverage: 0.5
  range: [0, 100]
  children:
    - code: part
      title: {ky: т, ru: т, en: t}
      weight: 75
      mean: arithmetic
      weights: equal
      coverage: 0.5
      children:
        - indicator: i.aa
          weight: 1
          treat: {method: none}
          normalise: {method: min_max, goalposts: [0, 10], clip: true}
          missing: {policy: impute_median, group: oblast}
        - indicator: i.bb
          weight: 1
          treat: {method: none}
          normalise: {method: min_max, goalposts: [0, 10], clip: true}
          missing: {policy: exclude}
    - indicator: i.cc
      weight: 25
      treat: {method: none}
      normalise: {method: min_max, goalposts: [0, 10], clip: true}
      missing: {policy: exclude}
ranking: {ties: competition, direction: descending}
interval: {draws: 50, spread: 0.25, level: 0.9, seed: small}
bands:
  - {code: low, title: {ky: т, ru: т, en: t}, from: null, until: 50}
  - {code: high, title: {ky: т, ru: т, en: t}, from: 50, until: null}
adjustments:
  - code: flood
    title: {ky: т, ru: т, en: t}
    reason: {ky: т, ru: т, en: t}
    basis: {ky: 1-буйрук, ru: приказ 1, en: order 1}
    indicator: i.bb
    units: [d1]
    period: "2025"
    operation: {add: 4}
"""
ITEM = """  - code: {name}
    title: {{ky: т, ru: т, en: t}}
    unit: points
    measure: points
    period: calendar_year
"""

FACTS = """unit,item,period,value,missing
d1,aa,2025,8,
d1,bb,2025,2,
d1,cc,2025,5,
d2,aa,2025,,not_collected
d2,bb,2025,6,
d2,cc,2025,1,
d3,aa,2025,4,
d3,bb,2025,,not_collected
d3,cc,2025,9,
d4,aa,2025,,not_applicable
d4,bb,2025,10,
d4,cc,2025,10,
d5,cc,2025,10,
"""


@pytest.fixture(scope="module")
def definitions():
    items = "items:\n" + "".join(ITEM.format(name=name) for name in ("aa", "bb", "cc"))
    polarities = {"aa": "higher_is_better", "bb": "higher_is_better", "cc": "lower_is_better"}
    indicators = "indicators:" + "".join(
        INDICATOR.format(name=name, polarity=polarity) for name, polarity in polarities.items()
    )
    found, problems = load({"small.yaml": HEAD + items + indicators + METHOD})
    assert [problem.render("en") for problem in problems if problem.is_error] == []
    return found


@pytest.fixture(scope="module")
def methodology(definitions):
    return definitions.methodologies["small"]


@pytest.fixture(scope="module")
def facts():
    found, problems = read_facts_csv(FACTS)
    assert problems == []
    return FactTable(found)


UNITS = UnitTree(
    [
        Unit("north", None, "oblast"),
        Unit("south", None, "oblast"),
        *(Unit(code, "north", "district") for code in ("d1", "d2", "d3")),
        *(Unit(code, "south", "district") for code in ("d4", "d5")),
    ]
)


@pytest.fixture(scope="module")
def rating(definitions, methodology, facts):
    return rate(methodology, definitions=definitions, facts=facts, units=UNITS, period=parse_period("2025"))


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


def rated(methodology, definitions, facts, period="2025"):
    return rate(methodology, definitions=definitions, facts=facts, units=UNITS, period=parse_period(period))


@pytest.mark.parametrize("period", ["2019", "2024/25"])
def test_a_period_the_methodology_may_not_judge_is_refused(methodology, definitions, facts, period):
    with pytest.raises(Refused) as refused:
        rated(methodology, definitions, facts, period)
    assert {problem.code for problem in refused.value.problems} <= {"ratings.P004", "ratings.P005"}


def test_an_exception_for_a_unit_that_is_not_there_is_refused(methodology, definitions, facts):
    astray = replace(methodology.adjustments[0], units=("d1", "d11"))
    with pytest.raises(Refused) as refused:
        rated(replace(methodology, adjustments=(astray,)), definitions, facts)
    [problem] = refused.value.problems
    assert (problem.code, problem.params["unit"]) == ("ratings.P010", "d11")


def test_a_rating_of_nobody_is_refused(methodology, definitions, facts):
    with pytest.raises(Refused) as refused:
        rated(replace(methodology, units=RankedUnits(("planet",))), definitions, facts)
    assert [problem.code for problem in refused.value.problems] == ["ratings.P006"]


def test_every_obstacle_is_told_at_once(methodology, definitions, facts):
    root = replace(methodology.root, children=(replace(methodology.root.children[1], indicator="i.ccc"),) * 2)
    with pytest.raises(Refused) as refused:
        rated(replace(methodology, root=root), definitions, facts, "2019")
    codes = [problem.code for problem in refused.value.problems]
    assert sorted(set(codes)) == ["ratings.P001", "ratings.P002", "ratings.P005"]
    assert {problem.hint("en") for problem in refused.value.problems if problem.code == "ratings.P001"} == {
        "Check the code, or define the indicator. → i.cc?"
    }


def test_a_node_that_leaves_out_without_saying_how_much_is_warned_of(methodology, definitions):
    root = replace(methodology.root, coverage=None)
    [found] = findings(replace(methodology, root=root), definitions)
    assert (found.code, found.is_error) == ("ratings.P003", False)


def test_a_screening_that_is_not_defined_scores_nobody(methodology, definitions, facts):
    rating = rated(replace(methodology, screening=NOT_DEFINED), definitions, facts)
    assert {result.score.reason for result in rating.results[ADJUSTED].values()} == {"not_defined"}


@pytest.mark.parametrize(
    "interval",
    [
        None,
        NOT_DEFINED,
        Interval(NOT_DEFINED, D("0.25"), D("0.9"), "s"),
        Interval(10, NOT_DEFINED, D("0.9"), "s"),
        Interval(10, D("0.25"), NOT_DEFINED, "s"),
        Interval(10, D("0.25"), D("0.9"), NOT_DEFINED),
    ],
)
def test_without_a_defined_interval_ranks_stand_alone(methodology, definitions, facts, interval):
    result = rated(replace(methodology, interval=interval), definitions, facts).results[ADJUSTED]["d1"]
    assert (result.rank, result.rank_low, result.rank_high) == (3, None, None)


def test_a_ranking_that_is_not_defined_gives_scores_without_ranks(methodology, definitions, facts):
    result = rated(replace(methodology, ranking=NOT_DEFINED), definitions, facts).results[ADJUSTED]["d1"]
    assert (result.score, result.rank, result.rank_low) == (65, None, None)


def test_the_same_input_gives_the_same_rating(rating, methodology, definitions, facts):
    assert rated(methodology, definitions, facts) == rating


def test_published_numbers_have_at_most_twelve_decimals():
    assert published(D(2) / D(3)) == "0.666666666667"
    assert published(D("1E+3")) == "1000"
    assert published(Missing("suppressed")) == published(None) == ""
