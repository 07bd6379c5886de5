"""The figures of the demonstration; and its folder is importable, however pytest was started."""

from __future__ import annotations

import sys
from decimal import Decimal
from pathlib import Path

import pytest

from factories.demonstration_rows import FOLDER, Row, key, read

ROOT = str(Path(__file__).resolve().parents[2])
if ROOT not in sys.path:
    sys.path.append(ROOT)


@pytest.fixture(scope="module")
def rows() -> list[Row]:
    return [row for path in sorted((FOLDER / "facts").glob("*.csv")) for row in read(path)]


@pytest.fixture(scope="module")
def real(rows: list[Row]) -> dict[tuple[str, str, str, str], Decimal]:
    return {key(row): Decimal(row["value"]) for row in rows if row["illustrative"] == "false"}


@pytest.fixture(scope="module")
def made(rows: list[Row]) -> dict[tuple[str, str, str, str], Decimal]:
    """Illustrative numbers, holes left out."""
    return {key(row): Decimal(row["value"]) for row in rows if row["illustrative"] == "true" and row["value"]}


@pytest.fixture(scope="module")
def both(
    real: dict[tuple[str, str, str, str], Decimal], made: dict[tuple[str, str, str, str], Decimal]
) -> dict[tuple[str, str, str, str], Decimal]:
    return made | real
