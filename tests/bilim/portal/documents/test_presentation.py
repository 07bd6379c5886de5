"""The slides, read back: charts and tables are native and hold the published figures."""

from __future__ import annotations

import io
import itertools
import time
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.oxml.ns import qn
from pptx.util import Inches
from ruamel.yaml import YAML

from bilim.base.templatetags.figures import written
from bilim.portal.rules import naming
from bilim.portal.rules.certainty import ends
from bilim.portal.rules.documents import report
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.presentation import presentation
from bilim.portal.rules.documents.slide_words import INTERVALS
from bilim.portal.rules.documents.slides import Deck, fitting, needed
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.told import Telling
from bilim.portal.rules.tiles import tiles
from bilim.publication.terms import EditionContent, PublishedResult
from factories import editions

LANGUAGES = ("ky", "ru", "en")
MARKS = {"ky": "Үлгү маалымат", "ru": "Иллюстративные данные", "en": "Illustrative data"}
REGIONS = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-GB"}


def paper(language: str = "ky", content: EditionContent | None = None, *, is_draft: bool = False) -> Paper:
    file = Path(editions.ROOT) / "definitions" / "register" / "tiles.yaml"
    found = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["tiles"]
    places = {code: (column, row) for code, (column, row) in found.items()}
    telling = Telling(content or editions.content(), language, editions.content("2024"))
    return Paper(telling, {}, places, "Bilim, CC BY 4.0", is_draft=is_draft)


def slides(file: bytes) -> list[Any]:
    return list(Presentation(io.BytesIO(file)).slides)


def charts(file: bytes) -> list[Any]:
    return [shape.chart for slide in slides(file) for shape in slide.shapes if shape.has_chart]


def tables(file: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in shape.table.rows]
        for slide in slides(file)
        for shape in slide.shapes
        if shape.has_table
    ]


def words_of(slide: Any) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


@pytest.mark.parametrize("language", LANGUAGES)
def test_charts_are_native_and_hold_the_figures(language: str) -> None:
    made = paper(language)
    file = presentation(made)
    first, last, groups, middles = charts(file)
    for chart, rows in ((first, made.rows[:10]), (last, made.rows[-10:])):
        plot = chart.plots[0]
        assert [str(each) for each in plot.categories] == [
            f"{row.label}, {beside(row.result)}" for row in rows
        ]
        shown = [written(Decimal(str(value)), 1, language) for value in plot.series[0].values]
        assert shown == [made.number(row.result.score) for row in rows]
    counts = dict(zip(map(str, groups.plots[0].categories), groups.plots[0].series[0].values, strict=True))
    for mark in made.bands:
        assert counts[mark.title] == sum(
            row.band is not None and row.band.code == mark.code for row in made.rows
        )
    assert sum(counts.values()) == 55
    assert len(list(middles.plots[0].categories)) == 7
    # The workbook behind a chart travels along: whoever opens it can edit the figures.
    assert all(chart.part.chart_workbook.xlsx_part is not None for chart in (first, last, groups, middles))


def beside(result: PublishedResult) -> str:
    """A place with the interval that stands beside it everywhere."""
    return f"{result.rank} ({result.rank_low}–{result.rank_high})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_place_on_the_map_has_its_interval(language: str) -> None:
    made = paper(language)
    shown = " ".join(words_of(slide) for slide in slides(presentation(made)))
    assert all(ends(row.result.rank_low, row.result.rank_high) in shown for row in made.rows)


@pytest.mark.parametrize(
    ("language", "words"), [("ky", "Картада жок"), ("ru", "Нет на карте"), ("en", "Not on the map")]
)
def test_who_has_no_tile_is_named_beside_the_map_of_slides_and_report(language: str, words: str) -> None:
    made = paper(language)
    few = replace(made, tiles={code: place for code, place in made.tiles.items() if code != "nookat"})
    said = f"{words}: {naming.label(made.content.unit('nookat'), language)}."
    shown = [" ".join(words_of(slide) for slide in slides(presentation(each))) for each in (few, made)]
    assert [said in each for each in shown] == [True, False]
    assert said in few.map_notes()
    assert report._map(few)["caption"].endswith(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_bar_has_its_name(language: str) -> None:
    """No program that draws the chart may leave out every second name where it thinks that they overlap."""
    for chart in charts(presentation(paper(language))):
        axis = chart.category_axis._element
        assert [each.get("val") for each in axis.findall(qn("c:tickLblSkip"))] == ["1"]
        assert axis.txPr.bodyPr.get("rot") == "0"


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_native_and_name_every_department(language: str) -> None:
    made = paper(language)
    moved, intervals, *every = tables(presentation(made))
    rows = list(itertools.chain.from_iterable(table[1:] for table in every))
    assert rows == [[beside(row.result), row.label, made.number(row.result.score)] for row in made.rows]
    assert len(intervals) == 11
    for line, row in zip(intervals[1:], made.rows, strict=False):
        assert line[3] == f"{row.result.rank_low}–{row.result.rank_high}"
    content, before = editions.content(), editions.content("2024")
    for name, change, then, now in moved[1:]:
        unit = next(row.unit.code for row in made.rows if row.label == name)
        results = [each.placed(unit) for each in (before, content)]
        assert [then, now] == [beside(each) for each in results if each]
        places = [int(each.partition(" ")[0]) for each in (then, now)]
        assert change == f"{places[0] - places[1]:+d}".replace("-", "−")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sentences_are_those_of_the_edition_and_stand_in_the_notes(language: str) -> None:
    made = paper(language)
    every = slides(presentation(made))
    assert 10 <= len(every) <= 14
    notes = " ".join(slide.notes_slide.notes_text_frame.text for slide in every if slide.has_notes_slide)
    for passage in passages(made.telling):
        for sentence in passage.sentences:
            assert sentence in notes
    assert editions.content().header.sha256 in words_of(every[-1])
    assert all(slide.shapes.title.text_frame.text for slide in every)


def test_every_slide_bears_the_mark_and_a_draft_says_that_it_is_one() -> None:
    for language in LANGUAGES:
        assert all(MARKS[language] in words_of(slide) for slide in slides(presentation(paper(language))))
    assert all(
        "DRAFT, NOT PUBLISHED" in words_of(slide)
        for slide in slides(presentation(paper("en", is_draft=True)))
    )
    real = replace(editions.content(), header=replace(editions.content().header, illustrative=False))
    assert not any(MARKS["en"] in words_of(slide) for slide in slides(presentation(paper("en", real))))


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_lies_over_another_or_beyond_the_slide(language: str) -> None:
    file = presentation(paper(language))
    whole = Presentation(io.BytesIO(file))
    for number, slide in enumerate(whole.slides, start=1):
        boxes = [(s.left, s.top, s.left + s.width, s.top + s.height) for s in slide.shapes]
        for left, top, right, bottom in boxes:
            assert 0 <= left < right <= whole.slide_width, number
            assert 0 <= top < bottom <= whole.slide_height, number
        for one, other in itertools.combinations(boxes, 2):
            apart = one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]
            assert apart, number


