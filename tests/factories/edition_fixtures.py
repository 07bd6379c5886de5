"""An edition to test on, step by step: the real register, one indicator, figures of every department."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilim.base.actor import Actor
from factories import releases


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path, settings: object) -> None:
    """Register, definitions, figures; the demonstration's key may sign."""
    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    releases.load_ground(root, tmp_path / "definitions")


@pytest.fixture
def run(ground: None, analyst_actor: Actor) -> str:
    return releases.make_run(analyst_actor)


@pytest.fixture
def draft(ground: None, analyst_actor: Actor) -> str:
    return releases.make_draft(analyst_actor)


@pytest.fixture
def published(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    releases.release(draft, methodologist_actor, publisher_actor)
    return draft


@pytest.fixture
def released() -> Callable[[str, Actor, Actor], None]:
    return releases.release
