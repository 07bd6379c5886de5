"""What a revision changed, told once, in words, the record that was mended first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bilim.publication.rules import changes
from bilim.publication.rules.correcting import compare
from bilim.publication.terms import ChangeGroup, Corrections, EditionContent, FigureChange
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


def told(language: str, found: tuple[FigureChange, ...] = FOUND) -> tuple[ChangeGroup, ...]:
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


def moved(content: EditionContent, unit: str, low: int, *, rank: int | None = None) -> EditionContent:
    """The content in which the interval of the unit begins elsewhere, and its place where one is named."""
    assert content.findings is not None
    standings = tuple(
        replace(each, low=low) if each.unit == unit else each for each in content.findings.standings
    )
    results = tuple(
        replace(each, rank=Decimal(rank)) if rank and each.unit == unit else each for each in content.results
    )
    return replace(content, findings=replace(content.findings, standings=standings), results=results)


def of_revision(content: EditionContent) -> dict[str, ChangeGroup]:
    """What a revision with this content tells of places, by kind."""
    old = made.content()
    corrections = Corrections(old.header.code, {}, compare(old, content))
    found = changes.grouped(replace(content, corrections=corrections), old, "en", _address)
    return {group.kind: group for group in found if group.kind in ("rank", "interval", "other_method")}


def test_places_that_changed_stand_with_the_interval_of_every_page() -> None:
    old = made.content()
    was = old.placed("nookat")
    assert was is not None
    assert was.rank is not None
    place = int(was.rank) + 1
    groups = of_revision(moved(old, "nookat", 1, rank=place))
    assert list(groups) == ["rank"]
    (line,) = groups["rank"].lines
    assert (line.before, line.after) == (
        f"{was.rank} ({was.rank_low}–{was.rank_high})",
        f"{place} (1–{was.rank_high})",
    )


def test_a_place_that_stayed_is_told_apart_with_its_new_interval() -> None:
    old = made.content()
    was = old.placed("nookat")
    assert was is not None
    assert was.rank_low != 1
    groups = of_revision(moved(old, "nookat", 1))
    assert list(groups) == ["interval"]
    (line,) = groups["interval"].lines
    assert (line.before, line.after) == (
        f"{was.rank} ({was.rank_low}–{was.rank_high})",
        f"{was.rank} (1–{was.rank_high})",
    )


def test_an_interval_of_the_weights_alone_that_stands_on_no_page_is_no_changed_place() -> None:
    old = made.content()
    results = tuple(replace(each, rank_low=1) if each.unit == "nookat" else each for each in old.results)
    assert of_revision(replace(old, results=results)) == {}


def test_what_changed_beside_no_place_is_counted() -> None:
    old = made.content()
    assert old.findings is not None
    standings = tuple(
        replace(each, first=Decimal("0.123")) if each.unit == "nookat" else each
        for each in old.findings.standings
    )
    groups = of_revision(replace(old, findings=replace(old.findings, standings=standings)))
    assert {kind: (len(group.lines), group.also) for kind, group in groups.items()} == {"interval": (0, 1)}
