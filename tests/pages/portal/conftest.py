"""What public pages are shown from: the register, the rulebook, three editions, one of them corrected."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from factories import editions as made
from factories import outside
from factories.rulebook import adopt_and_approve


@pytest.fixture
def register(db: None, root: Path) -> None:
    """The register is loaded."""
    from bilim.registry import actions  # noqa: PLC0415 - models load with the database

    actions.load_register(root / "definitions" / "register", SYSTEM)


@pytest.fixture
def rulebook(db: None, root: Path) -> None:
    """The definitions stand, approved."""
    adopt_and_approve(root / "definitions")


@pytest.fixture
def statement(register: None, root: Path) -> str:
    """The rating of 2021 is loaded as a statement made elsewhere."""
    from bilim.publication import queries  # noqa: PLC0415

    code = outside.load_2021(root)
    # Its names are taken to the register once and kept; pages are counted without that.
    assert queries.find_statement(code)
    return code


@pytest.fixture
def edition(register: None) -> str:
    """One edition has come out."""
    return made.publish("2025")


@pytest.fixture
def editions(register: None) -> tuple[str, ...]:
    """Three years have come out."""
    return tuple(made.publish(period) for period in made.YEARS)
