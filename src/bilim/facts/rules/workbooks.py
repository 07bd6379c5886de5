"""XLSX workbooks. They come from anybody, so what a workbook unpacks to is measured before it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bilim.facts.problems import files as problems
from bilim.facts.rules.parts import Unsafe, attributes_of, percent_styles, refuse_document_type
from bilim.facts.rules.tables import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Marks, Table
from bilim_engine.problems import Place, Problem

MAX_UNPACKED = 200 * 1024 * 1024
MAX_STYLES = 8 * 1024 * 1024
_CHUNK = 1 << 20
_REFERENCE = re.compile(r"([A-Z]{1,7})([0-9]{1,10})")
_SHEET_PART = re.compile(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml")


@dataclass(slots=True)
class _Surveyed:
    """What a sheet's XML holds: its farthest row and column, where the reader stands, and what no cell tells.

    `shown` is filled by cells whose number is seen as a percentage: 0.37 where people see 37 %.
    """

    percents: frozenset[str]
    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    is_percent: bool = False
    formulas: list[str] = field(default_factory=list)
    shown: list[str] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)

    @property
    def cell(self) -> str:
        return f"{_letters(self.column)}{max(self.row, 1)}"

    def marks(self, *, is_hidden: bool) -> Marks:
        return Marks(tuple(self.formulas), tuple(self.shown), tuple(self.merged), is_hidden)


# What the readers raise for a file that is broken, encrypted or not a workbook at all.
_NOT_READABLE = (
    Unsafe,
    zipfile.BadZipFile,
    zlib.error,
    CalamineError,
    expat.ExpatError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OSError,
    OverflowError,  # a date beyond every calendar
    ValueError,
)


class _TooLarge(Exception):
    pass


def read_workbook(content: bytes, file: str) -> tuple[list[Table], list[Problem]]:
    """The tables in the sheets of a workbook, or why there are none.

    Hidden sheets are read too, and marked: their rows show in the differences under the name of the sheet.
    """
    try:
        tables = _tables(content, _survey(content))
    except _TooLarge:
        limit = f"{MAX_ROWS} × {MAX_COLUMNS}"
        return [], [Problem(problems.UNPACKS_TOO_LARGE, Place(file), {"limit": limit})]
    except _NOT_READABLE:
        return [], [Problem(problems.NOT_A_WORKBOOK, Place(file))]
    if not any(table.rows for table in tables):
        return [], [Problem(problems.EMPTY, Place(file))]
    return tables, []


def _tables(content: bytes, surveyed: dict[str, _Surveyed]) -> list[Table]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
    found: list[Table] = []
    for each in workbook.sheets_metadata:
        if each.typ == SheetTypeEnum.WorkSheet:
            marks = surveyed[each.name].marks(is_hidden=each.visible != SheetVisibleEnum.Visible)
            if (table := _table(workbook.get_sheet_by_name(each.name), marks)) is not None:
                found.append(table)
    return found


def _survey(content: bytes) -> dict[str, _Surveyed]:
    """What the sheets hold, by name; raises _TooLarge where the whole unpacks beyond the limits.

    The sizes a ZIP states about itself may lie, so members are unpacked in pieces and counted.
    """
    left = MAX_UNPACKED
    surveyed: dict[str, _Surveyed] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if len(archive.infolist()) > 1000:
            raise _TooLarge
        _require_plain_names(archive.namelist())
        percents = percent_styles(_styles(archive))
        for member in archive.infolist():
            with archive.open(member) as stream:
                is_sheet = _SHEET_PART.fullmatch(member.filename) is not None
                seen, used = _survey_part(stream, left, _Surveyed(percents), is_sheet=is_sheet)
            left -= used
            if is_sheet:
                surveyed[member.filename] = seen
        parts = _parts_by_name(archive)
    return _laid_out(parts, surveyed)


def _styles(archive: zipfile.ZipFile) -> bytes:
    """The part that says how cells are shown; empty where there is none."""
    name = next((name for name in archive.namelist() if name.casefold() == "xl/styles.xml"), None)
    if name is None:
        return b""
    with archive.open(name) as stream:
        content = stream.read(MAX_STYLES + 1)
    if len(content) > MAX_STYLES:
        raise _TooLarge
    return content


def _require_plain_names(names: list[str]) -> None:
    # The reader finds parts whatever their capitals and strokes: two that differ in those only are a trick.
    folded = {name.replace("\\", "/").casefold() for name in names}
    if len(folded) < len(names):
        raise Unsafe


def _laid_out(parts: list[tuple[str, str]], surveyed: dict[str, _Surveyed]) -> dict[str, _Surveyed]:
    """Each sheet with what was measured of its part; refuses what was not measured, and too much in all."""
    if any(part not in surveyed for _name, part in parts):
        raise Unsafe
    if sum(surveyed[part].rows * surveyed[part].columns for _name, part in parts) > MAX_CELLS:
        raise _TooLarge
    return {name: surveyed[part] for name, part in parts}


def _parts_by_name(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet with the part that holds it: the workbook names them through its relations."""
    sheets = attributes_of(archive.read("xl/workbook.xml"), "sheet")
    relations = attributes_of(archive.read("xl/_rels/workbook.xml.rels"), "Relationship")
    targets = {each["Id"]: f"xl/{each['Target'].removeprefix('/xl/')}" for each in relations}
    named = ((each["name"], next((v for k, v in each.items() if k.endswith(":id")), "")) for each in sheets)
    return [(name, targets.get(relation, "")) for name, relation in named]


