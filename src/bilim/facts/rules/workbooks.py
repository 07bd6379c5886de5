"""XLSX workbooks. They come from anybody, so what a workbook unpacks to is measured before it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import IO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum

from bilim.facts.problems import files as problems
from bilim.facts.rules.tables import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Table
from bilim_engine.problems import Place, Problem

MAX_UNPACKED = 200 * 1024 * 1024
_CHUNK = 1 << 20
_REFERENCE = re.compile(r"([A-Z]{1,7})([0-9]{1,10})")
_SHEET_PART = re.compile(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml")


@dataclass(slots=True)
class _Surveyed:
    """What a sheet's XML holds: its farthest row and column, where the reader stands, cells with formulas."""

    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    formulas: tuple[str, ...] = ()


class _Unsafe(Exception):
    pass


# What the readers raise for a file that is broken, encrypted or not a workbook at all.
_NOT_READABLE = (
    _Unsafe,
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

    Hidden sheets are read too: their rows show in the differences under the name of the sheet.
    """
    try:
        formulas = _survey(content)
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        names = [each.name for each in workbook.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet]
        sheets = [(workbook.get_sheet_by_name(name), formulas.get(name, ())) for name in names]
        tables = [table for sheet, cells in sheets if (table := _table(sheet, cells)) is not None]
    except _TooLarge:
        limit = f"{MAX_ROWS} × {MAX_COLUMNS}"
        return [], [Problem(problems.UNPACKS_TOO_LARGE, Place(file), {"limit": limit})]
    except _NOT_READABLE:
        return [], [Problem(problems.NOT_A_WORKBOOK, Place(file))]
    return tables, [] if tables else [Problem(problems.EMPTY, Place(file))]


def _survey(content: bytes) -> dict[str, tuple[str, ...]]:
    """The cells with formulas, by sheet; raises _TooLarge where the whole unpacks beyond the limits.

    The sizes a ZIP states about itself may lie, so members are unpacked in pieces and counted.
    """
    left = MAX_UNPACKED
    surveyed: dict[str, _Surveyed] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if len(archive.infolist()) > 1000:
            raise _TooLarge
        _require_plain_names(archive.namelist())
        for member in archive.infolist():
            with archive.open(member) as stream:
                is_sheet = _SHEET_PART.fullmatch(member.filename) is not None
                seen, used = _survey_part(stream, left, is_sheet=is_sheet)
            left -= used
            if is_sheet:
                surveyed[member.filename] = seen
        parts = _parts_by_name(archive)
    return {name: seen.formulas for name, seen in _laid_out(parts, surveyed).items()}


def _require_plain_names(names: list[str]) -> None:
    # The reader finds parts whatever their capitals and strokes: two that differ in those only are a trick.
    folded = {name.replace("\\", "/").casefold() for name in names}
    if len(folded) < len(names):
        raise _Unsafe


def _laid_out(parts: list[tuple[str, str]], surveyed: dict[str, _Surveyed]) -> dict[str, _Surveyed]:
    """Each sheet with what was measured of its part; refuses what was not measured, and too much in all."""
    if any(part not in surveyed for _name, part in parts):
        raise _Unsafe
    if sum(surveyed[part].rows * surveyed[part].columns for _name, part in parts) > MAX_CELLS:
        raise _TooLarge
    return {name: surveyed[part] for name, part in parts}


def _parts_by_name(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet with the part that holds it: the workbook names them through its relations."""
    sheets = _attributes(archive.read("xl/workbook.xml"), "sheet")
    relations = _attributes(archive.read("xl/_rels/workbook.xml.rels"), "Relationship")
    targets = {each["Id"]: f"xl/{each['Target'].removeprefix('/xl/')}" for each in relations}
    named = ((each["name"], next((v for k, v in each.items() if k.endswith(":id")), "")) for each in sheets)
    return [(name, targets.get(relation, "")) for name, relation in named]


def _attributes(content: bytes, wanted: str) -> list[dict[str, str]]:
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == wanted:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    parser.Parse(content, True)
    return found


def _survey_part(stream: IO[bytes], limit: int, *, is_sheet: bool) -> tuple[_Surveyed, int]:
    seen, formulas, used = _Surveyed(), list[str](), 0
    parser = _parser(seen, formulas)
    while piece := stream.read(_CHUNK):
        used += len(piece)
        if used > limit:
            raise _TooLarge
        if is_sheet:
            parser.Parse(piece, False)
    if is_sheet:
        parser.Parse(b"", True)
    seen.formulas = tuple(formulas)
    return seen, used


def _parser(seen: _Surveyed, formulas: list[str]) -> expat.XMLParserType:
    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            _enter_row(attributes.get("r"), seen)
        elif name == "c":
            _enter_cell(attributes.get("r"), seen)
        elif name == "f" and seen.column:
            formulas.append(f"{_letters(seen.column)}{max(seen.row, 1)}")

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise _Unsafe  # a spreadsheet has no need of a document type, entity bombs have


def _enter_row(number: str | None, seen: _Surveyed) -> None:
    """The row that begins: as numbered, else the next."""
    if number is not None and not re.fullmatch("[0-9]{1,10}", number):
        raise _Unsafe
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
        raise _Unsafe
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


def _table(sheet: CalamineSheet, formulas: tuple[str, ...]) -> Table | None:
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
    return Table(sheet.name, header_row, tuple(header), rest, formulas, is_typed=True)


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
