"""Periods as docs/formulas.md and docs/arithmetic.md use them: written forms, kinds, shifts in months."""

import re
from datetime import date, timedelta
from typing import List, Optional, Tuple

SHAPES = (
    ("calendar_year", re.compile(r"([0-9]{4})\Z")),
    ("school_year", re.compile(r"([0-9]{4})/[0-9]{2}\Z")),
    ("half_year", re.compile(r"([0-9]{4})-H([12])\Z")),
    ("month", re.compile(r"([0-9]{4})-([0-9]{2})\Z")),
    ("day", re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})\Z")),
)
MONTHS = {"calendar_year": 12, "school_year": 12, "half_year": 6, "month": 1}

Period = Tuple[str, date]
"""The kind and the first day."""


def read(text: str) -> Period:
    for kind, shape in SHAPES:
        found = shape.match(text)
        if found:
            period = kind, _first_day(kind, [int(part) for part in found.groups()])
            if write(period) == text:
                return period
    raise ValueError("not a period: " + text)


def _first_day(kind: str, parts: List[int]) -> date:
    if kind == "school_year":
        return date(parts[0], 9, 1)
    if kind == "half_year":
        return date(parts[0], 1 if parts[1] == 1 else 7, 1)
    return date(parts[0], parts[1] if len(parts) > 1 else 1, parts[2] if len(parts) > 2 else 1)


def write(period: Period) -> str:
    kind, start = period
    if kind == "calendar_year":
        return f"{start.year:04d}"
    if kind == "school_year":
        return f"{start.year:04d}/{(start.year + 1) % 100:02d}"
    if kind == "half_year":
        return f"{start.year:04d}-H{1 if start.month == 1 else 2}"
    return start.isoformat()[:7] if kind == "month" else start.isoformat()


def last_day(period: Period) -> date:
    kind, start = period
    if kind == "day":
        return start
    month = start.year * 12 + start.month - 1 + MONTHS[kind]
    return date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def fixed(rated: Period, kind: str, shift: int) -> Optional[Period]:
    """The period of this kind that the rated one looks at, so many months earlier; None where there is
    none."""
    start: Optional[date]
    if rated[0] == kind:
        start = rated[1]
    elif rated[0] != "calendar_year":
        return None
    else:
        year = rated[1].year
        start = {
            "school_year": date(year - 1, 9, 1),
            "half_year": date(year, 7, 1),
            "month": date(year, 12, 1),
            "day": date(year, 12, 31),
        }.get(kind)
    return _moved(kind, start, shift) if start else None


def _moved(kind: str, start: date, shift: int) -> Optional[Period]:
    if shift % MONTHS.get(kind, 1):
        return None
    month = start.year * 12 + start.month - 1 - shift
    try:
        return kind, date(month // 12, month % 12 + 1, start.day)
    except ValueError:
        return None
