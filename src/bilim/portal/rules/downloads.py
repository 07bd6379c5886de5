"""Sheets as CSV, XLSX and JSON. Mark and source stand in every row, so that no copy loses them."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from decimal import Decimal

import xlsxwriter

from bilim.portal.terms import Cell, Sheet
from bilim_engine.values import Missing, plain

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json; charset=utf-8",
}
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
MARK = "үлгү маалымат / иллюстративные данные / illustrative data"

# The heads of the two columns that every workbook has, in the languages of whoever it is handed on to.
LAST_HEADS = ("белги / пометка / mark", "булак / источник / source")


def written(sheet: Sheet, form: str) -> bytes:
    """The sheet in this form; the same sheet always gives the same bytes."""
    return {"csv": as_csv, "xlsx": as_xlsx, "json": as_json}[form](sheet)


def as_csv(sheet: Sheet) -> bytes:
    """One row a line; a numeric column has a twin for the reason it is empty.

    A text that a spreadsheet would run as a formula stands behind an apostrophe; numbers are as they are.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    head: list[str] = []
    for column in sheet.columns:
        head += [column.code, f"{column.code}.missing"] if column.numeric else [column.code]
    writer.writerow([*head, "mark", "source"])
    for row in sheet.rows:
        line: list[str] = []
        for column, cell in zip(sheet.columns, row, strict=True):
            line += _pair(cell) if column.numeric else [_inert(cell)]
        writer.writerow([*line, _mark(sheet), _inert(sheet.source)])
    # The mark at the beginning tells spreadsheet programs that it is UTF-8: ң, ө and ү survive.
    return out.getvalue().encode("utf-8-sig")


def as_json(sheet: Sheet) -> bytes:
    """Numbers are strings, as in the bundle: no reader may round them on the way."""
    rows = [
        {column.code: _json(cell) for column, cell in zip(sheet.columns, row, strict=True)}
        | {"mark": _mark(sheet), "source": sheet.source}
        for row in sheet.rows
    ]
    tree = {
        "title": sheet.title,
        "mark": _mark(sheet),
        "source": sheet.source,
        "columns": [{"code": column.code, "title": column.title} for column in sheet.columns],
        "rows": rows,
    }
    return (json.dumps(tree, ensure_ascii=False, indent=1) + "\n").encode()


def as_xlsx(sheet: Sheet) -> bytes:
    """A workbook for people: titles over codes, reasons in words, the mark in page header and every row."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    # A fixed date: the same sheet gives the same bytes.
    book.set_properties({"title": sheet.title, "comments": sheet.source, "created": _EPOCH})
    page = book.add_worksheet(sheet.name[:31])
    bold = book.add_format({"bold": True})
    wrap = book.add_format({"bold": True, "text_wrap": True})
    grey = book.add_format({"font_color": "#5b6470", "font_size": 9, "bottom": 1})
    page.write_string(0, 0, sheet.title, bold)
    page.write_string(1, 0, " · ".join(part for part in (_mark(sheet), sheet.source) if part))
    titles = [column.title for column in sheet.columns] + list(LAST_HEADS)
    for place, title in enumerate(titles):
        page.write_string(3, place, title, wrap)
    codes = [column.code for column in sheet.columns] + ["mark", "source"]
    for place, code in enumerate(codes):
        page.write_string(4, place, code, grey)
    for line, row in enumerate(sheet.rows, start=5):
        for place, cell in enumerate((*row, _mark(sheet), sheet.source)):
            _write(page, line, place, cell, sheet)
    page.freeze_panes(5, 1)
    page.set_column(0, 0, 32)
    page.set_column(1, len(titles), 16)
    if sheet.illustrative:
        page.set_header(f"&C&B{MARK}")
    page.repeat_rows(3, 4)
    book.close()
    return out.getvalue()


def _write(page: xlsxwriter.worksheet.Worksheet, line: int, place: int, cell: Cell, sheet: Sheet) -> None:
    if isinstance(cell, (int, Decimal)):
        page.write_number(line, place, float(cell))
    elif isinstance(cell, Missing):
        page.write_string(line, place, sheet.reasons.get(cell.reason, cell.reason))
    else:
        page.write_string(line, place, _text(cell))


def _mark(sheet: Sheet) -> str:
    return MARK if sheet.illustrative else ""


def _pair(cell: Cell) -> list[str]:
    if isinstance(cell, Missing):
        return ["", cell.reason]
    return ["", "not_applicable"] if cell is None else [_inert(cell), ""]


def _text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, Missing):
        return cell.reason
    return plain(cell) if isinstance(cell, Decimal) else str(cell)


def _inert(cell: Cell) -> str:
    # XLSX knows what is text; in CSV a spreadsheet takes it for a formula by its first sign.
    if not isinstance(cell, str):
        return _text(cell)
    # The writer does not quote a carriage return, and a spreadsheet would begin a new row there.
    text = cell.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\n")) else text


def _json(cell: Cell) -> object:
    if isinstance(cell, Missing):
        return {"missing": cell.reason}
    return plain(cell) if isinstance(cell, Decimal) else cell
