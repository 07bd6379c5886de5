"""Stretches of time a figure speaks of: half-open intervals of days with a written form.

| kind          | written      | from        | until (not included) |
|---------------|--------------|-------------|----------------------|
| calendar_year | `2025`       | 2025-01-01  | 2026-01-01           |
| school_year   | `2024/25`    | 2024-09-01  | 2025-09-01           |
| half_year     | `2025-H1`    | 2025-01-01  | 2025-07-01           |
| month         | `2025-12`    | 2025-12-01  | 2026-01-01           |
| day           | `2025-12-05` | 2025-12-05  | 2025-12-06           |
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

CALENDAR_YEAR = "calendar_year"
SCHOOL_YEAR = "school_year"
HALF_YEAR = "half_year"
MONTH = "month"
DAY = "day"
KINDS = (CALENDAR_YEAR, SCHOOL_YEAR, HALF_YEAR, MONTH, DAY)
STEPS = {CALENDAR_YEAR: 12, SCHOOL_YEAR: 12, HALF_YEAR: 6}
"""Months by which a period of the kind can be moved, where not by any number of them."""

EXAMPLES = {
    CALENDAR_YEAR: "2025",
    SCHOOL_YEAR: "2024/25",
    HALF_YEAR: "2025-H1",
    MONTH: "2025-12",
    DAY: "2025-12-05",
}
"""A period of each kind as it is written, for whoever has to write one."""

KIND_WORDS: Mapping[str, Mapping[str, str]] = {
    CALENDAR_YEAR: {"ky": "календардык жыл", "ru": "календарный год", "en": "calendar year"},
    SCHOOL_YEAR: {"ky": "окуу жылы", "ru": "учебный год", "en": "school year"},
    HALF_YEAR: {"ky": "жарым жыл", "ru": "полугодие", "en": "half-year"},
    MONTH: {"ky": "ай", "ru": "месяц", "en": "month"},
    DAY: {"ky": "күн", "ru": "день", "en": "day"},
}
"""What each kind of period is called."""

_SHAPES = {
    CALENDAR_YEAR: re.compile(r"(\d{4})", re.ASCII),
    SCHOOL_YEAR: re.compile(r"(\d{4})/(\d{2})", re.ASCII),
    HALF_YEAR: re.compile(r"(\d{4})-H([12])", re.ASCII),
    MONTH: re.compile(r"(\d{4})-(\d{2})", re.ASCII),
    DAY: re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII),
}

MONTHS = {
    "ky": "январы февралы марты апрели майы июну июлу августу сентябры октябры ноябры декабры",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
    "en": "January February March April May June July August September October November December",
}
"""The months as they stand inside a date, by language."""

_SENTENCE = {
    "ky": "{year}-жылдын {day}-{month}",
    "ru": "{day} {month} {year} года",
    "en": "{day} {month} {year}",
}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A half-open interval of days, `start` included and `end` not, with its kind."""

    start: date
    end: date
    kind: str

    def __str__(self) -> str:
        year = self.start.year
        if self.kind == CALENDAR_YEAR:
            return f"{year:04d}"
        if self.kind == SCHOOL_YEAR:
            return f"{year:04d}/{(year + 1) % 100:02d}"
        if self.kind == HALF_YEAR:
            return f"{year:04d}-H{1 if self.start.month == 1 else 2}"
        if self.kind == MONTH:
            return f"{year:04d}-{self.start.month:02d}"
        return self.start.isoformat()

    def ago(self, *, years: int = 0, months: int = 0) -> Period:
        """The period of the same kind that many years and months earlier.

        Raises ValueError where the shift does not land on a period of the kind, such as a year moved by
        one month, or 29 February moved to a common year.
        """
        shift = years * 12 + months
        if shift % STEPS.get(self.kind, 1):
            raise ValueError(f"a {self.kind} cannot be moved by {shift} months")
        first = self.start.year * 12 + self.start.month - 1 - shift
        start = date(first // 12, first % 12 + 1, self.start.day)
        return _at(self.kind, start)


def _at(kind: str, start: date) -> Period:
    if kind == DAY:
        if start == date.max:
            raise ValueError("the calendar has no day after 9999-12-31")
        return Period(start, start + timedelta(days=1), kind)
    months = {CALENDAR_YEAR: 12, SCHOOL_YEAR: 12, HALF_YEAR: 6, MONTH: 1}[kind]
    last = start.year * 12 + start.month - 1 + months
    return Period(start, date(last // 12, last % 12 + 1, 1), kind)


def calendar_year(year: int) -> Period:
    """The year from 1 January on."""
    return _at(CALENDAR_YEAR, date(year, 1, 1))


def school_year(first_year: int) -> Period:
    """The school year that begins on 1 September of `first_year`.

    Schools open on 1 September (Law on Education; school calendar 2024/25).
    """
    return _at(SCHOOL_YEAR, date(first_year, 9, 1))


def parse_period(text: str) -> Period:
    """The period written in `text`; raises ValueError when it is none of the five forms."""
    text = text.strip()
    for kind, shape in _SHAPES.items():
        found = shape.fullmatch(text)
        if found is None:
            continue
        parts = [int(part) for part in found.groups()]
        if kind == CALENDAR_YEAR:
            return calendar_year(parts[0])
        if kind == SCHOOL_YEAR:
            if (parts[0] + 1) % 100 != parts[1]:
                raise ValueError(f"a school year spans two consecutive years: {text!r}")
            return school_year(parts[0])
        if kind == HALF_YEAR:
            return _at(kind, date(parts[0], 1 if parts[1] == 1 else 7, 1))
        return _at(kind, date(parts[0], parts[1], parts[2] if kind == DAY else 1))
    raise ValueError(f"not a period: {text!r}")


def of_kind_within(period: Period, kind: str) -> Period:
    """The period of `kind` that a rating over `period` looks at; ValueError where it fixes none.

    A calendar year looks at the school year that ended in it (2025 → 2024/25), at its second half, at its
    December and at its last day. This one table aligns the indicators of an edition.
    """
    if period.kind == kind:
        return period
    if period.kind != CALENDAR_YEAR:
        raise ValueError(f"a {period.kind} does not fix a {kind}")
    year = period.start.year
    if kind == SCHOOL_YEAR:
        return school_year(year - 1)
    if kind == HALF_YEAR:
        return _at(kind, date(year, 7, 1))
    return _at(kind, date(year, 12, 1 if kind == MONTH else 31))


def is_of_before(period: Period, changed: date | None) -> bool:
    """Whether the period was over when the ground of a unit became another; what was counted in it is of the
    ground of before then, and not comparable with what was counted since."""
    return changed is not None and period.end <= changed


def day_in_words(day: date, language: str) -> str:
    """The day inside a sentence: «2026-жылдын 2-февралы»."""
    month = MONTHS[language].split()[day.month - 1]
    return _SENTENCE[language].format(year=day.year, month=month, day=day.day)


def day_words(day: date) -> Mapping[str, str]:
    """The day inside a sentence of each language."""
    return {language: day_in_words(day, language) for language in MONTHS}
