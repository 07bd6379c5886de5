"""Workbooks made to harm: a few bytes that would be laid out as gigabytes are refused, however they hide."""

from __future__ import annotations

import io
import random
import time
import zipfile

import pytest

from bilim.facts.problems import files
from bilim.facts.rules.plans import read_tables
from bilim_engine.problems import Kind
from factories.facts import xlsx_file

PART = "xl/worksheets/sheet1.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
BOOK = "xl/workbook.xml"
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'


def workbook(rows: str, *, part: str = PART, target: str = "worksheets/sheet1.xml", twin: str = "") -> bytes:
    """A workbook whose sheet holds these rows, with its part under another name if asked."""
    source, stream = zipfile.ZipFile(io.BytesIO(xlsx_file(("Sheet1", [["unit"]])))), io.BytesIO()
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}'
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == RELATIONS:
                content = content.replace(b"worksheets/sheet1.xml", target.encode())
            if name != PART:
                archive.writestr(name, content)
        archive.writestr(part, f"{sheet}</sheetData></worksheet>")
        if twin:
            archive.writestr(twin, f"{sheet}</sheetData></worksheet>")
    return stream.getvalue()


def dated(content: bytes) -> bytes:
    """The workbook with every cell of style 1 shown as elapsed hours."""
    styles = (
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts>'
        '<numFmt numFmtId="170" formatCode="[h]:mm"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs></styleSheet>'
    )
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            archive.writestr(name, styles if name == "xl/styles.xml" else source.read(name))
    return stream.getvalue()


def refused(content: bytes) -> Kind:
    tables, problems = read_tables(content, "file.xlsx")
    assert tables == []
    return problems[0].kind


def test_the_factory_makes_a_workbook_that_is_read() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="2"><c><v>2</v></c></row><row><c><v>3</v></c></row>'
    tables, problems = read_tables(workbook(rows), "file.xlsx")
    assert problems == []
    assert [(number, cells) for number, cells in tables[0].rows] == [(2, ["2"]), (3, ["3"])]


@pytest.mark.parametrize(
    ("part", "target"),
    [
        ("xl/worksheets/SHEET1.XML", "worksheets/sheet1.xml"),
        ("XL/Worksheets/sheet1.xml", "worksheets/sheet1.xml"),
        ("xl\\worksheets\\sheet1.xml", "worksheets/sheet1.xml"),
        ("xl/elsewhere/sheet1.xml", "elsewhere/sheet1.xml"),
        ("xl/worksheets/sheet1.bin", "worksheets/sheet1.bin"),
        ("elsewhere/sheet1.xml", "/elsewhere/sheet1.xml"),
    ],
)
def test_a_sheet_is_measured_wherever_it_lies(part: str, target: str) -> None:
    assert refused(workbook(FAR, part=part, target=target)) in (files.UNPACKS_TOO_LARGE, files.NOT_A_WORKBOOK)


def test_two_parts_that_differ_in_their_letters_only_are_refused() -> None:
    assert refused(workbook("", twin="xl/worksheets/Sheet1.xml")) is files.NOT_A_WORKBOOK


@pytest.mark.parametrize(
    "rows",
    [
        FAR.replace("XFD", "xfd"),
        '<row r="4000000000"><c><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="1">' + "<c><v>1</v></c>" * 65 + "</row>",
        '<row r="1"><c r="BL1"><v>1</v></c><c><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="300000"><c r="BL300000"><v>1</v></c></row>',
    ],
)
def test_a_cell_is_measured_however_its_place_is_written(rows: str) -> None:
    assert refused(workbook(rows)) is files.UNPACKS_TOO_LARGE


@pytest.mark.parametrize("rows", ['<row r="x"><c r="A1"/></row>', '<row r="1"><c r="A-1"/></row>'])
def test_a_place_that_is_none_is_refused(rows: str) -> None:
    assert refused(workbook(rows)) is files.NOT_A_WORKBOOK


def test_a_date_beyond_every_calendar_is_refused() -> None:
    rows = '<row r="1"><c r="A1" s="1"><v>99999999999999999999</v></c></row>'
    assert refused(dated(workbook(rows))) is files.NOT_A_WORKBOOK


def test_one_part_is_not_laid_out_for_a_hundred_sheets() -> None:
    content = workbook('<row r="1"><c r="A1"><v>1</v></c></row><row r="200000"><c r="T200000"/></row>')
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == BOOK:
                sheet = part[part.index(b"<sheet ") : part.index(b"</sheets>")]
                copies = [sheet.replace(b"Sheet1", f"Copy{number}".encode()) for number in range(100)]
                part = part.replace(sheet, sheet + b"".join(copies))
            archive.writestr(name, part)
    assert refused(stream.getvalue()) is files.UNPACKS_TOO_LARGE


def with_parts(content: bytes, **parts: str) -> bytes:
    """The workbook with these parts of `xl` beside or instead of its own."""
    given = {f"xl/{name}.xml": text for name, text in parts.items()}
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            archive.writestr(name, given.pop(name, None) or source.read(name))
        for name, text in given.items():
            archive.writestr(name, text)
    return stream.getvalue()


NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def strings(*texts: str) -> str:
    items = "".join(f"<si><t>{text}</t></si>" for text in texts)
    return f'<sst xmlns="{NAMESPACE}">{items}</sst>'


@pytest.mark.parametrize("name", ["sharedStrings", "SHAREDstrings"])
def test_a_long_string_that_thousands_of_cells_name_is_refused(name: str) -> None:
    cells = "<row>" + '<c t="s"><v>1</v></c>' * 60 + "</row>"
    book = workbook(cells * 1000)
    kept = zipfile.ZipFile(io.BytesIO(book))
    assert "xl/sharedStrings.xml" in kept.namelist()
    content = with_parts(book, sharedStrings=strings("unit", "а" * 4000))
    if name != "sharedStrings":
        content = content.replace(b"xl/sharedStrings.xml", f"xl/{name}.xml".encode())
    assert refused(content) is files.UNPACKS_TOO_LARGE


def test_strings_that_cells_name_are_read_however_often() -> None:
    cells = "<row>" + '<c t="s"><v> 0</v></c><c t="s"><v>1</v></c>' + "</row>"
    tables, problems = read_tables(
        with_parts(workbook(cells * 3), sharedStrings=strings("unit", "ab")), "f.xlsx"
    )
    assert [row for _number, row in tables[0].rows] == [["unit", "ab"]] * 2
    assert problems == []


@pytest.mark.parametrize("reference", ["A²", "A" + "9" * 5000, "", "A1:", "x"])
def test_a_merged_range_that_no_program_writes_is_refused(reference: str) -> None:
    rows = "<row><c><v>1</v></c></row><row><c><v>2</v></c></row></sheetData><mergeCells>"
    rows += f'<mergeCell ref="{reference}"/></mergeCells><sheetData>'
    assert refused(workbook(rows)) is files.NOT_A_WORKBOOK


def test_of_a_sheet_full_of_formulas_the_first_are_told() -> None:
    rows = "<row><c><v>1</v></c></row>" + "<row>" + "<c><f>1</f><v>1</v></c>" * 60 + "</row>"
    (table,), _problems = read_tables(workbook(rows + rows[rows.index("<row>", 5) :] * 40), "file.xlsx")
    assert len(table.marks.formulas) == 1000
    assert table.marks.formulas[0] == "A2"


@pytest.mark.parametrize("part", ["workbook", "_rels/workbook.xml.rels"])
def test_a_list_of_parts_larger_than_any_honest_one_is_refused(part: str) -> None:
    book, name = workbook("<row><c><v>1</v></c></row>"), f"xl/{part}" if "." in part else f"xl/{part}.xml"
    source, stream = zipfile.ZipFile(io.BytesIO(book)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for each in source.namelist():
            filling = b" " * 9_000_000 if each == name else b""
            archive.writestr(each, source.read(each) + filling)
    assert refused(stream.getvalue()) is files.UNPACKS_TOO_LARGE


def noise(letters: int) -> str:
    """Letters that cannot be packed, as a remark that a reader skips."""
    return f"<!--{random.Random(1).randbytes(letters // 2).hex()}-->"


@pytest.mark.parametrize("hidden", ["", noise(1_000_000)], ids=["packed", "among noise"])
def test_millions_of_elements_in_one_cell_are_refused_at_once(hidden: str) -> None:
    content = workbook(f"<row><c>{hidden}" + "<f/>" * 6_000_000 + "<v>1</v></c></row>")
    begun = time.process_time()
    assert refused(content) is files.UNPACKS_TOO_LARGE
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(("runs", "count"), [(0, 3_000_000), (300_000, 4)])
def test_millions_of_strings_are_refused_at_once(runs: int, count: int) -> None:
    kept = f'<sst xmlns="{NAMESPACE}">{noise(1_000_000)}{("<si>" + "<t/>" * runs + "</si>") * count}</sst>'
    content = with_parts(workbook("<row><c><v>1</v></c></row>"), sharedStrings=kept)
    begun = time.process_time()
    assert refused(content) is files.UNPACKS_TOO_LARGE
    assert time.process_time() - begun < 8


def test_a_large_workbook_as_programs_write_it_is_read() -> None:
    rows = [["unit", "value", "note"], *([f"unit-{number % 57}", number, ""] for number in range(30_000))]
    content = xlsx_file(("Sheet1", rows))
    unpacked = sum(each.file_size for each in zipfile.ZipFile(io.BytesIO(content)).infolist())
    assert unpacked > 1_500_000
    (table,), found = read_tables(content, "file.xlsx")
    assert (len(table.rows), found) == (30_000, [])


def test_the_name_of_a_sheet_is_no_longer_than_is_kept_and_holds_no_unseen_signs() -> None:
    source, stream = zipfile.ZipFile(io.BytesIO(xlsx_file(("Sheet1", [["unit"], ["nookat"]])))), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            content = source.read(name)
            if name == BOOK:
                content = content.replace(b'name="Sheet1"', f'name="\u202e{"a" * 300}"'.encode())
            archive.writestr(name, content)
    (table,), problems = read_tables(stream.getvalue(), "file.xlsx")
    assert problems == []
    assert table.sheet == f"\ufffd{'a' * 79}…"
