"""Workbooks made to harm: a few bytes that would be laid out as gigabytes are refused, however they hide."""

from __future__ import annotations

import io
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
