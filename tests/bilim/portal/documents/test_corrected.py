"""What a corrected edition changed, as papers print it: bounded, with the address of the whole list."""

from __future__ import annotations

import io
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from pptx import Presentation

from bilim.base.templatetags.drawings import place_text
from bilim.base.templatetags.figures import written
from bilim.portal.rules.documents import correction_words as words
from bilim.portal.rules.documents.corrected import LISTED
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.presentation import CORRECTED, presentation
from bilim.portal.rules.documents.report import report
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.telling.grammar import Sentence
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.publication.rules.changes import grouped
from bilim.publication.terms import ADJUSTED, ChangeGroup, EditionContent, FigureChange
from factories import editions

LANGUAGES = ("ky", "ru", "en")
ADDRESS = "/ky/editions/departments-2025-2/changes/"


def corrected(facts: int = 1) -> tuple[EditionContent, EditionContent]:
    """The edition that was corrected and its correction, in which Nookat has another score and place."""
    then, now = editions.content("2025"), editions.content("2025", 2)
    result = then.result("nookat")
    assert result
    assert result.rank
    assert isinstance(result.score, Decimal)
    other = replace(result, score=result.score + 2, rank=result.rank + 3)
    results = tuple(
        other if (each.unit, each.variant) == ("nookat", ADJUSTED) else each for each in now.results
    )
    items = list(now.definitions.items)[:facts]
    changes = [FigureChange("fact", "nookat", item, "2025", "1000", "1100.5") for item in items]
    changes.append(FigureChange("fact", "alay", items[0], "2025", "7", "8"))
    changes.append(
        FigureChange("score", "nookat", "overall", "", str(result.score), str(other.score)),
    )
    changes.append(FigureChange("value", "nookat", "preschool.coverage", "2025", "20.1", "20.2"))
    made = replace(now, results=results, corrections=replace(now.corrections, changes=tuple(changes)))
    return then, made


def paper(language: str, facts: int = 1) -> Paper:
    then, now = corrected(facts)
    groups = grouped(now, then, language, nowhere)
    telling = Telling(now, language, editions.content("2024"))
    return Paper(telling, {}, {}, "Bilim", changes=groups, changes_address=ADDRESS)


def chapter_of(made: Paper) -> list[dict[str, Any]]:
    (found,) = [
        each["blocks"]
        for each in report(made)["chapters"]
        if each["title"] == words.CHAPTER.said(made.language)
    ]
    return list(found)


