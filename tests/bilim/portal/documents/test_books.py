"""Workbooks that compute: recalculated by another program, they give the published figures; nothing in them
runs that we did not write as a formula."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import formulas as independent
import numpy as np
import pytest
from openpyxl import load_workbook

from bilim.portal.rules.documents import edition_book as edition
from bilim.portal.rules.documents import unit_book as unit
from bilim.portal.rules.documents.books import at
from bilim.publication.terms import EditionContent
from bilim_engine.aggregation import Child, combine
from bilim_engine.definitions import Leaf
from bilim_engine.definitions.tree import below
from bilim_engine.values import Missing
from factories import editions

CLOSE = 1e-9
REASONS = {"not_collected": "жыйналган эмес"}
CELL = re.compile(r"!([A-Z]+\d+)$")


def of_unit(content: EditionContent, code: str, language: str = "ky") -> bytes:
    return unit.unit_book(unit.Told(content, code, language, REASONS, "Bilim"))


def of_edition(content: EditionContent, language: str = "ky") -> bytes:
    return edition.edition_book(content, language, REASONS, "Bilim")


def written(book: bytes, *, formulas: bool) -> dict[str, object]:
    """What stands in each cell: the formulas, or what was kept as their results."""
    page = load_workbook(io.BytesIO(book), data_only=not formulas).worksheets[0]
    return {cell.coordinate: cell.value for row in page.iter_rows() for cell in row if cell.value is not None}


def recalculated(
    book: bytes, folder: Path, given: Mapping[str, float | None] | None = None
) -> dict[str, float]:
    """Every formula computed anew by a program that is not ours, with other inputs where they are given."""
    file = folder / "book.xlsx"
    opened = load_workbook(io.BytesIO(book))
    page = opened.worksheets[0]
    page.title = "book"
    for cell, value in (given or {}).items():
        page[cell] = value
    opened.save(file)
    model = independent.ExcelModel().loads(str(file)).finish()
    found = {}
    for name, ranges in model.calculate().items():
        if match := CELL.search(str(name).replace("'", "")):
            value = np.asarray(ranges.value).ravel()[0]
            if isinstance(value, (int, float, np.number)) and not isinstance(value, bool):
                found[match[1]] = float(value)
    return found


def formula_cells(book: bytes) -> list[str]:
    return [cell for cell, value in written(book, formulas=True).items() if str(value).startswith("=")]


@pytest.mark.parametrize("code", ["nookat", "osh-city", "naryn"])
def test_a_department_is_computed_as_it_was_published(code: str, tmp_path: Path) -> None:
    content = editions.content()
    book = of_unit(content, code)
    computed, kept = recalculated(book, tmp_path), written(book, formulas=False)
    cells = formula_cells(book)
    assert len(cells) > 60
    for cell in cells:
        assert computed[cell] == pytest.approx(kept[cell], abs=CLOSE), cell
    for row, (path, _node) in enumerate(content.methodology.nodes(), start=unit.FIRST):
        found = content.score(code, path)
        assert found
        if isinstance(found.score, Decimal):
            assert kept[at(row, unit.SHOWN)] == pytest.approx(float(found.score), abs=CLOSE)
            assert kept[at(row, unit.SCORE)] == pytest.approx(float(found.score), abs=CLOSE)
        if isinstance(found.score, Decimal) and (found.share is not None or not path):
            part = pytest.approx(float(found.contribution or 0), abs=CLOSE)
            assert computed[at(row, unit.PART)] == part, path
        else:
            assert at(row, unit.PART) not in kept
    whole = content.score(code)
    assert whole
    last = at(unit.FIRST + len(list(content.methodology.nodes())), unit.PART)
    assert computed[last] == pytest.approx(float(whole.score), abs=CLOSE)  # type: ignore[arg-type]


def test_the_edition_is_computed_as_it_was_published(tmp_path: Path) -> None:
    content = editions.content()
    book = of_edition(content)
    computed, kept = recalculated(book, tmp_path), written(book, formulas=False)
    for cell in formula_cells(book):
        assert computed[cell] == pytest.approx(kept[cell], abs=CLOSE), cell
    for row in range(edition.FIRST, edition.FIRST + len(content.ranked_units)):
        result = content.result(str(kept[at(row, edition.CODE)]))
        assert result
        assert computed[at(row, edition.PLACE)] == float(result.rank)  # type: ignore[arg-type]
        assert computed[at(row, edition.TREE)] == pytest.approx(float(result.score), abs=CLOSE)  # type: ignore[arg-type]


def test_the_published_place_stands_with_its_interval() -> None:
    content = editions.content()
    kept = written(of_edition(content), formulas=False)
    for row in range(edition.FIRST, edition.FIRST + len(content.ranked_units)):
        result = content.placed(str(kept[at(row, edition.CODE)]))
        assert result
        shown = tuple(kept[at(row, each)] for each in (edition.SHOWN_LOW, edition.SHOWN_HIGH))
        assert shown == (result.rank_low, result.rank_high)


def test_an_emptied_cell_is_missing_and_never_zero(tmp_path: Path) -> None:
    """What needs it has no number any more; what does not keeps its own."""
    content = editions.content()
    nodes = list(dict(content.methodology.nodes()))
    book, gone = of_unit(content, "nookat"), "preschool/preschool.coverage"
    row = {path: unit.FIRST + place for place, path in enumerate(nodes)}
    computed = recalculated(book, tmp_path, {at(row[gone], unit.SCORE): None})
    for path in ("", "preschool"):
        assert at(row[path], unit.SCORE) not in computed
    assert at(row[gone], unit.PART) not in computed
    other = next(path for path in nodes if path and "/" not in path and path != "preschool")
    published = content.score("nookat", other)
    assert published
    assert computed[at(row[other], unit.SCORE)] == pytest.approx(float(published.score), abs=CLOSE)  # type: ignore[arg-type]


def test_a_place_is_shown_as_a_whole_number_or_a_half() -> None:
    """The format 0.# shows 7 as «7.»; a general one shows 7 and 7.5."""
    page = load_workbook(io.BytesIO(of_edition(editions.content()))).worksheets[0]
    for column in (edition.PLACE, edition.SHOWN_PLACE):
        assert page[at(edition.FIRST, column)].number_format == "General"


