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
from bilim.facts.rules.tables import MAX_COLUMNS, MAX_ROWS, Table
from bilim_engine.problems import Place, Problem

MAX_UNPACKED = 200 * 1024 * 1024
_CHUNK = 1 << 20
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")


@dataclass(slots=True)
class _Surveyed:
    """What a sheet's XML holds: its farthest row and column, and the cells with formulas."""

    rows: int = 0
    columns: int = 0
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
    except _TooLarge:
        limit = f"{MAX_ROWS} × {MAX_COLUMNS}"
        return [], [Problem(problems.UNPACKS_TOO_LARGE, Place(file), {"limit": limit})]
    except _NOT_READABLE:
        return [], [Problem(problems.NOT_A_WORKBOOK, Place(file))]
    tables = [table for sheet, cells in sheets if (table := _table(sheet, cells)) is not None]
    return tables, [] if tables else [Problem(problems.EMPTY, Place(file))]


def _survey(content: bytes) -> dict[str, tuple[str, ...]]:
    """The cells with formulas, by sheet; raises _TooLarge where the whole unpacks beyond the limits.

    The sizes a ZIP states about itself may lie, so members are unpacked in pieces and counted.
    """
    left = MAX_UNPACKED
    surveyed: dict[str, tuple[str, ...]] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if len(archive.infolist()) > 1000:
            raise _TooLarge
        for member in archive.infolist():
            with archive.open(member) as stream:
                is_sheet = _SHEET_PART.fullmatch(member.filename) is not None
                seen, used = _survey_part(stream, left, is_sheet=is_sheet)
            left -= used
            surveyed[member.filename] = seen.formulas
        return {name: surveyed.get(part, ()) for name, part in _parts_by_name(archive).items()}


def _parts_by_name(archive: zipfile.ZipFile) -> dict[str, str]:
    """Which part of the archive holds which sheet: the workbook names them through its relations."""
    sheets = _attributes(archive.read("xl/workbook.xml"), "sheet")
    relations = _attributes(archive.read("xl/_rels/workbook.xml.rels"), "Relationship")
    targets = {each["Id"]: f"xl/{each['Target'].removeprefix('/xl/')}" for each in relations}
    named = ((each["name"], next((v for k, v in each.items() if k.endswith(":id")), "")) for each in sheets)
    return {name: targets.get(relation, "") for name, relation in named}


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
    at = ""

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal at
        name = tag.rpartition(":")[2]
        if name == "c":
            at = attributes.get("r", "")
            _measure(at, seen)
        elif name == "f" and at:
            formulas.append(at)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise _Unsafe  # a spreadsheet has no need of a document type, entity bombs have


def _measure(reference: str, seen: _Surveyed) -> None:
    """The farthest row and column so far; calamine makes room for all before them, so they are limited."""
    found = _REFERENCE.fullmatch(reference)
    if found is None:
        return
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - 64
    seen.rows, seen.columns = max(seen.rows, int(found[2])), max(seen.columns, column)
    if seen.rows > MAX_ROWS or seen.columns > MAX_COLUMNS:
        raise _TooLarge


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