def places_of(language: str) -> tuple[str, str]:
    then, now = corrected()
    return place_text(then.placed("nookat")), place_text(now.placed("nookat"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_lists_each_figure_place_and_score_before_and_now(language: str) -> None:
    made = paper(language)
    blocks = chapter_of(made)
    figures, places, scores = (each for each in blocks if each["kind"] == "table")
    then, now = corrected()
    item = next(iter(now.definitions.items.values()))
    label = now.unit("nookat").names[language]
    names = {now.unit(unit).names[language] for unit in ("nookat", "alay")}
    assert {row[0] for row in figures["rows"]} == names
    (mine,) = [row for row in figures["rows"] if row[0] == label]
    assert mine[1].startswith(f"{item.title[language]}, 2025")
    assert mine[2:] == [written(Decimal(1000), None, language), written(Decimal("1100.5"), None, language)]
    assert places["rows"] == [[label, *places_of(language)]]
    one, other = then.result("nookat"), now.result("nookat")
    assert one
    assert other
    assert scores["rows"] == [[label, *(written(each.score, 1, language) for each in (one, other))]]  # type: ignore[arg-type]
    told = " ".join(each["text"] for each in blocks if each["kind"] == "paragraph")
    assert ADDRESS in told
    assert words.COUNTED["value"].said(language) in told
    assert made.title(now.corrections.reason) in told


def test_a_large_correction_stays_readable_and_says_how_many_there_are() -> None:
    blocks = chapter_of(paper("en", facts=LISTED + 4))
    figures = next(each for each in blocks if each["kind"] == "table")
    assert len(figures["rows"]) == LISTED
    assert f"({LISTED + 5})" in figures["caption"]
    cut = words.FIRST_OF.said("en", shown=LISTED, count=LISTED + 5)
    assert cut in [each["text"] for each in blocks if each["kind"] == "paragraph"]


def test_an_edition_that_corrects_none_has_no_such_chapter() -> None:
    first = Paper(Telling(editions.content(), "en", None), {}, {}, "Bilim")
    titles = [each["title"] for each in report(first)["chapters"]]
    assert words.CHAPTER.said("en") not in titles
    assert words.CHAPTER.said("en") not in _titles(first)


def _titles(made: Paper) -> list[str]:
    slides = Presentation(io.BytesIO(presentation(made))).slides
    return [slide.shapes.title.text_frame.text for slide in slides]


def slide_of(made: Paper) -> Any:
    (found,) = [
        each
        for each in Presentation(io.BytesIO(presentation(made))).slides
        if each.shapes.title.text_frame.text == words.CHAPTER.said(made.language)
    ]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slide_says_the_same_in_short(language: str) -> None:
    made = paper(language, facts=9)
    slide = slide_of(made)
    (table,) = [shape.table for shape in slide.shapes if shape.has_table]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert len(rows) == 1 + CORRECTED + 1, "its head, the first of ten figures, the one place"
    label = made.content.unit("nookat").names[language]
    assert any(row[0].startswith(label) and row[1:] == list(places_of(language)) for row in rows)
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert ADDRESS in text
    totals = {"fact": 10, "rank": 1, "score": 1}
    told = "; ".join(f"{words.TOTALS[kind].said(language)} – {count}" for kind, count in totals.items())
    assert words.IN_ALL.said(language, kinds=told) in text, "what the slide leaves out is counted"


def test_the_slide_of_a_large_correction_has_its_words_below_its_table() -> None:
    then, now = corrected(facts=9)
    units = [each.unit for each in now.results if each.variant == ADJUSTED and each.rank][:9]
    moved = tuple(
        replace(each, rank=each.rank + 1) if each.unit in units and each.rank else each
        for each in now.results
    )
    groups = grouped(replace(now, results=moved), then, "ru", nowhere)
    made = Paper(Telling(now, "ru", None), {}, {}, "Bilim", changes=groups, changes_address=ADDRESS)
    slide = slide_of(made)
    (table,) = [shape for shape in slide.shapes if shape.has_table]
    assert len(table.table.rows) == 1 + 2 * CORRECTED
    (below,) = [shape for shape in slide.shapes if shape.has_text_frame and ADDRESS in shape.text_frame.text]
    assert below.top >= table.top + table.height


@pytest.mark.parametrize(
    ("groups", "sentence"), [((), words.NOTHING), ((ChangeGroup("other_method", ()),), words.OTHER_METHOD)]
)
def test_report_and_slide_say_that_nothing_changed_or_that_places_are_not_compared(
    groups: tuple[ChangeGroup, ...], sentence: Sentence
) -> None:
    _then, now = corrected()
    made = Paper(Telling(now, "ky", None), {}, {}, "Bilim", changes=groups, changes_address=ADDRESS)
    assert sentence.said("ky") in [each["text"] for each in chapter_of(made) if each["kind"] == "paragraph"]
    slide = slide_of(made)
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert sentence.said("ky") in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_of_another_method_the_report_says_why_scores_stand_side_by_side(language: str) -> None:
    """The slide has no scores, and says nothing of them; nor does a report without any that changed."""
    then, now = corrected()
    method = replace(then.header.methodology, sha256="0" * 64)
    other = replace(then, header=replace(then.header, methodology=method))
    groups = grouped(now, other, language, nowhere)
    made = Paper(Telling(now, language, None), {}, {}, "Bilim", changes=groups, changes_address=ADDRESS)
    found = chapter_of(made)
    _figures, scores = (each for each in found if each["kind"] == "table")
    assert words.SCORES.said(language) in scores["caption"]
    said = [each["text"] for each in found[: found.index(scores)] if each["kind"] == "paragraph"]
    apart = [words.OTHER_METHOD.said(language), words.SCORES_BESIDE.said(language)]
    assert [each for each in said if each in apart] == apart
    slide = slide_of(made)
    text = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert apart[0] in text
    assert apart[1] not in text
    none = replace(made, changes=tuple(each for each in groups if each.kind != "score"))
    assert apart[1] not in [each["text"] for each in chapter_of(none) if each["kind"] == "paragraph"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_sheet_says_what_changed_of_its_department_and_of_others_nothing(language: str) -> None:
    made = paper(language)
    before, now = places_of(language)
    (said,) = [each for each in unit_sheet(made, "nookat")["sentences"] if "departments-2025-1" in each]
    assert words.PLACE_MOVED.said(language, before=before, after=now) in said
    assert f"{written(Decimal(1000), None, language)} → {written(Decimal('1100.5'), None, language)}" in said
    assert not [each for each in unit_sheet(made, "aksy")["sentences"] if "departments-2025-1" in each]
