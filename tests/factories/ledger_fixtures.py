"""The register and three items of our own, for the pages of the ledger: fixtures, which a conftest names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM
from bilim.registry import actions as registry
from bilim.rulebook import actions as rulebook
from factories.facts import ITEMS


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path) -> None:
    """The register is loaded and the small definitions are adopted."""
    registry.load_register(root / "definitions" / "register", SYSTEM)
    folder = tmp_path / "definitions"
    folder.mkdir()
    (folder / "items.yaml").write_text(ITEMS, encoding="utf-8")
    rulebook.adopt(folder, SYSTEM)


@pytest.fixture
def browser(ground: None, analyst: Any, signed_in: Callable[..., Client]) -> Client:
    """The analyst's browser."""
    return signed_in(analyst)
