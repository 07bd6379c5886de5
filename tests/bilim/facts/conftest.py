"""A ledger to test on: the real register, three items of our own."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from factories.facts import ITEMS


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path) -> None:
    """The register is loaded and the small definitions are adopted."""
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    registry.load_register(root / "definitions" / "register", SYSTEM)
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "items.yaml").write_text(ITEMS, encoding="utf-8")
    rulebook.adopt(folder, SYSTEM)