def test_another_weight_gives_the_scores_and_places_of_that_weight(tmp_path: Path) -> None:
    content = editions.content()
    book = of_edition(content)
    nodes = dict(content.methodology.nodes())
    column = edition.TREE + list(nodes).index("planning")
    computed = recalculated(book, tmp_path, {at(edition.WEIGHTS, column): 60.0})
    kept = written(book, formulas=False)
    scores = {unit_.code: _with_weight(content, unit_.code, Decimal(60)) for unit_ in content.ranked_units}
    for row in range(edition.FIRST, edition.FIRST + len(scores)):
        code = str(kept[at(row, edition.CODE)])
        assert computed[at(row, edition.TREE)] == pytest.approx(float(scores[code]), abs=CLOSE)
        better = sum(score > scores[code] + Decimal("1e-9") for score in scores.values())
        assert computed[at(row, edition.PLACE)] == better + 1
    moved = [row for row in range(edition.FIRST, edition.FIRST + len(scores)) if _moved(kept, computed, row)]
    assert len(moved) > 5


def _moved(kept: Mapping[str, object], computed: Mapping[str, float], row: int) -> bool:
    return computed[at(row, edition.PLACE)] != kept[at(row, edition.SHOWN_PLACE)]


def _with_weight(content: EditionContent, code: str, weight: Decimal) -> Decimal:
    root = content.methodology.root
    children = []
    for child in root.children:
        found = content.score(code, below("", child))
        assert found
        own = weight if child.code == "planning" else child.weight
        children.append(Child(found.score, own))
    value = combine(root.mean, children, root.coverage).value
    assert isinstance(value, Decimal)
    return value


def test_what_is_missing_stands_in_words_and_in_no_formula() -> None:
    content = editions.content()
    leaves = {path for path, _leaf in content.methodology.leaves()}
    gone = next(
        score
        for score in content.scores
        if score.variant == "adjusted" and score.node in leaves and isinstance(score.score, Missing)
    )
    row = unit.FIRST + list(dict(content.methodology.nodes())).index(gone.node)
    cells = written(of_unit(content, gone.unit), formulas=True)
    assert isinstance(gone.score, Missing)
    assert cells[at(row, unit.SCORE)] == REASONS.get(gone.score.reason, gone.score.reason)
    named = [
        cell for cell in cells.values() if str(cell).startswith("=") and at(row, unit.SCORE) in str(cell)
    ]
    assert not [each for each in named if re.search(rf"\b{at(row, unit.SCORE)}\b", str(each))]


def test_no_word_of_anybody_runs() -> None:
    content = editions.content()
    evil = '=HYPERLINK("x","y")'
    units = tuple(
        replace(each, names=dict.fromkeys(("ky", "ru", "en"), evil)) if each.code == "nookat" else each
        for each in content.units
    )
    other = replace(content, units=units)
    for make in (of_edition, lambda each: of_unit(each, "nookat")):
        with zipfile.ZipFile(io.BytesIO(make(other))) as book:
            page = book.read("xl/worksheets/sheet1.xml").decode()
            assert "HYPERLINK" in book.read("xl/sharedStrings.xml").decode()
        assert "HYPERLINK" not in page
        assert len(re.findall("<f>", page)) == len(formula_cells(make(content)))


def test_the_same_edition_gives_the_same_bytes_and_carries_mark_and_source() -> None:
    content = editions.content()
    for make in (of_edition, lambda each: of_unit(each, "nookat")):
        book = make(content)
        assert book == make(content)
        cells = written(book, formulas=False)
        rows = {cell.row for cell in load_workbook(io.BytesIO(book)).worksheets[0]["A"]}
        assert sum(value == "Bilim" for value in cells.values()) >= len(rows) - 8


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_titles_are_in_the_language(language: str) -> None:
    content = editions.content()
    cells = written(of_unit(content, "nookat", language), formulas=False)
    titles = [
        content.indicator(node.indicator).title if isinstance(node, Leaf) else node.title
        for _path, node in content.methodology.nodes()
    ]
    shown = {str(value).strip() for value in cells.values()}
    assert {title[language] for title in titles} <= shown
