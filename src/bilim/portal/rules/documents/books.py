"""A workbook being written: formats, fixed dates, words as words, formulas with the published figure beside
them until they are computed."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_rowcol_to_cell

from bilim.portal.rules.downloads import LAST_HEADS, MARK
from bilim_engine.values import Missing

_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_GIVEN, _GREY = "#fff4ce", "#5b6470"


@dataclass(frozen=True, slots=True)
class About:
    """What every row of a workbook carries: where it comes from, and whether its figures are illustrative."""

    title: str
    source: str
    how: str
    illustrative: bool

    @property
    def mark(self) -> str:
        return MARK if self.illustrative else ""


class Book:
    """One workbook of one sheet."""

    def __init__(self, name: str, about: About, reasons: dict[str, str]) -> None:
        self._out, self.about, self._reasons = io.BytesIO(), about, reasons
        self._book = xlsxwriter.Workbook(self._out, {"in_memory": True})
        # A fixed date: the same edition gives the same bytes.
        self._book.set_properties({"title": about.title, "comments": about.source, "created": _EPOCH})
        self._page = self._book.add_worksheet(name[:31])
        self._formats: dict[str, Any] = {
            "": None,
            "title": self._book.add_format({"bold": True, "font_size": 14}),
            "head": self._book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1}),
            "code": self._book.add_format({"font_color": _GREY, "font_size": 9}),
            "bold": self._book.add_format({"bold": True}),
            "given": self._book.add_format({"bg_color": _GIVEN, "num_format": "0.0###########"}),
            "figure": self._book.add_format({"num_format": "0.00"}),
            "strong": self._book.add_format({"num_format": "0.00", "bold": True}),
            "share": self._book.add_format({"num_format": "0.0000"}),
            # As many decimals as it has: «0.#» would show 7 as «7.».
            "place": self._book.add_format({"num_format": "General"}),
            "grey": self._book.add_format({"num_format": "0.00", "font_color": _GREY}),
        }
        for row, (text, look) in enumerate(
            (
                (about.title, "title"),
                (" · ".join(filter(None, (about.mark, about.source))), "code"),
                (about.how, ""),
            )
        ):
            self.words(row, 0, text, look)

    def words(self, row: int, column: int, text: str, look: str = "") -> None:
        """A text is a text, whatever it begins with."""
        self._page.write_string(row, column, text, self._formats[look])

    def number(self, row: int, column: int, value: object, look: str = "figure") -> None:
        """A number; where there is none, the reason in words."""
        if isinstance(value, Decimal | int):
            self._page.write_number(row, column, float(value), self._formats[look])
        elif isinstance(value, Missing):
            self.words(row, column, self._reasons.get(value.reason, value.reason), "code")

    def formula(self, row: int, column: int, formula: str, published: Decimal | int, look: str) -> None:
        """A formula that shows the published figure until somebody computes it."""
        self._page.write_formula(row, column, formula, self._formats[look], float(published))

    def heads(self, row: int, titles: Sequence[str], codes: Sequence[str]) -> None:
        """Two rows of heads, for people and for programs."""
        for column, title in enumerate((*titles, *LAST_HEADS)):
            self.words(row, column, title, "head")
        for column, code in enumerate((*codes, "mark", "source")):
            self.words(row + 1, column, code, "code")

    def tail(self, row: int, column: int) -> None:
        """Mark and source stand in each row, so that no copy loses them."""
        self.words(row, column, self.about.mark, "code")
        self.words(row, column + 1, self.about.source, "code")

    def finished(self, *, freeze: tuple[int, int], widths: Sequence[int]) -> bytes:
        """The bytes of the workbook."""
        self._page.freeze_panes(*freeze)
        for column, width in enumerate(widths):
            self._page.set_column(column, column, width)
        self._page.set_landscape()
        self._page.fit_to_pages(1, 0)
        self._page.repeat_rows(freeze[0] - 2, freeze[0] - 1)
        if self.about.illustrative:
            self._page.set_header(f"&C&B{MARK}")
        self._book.close()
        return self._out.getvalue()


def at(row: int, column: int, *, fixed_row: bool = False, fixed: bool = False) -> str:
    """The address of a cell."""
    return str(xl_rowcol_to_cell(row, column, row_abs=fixed_row or fixed, col_abs=fixed))
