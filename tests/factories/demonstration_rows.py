"""The rows of the demonstration's files, as they lie there."""

from __future__ import annotations

import csv
from pathlib import Path

Row = dict[str, str]
FOLDER = Path(__file__).resolve().parents[2] / "demonstration"


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def key(row: Row) -> tuple[str, str, str, str]:
    return row["unit"], row["item"], row["period"], row["breakdown"]
