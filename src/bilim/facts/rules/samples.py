"""A file to begin with: the columns named, two rows filled in, one of them without a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

import xlsxwriter

from bilim_engine.definitions import Item
from bilim_engine.periods import EXAMPLES

HEADER = (
    *("unit", "item", "period", "breakdown", "value", "missing"),
    *("origin_ky", "origin_ru", "origin_en", "address", "illustrative"),
)
_SOURCE = ("Үлгү файл", "Файл-образец", "Sample file", "", "yes")
_FIGURES = (("100", ""), ("", "not_collected"))

Rows = Sequence[Sequence[str]]


def sample_rows(items: Iterable[Item], unit: str) -> list[tuple[str, ...]]:
    """The header and a row for each of the first items, with codes that exist, marked as illustrative."""
    rows = [
        (unit, item.code, EXAMPLES[item.period], "", value, missing, *_SOURCE)
        for item, (value, missing) in zip(islice(items, len(_FIGURES)), _FIGURES, strict=False)
    ]
    return [HEADER, *rows]


def _csv(rows: Rows) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    # The mark at the beginning tells spreadsheet programs that it is UTF-8: ң, ө and ү survive.
    return stream.getvalue().encode("utf-8-sig")


def _xlsx(rows: Rows) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("facts")
        as_text = book.add_format({"num_format": "@"})
        sheet.set_column(0, len(HEADER) - 1, 16, as_text)
        for number, cells in enumerate(rows):
            for place, cell in enumerate(cells):
                sheet.write_string(number, place, cell, as_text)
    return stream.getvalue()


SAMPLES: dict[str, tuple[str, Callable[[Rows], bytes]]] = {
    "csv": ("text/csv; charset=utf-8", _csv),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx),
}
