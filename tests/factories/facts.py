"""Small definitions, a small register and files for tests of the ledger."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import ClassVar

import xlsxwriter

from bilim.facts.rules.units import Matched
from bilim_engine.definitions import Definitions, Item, Label
from bilim_engine.periods import Period

TITLE = {"ky": "Аты", "ru": "Название", "en": "Title"}
ITEMS = """
units_of_measure:
  - {code: children, title: {ky: бала, ru: дети, en: children}}
  - {code: percent, title: {ky: пайыз, ru: процент, en: percent}}
  - {code: som, title: {ky: сом, ru: сом, en: som}}
breakdowns:
  - code: sex
    title: {ky: Жынысы, ru: Пол, en: Sex}
    values:
      - {code: female, title: {ky: кыздар, ru: девочки, en: girls}}
      - {code: male, title: {ky: балдар, ru: мальчики, en: boys}}
reasons:
  - {code: not_held, title: {ky: өткөрүлгөн эмес, ru: не проводилось, en: not held}}
items:
  - code: preschool.children
    title: {ky: Балдар, ru: Дети, en: Children}
    unit: children
    measure: count
    period: calendar_year
    breakdowns: [sex]
  - code: teachers.share
    title: {ky: Мугалимдердин үлүшү, ru: Доля учителей, en: Share of teachers}
    unit: percent
    measure: share
    period: school_year
  - code: budget.spent
    title: {ky: Каражат, ru: Средства, en: Money spent}
    unit: som
    measure: amount
    period: calendar_year
"""
HEADER = "unit,item,period,value,missing,origin"


def item(code: str, measure: str = "count", period: str = "calendar_year", *breakdowns: str) -> Item:
    """An item of this kind."""
    return Item(code, TITLE, "children", measure, period, breakdowns=breakdowns)


DEFINITIONS = Definitions(
    items={
        each.code: each
        for each in (
            item("preschool.children", "count", "calendar_year", "sex", "form"),
            item("teachers.share", "share", "school_year"),
            item("budget.spent", "amount"),
        )
    },
    breakdowns={
        "sex": Label("sex", TITLE, values=(Label("female", TITLE), Label("male", TITLE))),
        "form": Label("form", TITLE),
    },
    reasons={"not_held": Label("not_held", TITLE)},
)


class SmallRegister:
    """A country with three departments; two of them share a name."""

    PATHS: ClassVar = {"nookat": "kg/osh-oblast/nookat", "naryn": "kg/naryn", "naryn-city": "kg/naryn-city"}

    NAMES: ClassVar = {
        "kg": {"ky": "Кыргыз Республикасы", "ru": "Кыргызская Республика", "en": "Kyrgyz Republic"},
        "osh-oblast": {"ky": "Ош облусу", "ru": "Ошская область", "en": "Osh Oblast"},
        "nookat": {"ky": "Ноокат району", "ru": "Ноокатский район", "en": "Nookat District"},
        "naryn": {"ky": "Нарын району", "ru": "Нарынский район", "en": "Naryn District"},
        "naryn-city": {"ky": "Нарын шаары", "ru": "город Нарын", "en": "Naryn City"},
    }

    def exists(self, code: str) -> bool:
        return code in self.PATHS or code == "kemin"

    def path(self, code: str, period: Period) -> str:
        if code == "kemin":  # abolished at the end of 2023
            return "kg/kemin" if period.start.year < 2024 else ""
        return self.PATHS.get(code, "")

    def nearest(self, text: str, period: Period) -> tuple[str, ...]:
        return {"nokat": ("nookat",), "Нырынн": ("naryn", "naryn-city")}.get(text, ())

    def match(self, name: str, period: Period) -> Matched:
        if name == "Нарын":
            return Matched(candidates=("naryn", "naryn-city"))
        if name == "Ноокад":
            return Matched(candidates=("naryn", "nookat"), is_near=True)
        found = {"Ноокат": Matched("nookat"), "Нокат": Matched("nookat", is_guess=True)}
        return found.get(name, Matched())

    def names(self, code: str, period: Period) -> dict[str, str]:
        return self.NAMES.get(code, {})

    def last_names(self, code: str) -> dict[str, str]:
        kemin = {"ky": "Кемин району", "ru": "Кеминский район", "en": "Kemin District"}
        return kemin if code == "kemin" else self.NAMES.get(code, {})

    def below(self, period: Period) -> dict[str, tuple[str, ...]]:
        return {"kg": ("osh-oblast", "naryn", "naryn-city"), "osh-oblast": ("nookat",)}


def csv_file(*rows: str, header: str = HEADER) -> bytes:
    """A CSV file of these lines."""
    return "\n".join((header, *rows, "")).encode()


def xlsx_file(*sheets: tuple[str, Iterable[Sequence[object]]]) -> bytes:
    """A workbook with these sheets; texts that begin with `=` are formulas."""
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name, rows in sheets:
        sheet = workbook.add_worksheet(name)
        for number, cells in enumerate(rows):
            sheet.write_row(number, 0, cells)
    workbook.close()
    return stream.getvalue()
