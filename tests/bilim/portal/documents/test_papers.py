"""The report and the sheet as they are set: they can be heard, hold the numbers, are the same each time."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from pypdf import PdfReader
from ruamel.yaml import YAML

from bilim.base.templatetags.figures import rounded, written
from bilim.portal.rules.departments import Subject, directions
from bilim.portal.rules.documents import blocks
from bilim.portal.rules.documents.papers import Paper
from bilim.portal.rules.documents.report import report
from bilim.portal.rules.documents.report_gate import gate
from bilim.portal.rules.documents.report_method import exceptions, sources
from bilim.portal.rules.documents.unit_sheet import unit_sheet
from bilim.portal.rules.telling.editions import passages
from bilim.portal.rules.telling.told import Telling, nowhere
from bilim.portal.rules.telling.unit_words import NO_INTERVAL
from bilim.portal.views import making
from bilim.publication.rules.findings import TITLES, check
from bilim.publication.rules.gate_parts import check_parts
from bilim.publication.terms import AdjustmentEffect, EditionContent, GateReport
from factories import editions

LANGUAGES = ("ky", "ru", "en")
MARKS = {"ky": "Үлгү маалымат", "ru": "Иллюстративные данные", "en": "Illustrative data"}


@pytest.fixture(scope="module")
def places() -> dict[str, tuple[int, int]]:
    """Where each department stands on the map."""
    file = Path(editions.ROOT) / "definitions" / "register" / "tiles.yaml"
    found = YAML(typ="safe", pure=True).load(file.read_text(encoding="utf-8"))["tiles"]
    return {code: (column, row) for code, (column, row) in found.items()}


def paper(
    places: dict[str, tuple[int, int]],
    language: str = "ky",
    content: EditionContent | None = None,
    *,
    is_draft: bool = False,
) -> Paper:
    telling = Telling(content or editions.content(), language, editions.content("2024"))
    return Paper(telling, {"not_collected": "жыйналган эмес"}, places, "Bilim, CC BY 4.0", is_draft=is_draft)


def opened(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def text_of(pdf: bytes) -> str:
    """The words in one line: where a line ends says nothing."""
    pages = " ".join(page.extract_text() for page in opened(pdf).pages)
    return joined(pages)


def joined(text: str) -> str:
    return re.sub(r"\s+", "", text)


@pytest.mark.parametrize("count", [*range(66, 71), *range(137, 142)])
def test_no_row_or_two_of_a_table_stand_alone_on_its_last_page(
    places: dict[str, tuple[int, int]], count: int
) -> None:
    columns = (("Place", blocks.RIGHT, "auto"), ("Department", blocks.LEFT, "1fr"))
    rows = [[str(number), f"row-{number}."] for number in range(count)]
    table = blocks.table("Scores", columns, rows, small=True)
    alone = {"chapters": [{"title": "Directions", "fresh": True, "blocks": [table]}]}
    read = opened(making.typeset("report", {**report(paper(places, "en")), **alone}))
    on_pages = [len(re.findall(r"row-\d+\.", page.extract_text())) for page in read.pages]
    shown = [each for each in on_pages if each]
    assert (sum(shown), shown[-1] >= 3) == (count, True), shown


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_can_be_heard(places: dict[str, tuple[int, int]], language: str) -> None:
    """Tagged, with title and language, and declared as PDF/UA-1, which the typesetter checks itself."""
    read = opened(making.typeset("report", report(paper(places, language))))
    root = read.trailer["/Root"]
    assert bool(root["/MarkInfo"]["/Marked"])
    assert "/StructTreeRoot" in root
    assert root["/Lang"] == language
    assert bool(root["/ViewerPreferences"]["/DisplayDocTitle"])
    assert b"<pdfuaid:part>1</pdfuaid:part>" in root["/Metadata"].get_data()
    assert read.metadata is not None
    assert read.metadata.title == editions.content().header.title[language]
    assert len(read.outline) >= 10


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_report_holds_what_the_edition_says(places: dict[str, tuple[int, int]], language: str) -> None:
    content = editions.content()
    made = paper(places, language)
    text = text_of(making.typeset("report", report(made)))
    for passage in passages(made.telling):
        for sentence in passage.sentences:
            assert joined(sentence) in text
    for row in made.rows:
        assert isinstance(row.result.score, Decimal)
        assert joined(f"{row.result.rank}{row.label}") in text
        assert joined(f"{row.result.rank} ({row.result.rank_low}–{row.result.rank_high}){row.label}") in text
        assert written(row.result.score, 1, language) in text
        assert f"{row.result.rank_low}–{row.result.rank_high}" in text
    for asked in content.gate.checks:
        assert joined(asked.title[language]) in text
    for _path, leaf in content.methodology.leaves():
        assert joined(content.indicator(leaf.indicator).title[language]) in text
    assert content.header.sha256 in text
    assert joined(f"python3 {content.header.code}.zip") in text


def test_kyrgyz_letters_are_letters_and_their_fonts_travel_along(places: dict[str, tuple[int, int]]) -> None:
    read = opened(making.typeset("sheet", unit_sheet(paper(places), "nookat")))
    text = "".join(page.extract_text() for page in read.pages)
    assert {"ө", "ү", "ң", "Ө", "Ү"} & set(text) >= {"ө", "ү", "ң"}
    fonts = [font.get_object() for page in read.pages for font in page["/Resources"]["/Font"].values()]
    for font in fonts:
        below = font["/DescendantFonts"][0].get_object() if "/DescendantFonts" in font else font
        described = below["/FontDescriptor"].get_object()
        assert {"/FontFile", "/FontFile2", "/FontFile3"} & set(described)


def test_every_page_bears_the_mark_and_a_draft_says_that_it_is_one(
    places: dict[str, tuple[int, int]],
) -> None:
    for language in LANGUAGES:
        read = opened(making.typeset("report", report(paper(places, language))))
        assert all(MARKS[language] in page.extract_text() for number, page in enumerate(read.pages))
    draft = opened(making.typeset("report", report(paper(places, "en", is_draft=True))))
    assert all("DRAFT, NOT PUBLISHED" in page.extract_text() for page in draft.pages)
    real = replace(editions.content(), header=replace(editions.content().header, illustrative=False))
    assert MARKS["en"] not in text_of(
        making.typeset("sheet", unit_sheet(paper(places, "en", real), "nookat"))
    )


def test_each_department_has_one_page_with_its_figures(places: dict[str, tuple[int, int]]) -> None:
    content = editions.content()
    for number, unit in enumerate(content.ranked_units):
        language = LANGUAGES[number % 3]
        made = paper(places, language)
        pdf = making.typeset("sheet", unit_sheet(made, unit.code))
        assert len(opened(pdf).pages) == 1, (unit.code, language)
        text, result = text_of(pdf), content.placed(unit.code)
        assert result is not None
        assert joined(made.telling.label(unit.code)) in text
        assert written(result.score, 1, language) in text  # type: ignore[arg-type]
        assert f"{result.rank_low}–{result.rank_high}" in text
        for line in unit_sheet(made, unit.code)["sentences"]:
            assert joined(line) in text


def test_what_people_wrote_is_never_evaluated(places: dict[str, tuple[int, int]]) -> None:
    content = editions.content()
    evil = '#panic("x") $ \\ *a* <b> = c\n#include "paper.typ"'
    units = tuple(
        replace(each, names=dict.fromkeys(LANGUAGES, evil)) if each.code == "nookat" else each
        for each in content.units
    )
    pdf = making.typeset("sheet", unit_sheet(paper(places, "en", replace(content, units=units)), "nookat"))
    assert joined(evil) in text_of(pdf)


def test_what_directions_add_on_the_sheet_is_what_the_page_shows(places: dict[str, tuple[int, int]]) -> None:
    """As on the page of the department they are rounded together, so that they add up to the score shown."""
    content, apart = editions.content(), 0
    for unit in content.ranked_units:
        made = paper(places, "en")
        subject = Subject(content, unit.code, "en", nowhere, made.telling.before)
        rows = unit_sheet(made, unit.code)["directions"]["rows"]
        for line, row in zip(directions(subject), rows, strict=True):
            if isinstance(line.displayed, Decimal):
                apart += line.displayed != rounded(line.contribution, 2)  # type: ignore[arg-type]
                assert row[-1] == written(line.displayed, 2, "en")
    assert apart, "the example shows nothing"


@pytest.mark.parametrize(("language", "sign"), [("ky", r"\d%"), ("ru", r"\d\u202f%"), ("en", r"\d%")])
def test_per_cent_stands_behind_its_number_as_the_language_asks(
    places: dict[str, tuple[int, int]], language: str, sign: str
) -> None:
    ends = unit_sheet(paper(places, language), "nookat")["ends"]
    values = [row[1] for block in ends for row in block["rows"] if "%" in row[1]]
    assert values
    assert all(re.search(f"{sign}$", value) for value in values)


def test_the_day_is_that_of_bishkek(places: dict[str, tuple[int, int]]) -> None:
    """An instant may be stated by the clock of another place; pages say its day in Bishkek, so do papers."""
    content = editions.content()
    late = replace(content, header=replace(content.header, published_at="2026-03-01T20:00:00Z"))
    made = paper(places, "en", late)
    assert made.published() == "2 March 2026"
    assert report(made)["date"] == "2026-03-02"


def test_the_same_edition_gives_the_same_bytes(places: dict[str, tuple[int, int]]) -> None:
    made = report(paper(places))
    one, other = (making._compiled("report", making.json.dumps(made, sort_keys=True)) for _ in range(2))
    assert one == other


def test_a_department_without_place_has_a_sheet_that_says_why(places: dict[str, tuple[int, int]]) -> None:
    content = editions.content()
    results = tuple(
        replace(
            each, rank=None, rank_low=None, rank_high=None, band="", score=editions.Missing("not_collected")
        )
        if each.unit == "nookat"
        else each
        for each in content.results
    )
    gone = replace(content, results=results, findings=None)
    pdf = making.typeset("sheet", unit_sheet(paper(places, "ky", gone), "nookat"))
    assert joined("Ноокат району бул басылмада орун алган жок: жыйналган эмес.") in text_of(pdf)
    assert opened(making.typeset("report", report(paper(places, "ky", gone)))).pages


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_the_gate_found_is_told_in_names_and_not_in_codes(
    places: dict[str, tuple[int, int]], language: str
) -> None:
    content = editions.content()
    item = content.definitions.items["preschool.children"]
    whole = next(each for each in content.facts if (each.unit, each.item) == ("nookat", item.code))
    parts = [replace(whole, value=Decimal(900 + n), breakdown=f"sex={n}") for n in (1, 2)]
    facts = (replace(whole, value=Decimal(900)), *parts)
    (finding,) = check_parts(replace(content, facts=facts))
    noted = replace(content, gate=GateReport((*content.gate.checks, check("parts", [finding]))))
    made = paper(places, language, noted)
    *_, said = (block["text"] for block in gate(made) if block["kind"] == "paragraph")
    assert finding.sentence[language].startswith("nookat, preschool.children, ")
    assert said.startswith(
        f"{TITLES['parts'][language]}. {made.telling.label('nookat')}, {made.title(item.title)}, "
    )
    assert "1803" in said.replace("\u202f", "").replace(",", "")


def test_a_source_stands_once_with_all_its_figures(places: dict[str, tuple[int, int]]) -> None:
    """Figures of one source may have reached the ledger in several parts, each an origin of its own."""
    content = editions.content()
    ((key, origin),) = content.origins.items()
    facts = tuple(replace(each, origin="part") if n % 3 else each for n, each in enumerate(content.facts))
    parted = replace(content, origins={key: origin, "part": replace(origin, id="part")}, facts=facts)
    (table,) = sources(paper(places, "en", parted))
    assert table["rows"] == [
        [origin.title["en"], origin.publisher["en"], written(len(content.facts), 0, "en")]
    ]


def test_a_draft_with_a_figure_of_no_known_source_is_printed_all_the_same(
    places: dict[str, tuple[int, int]],
) -> None:
    """The gate says so and stops it; whoever checks the draft reads the report meanwhile."""
    content = editions.content()
    lost, *others = content.facts
    parted = replace(content, facts=(replace(lost, origin="of nobody"), *others))
    (table,) = sources(paper(places, "en", parted))
    assert [row[-1] for row in table["rows"]] == [written(len(others), 0, "en")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_place_with_a_rule_has_its_interval_and_one_without_it_has_none(
    places: dict[str, tuple[int, int]], language: str
) -> None:
    content = editions.content()
    now = content.placed("batken")
    assert now
    assert isinstance(now.rank, Decimal)
    assert isinstance(now.score, Decimal)
    effect = AdjustmentEffect("batken", now.score - 5, now.score, now.rank + 9, now.rank)
    each = replace(content.adjustments[0], effects=(effect,))
    made = paper(places, language, replace(content, adjustments=(each,)))
    (table,) = (block for block in exceptions(made) if block["kind"] == "table")
    ((_label, place_with, _score, place_without, _score_without),) = table["rows"]
    assert place_with == f"{now.rank} ({now.rank_low}–{now.rank_high})"
    assert place_without == str(now.rank + 9)
    title = made.telling.title(content.adjustments[0].title)
    told = next(each for each in unit_sheet(made, "batken")["sentences"] if title in each)
    assert f"{now.rank_low}–{now.rank_high})" in told
    assert NO_INTERVAL.said(language) in told
