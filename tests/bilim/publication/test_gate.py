"""The gate, check by check, on statements made for the purpose; nothing here knows the year 2021."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.publication.rules.gate import examine
from bilim.publication.rules.gate_editions import examine_edition
from bilim.publication.rules.gate_numbers import totals_that_round_to
from bilim.publication.terms import (
    EditionContent,
    NamedUnit,
    StatedDirection,
    StatedGroup,
    StatedIndicator,
    Statement,
)
from bilim_engine.ratings.findings import Findings, Standing
from bilim_engine.values import Missing
from verify.test_agreement import content as some_content

D = Decimal
SAID = {"ky": "сөз", "ru": "слово", "en": "word"}


def group(code: str, **given: object) -> StatedGroup:
    return StatedGroup(code, SAID, **given)  # type: ignore[arg-type]


def indicator(code: str, *groups: StatedGroup, **given: object) -> StatedIndicator:
    whole = {"definition": {"ky": code * 9}, "base": SAID, "period": SAID, **given}
    return StatedIndicator(code, SAID, groups=groups, **whole)  # type: ignore[arg-type]


def statement(*indicators: StatedIndicator, **given: object) -> Statement:
    whole = {"weights_given": True, "points_given": True, **given}
    return Statement("s", SAID, SAID, "", "2025", (StatedDirection("d", SAID, indicators),), **whole)  # type: ignore[arg-type]


def codes(of: Statement) -> list[str]:
    return [each.code.removeprefix("publication.") for each in examine(of).findings]


def unit(code: str, **given: object) -> NamedUnit:
    return NamedUnit(code, unit=code, kind="district", **given)  # type: ignore[arg-type]


def test_a_statement_without_fault_passes() -> None:
    whole = statement(
        indicator(
            "a",
            group(
                "high",
                announced=D(1),
                percent=D(33),
                names=(unit("x"),),
                listed=True,
                lower=D(50),
                banded=True,
            ),
            group("low", announced=D(2), percent=D(67), upper=D(50), banded=True),
            partition=True,
        ),
        units_total=3,
    )
    report = examine(whole)
    assert report.passed
    assert report.findings == ()
    assert len(report.checks) == 12


def test_a_band_of_one_number_stands_below_the_one_that_begins_there() -> None:
    """Printed with the best first, as ratings are."""
    more = group("more", lower=D(0), upper=D(5), banded=True, includes_lower=False, includes_upper=True)
    none = group("none", lower=D(0), upper=D(0), banded=True, includes_upper=True)
    assert codes(statement(indicator("a", more, none))) == []


@pytest.mark.parametrize(
    ("faulty", "code"),
    [
        (statement(indicator("a", group("g", announced=D(3), names=(unit("x"),), listed=True))), "G001"),
        (statement(indicator("a", group("g", names=(unit("x"), unit("x")), listed=True))), "G002"),
        (
            statement(
                indicator(
                    "a",
                    group("g", announced=D(1), names=(unit("x"),)),
                    group("h", announced=D(1), names=(unit("x"),)),
                    partition=True,
                )
            ),
            "G003",
        ),
        (
            statement(
                indicator("a", group("g", announced=D(1)), partition=True),
                indicator("b", group("g", announced=D(2)), partition=True),
            ),
            "G004",
        ),
        (statement(indicator("a", group("g", announced=D(1)), partition=True), units_total=2), "G005"),
        (
            statement(
                indicator(
                    "a", group("g", announced=D(1), percent=D(50)), group("h", announced=D(1), percent=D(55)),
                    partition=True,
                )
            ),
            "G009",
        ),
        (
            statement(
                indicator("a", group("g", upper=D(10), banded=True), group("h", lower=D(9), banded=True))
            ),
            "G011",
        ),
        (statement(indicator("a", group("g", banded=True), group("h", banded=True))), "G011"),
        (
            statement(
                indicator(
                    "a",
                    group("g", upper=D(10), banded=True, includes_upper=True),
                    group("h", lower=D(10), banded=True),
                )
            ),
            "G011",
        ),
        (
            statement(
                indicator(
                    "a",
                    group("g", upper=D(10), banded=True),
                    group("h", lower=D(10), banded=True, includes_lower=False),
                )
            ),
            "G010",
        ),
        (statement(indicator("a", definition={})), "G012"),
        (statement(indicator("a", base={})), "G013"),
        (statement(indicator("a", definition=SAID), indicator("b", definition=SAID)), "G014"),
        (statement(), "G015"),
        (statement(indicator("a", group("g", names=(unit("x"), unit("y", within=("x",)))))), "G016"),
        (statement(indicator("a", group("g", names=(unit("x", candidates=("x", "y")),)))), "G017"),
        (statement(indicator("a", group("g", names=(unit("x", said_kind="city"),)))), "G018"),
        (statement(indicator("a", group("g", names=(unit("x", spelling="near", official=SAID),)))), "G020"),
        (statement(indicator("a", group("g", names=(NamedUnit("z", spelling="unknown"),)))), "G021"),
        (
            statement(indicator("a", period={"en": "2024"}), indicator("b", period={"en": "2025"})),
            "G023",
        ),
        (statement(indicator("a", period={})), "G024"),
        (statement(indicator("a"), weights_given=False), "G025"),
    ],
)  # fmt: skip
def test_each_fault_is_found_and_nothing_else(faulty: Statement, code: str) -> None:
    found = codes(faulty)
    assert code in found
    assert set(found) - {code} <= {"G006", "G007"}


@given(count=st.integers(1, 200), total=st.integers(1, 200), decimals=st.integers(0, 2))
def test_a_percentage_rounded_from_a_total_fits_that_total(count: int, total: int, decimals: int) -> None:
    if count > total:
        count, total = total, count
    percent = (D(count) * 100 / D(total)).quantize(D(1).scaleb(-decimals))
    if percent:
        stated = group("g", announced=D(count), percent=percent)
        assert total in totals_that_round_to(stated, decimals)


@given(parts=st.lists(st.integers(0, 60), min_size=2, max_size=5).filter(sum), decimals=st.integers(0, 1))
def test_honest_percentages_pass(parts: list[int], decimals: int) -> None:
    total = sum(parts)
    groups = [
        group(
            f"g{place}", announced=D(part), percent=(D(part) * 100 / total).quantize(D(1).scaleb(-decimals))
        )
        for place, part in enumerate(parts)
    ]
    honest = statement(indicator("a", *groups, partition=True, decimals=decimals), units_total=total)
    assert codes(honest) == []


# --- editions


@pytest.fixture(scope="module")
def content() -> EditionContent:
    return some_content()


def found_in(content: EditionContent) -> set[str]:
    return {each.code.removeprefix("publication.") for each in examine_edition(content).findings}


def changed(rows: tuple, place: int, **change: object) -> tuple:
    return (*rows[:place], replace(rows[place], **change), *rows[place + 1 :])


def place_of(rows: tuple, **wanted: object) -> int:
    return next(
        place
        for place, row in enumerate(rows)
        if all(getattr(row, name) == value for name, value in wanted.items())
    )


def test_our_edition_passes_its_own_gate(content: EditionContent) -> None:
    assert found_in(content) == set()


def test_a_score_that_does_not_follow_is_found(content: EditionContent) -> None:
    place = place_of(content.scores, variant="adjusted", unit="n1", node="")
    assert "G040" in found_in(replace(content, scores=changed(content.scores, place, score=D(99))))


def test_a_suppressed_value_that_is_needed_is_found(content: EditionContent) -> None:
    place = place_of(content.values, variant="adjusted", unit="n1")
    assert "G041" in found_in(
        replace(content, values=changed(content.values, place, value=Missing("suppressed")))
    )


def test_ranks_that_do_not_follow_the_scores_are_found(content: EditionContent) -> None:
    place = place_of(content.results, variant="adjusted", rank=D(1))
    assert "G042" in found_in(replace(content, results=changed(content.results, place, rank=D(5))))
    assert "G042" in found_in(replace(content, results=changed(content.results, place, rank=None)))


def test_an_edition_in_which_most_have_no_place_is_refused(content: EditionContent) -> None:
    judged = {unit.code for unit in content.ranked_units}

    def with_places(count: int) -> EditionContent:
        kept = set(sorted(judged)[:count])
        results = tuple(each if each.unit in kept else replace(each, rank=None) for each in content.results)
        return replace(content, results=results)

    half = -(-len(judged) // 2)
    assert "G053" in found_in(with_places(0))
    assert "G053" in found_in(with_places(half - 1))
    assert "G053" not in found_in(with_places(half))
    assert "G053" in found_in(
        replace(content, units=tuple(replace(each, ranked=False) for each in content.units))
    )


def test_a_score_without_a_band_is_found(content: EditionContent) -> None:
    place = place_of(content.results, variant="adjusted", rank=D(1))
    assert "G043" in found_in(replace(content, results=changed(content.results, place, band="")))


def test_a_lost_mark_and_a_lost_origin_are_found(content: EditionContent) -> None:
    assert "G044" in found_in(replace(content, facts=changed(content.facts, 0, illustrative=False)))
    assert "G046" in found_in(replace(content, facts=changed(content.facts, 0, origin="nowhere")))


def test_a_title_that_lacks_a_language_is_found(content: EditionContent) -> None:
    header = replace(content.header, title={"ky": "Рейтинг", "ru": "Рейтинг"})
    assert "G045" in found_in(replace(content, header=header))
    units = changed(content.units, 3, names={"ky": "Бөлүм"})
    assert "G045" in found_in(replace(content, units=units))


def test_an_effect_that_is_not_the_effect_is_found(content: EditionContent) -> None:
    (adjustment,) = content.adjustments
    effects = changed(adjustment.effects, 0, rank_with=D(3))
    assert "G051" in found_in(replace(content, adjustments=(replace(adjustment, effects=effects),)))


def test_contributions_that_do_not_add_up_are_found(content: EditionContent) -> None:
    place = place_of(content.scores, variant="adjusted", unit="n1", node="i.money")
    assert "G052" in found_in(
        replace(content, scores=changed(content.scores, place, contribution=D("0.000000000001")))
    )


def analysed(content: EditionContent, **change: object) -> EditionContent:
    """With an analysis of three draws, in two of which each department has the first place; of the first
    department something else is said."""
    standing = Standing("", 1, 1, 1, 1, 1, D("0.666666666667"), D(0), D("0.666666666667"))
    judged = sorted(unit.code for unit in content.ranked_units)
    standings = tuple(replace(standing, unit=unit) for unit in judged)
    places = {unit: {1: 2} for unit in judged}
    return replace(content, findings=Findings(3, changed(standings, 0, **change), places, {}, ()))


def test_a_share_of_draws_that_has_no_end_agrees_with_the_draws(content: EditionContent) -> None:
    assert "G055" not in found_in(analysed(content))


@pytest.mark.parametrize(
    "change",
    [
        {"unit": "nobody"},
        {"unit": "n2"},
        {"low": 2},
        {"high": None},
        {"joint_high": 99},
        {"ranked": D(1)},
        {"first": D("0.7")},
        {"last": D("-0.1")},
    ],
)
def test_an_analysis_that_contradicts_itself_is_found(
    content: EditionContent, change: dict[str, object]
) -> None:
    assert "G055" in found_in(analysed(content, **change))


def test_names_that_two_units_bear_are_found(content: EditionContent) -> None:
    n1 = place_of(content.units, code="n1")
    units = changed(content.units, n1, names=content.unit("n2").names)
    assert "G017" in found_in(replace(content, units=units))


def test_where_no_total_fits_the_sentence_says_so_and_holds_no_dash() -> None:
    parts = group("g", announced=D(1), percent=D(67)), group("h", announced=D(1), percent=D(33))
    faulty = statement(indicator("a", *parts, partition=True))
    sentences = [each.sentence["ky"] for each in examine(faulty).findings if each.code.endswith("G006")]
    none, some = sorted(sentences, key=lambda each: "33%" in each)
    assert none.endswith("Жалпы сан кандай болбосун, 1 бирдик анын 67%ын түзбөйт.")
    assert some.endswith("33% болуш үчүн жалпы сан 3 болушу керек.")
