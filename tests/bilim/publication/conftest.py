"""An edition to test on: the real register, one indicator, figures of three departments."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM, Actor
from factories.facts import csv_file
from factories.rulebook import write_definitions

FIGURES = (
    "nookat,budget.spent,2025,40,,Budget",
    "nookat,preschool.children,2025,20,,Report",
    "talas,budget.spent,2025,60,,Budget",
    "talas,preschool.children,2025,10,,Report",
    "kemin,budget.spent,2025,30,,Budget",
    "kemin,preschool.children,2025,10,,Report",
)
AT = "2026-05-01T09:00:00+06:00"


@pytest.fixture
def ground(db: None, root: Path, tmp_path: Path, settings: object) -> None:
    """Register, definitions, figures; the demonstration's key may sign."""
    from bilim.facts import actions as facts  # noqa: PLC0415 - models load with the database
    from bilim.registry import actions as registry  # noqa: PLC0415
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    settings.DEMONSTRATION = True  # type: ignore[attr-defined]
    settings.SIGNING_KEY_FILE = ""  # type: ignore[attr-defined]
    registry.load_register(root / "definitions" / "register", SYSTEM)
    rulebook.adopt(write_definitions(tmp_path / "definitions"), SYSTEM)
    facts.import_file(csv_file(*FIGURES), "facts.csv", SYSTEM)


@pytest.fixture
def run(ground: None, analyst_actor: Actor) -> str:
    from bilim.ratings import actions as ratings  # noqa: PLC0415

    return ratings.make_run("spending", "2025", analyst_actor).code


@pytest.fixture
def draft(run: str, analyst_actor: Actor) -> str:
    from bilim.publication import actions  # noqa: PLC0415

    return actions.draft_edition(run=run, published_at=AT, by=analyst_actor)


@pytest.fixture
def published(draft: str, methodologist_actor: Actor, publisher_actor: Actor) -> str:
    release(draft, methodologist_actor, publisher_actor)
    return draft


def release(code: str, checker: Actor, publisher: Actor) -> None:
    """The edition is checked, signed and published."""
    from bilim.publication import actions  # noqa: PLC0415

    actions.check_edition(code=code, by=checker)
    actions.sign_edition(code=code, by=publisher)
    actions.publish_edition(code=code, by=publisher)


@pytest.fixture
def released() -> Callable[[str, Actor, Actor], None]:
    return release
