"""Slides being made: titles, sentences, native charts and tables, marks, and the same bytes each time."""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from bilim.base.texts import fit_for_files

WIDTH, HEIGHT = 13.333, 7.5
LEFT, TOP, WIDE, TALL = 0.6, 1.45, 12.13, 5.0  # where the matter of a slide stands, in inches
FONT = "Arial"
INK, SOFT, ACCENT, ALARM = "191B1F", "4B525C", "1A4B8C", "9C1F17"
SHADES = ("FFFFFF", "E6EDF5", "BCD0E5", "86ABD0", "3C72A8", "113C6C")
ON_SHADES = ("191B1F", "191B1F", "191B1F", "0E1B2A", "FFFFFF", "FFFFFF")
_TITLE_ONLY = 5
_LONGEST_PROPERTY = 255
_SHORT = 44  # letters of a name beside a bar
_EPOCH = datetime(1980, 1, 1, tzinfo=UTC).replace(tzinfo=None)
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_REGIONS = {"ky": "ky-KG", "ru": "ru-RU", "en": "en-GB"}

Box = tuple[float, float, float, float]
WHOLE: Box = (LEFT, TOP, WIDE, TALL)


class Deck:
    """A presentation of one edition in one language."""

    def __init__(self, language: str, title: str, source: str, marks: Sequence[str]) -> None:
        self._deck: Any = Presentation()
        self._deck.slide_width, self._deck.slide_height = Inches(WIDTH), Inches(HEIGHT)
        self._language, self._source, self._marks = _REGIONS[language], source, list(marks)
        properties = self._deck.core_properties
        properties.title, properties.author = _short(title), "Bilim"
        properties.keywords = _short(", ".join(marks))
        properties.language = self._language
        properties.created = properties.modified = _EPOCH
        properties.last_modified_by, properties.revision = "Bilim", 1

    def slide(self, title: str, notes: Sequence[str] = (), *, large: bool = False) -> Any:
        """A new slide with its title, the mark and the source; the notes are for whoever speaks."""
        made = self._deck.slides.add_slide(self._deck.slide_layouts[_TITLE_ONLY])
        shape = made.shapes.title
        box = (LEFT, 2.0, WIDE, 1.6) if large else (LEFT, 0.4, WIDE, 0.9)
        _stand(shape, box)
        size = fitting([title], box[2], box[3], most=40 if large else 28)
        self.words(shape, [title], size=size, colour=ACCENT, bold=True, anchor=MSO_ANCHOR.MIDDLE)
        number = str(len(self._deck.slides))
        self.text(made, [self._source], (LEFT, 7.05, WIDE - 0.8, 0.3), size=9, colour=SOFT)
        self.text(made, [number], (LEFT + WIDE - 0.7, 7.05, 0.7, 0.3), size=10, colour=SOFT, right=True)
        if self._marks:
            mark = " · ".join(self._marks)
            self.text(made, [mark], (LEFT, 6.7, WIDE, 0.32), size=12, colour=ALARM, bold=True)
        if notes:
            made.notes_slide.notes_text_frame.text = fit_for_files("\n".join(notes))
        return made

    def text(self, slide: Any, lines: Sequence[str], box: Box, **look: Any) -> None:
        """Lines of text in a box of their own."""
        shape = slide.shapes.add_textbox(*map(Inches, box))
        self.words(shape, lines, **look)

    def sentences(self, slide: Any, lines: Sequence[str], box: Box = WHOLE, most: int = 24) -> None:
        """Sentences as large as they fit."""
        size = fitting(lines, box[2], box[3], most=most)
        self.text(slide, lines, box, size=size, gap=size // 2)

    def words(
        self,
        shape: Any,
        lines: Sequence[str],
        *,
        size: int,
        colour: str = INK,
        bold: bool = False,
        right: bool = False,
        centre: bool = False,
        gap: int = 0,
        anchor: Any = None,
    ) -> None:
        """The lines in this shape."""
        frame = shape.text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Emu(0)
        if anchor is not None:
            frame.vertical_anchor = anchor
        for place, line in enumerate(lines):
            paragraph = frame.paragraphs[0] if not place else frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.CENTER if centre else PP_ALIGN.LEFT
            paragraph.space_after = Pt(gap)
            run = paragraph.add_run()
            run.text = fit_for_files(line)
            run.font.size, run.font.bold, run.font.name = Pt(size), bold, FONT
            run.font.color.rgb = RGBColor.from_string(colour)
            # For whoever hears the slides: in which language they are read out.
            run._r.get_or_add_rPr().set("lang", self._language)

    def bars(
        self,
        slide: Any,
        alt: str,
        name: str,
        rows: Sequence[tuple[str, float]],
        box: Box = WHOLE,
        number_format: str = "0.0",
    ) -> None:
        """A native bar chart, the first row above."""
        data = CategoryChartData(number_format=number_format)
        data.categories = [_inert(title) for title, _number in rows]
        data.add_series(fit_for_files(name), [number for _title, number in rows])
        frame = slide.shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *map(Inches, box), data)
        _describe(frame, alt)
        chart = frame.chart
        chart.has_legend = chart.has_title = False
        chart.font.size, chart.font.name = Pt(14), FONT
        chart.category_axis.reverse_order = True
        _name_every_bar(chart.category_axis, [title for title, _number in rows])
        chart.category_axis.format.line.color.rgb = RGBColor.from_string(SOFT)
        chart.value_axis.visible = chart.value_axis.has_major_gridlines = False
        chart.value_axis.minimum_scale = 0
        plot = chart.plots[0]
        plot.gap_width, plot.has_data_labels = 45, True
        plot.data_labels.number_format, plot.data_labels.number_format_is_linked = number_format, False
        plot.data_labels.position = XL_LABEL_POSITION.OUTSIDE_END
        fill = plot.series[0].format.fill
        fill.solid()
        fill.fore_color.rgb = RGBColor.from_string(SHADES[4])

    def table(
        self,
        slide: Any,
        alt: str,
        heads: Sequence[str],
        rows: Sequence[Sequence[str]],
        box: Box,
        widths: Sequence[float],
        size: int = 14,
    ) -> None:
        """A native table; columns after the second stand right."""
        frame = slide.shapes.add_table(len(rows) + 1, len(heads), *map(Inches, box))
        _describe(frame, alt)
        table = frame.table
        table.horz_banding = False
        for place, width in enumerate(widths):
            table.columns[place].width = Inches(box[2] * width / sum(widths))
        for at, row in enumerate((heads, *rows)):
            table.rows[at].height = Inches(box[3] / (len(rows) + 1))
            for place, text in enumerate(row):
                cell = table.cell(at, place)
                cell.margin_top = cell.margin_bottom = Emu(0)
                cell.margin_left = cell.margin_right = Inches(0.05)
                cell.vertical_anchor = MSO_ANCHOR.MIDDLE
                cell.fill.solid()
                cell.fill.fore_color.rgb = RGBColor.from_string(SHADES[2] if not at else "FFFFFF")
                self.words(cell, [text], size=size, bold=not at, right=place > 1)

    def tile(self, slide: Any, box: Box, place: str, label: str, shade: int, interval: str = "") -> None:
        """One department on the map: a square with its place, the interval of it and its name."""
        shape = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *map(Inches, box))
        shape.shadow.inherit = False
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(SHADES[shade])
        shape.line.color.rgb = RGBColor.from_string(SOFT)
        shape.line.width = Pt(0.5)
        colour = ON_SHADES[shade]
        self.words(shape, [place], size=13, colour=colour, bold=True, centre=True, anchor=MSO_ANCHOR.MIDDLE)
        for text in filter(None, (interval, label)):
            paragraph = shape.text_frame.add_paragraph()
            paragraph.alignment = PP_ALIGN.CENTER
            run = paragraph.add_run()
            run.text = fit_for_files(text)
            run.font.size, run.font.name = Pt(7), FONT
            run.font.color.rgb = RGBColor.from_string(colour)
        if label:
            placed = f"{place} ({interval})" if interval else place
            shape._element.nvSpPr.cNvPr.set("descr", fit_for_files(f"{label}, {placed}"))

    def written(self) -> bytes:
        """The file; the same content gives the same bytes."""
        out = io.BytesIO()
        self._deck.save(out)
        return _undated(out.getvalue())


