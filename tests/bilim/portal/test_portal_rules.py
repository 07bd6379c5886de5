"""Decisions of the pages: numbers as written, names told apart, shades, orders, medians, peers, files."""

from __future__ import annotations

import codecs
import csv
import io
import json
import zipfile
from dataclasses import replace
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from bilim.base.templatetags.drawings import rank_text
from bilim.base.templatetags.figures import MINUS, THIN, note_letters, signed, written
from bilim.base.templatetags.frame import address_in
from bilim.facts.terms import Certainty as FigureCertainty
from bilim.portal.rules import bands, departments, downloads, gains, naming, ranking, tiles
from bilim.portal.templatetags.methods import certainty_words, link_words
from bilim.portal.terms import Column, Sheet
from bilim.publication.terms import ADJUSTED, EditionContent, RegisterUnit
from bilim.registry.terms import Certainty, LinkKind
from bilim_engine.aggregation import Child, combine
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.values import Missing
from factories import editions as made

NUMBERS = st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4)


@pytest.mark.parametrize(
    ("number", "decimals", "ky", "en"),
    [
        ("0.5", 0, "0", "0"),
        ("1.5", 0, "2", "2"),
        ("2.45", 1, "2,4", "2.4"),
        ("-0.04", 1, "0,0", "0.0"),
        ("-0.06", 1, f"{MINUS}0,1", "−0.1"),
        ("1234", 0, "1234", "1,234"),
        ("12345.678", 2, f"12{THIN}345,68", "12,345.68"),
        ("1000000", None, f"1{THIN}000{THIN}000", "1,000,000"),
        ("7", 2, "7,00", "7.00"),
        ("1E+5", None, f"100{THIN}000", "100,000"),
    ],
)
def test_numbers_are_written_as_each_language_writes_them(
    number: str, decimals: int | None, ky: str, en: str
) -> None:
    assert written(Decimal(number), decimals, "ky") == ky
    assert written(Decimal(number), decimals, "ru") == ky
    assert written(Decimal(number), decimals, "en") == en.replace("-", MINUS)


@given(NUMBERS, st.integers(0, 6))
def test_a_written_number_reads_back_as_the_rounded_one(number: Decimal, decimals: int) -> None:
    for code, point in (("ky", ","), ("en", ".")):
        text = written(number, decimals, code)
        plain = (
            text.replace(THIN, "")
            .replace("," if code == "en" else "\0", "")
            .replace(point, ".")
            .replace(MINUS, "-")
        )
        assert Decimal(plain) == round(number, decimals)
        assert (
            (len(text.rpartition(point)[2]) == decimals) if decimals else point not in text.replace(",", "")
        )


def test_a_change_always_has_its_sign() -> None:
    assert signed(Decimal("0.5"), 1).startswith("+")
    assert signed(Decimal("-0.5"), 1).startswith(MINUS)
    assert signed(Decimal(0), 1)[0] == "0"


def test_a_rank_is_written_with_its_interval() -> None:
    assert rank_text(Decimal(31), 24, 38) == "31 (24–38)"
    assert rank_text(Decimal(31), None, None) == "31"
    assert rank_text(None, None, None) == ""


def test_each_reason_has_one_letter() -> None:
    letters = note_letters(
        [Decimal(1), Missing("suppressed"), None, Missing("suppressed"), Missing("not_collected")]
    )
    assert letters == {"suppressed": "a", "not_applicable": "b", "not_collected": "c"}


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/ky/editions/?x=1&y=ru", "/ru/editions/?x=1&y=ru"),
        ("/ky", "/ru"),
        ("/kyrgyz/", "/ru/"),
        ("/", "/ru/"),
        ("/en/ky/", "/ru/ky/"),
    ],
)
def test_the_same_page_in_another_language(address: str, expected: str) -> None:
    assert address_in(address, "ru") == expected


def unit(kind: str, ky: str, ru: str) -> RegisterUnit:
    return RegisterUnit("x", "y", kind, {"ky": ky, "ru": ru, "en": ky}, {}, {}, True)


