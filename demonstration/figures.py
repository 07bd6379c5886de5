"""The growing list of illustrative figures, and the published ones they have to agree with."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from demonstration.sharing import chance, squash
from demonstration.sizes import LEAVES, URBAN

HERE = Path(__file__).resolve().parent
PUBLISHED = HERE / "facts" / "published.csv"
COLUMNS = (
    "unit", "item", "period", "breakdown", "value", "missing",
    "origin_ky", "origin_ru", "origin_en", "address", "publisher_ky", "publisher_ru", "publisher_en",
    "retrieved_on", "certainty", "illustrative",
)  # fmt: skip
# Published figures keep the title of their document, in its language.
PUBLISHED_COLUMNS = (*COLUMNS[:6], "origin", *COLUMNS[9:])

Key = tuple[str, str, str, str]
Said = tuple[str, str, str]
"""The same words in Kyrgyz, Russian and English."""

# Titles of the three kinds of illustrative origin; each says so in the language of its reader.
FREE: Said = ("Үлгү маалымат", "Иллюстративные данные", "Illustrative data")
SHARED: Said = (
    "Үлгү маалымат: жарыяланган жыйынтык бөлүштүрүлдү",
    "Иллюстративные данные: распределён опубликованный итог",
    "Illustrative data: a published total shared out",
)
EXTENDED: Said = (
    "Үлгү маалымат: жарыяланган катар улантылды",
    "Иллюстративные данные: продолжен опубликованный ряд",
    "Illustrative data: a published series continued",
)


def school_year(year: int) -> str:
    """The school year a rating over `year` looks at: the one that ended in it."""
    return f"{year - 1}/{year % 100:02d}"


@dataclass
class Figures:
    """Illustrative figures by unit, item, period and breakdown, each marked with its kind of origin.

    A cell that was published is never written: the published figure stands there.
    """

    published: Mapping[Key, str]
    cells: dict[Key, tuple[str, str, Said]] = field(default_factory=dict)

    def put(
        self, unit: str, item: str, period: str, value: float, origin: Said = FREE, breakdown: str = ""
    ) -> None:
        text = f"{value:.1f}".removesuffix(".0")
        key = (unit, item, period, breakdown)
        if key not in self.published:
            self.cells[key] = (text, "", origin)

    def put_all(
        self, item: str, period: str, values: Mapping[str, float], origin: Said = FREE, breakdown: str = ""
    ) -> None:
        for unit, value in values.items():
            self.put(unit, item, period, value, origin, breakdown)

    def lack(self, unit: str, item: str, period: str, reason: str) -> None:
        """A hole as real tables have them: the figure, with all its breakdowns, is missing for a reason."""
        gone = [key for key in self.cells if key[:3] == (unit, item, period)]
        if not gone:
            raise KeyError((unit, item, period))
        for key in gone:
            self.cells[key] = ("", reason, FREE)

    def read(self, unit: str, item: str, period: str, breakdown: str = "") -> int:
        """The whole number in a cell, published or illustrative."""
        key = (unit, item, period, breakdown)
        return int(self.published.get(key) or self.cells[key][0])

    def total(self, units: Iterable[str], item: str, period: str) -> int:
        return sum(self.read(unit, item, period) for unit in units)


def read_published() -> dict[Key, str]:
    """The published figures by cell."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        return {
            (row["unit"], row["item"], row["period"], row["breakdown"]): row["value"]
            for row in csv.DictReader(file)
        }


def quality(unit: str) -> float:
    """How well a department does by and large, from about -2 to 2; it shows in all its figures.

    Bishkek's districts resemble their city.
    """
    own = chance("quality", unit).gauss(0, 1)
    parent = LEAVES.get(unit, "")
    return 0.6 * chance("quality", parent).gauss(0, 1) + 0.5 * own if parent == "bishkek-city" else own


def level(
    unit: str,
    item: str,
    year: int,
    *,
    mean: float,
    spread: float,
    low: float,
    high: float,
    urban: float = 0.0,
    trend: float = 0.0,
) -> float:
    """A plausible level of an item: the unit's quality, what is its own in this item, a little of the year.

    Units move: each has a drift of its own beside the common trend.
    """
    own = chance(item, unit).gauss(0, 1)
    drift = chance(item, unit, "drift").gauss(0, 0.32)
    noise = chance(item, unit, year).gauss(0, 0.3)
    steps = year - 2023
    value = mean + spread * (0.35 * quality(unit) + 0.65 * own + drift * steps + noise)
    return squash(value + trend * steps + (urban if unit in URBAN else 0.0), low, high)
