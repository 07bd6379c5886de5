"""Signs and words that papers were not made for: what was signed keeps its papers, whatever stands in it."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation
from pypdf import PdfReader
from ruamel.yaml import YAML

from bilim.base.texts import PRINTED, STAND_IN
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.presentation import presentation
from bilim.portal.rules.documents.report import report
from bilim.portal.rules.documents.sdmx_files import structure
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.telling.told import Telling
from bilim.portal.views import making
from bilim.publication.terms import EditionContent
from bilim_engine.problems import LANGUAGES
from factories import editions

ODD = "Мектеп 😀 中文 ก \x07 үчүн №7 → 5"
LONG = "Ы" * 300


def named(name: str) -> EditionContent:
    """The edition with one department of this name and this title."""
    content, words = editions.content(), dict.fromkeys(LANGUAGES, name)
    units = tuple(
        replace(unit, names=words, formal_names=words) if unit.code == "nookat" else unit
        for unit in content.units
    )
    return replace(content, units=units, header=replace(content.header, title=words))


def paper(content: EditionContent) -> Paper:
    file = Path(editions.ROOT) / "definitions" / "register" / "tiles.yaml"
    found = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["tiles"]
    places = {code: (column, row) for code, (column, row) in found.items()}
    return Paper(Telling(content, "ky", None), {}, places, "Bilim, CC BY 4.0", is_draft=False)


MADE: dict[str, Callable[[EditionContent], bytes]] = {
    "report": lambda content: making.typeset("report", report(paper(content))),
    "sheet": lambda content: making.typeset("sheet", unit_sheet(paper(content), "nookat")),
}


@pytest.mark.parametrize("name", MADE)
def test_a_sign_without_a_glyph_is_a_box_in_the_paper(name: str) -> None:
    read = PdfReader(io.BytesIO(MADE[name](named(ODD))))
    text = re.sub(r"\s+", "", " ".join(page.extract_text() for page in read.pages))
    box = STAND_IN
    assert f"Мектеп{box}{box}{box}{box}{box}үчүн№7→5" in text
    # The marks for the numbers of pages were not taken for signs without a glyph.
    assert "1-бет" in text


def test_a_sign_that_no_xml_may_hold_is_a_box_in_slides_and_structures() -> None:
    made = Presentation(io.BytesIO(presentation(paper(named(ODD)))))
    words = [shape.text_frame.text for slide in made.slides for shape in slide.shapes if shape.has_text_frame]
    assert any(f"ก {STAND_IN} үчүн" in each for each in words)
    read = ElementTree.fromstring(structure(named(ODD)))
    assert any(f"ก {STAND_IN} үчүн" in (each.text or "") for each in read.iter())


def test_a_title_longer_than_a_property_is_cut_there_and_whole_on_the_slide() -> None:
    made = Presentation(io.BytesIO(presentation(paper(named(LONG)))))
    assert len(made.core_properties.title) == 255
    assert made.core_properties.title.endswith("…")
    assert LONG in made.slides[0].shapes.title.text_frame.text


@pytest.mark.parametrize("name", MADE)
def test_a_word_longer_than_a_line_is_broken_and_stays_on_the_page(name: str) -> None:
    read = PdfReader(io.BytesIO(MADE[name](named(LONG))))
    text = re.sub(r"[\s\u200b]+", "", " ".join(page.extract_text() for page in read.pages))
    assert LONG in text
    for page in read.pages:
        for line in page.extract_text().splitlines():
            assert line.count("Ы") < 110


def test_hashes_and_links_are_not_broken() -> None:
    content = editions.content()
    read = PdfReader(io.BytesIO(MADE["report"](content)))
    assert any(content.header.sha256 in page.extract_text() for page in read.pages)


def test_every_sign_that_is_called_printed_has_a_glyph_in_each_weight() -> None:
    every = [
        sign
        for sign in map(chr, range(0x20, 0x3000))
        if re.match(f"[{PRINTED}]", sign) and unicodedata.category(sign) != "Cn"
    ]
    assert set("АаӨөҮүҢңЁёZz№→«»“”–—…≤≥±×€$°§∅") <= set(every)
    blocks = [{"kind": "paragraph", "look": look, "text": " ".join(every)} for look in ("", "strong")]
    data = report(paper(editions.content()))
    chapter = {**data["chapters"][0], "blocks": blocks}
    # Straight to the typesetter: nothing stands in for a sign here.
    assert making._set("report", making.json.dumps({**data, "chapters": [chapter]})).startswith(b"%PDF-")