def fitting(lines: Sequence[str], width: float, height: float, most: int) -> int:
    """The largest size, in points, at which the lines fit the box; letters are taken as rather wide ones."""
    for size in range(most, 9, -1):
        if needed(lines, width, size) <= height:
            return size
    return 9


def needed(lines: Sequence[str], width: float, size: int) -> float:
    """How tall the lines stand at this size, in inches, half a line between them."""
    a_line = max(1, math.floor(width * 72 / (size * 0.56)))
    rows = sum(math.ceil(max(1, len(line)) / a_line) for line in lines)
    return (rows * 1.2 + 0.5 * max(0, len(lines) - 1)) * size / 72


def _short(text: str) -> str:
    # A property of an office file holds no more.
    plain = fit_for_files(text)
    return plain if len(plain) <= _LONGEST_PROPERTY else f"{plain[: _LONGEST_PROPERTY - 1]}…"


def _inert(title: str) -> str:
    # In the workbook behind a chart a text that begins so would be a formula.
    return fit_for_files(f"'{title}" if title.startswith(("=", "{=")) else title)


def _stand(shape: Any, box: Box) -> None:
    shape.left, shape.top, shape.width, shape.height = (Inches(each) for each in box)


def _name_every_bar(axis: Any, titles: Sequence[str]) -> None:
    """Each bar bears its name: long ones are set smaller, and no program may leave out every second one."""
    longest = max(map(len, titles), default=0)
    axis.tick_labels.font.size = Pt(14 if longest <= _SHORT else 11)
    axis.tick_labels.font.name = FONT
    # Without a rotation of its own an axis may be thinned out where names are thought to overlap.
    axis._element.txPr.bodyPr.set("rot", "0")
    axis._element.txPr.bodyPr.set("vert", "horz")
    skip = axis._element.makeelement(qn("c:tickLblSkip"), {"val": "1"})
    axis._element.find(qn("c:noMultiLvlLbl")).addprevious(skip)


def _describe(frame: Any, alt: str) -> None:
    """What is said of a drawing to whoever does not see it."""
    frame._element.nvGraphicFramePr.cNvPr.set("descr", fit_for_files(alt))


def _undated(file: bytes) -> bytes:
    """The archive without the clock: fixed times, and so in the workbooks behind its charts."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(file)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.endswith(".xlsx"):
                content = _undated(content)
            elif name == "docProps/core.xml":
                content = _DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", content)
            entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            new.writestr(entry, content)
    return out.getvalue()
