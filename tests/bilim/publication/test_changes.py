"""What a revision changed, told once, in words, the record that was mended first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bilim.publication.rules import changes
from bilim.publication.terms import Corrections, EditionContent, FigureChange
from bilim_engine.problems import LANGUAGES
from bilim_engine.values import Missing
from factories import editions as made

FOUND = (
    FigureChange("fact", "nookat", "preschool.children", "2025", "4000", "4100"),
    FigureChange("value", "nookat", "preschool.coverage", "2025", "20.111111111111", "20.122222222222"),
    FigureChange(
        "value", "nookat", "preschool.coverage (unadjusted)", "2025", "20.111111111111", "20.122222222222"
    ),
    FigureChange("score", "nookat", "overall", "", "40", "41"),
    FigureChange("score", "nookat", "overall (unadjusted)", "", "40", "42"),
    FigureChange("score", "nookat", "preschool", "", "not_collected", "41"),
    FigureChange("rank", "nookat", "overall", "", "19 (12–20)", "17 (11–19)"),
)


def told(language: str, found: tuple[FigureChange, ...] = FOUND) -> tuple[changes.ChangeGroup, ...]:
    corrections = Corrections("departments-2024-1", {}, found)
    content = replace(made.content(), corrections=corrections)
    return changes.grouped(content, None, language, _address)


def _address(name: str, **where: str) -> str:
    return f"/{name}/{'/'.join(where.values())}/"


@pytest.mark.parametrize(("before", "after"), [(True, True), (True, False), (False, True), (False, False)])
def test_a_record_is_illustrative_where_it_was_or_is(before: bool, after: bool) -> None:
    content = replace(made.content(), corrections=Corrections("departments-2024-1", {}, FOUND))
    marked = [_marked(content, FOUND[0], mark) for mark in (before, after)]
    facts, values, *_rest = changes.grouped(marked[1], marked[0], "ky", _address)
    assert facts.illustrative is (before or after)
    assert values.illustrative is content.header.illustrative


def _marked(content: EditionContent, change: FigureChange, mark: bool) -> EditionContent:
    """The content with the record the change is of, illustrative or not."""
    fact = next(each for each in content.facts if each.unit == change.unit)
    record = replace(fact, item=change.subject, period=change.period, breakdown="", illustrative=mark)
    return replace(content, facts=(record,))


@pytest.mark.parametrize("language", LANGUAGES)
def test_records_come_first_and_no_code_is_left(language: str) -> None:
    groups = told(language)
    assert [group.kind for group in groups] == ["fact", "value", "score", "rank"]
    lines = [line for group in groups for line in group.lines]
    assert not any("nookat" in line.unit or "preschool." in line.title for line in lines)
    assert all(line.measure for line in groups[0].lines + groups[1].lines + groups[2].lines)


def test_the_same_change_without_exceptions_is_not_told_twice() -> None:
    _facts, values, scores, _ranks = told("en")
    assert len(values.lines) == 1
    assert [line.note for line in scores.lines if line.title == "overall score"] == ["", "without exceptions"]


def test_as_many_decimals_as_tell_the_two_apart() -> None:
    facts, values, scores, ranks = told("ky")
    assert values.lines[0].decimals == 2
    assert facts.lines[0].before == Decimal(4000)
    assert Missing("not_collected") in [line.before for line in scores.lines]
    assert (ranks.lines[0].before, ranks.lines[0].after) == ("19 (12–20)", "17 (11–19)")


def test_both_revisions_are_linked() -> None:
    for group in told("ru"):
        for line in group.lines:
            assert "departments-2024-1" in line.before_address
            assert made.CODE in line.after_address


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_record_of_a_part_is_told_from_the_record_of_the_whole(language: str) -> None:
    part = FigureChange("fact", "nookat", "preschool.children[form=full_day]", "2025", "3900", "4000")
    _whole, line = told(language, (FOUND[0], part))[0].lines
    words = made.content().definitions.breakdowns["form"].values
    title = next(each.title for each in words or () if each.code == "full_day")
    assert line.note == f"2025, {title[language]}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_head_says_is_named_in_words(language: str) -> None:
    said = FigureChange("statement", "nookat", "statement", "", "", "2026-11-22T06:35:00+06:00")
    assert told(language, (said,))[0].lines[0].title not in ("", "statement")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_revision_no_longer_has_is_named_as_the_corrected_one_named_it(language: str) -> None:
    old = made.content()
    gone = (
        FigureChange("value", "nookat", "preschool.coverage", "2025", "20.1", ""),
        FigureChange("score", "nookat", "preschool/preschool.coverage", "", "40", ""),
        FigureChange("definition", "", "indicators/preschool.coverage", "", "0123456789abcdef", ""),
    )
    kept = {code: each for code, each in old.definitions.indicators.items() if code != "preschool.coverage"}
    root = old.methodology.root
    method = replace(old.methodology, root=replace(root, children=root.children[:1]))
    assert "preschool/preschool.coverage" not in dict(method.nodes())
    definitions = replace(old.definitions, indicators=kept, methodologies={method.code: method})
    corrections = Corrections("departments-2024-1", {}, gone)
    content = replace(made.content(), definitions=definitions, corrections=corrections)
    title = old.indicator("preschool.coverage").title[language]
    for group in changes.grouped(content, old, language, _address):
        assert [line.title for line in group.lines] == [title]
    # Where the corrected edition is not at hand, the code stands and nothing breaks.
    alone = changes.grouped(content, None, language, _address)
    assert [line.title for line in alone[0].lines] == ["preschool.coverage"]


def test_a_record_that_is_new_or_gone_is_not_counted_as_mended() -> None:
    new = FigureChange("fact", "nookat", "preschool.children", "2026", "", "4200")
    gone = FigureChange("fact", "nookat", "preschool.children", "2020", "3900", "")
    unknown = FigureChange("fact", "nookat", "preschool.children", "2024", "not_collected", "4050")
    groups = told("ky", (new, FOUND[0], gone, unknown))
    periods = {group.kind: [line.note for line in group.lines] for group in groups}
    assert periods == {"fact": ["2025", "2024"], "fact_new": ["2026"], "fact_gone": ["2020"]}