def test_a_district_and_its_city_are_told_apart_in_every_language() -> None:
    by_label: dict[str, str] = {}
    for language in ("ky", "ru", "en"):
        for draw in (naming.label, naming.tile_label):
            names = [draw(each, language) for each in made.registered() if each.ranked]
            assert len(set(names)) == len(names), (language, draw)
            by_label |= dict.fromkeys(names, language)
    assert naming.label(unit("district", "Нарын", "Нарынский"), "ky") == "Нарын району"
    assert naming.label(unit("city", "Нарын шаары", "город Нарын"), "ky") == "Нарын шаары"


@pytest.mark.parametrize("count", range(1, 9))
def test_shades_go_up_with_the_bands_and_use_both_ends(count: int) -> None:
    shades = [bands.shade_of(place, count) for place in range(count)]
    assert shades == sorted(shades)
    assert shades[-1] == bands.SHADES
    assert count == 1 or shades[0] == 1
    if count <= bands.SHADES:
        assert len(set(shades)) == count


@given(st.lists(NUMBERS, min_size=1))
def test_the_median_lies_in_the_middle(numbers: list[Decimal]) -> None:
    middle = departments.median(numbers)
    assert middle is not None
    assert sum(number < middle for number in numbers) <= len(numbers) / 2
    assert sum(number > middle for number in numbers) <= len(numbers) / 2


def addresses(name: str, **arguments: str) -> str:
    return f"{name}:{'/'.join(arguments.values())}"


@pytest.mark.parametrize("descending", [False, True])
def test_sorting_keeps_every_row_and_leaves_the_missing_last(descending: bool) -> None:
    rows = ranking.rows(made.content(), "ky", addresses)
    for column in ranking.columns(made.content()):
        found = ranking.ordered(rows, column, descending=descending)
        assert sorted(row.unit.code for row in found) == sorted(row.unit.code for row in rows)
    scores = [row.result.score for row in ranking.ordered(rows, "score", descending=descending)]
    known = [score for score in scores if isinstance(score, Decimal)]
    assert known == sorted(known, reverse=descending)
    assert not any(isinstance(score, Missing) for score in scores[: len(known)])


def test_a_department_without_a_place_on_the_map_is_named() -> None:
    rows = ranking.rows(made.content(), "ky", addresses)
    places = {"nookat": (3, 4)}
    assert [(tile.column, tile.row) for tile in tiles.tiles(rows, places, "ky")] == [(4, 5)]
    assert len(tiles.undrawn(rows, places)) == len(rows) - 1


def test_peers_are_the_nearest_of_the_kind() -> None:
    content = made.content()
    own = content.unit("nookat")
    found = departments.peers(content, own, ("school.pupils",))
    assert len(found) == 4
    assert "nookat" not in found
    assert {content.unit(code).kind for code in found} == {own.kind}


def test_bands_whose_beginning_was_never_published_have_no_order_and_no_shade() -> None:
    method = made.content().methodology
    assert not isinstance(method.bands, NotDefined)
    first, *rest = method.bands
    unknown = replace(method, bands=(*rest, replace(first, low=NOT_DEFINED, high=NOT_DEFINED)))
    found = bands.marks(unknown, "ru")
    assert [mark.code for mark in found] == [band.code for band in (*rest, first)]
    assert {mark.shade for mark in found} == {0}
    assert (found[-1].low, found[-1].high) == (None, None)


def test_the_band_open_below_is_the_lowest() -> None:
    method = made.content().methodology
    assert not isinstance(method.bands, NotDefined)
    lowest = bands.marks(method, "ky")[-1].code
    opened = tuple(
        replace(band, low=None) if band.code == lowest else band for band in reversed(method.bands)
    )
    assert bands.marks(replace(method, bands=opened), "ky")[-1].code == lowest


def test_reaching_the_score_one_has_adds_nothing_where_one_beside_it_is_not_published() -> None:
    """The score above is the mean of the others: what is not published was not 0."""
    content = made.content()
    root = content.methodology.root
    lost, kept = root.children[0].code, root.children[1].code
    unit = next(each.code for each in content.ranked_units if _all_there(content, each.code))
    children = [
        Child(_score(content, unit, child.code), child.weight)
        for child in root.children
        if child.code != lost
    ]
    overall = combine(root.mean, children, root.coverage).value
    scores = [
        replace(each, score=overall) if (each.unit, each.node, each.variant) == (unit, "", ADJUSTED) else each
        for each in content.scores
        if (each.unit, each.node) != (unit, lost)
    ]
    without = replace(content, scores=tuple(scores))
    own = _score(content, unit, kept)
    assert gains.gain(without, unit, kept, own) == 0


