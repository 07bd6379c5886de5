"""What the dear pages cost: queries to the database, and work done once for what is frozen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM
from bilim.publication import queries
from bilim.publication.queries import explanations, statements
from bilim.publication.rules import frozen, workings
from factories import editions as made
from factories import outside


@pytest.fixture(autouse=True)
def _nothing_kept() -> None:
    """As in a process that has shown nothing yet."""
    for cache in (
        explanations.ground,
        explanations._scores,
        statements._confronted,
        statements._unrecognised,
    ):
        cache.cache_clear()


def load_register(root: Path) -> None:
    from bilim.registry import actions as registry  # noqa: PLC0415 - models load with the database

    registry.load_register(root / "definitions" / "register", SYSTEM)


def test_a_statement_is_read_first_with_few_queries(
    db: None, root: Path, django_assert_max_num_queries: Any
) -> None:
    load_register(root)
    code = outside.load_2021(root)
    statements._confronted.cache_clear()
    with django_assert_max_num_queries(12):
        first = queries.find_statement(code)
    with django_assert_max_num_queries(2):
        assert queries.find_statement(code) == first
    assert first is not None
    assert len(first.gate.findings) > 20


def test_a_register_loaded_anew_is_seen_by_the_statement(db: None, root: Path, tmp_path: Path) -> None:
    load_register(root)
    code = outside.load_2021(root)
    before = queries.find_statement(code)
    assert before is not None
    folder = root / "definitions" / "register"
    for file in folder.glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        (tmp_path / file.name).write_text(text.replace("Сузак", "Суузак"), encoding="utf-8")
    from bilim.registry import actions as registry  # noqa: PLC0415

    registry.load_register(tmp_path, SYSTEM)
    assert statements._confronted.cache_info().misses == 1
    assert queries.find_statement(code) is not None
    assert statements._confronted.cache_info().misses == 2


def test_a_working_asks_the_database_nothing_and_the_engine_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    edition, asked = made.content(), []
    real = frozen.ground
    monkeypatch.setattr(frozen, "ground", lambda content: asked.append("ground") or real(content))
    scores = frozen.scores_again
    monkeypatch.setattr(
        frozen, "scores_again", lambda *given: asked.append(f"scores {given[2]}") or scores(*given)
    )
    for unit in ("nookat", "alay", "talas"):
        for node in ("", "preschool", "preschool/preschool.coverage"):
            assert queries.explain_score(edition, unit, node).inputs
        assert queries.explain_indicator(edition, unit, "preschool.coverage").inputs
    assert asked == ["ground", "scores adjusted"]
    again = frozen.rate_again(edition, intervals=False)
    kept: workings.Scores = explanations._scores(explanations.Frozen(edition), "adjusted")
    assert kept == again.scores["adjusted"]
