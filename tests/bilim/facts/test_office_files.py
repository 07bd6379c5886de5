"""Files as offices really send them: each gets a sentence with what, where and what to do."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

import pytest
import xlsxwriter

from bilim.facts.problems import files
from bilim.facts.problems import rows as problems
from bilim.facts.rules.plans import read_candidates
from bilim.facts.rules.rows import Candidate
from bilim_engine.problems import LANGUAGES, Kind, Problem
from factories.facts import DEFINITIONS, HEADER, SmallRegister, csv_file

HEADS = HEADER.split(",")
GOOD = ["nookat", "preschool.children", "2025", 12, "", "Report"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SHARE = ["nookat", "teachers.share", "2024/25", "", "", "Report"]


def read(content: bytes, name: str = "file.xlsx") -> tuple[list[Candidate], list[Problem]]:
    candidates, found, _marks = read_candidates(
        content, name, definitions=DEFINITIONS, units=SmallRegister(), mapping={}, person="Айзада"
    )
    return candidates, found


def book(fill: Callable[[xlsxwriter.Workbook, xlsxwriter.worksheet.Worksheet], None]) -> bytes:
    """A workbook with the header in its first row, filled further."""
    stream = io.BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("Барак")
    sheet.write_row(0, 0, HEADS)
    fill(made, sheet)
    made.close()
    return stream.getvalue()


def shown_as(*formats: str, value: object = 0.37) -> bytes:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        for row, code in enumerate(formats, start=1):
            sheet.write_row(row, 0, [*SHARE[:2], f"{2020 + row}/{21 + row}", *SHARE[3:]])
            sheet.write(row, 3, value, made.add_format({"num_format": code}))

    return book(fill)


def only(found: list[Problem], kind: Kind) -> Problem:
    (problem,) = [each for each in found if each.kind is kind]
    return problem


@pytest.mark.parametrize("code", ["0%", "0.00%", '0.0" " %', "[Red]0%"])
def test_what_is_seen_as_a_percentage_is_not_read_as_a_fraction(code: str) -> None:
    _rows, found = read(shown_as("0.00", code))
    problem = only(found, files.PERCENT_SHOWN)
    assert problem.is_error
    assert (str(problem.place), problem.params["count"]) == ("file.xlsx [Барак]:3 D3", "1")


@pytest.mark.parametrize("code", ["0.00", '0.0" %"', "0.0\\%", "@"])
def test_a_percent_sign_that_multiplies_nothing_is_no_fault(code: str) -> None:
    rows, found = read(shown_as(code))
    assert [row.value for row in rows] == ["0.37"]
    assert not [each for each in found if each.is_error]


def test_an_empty_cell_or_a_text_in_a_column_of_percentages_is_no_fault() -> None:
    rows, found = read(shown_as("0%", value="37"))
    assert [row.value for row in rows] == ["37"]
    assert not any(each.kind is files.PERCENT_SHOWN for each in found)


def test_merged_cells_are_named_where_they_begin() -> None:
    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.merge_range("A2:A3", "nookat")
        sheet.write_row(1, 1, GOOD[1:])
        sheet.write_row(2, 1, [GOOD[1], "2024", *GOOD[3:]])

    problem = only(read(book(fill))[1], files.MERGED)
    assert problem.is_error
    assert str(problem.place) == "file.xlsx [Барак]:2 A2"
    assert "A2:A3" in problem.message("en")


@pytest.mark.parametrize("hide", ["hide", "very_hidden"])
def test_a_hidden_sheet_is_read_and_said_to_be(hide: str) -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, GOOD)
        old = made.add_worksheet("Эски")
        old.write_row(0, 0, HEADS)
        old.write_row(1, 0, [*GOOD[:2], "2024", *GOOD[3:]])
        getattr(old, hide)()

    rows, found = read(book(fill))
    assert [row.sheet for row in rows] == ["Барак", "Эски"]
    assert [str(each.place) for each in found] == ["file.xlsx [Эски]"]
    assert not only(found, files.HIDDEN).is_error


def test_a_second_row_of_heads_is_refused_with_its_row() -> None:
    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, ["Бөлүм", "Көрсөткүч", "Мезгил", "Мааниси", "", "Булак"])
        sheet.write_row(2, 0, GOOD)

    found = read(book(fill))[1]
    assert {each.place.line for each in found if each.is_error} == {2}
    assert [each.kind for each in found if each.place.column == "item"] == [problems.ITEM_UNKNOWN]


def test_dates_and_errors_of_cells_are_refused_where_they_stand() -> None:
    def fill(made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        day = made.add_format({"num_format": "dd.mm.yyyy"})
        sheet.write_row(1, 0, GOOD)
        sheet.write_number(1, 2, 45658, day)
        sheet.write_row(2, 0, [*GOOD[:2], 45658, *GOOD[3:]])
        sheet.write_row(3, 0, [*GOOD[:3], "#DIV/0!", *GOOD[4:]])

    found = read(book(fill))[1]
    assert [(each.kind, each.place.line) for each in found if each.is_error] == [
        (problems.PERIOD_KIND, 2),
        (problems.PERIOD_UNREADABLE, 3),
        (problems.NUMBER_UNCLEAR, 4),
    ]


def test_a_number_kept_as_text_is_read_with_its_comma_and_said() -> None:
    def fill(_made: xlsxwriter.Workbook, sheet: xlsxwriter.worksheet.Worksheet) -> None:
        sheet.write_row(1, 0, ["nookat", "budget.spent", "2025", "1\u00a0234,5", "", "Report"])

    rows, found = read(book(fill))
    assert [row.value for row in rows] == ["1234.5"]
    assert [each.kind for each in found] == [problems.COMMA_NOTED, problems.GROUPING_NOTED]


def _open_document() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", "<office/>")
    return stream.getvalue()


LINE = csv_file("nookat,preschool.children,2025,12,,Report")
WIDE = ",".join([*HEADS, *(f"c{number}" for number in range(194))]).encode() + b"\nnookat,x\n"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 600, "secret.xlsx", files.NOT_A_WORKBOOK),
        (OLE + b"\0" * 600, "old.xls", files.NOT_A_WORKBOOK),
        (OLE + b"\0" * 600, "renamed.csv", files.NOT_A_WORKBOOK),
        (b"<html><table><tr><td>unit</td></tr></table></html>", "page.xls", files.NOT_A_WORKBOOK),
        (_open_document(), "free.ods", files.NOT_A_WORKBOOK),
        (_open_document(), "renamed.xlsx", files.NOT_A_WORKBOOK),
        ("unit;item\nНарын;x\n".encode("cp1251"), "ansi.csv", files.NOT_UTF8),
        (LINE.decode().encode("utf-16"), "unicode.csv", files.NOT_UTF8),
        (LINE.decode().encode("utf-16-le"), "unicode.csv", files.NOT_UTF8),
        (LINE.replace(b"12", b"1\0"), "zero.csv", files.NOT_UTF8),
        (WIDE, "wide.csv", files.UNPACKS_TOO_LARGE),
        (LINE + LINE.splitlines()[1].join([b"\n"] * 300_001), "long.csv", files.UNPACKS_TOO_LARGE),
        (book(lambda _made, _sheet: None), "heads.xlsx", files.EMPTY),
    ],
)
def test_what_cannot_be_read_gets_one_sentence_in_every_language(
    content: bytes, name: str, kind: Kind
) -> None:
    rows, found = read(content, name)
    assert rows == []
    (problem,) = found
    assert problem.kind is kind
    assert problem.place.file == name
    assert all(problem.message(language) and problem.hint(language) for language in LANGUAGES)