@pytest.mark.parametrize("language", LANGUAGES)
def test_slides_are_read_from_afar(language: str) -> None:
    """No wall of text: what a slide leaves out stands in its notes. Tables end well above the mark."""
    every = slides(presentation(paper(language)))
    brief, sure = (
        every[1],
        next(each for each in every if each.shapes.title.text_frame.text == INTERVALS.said(language)),
    )
    for slide in (brief, sure):
        texts = [s for s in slide.shapes if s.has_text_frame and s != slide.shapes.title]
        told = max(texts, key=lambda shape: len(shape.text_frame.text))
        assert 0 < len(told.text_frame.text) <= 500
        (size,) = {run.font.size.pt for p in told.text_frame.paragraphs for run in p.runs}
        assert size >= 14
        (cells,) = {
            run.font.size.pt
            for shape in slide.shapes
            if shape.has_table
            for cell in shape.table.iter_cells()
            for p in cell.text_frame.paragraphs
            for run in p.runs
        } or {size}
        assert cells == size
    for number, slide in enumerate(every, start=1):
        (mark,) = [s for s in slide.shapes if s.has_text_frame and s.text_frame.text == MARKS[language]]
        for shape in slide.shapes:
            if shape.has_table or shape.has_chart:
                assert mark.top - (shape.top + shape.height) >= Inches(0.2), number


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_can_be_heard_in_its_language(language: str) -> None:
    for slide in slides(presentation(paper(language))):
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")
            elif shape.has_text_frame:
                runs = [run for each in shape.text_frame.paragraphs for run in each.runs]
                spoken = {run._r.rPr.get("lang") for run in runs}
                assert REGIONS[language] in spoken or shape.width < 1_000_000


def test_the_same_edition_gives_the_same_bytes_at_another_time() -> None:
    one = presentation(paper())
    time.sleep(2.1)
    assert presentation(paper()) == one


def test_an_edition_without_places_or_before_is_shown_all_the_same() -> None:
    content = editions.content()
    none = tuple(
        replace(
            each, rank=None, rank_low=None, rank_high=None, band="", score=editions.Missing("screened_out")
        )
        for each in content.results
    )
    bare = Paper(Telling(replace(content, results=none, findings=None), "ky", None), {}, {}, "Bilim")
    every = slides(presentation(bare))
    assert not charts(presentation(bare))
    assert len(every) >= 4


def test_no_title_becomes_a_formula_behind_a_chart() -> None:
    deck = Deck("en", "A deck", "Bilim", [])
    evil = ["=1+1", "{=1+1}", "A department"]
    deck.bars(deck.slide("A slide"), "a chart", "Score", [(title, 1.0) for title in evil])
    (chart,) = charts(deck.written())
    behind = load_workbook(io.BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets[0]
    assert [behind.cell(row, 1).data_type for row in (2, 3, 4)] == ["s", "s", "s"]
    assert behind.cell(2, 1).value == "'=1+1"
    assert behind.cell(4, 1).value == "A department"


def test_text_is_as_large_as_fits() -> None:
    short, long = ["Бир сүйлөм."], ["Бир сүйлөм. " * 40] * 6
    assert fitting(short, 12, 5, most=24) == 24
    size = fitting(long, 12, 5, most=24)
    assert 9 <= size < 24
    assert needed(long, 12, size) <= 5 or size == 9


def test_whoever_hears_the_map_hears_each_department_with_place_and_interval() -> None:
    made = paper("ru")
    heard = {
        shape._element.nvSpPr.cNvPr.get("descr")
        for slide in slides(presentation(made))
        for shape in slide.shapes
        if shape.has_text_frame
    }
    every = tiles(made.rows, made.tiles, "ru")
    assert len(every) == len(made.rows)
    for tile in every:
        assert f"{tile.label}, {tile.place} ({tile.interval})" in heard
