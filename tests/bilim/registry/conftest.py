"""The register as the project ships it: read once as records, and loaded into the database."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.registry.rules.matching import Gazetteer, Known, Match, Written
from bilim.registry.rules.reading import read
from bilim.registry.rules.register import Register, UnitRecord

BEFORE_RENAMING = date(2024, 12, 31)
REGISTER = Path(__file__).resolve().parents[3] / "definitions" / "register"


@pytest.fixture(scope="session")
def register_files() -> Path:
    return REGISTER


@pytest.fixture(scope="session")
def register() -> Register:
    """The shipped files as records."""
    found, problems = read({path.name: path.read_bytes() for path in REGISTER.glob("*.yaml")})
    assert problems == []
    return found


@pytest.fixture
def loaded(db: None, register_files: Path) -> None:
    """The shipped register stands in the database."""
    from bilim.registry.actions import load_register  # noqa: PLC0415 - models load with the database

    load_register(register_files, SYSTEM)


@pytest.fixture(scope="session")
def gazetteer(register: Register) -> Callable[[date], Gazetteer]:
    """The names of the shipped files as they stand on a day, without a database."""
    known = [_known(unit) for unit in register.units]
    return cache(lambda as_of: Gazetteer(known, as_of))


@pytest.fixture(scope="session")
def match(gazetteer: Callable[[date], Gazetteer]) -> Callable[..., Match]:
    """Asks the names of the shipped files."""

    def ask(text: str, as_of: date = BEFORE_RENAMING, hint: str | None = None) -> Match:
        return gazetteer(as_of).match(text, hint)

    return ask


def _known(unit: UnitRecord) -> Known:
    written = [
        Written(text, name.valid_from, name.valid_until)
        for name in unit.names
        for texts in (name.full, name.short, name.formal)
        for text in texts.values()
    ]
    written += [Written(alias, is_name=False) for alias in unit.aliases]
    parent = unit.parents[0].parent if unit.parents else None
    return Known(unit.code, unit.kind, parent, tuple(code.code for code in unit.codes), tuple(written))
