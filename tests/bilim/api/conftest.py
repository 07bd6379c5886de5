"""What the interface reads from: the register, the definitions that stand, one edition."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from factories import editions as made


@pytest.fixture
def published(db: None, root: Path) -> str:
    """An edition has come out; register and definitions are loaded."""
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    registry.load_register(root / "definitions" / "register", SYSTEM)
    rulebook.adopt(root / "definitions", SYSTEM)
    return made.publish("2025")
