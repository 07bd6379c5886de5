"""The dates of the demonstration: set, not lived.

Its figures are recorded when such figures could have been, so that no edition states a day on which its own
facts were not yet known. And whoever builds the demonstration gets the same bundles, byte by byte.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from bilim_engine.periods import parse_period

# Figures are recorded on the first of these days that follows the end of their period.
RECORDING = (
    datetime.fromisoformat("2024-01-15T09:00:00+06:00"),
    datetime.fromisoformat("2025-01-15T09:00:00+06:00"),
    datetime.fromisoformat("2026-01-15T09:00:00+06:00"),
    datetime.fromisoformat("2026-09-15T09:00:00+06:00"),
)


@dataclass(frozen=True, slots=True)
class Parcel:
    """The rows of one file that are recorded together, and when."""

    name: str
    content: bytes
    recorded_at: datetime


def parcels(folder: Path) -> list[Parcel]:
    """The files of figures, cut by the day on which each row is recorded, in the order of recording."""
    files = sorted(folder.glob("*.csv"))
    return [
        # No two imports share an instant: it is by the instant that one finds who recorded a fact.
        Parcel(f"{file.stem}-{day:%Y-%m}.csv", content, day + timedelta(seconds=number))
        for day in RECORDING
        for number, file in enumerate(files)
        for content in _rows_of(file, day)
    ]


def known_on(published_at: str) -> datetime:
    """Everything recorded on the last day of recording before this instant, and nothing later."""
    instant = datetime.fromisoformat(published_at)
    return max(day for day in RECORDING if day < instant) + timedelta(hours=1)


def _rows_of(file: Path, day: datetime) -> Iterator[bytes]:
    """The header and the rows of this day, where there are any."""
    with file.open(encoding="utf-8", newline="") as stream:
        reader = csv.DictReader(stream)
        rows = [row for row in reader if _recorded_on(row["period"]) == day]
        names = reader.fieldnames or ()
    if rows:
        written = io.StringIO(newline="")
        writer = csv.DictWriter(written, names, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        yield written.getvalue().encode()


def _recorded_on(period: str) -> datetime:
    """The day of recording. ValueError for a period that ends after the last of them."""
    end = parse_period(period).end
    for day in RECORDING:
        if end <= day.date():
            return day
    raise ValueError(f"a figure of {period} is recorded on no day of the demonstration")
