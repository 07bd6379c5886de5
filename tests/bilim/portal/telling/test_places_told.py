"""A place that is told has its interval beside it; a figure told of a department is one of its edition."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilim.base.templatetags.figures import rounded, written
from bilim.portal.rules import changes, departments
from bilim.portal.rules.departments import Subject
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.moving import moves
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.portal.rules.telling.units import unit_passages
from bilim.publication.terms import ADJUSTED, EditionContent
from bilim_engine.units import Succession
from factories import editions

LANGUAGES = ("ky", "ru", "en")
UNITS = [unit.code for unit in editions.registered() if unit.ranked]
FEW = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
FIGURE = re.compile(r"(?<![\w.,-])[+−-]?\d(?:[\d\u202f]*\d)?(?:[.,]\d+)?")


def told_of(unit: str, language: str, content: EditionContent | None = None) -> list[str]:
    telling = Telling(content or editions.content(), language, editions.content("2024"))
    return [sentence for each in unit_passages(telling, unit, {}) for sentence in each.sentences]


def ends_of(content: EditionContent, unit: str) -> str:
    result = content.placed(unit)
    assert result
    return f"{result.rank_low}–{result.rank_high}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_whoever_is_named_with_a_place_is_named_with_its_interval(language: str) -> None:
    content, before = editions.content(), editions.content("2024")
    telling = Telling(content, language, before)
    found = {each.topic: each.sentences for each in passages(telling)}
    placed = sorted((result.rank, unit) for unit in UNITS if (result := content.placed(unit)) and result.rank)
    first = placed[0][1]
    assert f"{telling.label(first)}{telling.interval(content.placed(first))}" in found["places"][1]  # type: ignore[arg-type]
    for sentence, shown in ((found["places"][2], placed[:5]), (found["places"][3], placed[-5:])):
        for rank, unit in shown:
            assert f"{telling.label(unit)} – {rank} ({ends_of(content, unit)}), " in sentence
    moved = [sentence for sentence in found["since"] if "→" in sentence]
    assert len(moved) == 2
    for one, other in re.findall(r"(\S+ \S+) → (\S+ [^;.]+)", " ".join(moved)):
        assert re.fullmatch(r"\d+ \(\d+–\d+\)", one), one
        assert re.match(r"\d+ \(\d+–\d+\)", other), other


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ky", ("Бириктирүү (2025-жылдын 1-июлу): ", "салыштырылган эмес: ")),
        ("ru", ("Объединение (1 июля 2025 года): ", "не сравниваются: ")),
        ("en", ("Merged (1 July 2025): ", "with the edition before: ")),
    ],
)
def test_who_was_merged_rises_and_falls_for_nobody(language: str, words: tuple[str, str]) -> None:
    content, before = editions.content(), editions.content("2024")
    plainly = Telling(content, language, before)
    most = max(moves(plainly), key=lambda move: move.places).unit
    merged = replace(plainly, cuts=(Succession("merged", "gone", most, date(2025, 7, 1)),))
    told, plain = (
        next(each.sentences for each in passages(telling) if each.topic == "since")
        for telling in (merged, plainly)
    )
    label = plainly.label(most)
    assert any(label in each and "→" in each for each in plain)
    assert [each for each in told if label in each] == [
        next(each for each in told if each.startswith(words[0])),
        next(each for each in told if words[1] in each),
    ]
    assert f"gone → {label}" in " ".join(told)
    assert {move.unit for move in moves(plainly)} - {move.unit for move in moves(merged)} == {most}


@pytest.mark.parametrize(
    ("language", "word"), [("ky", "салыштырылбайт"), ("ru", "не сравнивается"), ("en", "not compared")]
)
def test_the_sheet_of_who_was_merged_or_newly_made_says_so_and_compares_no_places(
    language: str, word: str
) -> None:
    content, before = editions.content(), editions.content("2024")
    made, rest, other = UNITS[3], UNITS[4], UNITS[5]
    older = replace(before, results=tuple(each for each in before.results if each.unit != made))
    cuts = (Succession("split", rest, made, date(2025, 7, 1)),)
    telling = Telling(content, language, older, cuts)
    for unit in (made, rest):
        told = next(each.sentences for each in unit_passages(telling, unit, {}) if each.topic == "since")
        assert f"{telling.label(rest)} → {telling.label(made)}" in told[0]
        assert word in told[1]
        assert len(told) == 2
    assert next(each for each in unit_passages(telling, other, {}) if each.topic == "since") in unit_passages(
        replace(telling, cuts=()), other, {}
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_department_hears_each_of_its_places_with_the_interval(language: str) -> None:
    content, before = editions.content(), editions.content("2024")
    for unit in UNITS:
        sentences = told_of(unit, language)
        now = sentences[0]
        then = next(each for each in sentences if before.header.code in each)
        assert f"{ends_of(content, unit)})" in now
        assert f"{ends_of(before, unit)})" in then


@given(st.sampled_from(UNITS), st.integers(1, 30), st.sampled_from(LANGUAGES))
@FEW
def test_another_interval_is_told_otherwise(unit: str, low: int, language: str) -> None:
    # Without its analysis an edition gives the intervals of its results.
    content = replace(editions.content(), findings=None)
    result = content.placed(unit)
    assert result
    results = tuple(
        replace(each, rank_low=low) if (each.unit, each.variant) == (unit, ADJUSTED) else each
        for each in content.results
    )
    other = told_of(unit, language, replace(content, results=results))
    assert (other[0] == told_of(unit, language, content)[0]) is (result.rank_low == low)


@cache
def known(unit: str, language: str) -> frozenset[str]:
    """Every figure that the pages of the department and the files of both editions have, as it is written."""
    content, before = editions.content(), editions.content("2024")
    numbers = {written(number, None, language) for number in range(len(UNITS) + 1)}
    for each in (content, before):
        scores = [score.score for score in each.scores if isinstance(score.score, Decimal)]
        numbers |= {written(score, 1, language) for score in scores}
    lines = departments.directions(Subject(content, unit, language, nowhere, before))
    numbers |= {written(line.country, 1, language) for line in lines if line.country is not None}
    change = changes.since(content, before, unit, language, nowhere)
    moved = [each.gain for line in lines for each in line.indicators if each.gain is not None]
    if change:
        moved += [change.score, change.presence_displayed, *(each.displayed for each in change.indicators)]
    numbers |= {written(abs(rounded(each, 2)), 2, language) for each in moved if each is not None}
    analysis = content.analysis
    assert analysis
    return frozenset(numbers | {written(analysis.level * 100, 0, language), "100"})


@given(st.sampled_from(UNITS), st.sampled_from(LANGUAGES))
@settings(FEW, max_examples=60)
def test_every_figure_told_of_a_department_is_one_of_its_edition(unit: str, language: str) -> None:
    content, before = editions.content(), editions.content("2024")
    own = [content.header.code, before.header.code, before.header.period]
    own += [
        str(content.indicator(leaf.indicator).title[language]) for _path, leaf in content.methodology.leaves()
    ]
    own += [str(each.title[language]) for each in content.adjustments]
    for sentence in told_of(unit, language):
        # A figure may stand in a code, a year or a title, which are not ours to change.
        for name in sorted(own, key=len, reverse=True):
            sentence = sentence.replace(name, "")
        for figure in FIGURE.findall(sentence):
            assert figure.lstrip("+−-") in known(unit, language), (figure, sentence)
