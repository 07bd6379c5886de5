"""A rating that may not be made is refused, with every obstacle at once; what is not defined leaves a gap."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D

import pytest

from bilim_engine.definitions import NOT_DEFINED, Interval, RankedUnits
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from bilim_engine.ratings import ADJUSTED, findings, rate
from bilim_engine.units import Unit, UnitTree
from factories.small_rating import UNITS, rated


@pytest.mark.parametrize("period", ["2019", "2024/25"])
def test_a_period_the_methodology_may_not_judge_is_refused(methodology, definitions, facts, period):
    with pytest.raises(Refused) as refused:
        rated(methodology, definitions, facts, period)
    assert {problem.code for problem in refused.value.problems} <= {"ratings.P004", "ratings.P005"}


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "календардык жыл"), ("ru", "«календарный год»"), ("en", "a calendar year")]
)
def test_the_kind_of_period_is_said_in_words(methodology, definitions, facts, language, words):
    with pytest.raises(Refused) as refused:
        rated(methodology, definitions, facts, "2024/25")
    (wrong,) = [problem for problem in refused.value.problems if problem.code == "ratings.P004"]
    assert words in wrong.message(language)
    assert "_" not in wrong.message(language)


WITHOUT_END = {
    "ky": "Күчүнө кирүү күнү: 2020-жылдын 1-январы; акыркы күнү: белгиленген эмес.",
    "ru": "Первый день действия: 1 января 2020 года; последний: не установлен.",
    "en": "Its first day: 1 January 2020; its last: not set.",
}
WITH_END = {
    "ky": "Күчүнө кирүү күнү: 2020-жылдын 1-январы; акыркы күнү: 2021-жылдын 31-декабры.",
    "ru": "Первый день действия: 1 января 2020 года; последний: 31 декабря 2021 года.",
    "en": "Its first day: 1 January 2020; its last: 31 December 2021.",
}


@pytest.mark.parametrize(("until", "said"), [(None, WITHOUT_END), (date(2022, 1, 1), WITH_END)])
def test_the_time_of_a_methodology_is_said_in_words(methodology, definitions, facts, until, said):
    with pytest.raises(Refused) as refused:
        rated(replace(methodology, valid_until=until), definitions, facts, "2019")
    [problem] = refused.value.problems
    assert problem.code == "ratings.P005"
    for language, words in said.items():
        assert problem.message(language).endswith(words)
        assert "2020-01-01" not in problem.message(language)


def test_another_methodology_is_spoken_of_where_one_judges_the_period_alone(methodology, definitions, facts):
    with pytest.raises(Refused) as refused:
        rated(methodology, definitions, facts, "2019")
    assert refused.value.problems[0].hint("ru") == "Возьмите период, который целиком входит в это время."
    earlier = replace(methodology, code="earlier", valid_from=date(2015, 1, 1), valid_until=date(2020, 1, 1))
    reported = replace(earlier, code="others", status="reported")
    school_years = replace(earlier, code="school", period="school_year")
    others = {each.code: each for each in (methodology, earlier, reported, school_years)}
    with pytest.raises(Refused) as refused:
        rated(methodology, replace(definitions, methodologies=others), facts, "2019")
    [problem] = refused.value.problems
    assert problem.code == "ratings.P011"
    assert problem.hint("ru") == "За этот период судят по методикам: т (earlier)."


def test_an_exception_for_a_unit_that_is_not_there_is_refused(methodology, definitions, facts):
    astray = replace(methodology.adjustments[0], units=("d1", "d11"))
    with pytest.raises(Refused) as refused:
        rated(replace(methodology, adjustments=(astray,)), definitions, facts)
    [problem] = refused.value.problems
    assert (problem.code, problem.params["unit"]) == ("ratings.P010", "d11")


def test_an_exception_of_before_its_unit_ended_stands_in_no_way(methodology, definitions, facts):
    then = replace(methodology.adjustments[0], units=("d1", "gone"), period="2020/21")
    ended = UnitTree([*UNITS, Unit("gone", "north", "district", valid_until=date(2025, 4, 1))])
    method = replace(methodology, adjustments=(then,))
    rate(method, definitions=definitions, facts=facts, units=ended, period=parse_period("2025"))
    # Of the year in which it ended, somebody has to say whom the exception is for now.
    for period in ("2025", "2026"):
        method = replace(methodology, adjustments=(replace(then, period=period),))
        with pytest.raises(Refused) as refused:
            rate(method, definitions=definitions, facts=facts, units=ended, period=parse_period("2025"))
        [problem] = refused.value.problems
        assert (problem.code, problem.params["unit"]) == ("ratings.P012", "gone")
        assert "1 April 2025" in problem.message("en")


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