def _survey_part(stream: IO[bytes], limit: int, seen: _Surveyed, *, is_sheet: bool) -> tuple[_Surveyed, int]:
    used, parser = 0, _parser(seen)
    while piece := stream.read(_CHUNK):
        used += len(piece)
        if used > limit:
            raise _TooLarge
        if is_sheet:
            parser.Parse(piece, False)
    if is_sheet:
        parser.Parse(b"", True)
    return seen, used


def _parser(seen: _Surveyed) -> expat.XMLParserType:
    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            _enter_row(attributes.get("r"), seen)
        elif name == "c":
            _enter_cell(attributes.get("r"), seen)
            seen.is_percent = attributes.get("t", "n") == "n" and attributes.get("s") in seen.percents
        elif name == "f" and seen.column:
            seen.formulas.append(seen.cell)
        elif name == "v" and seen.is_percent:
            seen.shown.append(seen.cell)
        elif name == "mergeCell":
            seen.merged.append(attributes.get("ref", ""))

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = refuse_document_type
    return parser


def _enter_row(number: str | None, seen: _Surveyed) -> None:
    """The row that begins: as numbered, else the next."""
    if number is not None and not re.fullmatch("[0-9]{1,10}", number):
        raise Unsafe
    seen.row, seen.column = seen.row + 1 if number is None else int(number), 0


def _enter_cell(reference: str | None, seen: _Surveyed) -> None:
    """The farthest row and column so far; the reader makes room for all before them, so they are limited.

    A cell may say where it stands; one that does not stands right of the one before.
    """
    if reference is None:
        seen.column += 1
    elif found := _REFERENCE.fullmatch(reference.upper()):
        seen.row, seen.column = int(found[2]), _number(found[1])
    else:
        raise Unsafe
    seen.rows, seen.columns = max(seen.rows, seen.row), max(seen.columns, seen.column)
    if seen.rows > MAX_ROWS or seen.columns > MAX_COLUMNS:
        raise _TooLarge


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    return _letters((number - 1) // 26) + chr(65 + (number - 1) % 26) if number else ""


def _table(sheet: CalamineSheet, marks: Marks) -> Table | None:
    rows = [
        (number, texts)
        for number, cells in enumerate(sheet.to_python(skip_empty_area=False), start=1)
        if any(texts := [_text(cell) for cell in cells])
    ]
    if not rows:
        return None
    (header_row, header), *rest = rows
    while header and not header[-1]:
        header.pop()
    return Table(sheet.name, header_row, tuple(header), rest, marks, is_typed=True)


def _text(cell: object) -> str:
    """A cell as a person would type it."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, int | float):
        # Excel keeps floats and shows fifteen digits: 0.1 + 0.2 is 0.3 to whoever made the sheet.
        return format(Decimal(format(cell, ".15g")), "f")
    if isinstance(cell, datetime) and (cell.hour, cell.minute, cell.second) == (0, 0, 0):
        return cell.date().isoformat()
    return cell.isoformat() if isinstance(cell, date | datetime) else str(cell)