def _score(content: EditionContent, unit: str, node: str) -> Decimal:
    found = content.score(unit, node)
    assert found
    assert isinstance(found.score, Decimal)
    return found.score


def _all_there(content: EditionContent, unit: str) -> bool:
    scores = [content.score(unit, child.code) for child in content.methodology.root.children]
    return all(each and isinstance(each.score, Decimal) for each in scores)


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_words_of_the_register_are_those_of_its_terms(language: str) -> None:
    with override(language):
        assert {kind: link_words(kind) for kind in LinkKind.values} == {
            kind: str(label) for kind, label in LinkKind.choices
        }
        assert {each: certainty_words(each) for each in Certainty.values} == {
            each: str(label) for each, label in Certainty.choices
        }
        # Those of figures and rules have words too.
        others = set(FigureCertainty) - set(Certainty.values)
        assert all(certainty_words(each) != each for each in others)


SHEET = Sheet(
    "sheet",
    "Title",
    (Column("name", "Name"), Column("value", "Value", True)),
    (("=1+1", Decimal("1.50")), ("b", Missing("suppressed")), ("-c", None)),
    "Bilim, source",
    True,
)


def test_a_sheet_as_csv_begins_with_the_mark_of_utf8() -> None:
    """Without it a spreadsheet program takes another alphabet, and ң, ө and ү are lost."""
    assert downloads.as_csv(SHEET).startswith(codecs.BOM_UTF8)


def test_a_sheet_as_csv_cannot_run_and_says_why_a_cell_is_empty() -> None:
    rows = list(csv.reader(io.StringIO(downloads.as_csv(SHEET).decode("utf-8-sig"))))
    assert rows[0] == ["name", "value", "value.missing", "mark", "source"]
    assert rows[1][:3] == ["'=1+1", "1.5", ""]
    assert rows[2][:3] == ["b", "", "suppressed"]
    assert rows[3][:3] == ["'-c", "", "not_applicable"]
    assert {row[3] for row in rows[1:]} == {downloads.MARK}


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1"])
def test_a_text_never_runs_and_a_number_never_changes(text: str) -> None:
    columns = (Column("name", "Name"), Column("value", "Value", True))
    sheet = Sheet("sheet", "Title", columns, ((text, Decimal(-1)), (Decimal(-2), text)), text, False)
    rows = list(csv.reader(io.StringIO(downloads.as_csv(sheet).decode("utf-8-sig"), newline="")))
    assert rows[1:] == [[f"'{text}", "-1", "", "", f"'{text}"], ["-2", f"'{text}", "", "", f"'{text}"]]
    book = zipfile.ZipFile(io.BytesIO(downloads.as_xlsx(sheet)))
    page, texts = (book.read(f"xl/{name}.xml").decode() for name in ("worksheets/sheet1", "sharedStrings"))
    assert "<f>" not in page
    assert "<v>-1</v>" in page
    assert "'" not in texts


def test_a_carriage_return_begins_no_row() -> None:
    sheet = Sheet("sheet", "Title", (Column("name", "Name"),), (("a\r=1+1",), ("\r=1",)), "Bilim", False)
    rows = list(csv.reader(io.StringIO(downloads.as_csv(sheet).decode("utf-8-sig"), newline="")))
    assert [row[0] for row in rows[1:]] == ["a\n=1+1", "'\n=1"]


def test_a_sheet_as_json_keeps_every_digit() -> None:
    tree = json.loads(downloads.as_json(SHEET))
    assert [row["value"] for row in tree["rows"]] == ["1.5", {"missing": "suppressed"}, None]
    assert tree["mark"] == downloads.MARK


@pytest.mark.parametrize("form", ["csv", "xlsx", "json"])
def test_the_same_sheet_is_the_same_bytes(form: str) -> None:
    assert downloads.written(SHEET, form) == downloads.written(SHEET, form)
