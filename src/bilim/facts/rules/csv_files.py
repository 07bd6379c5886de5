"""CSV as people save it: with or without a mark at the beginning, parted by comma, semicolon or tab."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from bilim.facts.problems import files as problems
from bilim.facts.rules.tables import MAX_COLUMNS, MAX_ROWS, Table
from bilim_engine import reasons
from bilim_engine.problems import Place, Problem

_SEPARATORS = (",", ";", "\t")


def read_csv(content: bytes, file: str) -> tuple[list[Table], list[Problem]]:
    """The table in a CSV file, or why there is none."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        return [], [_not_utf8(content, fault.start, file)]
    if "\0" in text:
        return [], [_not_utf8(content, content.index(b"\0"), file)]
    separator = _separator(text)
    try:
        table = _table(list(_records(text, separator)))
    except _Broken as fault:
        params: dict[str, str | reasons.Said] = {"line": str(fault.line), "detail": fault.why}
        return [], [Problem(problems.BROKEN_CSV, Place(file, fault.line), params)]
    if table is None:
        return [], [Problem(problems.EMPTY, Place(file))]
    if len(table.rows) > MAX_ROWS or len(table.header) > MAX_COLUMNS:
        limit = f"{MAX_ROWS} × {MAX_COLUMNS}"
        return [], [Problem(problems.UNPACKS_TOO_LARGE, Place(file), {"limit": limit})]
    return [table], _noted(separator, file)


def _noted(separator: str, file: str) -> list[Problem]:
    if separator == ",":
        return []
    shown = "TAB" if separator == "\t" else separator
    return [Problem(problems.SEPARATOR_NOTED, Place(file, 1), {"separator": shown})]


def _not_utf8(content: bytes, position: int, file: str) -> Problem:
    line = content.count(b"\n", 0, position) + 1
    return Problem(problems.NOT_UTF8, Place(file, line), {"line": str(line)})


def _separator(text: str) -> str:
    """The separator that parts the header into most cells; the comma where there is no telling."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(_SEPARATORS, key=header.count)


class _Broken(Exception):
    def __init__(self, line: int, why: reasons.Said) -> None:
        self.line, self.why = line, why


def _records(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each record with the line it begins on: a quoted cell may run over several."""
    # newline="" leaves line ends to the reader, as the csv module asks.
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as fault:
        raise _Broken(line, reasons.of_csv(fault)) from None


def _table(records: list[tuple[int, list[str]]]) -> Table | None:
    if len(records) < 2:
        return None
    (line, header), *rows = records
    return Table("", line, tuple(header), rows)
