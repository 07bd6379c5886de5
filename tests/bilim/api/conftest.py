"""What the interface reads from: the register, the definitions that stand, one edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from factories import editions as made
from factories.golden import FOLDER
from factories.rulebook import adopt_and_approve


@pytest.fixture
def ground(db: None, root: Path) -> None:
    """Register and definitions are loaded."""
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database

    registry.load_register(root / "definitions" / "register", SYSTEM)
    adopt_and_approve(root / "definitions")


@pytest.fixture
def published(ground: None) -> str:
    """An edition has come out; register and definitions are loaded."""
    return made.publish("2025")


@pytest.fixture
def golden(published: str) -> str:
    """The edition that is never made again has corrected the other: what is shown of it stays true."""
    return made.publish_bundle((FOLDER / "edition-format-2.zip").read_bytes())
