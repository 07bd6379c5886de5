"""The files of the demonstration go through the same door as anybody's, and twice is once."""

from __future__ import annotations

from pathlib import Path

import pytest
from demonstration.figures import FREE
from demonstration.generate import PUBLISHER

from bilim.base.actor import SYSTEM

FOLDER = Path(__file__).resolve().parents[2] / "demonstration" / "facts"


@pytest.mark.django_db
def test_every_file_is_recorded_and_the_same_file_again_changes_nothing(root: Path) -> None:
    from bilim.facts import actions, queries  # noqa: PLC0415 - models load with the database
    from bilim.registry import actions as registry  # noqa: PLC0415
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    registry.load_register(root / "definitions" / "register", SYSTEM)
    rulebook.adopt(root / "definitions", SYSTEM)
    files = {file.name: file.read_bytes() for file in sorted(FOLDER.glob("*.csv"))}
    first = [
        actions.import_file(content, name, SYSTEM, despite_warnings=True) for name, content in files.items()
    ]
    assert all(done.new and not done.changed for done in first)
    again = [
        actions.import_file(content, name, SYSTEM, despite_warnings=True) for name, content in files.items()
    ]
    assert [(done.new, done.changed, done.same) for done in again] == [(0, 0, done.new) for done in first]

    origins = queries.get_origins().values()
    made = {tuple(origin.title.values()) for origin in origins if origin.illustrative}
    assert FREE in made
    assert all(len(set(title)) == 3 for title in made)
    assert {tuple(origin.publisher.values()) for origin in origins if origin.illustrative} == {PUBLISHER}
    # The title of a document stays in its own language.
    assert all(len(set(origin.title.values())) == 1 for origin in origins if not origin.illustrative)
