"""A set of definitions that was adopted opens for ever, whatever tomorrow's loader asks of new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from bilim.base.actor import SYSTEM
from bilim.rulebook import actions, queries
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine.definitions import loading
from bilim_engine.definitions.problems import FORMAT_UNKNOWN, SAME_PERSON
from bilim_engine.definitions.shapes import Field, Line
from bilim_engine.definitions.tables import INDICATOR, METHODOLOGY
from bilim_engine.problems import Place, Problem, Refused
from factories.rulebook import write_definitions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unread() -> None:
    """Nothing read before stands in the cache."""
    queries._read.cache_clear()


def tighten(monkeypatch: pytest.MonkeyPatch) -> None:
    """One more check, which nothing passes, and one more key that must be written."""
    refusal = Problem(SAME_PERSON, Place(), {"text": "a rule of tomorrow"})
    monkeypatch.setattr(loading, "_checks", lambda *given: [refusal])
    for table in (INDICATOR, METHODOLOGY):
        monkeypatch.setitem(table.fields, "steward", Field("steward", Line()))


def test_a_stored_set_opens_under_the_rules_of_tomorrow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_definitions(tmp_path / "first")
    done = actions.adopt(folder, SYSTEM)
    before = queries.get_definitions(done.sha256)
    tighten(monkeypatch)
    queries._read.cache_clear()
    assert queries.get_definitions(done.sha256) == before
    # `others` is what somebody else published: read in the same way.
    assert before.methodologies["others"].is_reported
    with pytest.raises(Refused) as refusal:
        actions.adopt(folder, SYSTEM)
    assert {"definitions.P007", "definitions.P017"} == {problem.code for problem in refusal.value.problems}


def test_a_stored_set_says_its_format(tmp_path: Path) -> None:
    done = actions.adopt(write_definitions(tmp_path), SYSTEM)
    assert json.loads(stored.read(done.sha256))["format"] == 1


def test_a_set_of_a_later_system_is_not_half_read(tmp_path: Path) -> None:
    done = actions.adopt(write_definitions(tmp_path), SYSTEM)
    later = json.dumps({**json.loads(stored.read(done.sha256)), "format": 2})
    kept = storage.keep(later.encode(), name="definitions.json", media_type="application/json", by=SYSTEM)
    with pytest.raises(Refused) as refusal:
        queries.get_definitions(kept.sha256)
    assert [problem.code for problem in refusal.value.problems] == [FORMAT_UNKNOWN.code]
