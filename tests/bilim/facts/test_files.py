"""What files are read, and what is said about those that are not."""

from __future__ import annotations

import io
import zipfile

import pytest

from bilim.facts.problems import files
from bilim.facts.rules import workbooks
from bilim.facts.rules.plans import read_tables
from bilim.facts.rules.tables import Table
from bilim_engine.problems import LANGUAGES, Kind
from factories.facts import csv_file, xlsx_file

HEAD = ["unit", "item", "period", "value"]
ROW = ["nookat", "preschool.children", "2025", 12]


def one(content: bytes, name: str = "file.csv") -> Table:
    tables, problems = read_tables(content, name)
    assert [problem for problem in problems if problem.is_error] == []
    assert len(tables) == 1
    return tables[0]


def refused(content: bytes, name: str = "file.csv") -> Kind:
    tables, problems = read_tables(content, name)
    assert tables == []
    assert len(problems) == 1
    return problems[0].kind


def test_row_numbers_are_those_of_the_file() -> None:
    content = b'\nunit,item\n\nnookat,"two\nlines"\n , \nnaryn,x\n'
    table = one(content)
    assert table.header_row == 2
    assert [number for number, _cells in table.rows] == [4, 7]


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_mark_of_byte_order_is_no_part_of_the_header(mark: bytes) -> None:
    assert one(mark + csv_file("a,b,2025,1,,")).header[0] == "unit"


@pytest.mark.parametrize("separator", [";", "\t"])
def test_another_separator_is_read_and_said(separator: str) -> None:
    tables, problems = read_tables(csv_file("a,b,2025,1,,").replace(b",", separator.encode()), "file.csv")
    assert tables[0].rows == [(2, ["a", "b", "2025", "1", "", ""])]
    assert [problem.kind for problem in problems] == [files.SEPARATOR_NOTED]


@pytest.mark.parametrize("content", [b"", b"  \n\n", b"unit,item,period,value\n"])
def test_an_empty_file_is_said_to_be_empty(content: bytes) -> None:
    assert refused(content) is files.EMPTY


@pytest.mark.parametrize("begun", [b"%PDF-1.7\n", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0"])
def test_a_document_that_holds_no_table_is_called_so(begun: bytes) -> None:
    assert refused(begun + b"1 0 obj\n<< >>\nendobj\n" * 20) is files.NO_TABLE


def test_cp1251_is_named_with_its_line() -> None:
    tables, problems = read_tables("unit,item\nx,1\nНарын,2\n".encode("cp1251"), "file.csv")
    assert tables == []
    assert problems[0].kind is files.NOT_UTF8
    assert problems[0].place.line == 3
    assert "ң" in problems[0].hint("ky")


def test_zero_bytes_are_no_text() -> None:
    assert refused(b"unit,item\n\0,1\n") is files.NOT_UTF8


def test_an_open_quotation_mark_is_found() -> None:
    assert refused(b'unit,item\n"x,1\n') is files.BROKEN_CSV


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b'unit,item\n"x,1\n', ("тырмакча жабылган эмес", "не закрыта кавычка", "mark is not closed")),
        (b'unit;item\n"x"y;1\n', ("кийин бөлгүч жок", "нет разделителя", "no separator follows")),
    ],
)
def test_why_a_table_breaks_off_is_said_in_the_readers_language(
    content: bytes, said: tuple[str, str, str]
) -> None:
    _tables, (problem,) = read_tables(content, "file.csv")
    for language, words in zip(LANGUAGES, said, strict=True):
        assert words in problem.message(language)


@pytest.mark.parametrize("content", [b"PK\x03\x04 not a zip", b"\xd0\xcf\x11\xe0 old excel", b"unit,item"])
def test_not_a_workbook_at_all(content: bytes) -> None:
    assert refused(content, "file.xlsx") is files.NOT_A_WORKBOOK


def test_a_zip_that_is_no_workbook() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("letter.txt", "hello")
    assert refused(stream.getvalue(), "file.xlsx") is files.NOT_A_WORKBOOK


def test_a_file_above_the_limit_is_not_opened() -> None:
    limit = 2 * 1024 * 1024
    tables, (problem,) = read_tables(b"x" * (limit + 1), "file.csv", limit)
    assert (tables, problem.kind) == ([], files.TOO_LARGE)
    assert (problem.params["size"], problem.params["limit"]) == ("3", "2")


def test_a_file_of_endless_columns_is_refused_at_once() -> None:
    columns = ",".join(["unit", "item", "period", "value", *(f"c{number}" for number in range(100_000))])
    assert refused(f"{columns}\n1,2\n".encode()) is files.UNPACKS_TOO_LARGE


def test_a_zip_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbooks, "MAX_UNPACKED", 1 << 20)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<worksheet>" + b" " * (8 << 20) + b"</worksheet>")
    assert len(stream.getvalue()) < 20_000
    assert refused(stream.getvalue(), "bomb.xlsx") is files.UNPACKS_TOO_LARGE


def test_a_sheet_with_one_far_cell_is_not_laid_out() -> None:
    # Spreadsheet readers make room for every cell before the farthest: seventeen thousand million here.
    content = xlsx_file(("Sheet1", [HEAD, ROW]))
    source, stream = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in source.namelist():
            part = source.read(name)
            if name == "xl/worksheets/sheet1.xml":
                far = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
                part = part.replace(b"</sheetData>", far)
            archive.writestr(name, part)
    assert refused(stream.getvalue(), "far.xlsx") is files.UNPACKS_TOO_LARGE


def test_a_workbook_with_a_document_type_is_not_read() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        entities = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>'
        archive.writestr("xl/worksheets/sheet1.xml", entities)
    assert refused(stream.getvalue(), "laughs.xlsx") is files.NOT_A_WORKBOOK


def test_numbers_of_a_workbook_are_those_people_see() -> None:
    rows = [HEAD, [], ["nookat", "x", 2025, 0.1 + 0.2], ["nookat", "y", 2024.0, 1e15]]
    table = one(xlsx_file(("Барак", rows)), "file.xlsx")
    assert table.sheet == "Барак"
    assert table.rows == [
        (3, ["nookat", "x", "2025", "0.3"]),
        (4, ["nookat", "y", "2024", "1000000000000000"]),
    ]


def test_formulas_are_found_with_their_sheet() -> None:
    content = xlsx_file(("Notes", [["=1+1"]]), ("Data", [HEAD, [*ROW[:3], "=SUM(A1:A2)"]]))
    tables, _problems = read_tables(content, "file.xlsx")
    assert {table.sheet: table.marks.formulas for table in tables} == {"Notes": ("A1",), "Data": ("D2",)}
