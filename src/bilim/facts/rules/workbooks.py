"""XLSX workbooks. They come from anybody, so what a workbook unpacks to is measured before it is read."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import IO
from xml.parsers import expat

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bilim.facts.problems import files as problems
from bilim.facts.rules.checks import shown
from bilim.facts.rules.parts import (
    Elements,
    TooLarge,
    Unsafe,
    attributes_of,
    lengths_of_strings,
    part,
    percent_styles,
    refuse_document_type,
    require_honest_packing,
)
from bilim.facts.rules.tables import MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Marks, Table
from bilim_engine.problems import Place, Problem

MAX_UNPACKED = 200 * 1024 * 1024
# The letters of all cells: a text that is kept once is laid out for each cell that names it.
MAX_LETTERS = 200_000_000
# So many of its marks a sheet tells one by one.
MAX_MARKS = 1000
# A cell, its formula and value, or its text with runs of letters; what belongs to no cell is spared for.
_ELEMENTS_OF_CELL = 8
_CHUNK = 1 << 20
_REFERENCE = re.compile(r"([A-Z]{1,7})([0-9]{1,10})")
_RANGE = re.compile(r"[A-Z]{1,3}[0-9]{1,7}(:[A-Z]{1,3}[0-9]{1,7})?")
_SHEET_PART = re.compile(r"xl/(work|chart|dialog|macro)sheets/[^/]+\.xml")


@dataclass(slots=True)
class _Surveyed:
    """What a sheet's XML holds: its farthest row and column, where the reader stands, and what no cell tells.

    `shown` is filled by cells whose number is seen as a percentage: 0.37 where people see 37 %.
    """

    percents: frozenset[str]
    strings: Sequence[int] = ()
    elements: Elements = field(default_factory=lambda: Elements(_ELEMENTS_OF_CELL))
    letters: int = 0
    rows: int = 0
    columns: int = 0
    row: int = 0
    column: int = 0
    is_percent: bool = False
    is_string: bool = False
    number: str | None = None  # of the string that a cell names, while it is read
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


def read_workbook(content: bytes, file: str) -> tuple[list[Table], list[Problem]]:
    """The tables in the sheets of a workbook, or why there are none.

    Hidden sheets are read too, and marked: their rows show in the differences under the name of the sheet.
    """
    try:
        tables = _tables(content, _survey(content))
    except TooLarge:
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
    """What the sheets hold, by name; raises TooLarge where the whole unpacks beyond the limits.

    The sizes a ZIP states about itself may lie, so members are unpacked in pieces and counted.
    """
    left = MAX_UNPACKED
    surveyed: dict[str, _Surveyed] = {}
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if len(archive.infolist()) > 1000:
            raise TooLarge
        _require_plain_names(archive.namelist())
        require_honest_packing(archive)
        percents = percent_styles(part(archive, "xl/styles.xml"))
        strings = lengths_of_strings(archive, MAX_UNPACKED)
        for member in archive.infolist():
            with archive.open(member) as stream:
                is_sheet = _SHEET_PART.fullmatch(member.filename) is not None
                seen, used = _survey_part(stream, left, _Surveyed(percents, strings), is_sheet=is_sheet)
            left -= used
            if is_sheet:
                surveyed[member.filename] = seen
        parts = _parts_by_name(archive)
    return _laid_out(parts, surveyed)


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
        raise TooLarge
    if sum(surveyed[part].letters for _name, part in parts) > MAX_LETTERS:
        raise TooLarge
    return {name: surveyed[part] for name, part in parts}


def _parts_by_name(archive: zipfile.ZipFile) -> list[tuple[str, str]]:
    """Each sheet with the part that holds it: the workbook names them through its relations."""
    sheets = attributes_of(part(archive, "xl/workbook.xml"), "sheet")
    relations = attributes_of(part(archive, "xl/_rels/workbook.xml.rels"), "Relationship")
    targets = {each["Id"]: f"xl/{each['Target'].removeprefix('/xl/')}" for each in relations}
    named = ((each["name"], next((v for k, v in each.items() if k.endswith(":id")), "")) for each in sheets)
    return [(name, targets.get(relation, "")) for name, relation in named]


def _survey_part(stream: IO[bytes], limit: int, seen: _Surveyed, *, is_sheet: bool) -> tuple[_Surveyed, int]:
    used, parser = 0, _parser(seen)
    while piece := stream.read(_CHUNK):
        used += len(piece)
        if used > limit:
            raise TooLarge
        if is_sheet:
            parser.Parse(piece, False)
    if is_sheet:
        parser.Parse(b"", True)
    return seen, used


def _parser(seen: _Surveyed) -> expat.XMLParserType:
    def start(tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        seen.elements.enter(is_counted=name == "c")
        if name == "row":
            _enter_row(attributes.get("r"), seen)
        elif name == "c":
            _enter_cell(attributes.get("r"), seen)
            kind = attributes.get("t", "n")
            seen.is_percent = kind == "n" and attributes.get("s") in seen.percents
            seen.is_string = kind == "s"
        elif name == "v" and seen.is_string:
            seen.number = ""
        else:
            _mark(name, attributes, seen)

    def text(words: str) -> None:
        if seen.number is not None and len(seen.number) < 20:
            seen.number += words

    def end(tag: str) -> None:
        if seen.number is not None and tag.rpartition(":")[2] == "v":
            _enter_string(seen.number, seen)
            seen.number = None

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler, parser.CharacterDataHandler = start, end, text
    parser.StartDoctypeDeclHandler = refuse_document_type
    return parser


def _mark(name: str, attributes: dict[str, str], seen: _Surveyed) -> None:
    """A formula, a number seen as a percentage or a merged range: what no cell tells. Of more than anybody
    reads the first are told: the file is refused for them as for all."""
    if name == "f" and seen.column and len(seen.formulas) < MAX_MARKS:
        seen.formulas.append(seen.cell)
    elif name == "v" and seen.is_percent and len(seen.shown) < MAX_CELLS:
        seen.shown.append(seen.cell)
    elif name == "mergeCell" and len(seen.merged) < MAX_MARKS:
        if not _RANGE.fullmatch(reference := attributes.get("ref", "")):
            raise Unsafe
        seen.merged.append(reference)


def _enter_string(number: str, seen: _Surveyed) -> None:
    """The letters of the string that the cell names are laid out once more."""
    place = int(number) if re.fullmatch("[0-9]{1,10}", number.strip()) else len(seen.strings)
    seen.letters += seen.strings[place] if place < len(seen.strings) else 0
    if seen.letters > MAX_LETTERS:
        raise TooLarge


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
        raise TooLarge


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
    # Spreadsheet programs allow 31 signs; whoever made the file by hand may have written anything.
    return Table(shown(sheet.name), header_row, tuple(header), rest, marks, is_typed=True)


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
