"""A set of definitions that was adopted opens for ever, whatever tomorrow's loader asks of new ones."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from bilim.base.actor import SYSTEM
from bilim.rulebook import actions, problems, queries, rules
from bilim.rulebook.terms import Adopted
from bilim.storage import actions as storage
from bilim.storage import queries as stored
from bilim_engine import definitions as engine
from bilim_engine.definitions import Definitions, formats, loading, to_json
from bilim_engine.definitions.problems import FORMAT_UNKNOWN, SAME_PERSON
from bilim_engine.definitions.shapes import Field, Line
from bilim_engine.definitions.tables import INDICATOR, METHODOLOGY
from bilim_engine.problems import Place, Problem, Refused
from factories.rulebook import INDICATORS, write_definitions

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _unread() -> None:
    """Nothing read before stands in the cache."""
    queries._read.cache_clear()
    queries._taken_apart.cache_clear()


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


def adopted_long_ago(folder: Path) -> Adopted:
    """The folder was adopted by a system that wrote format 0, in which items said `what` for `title`."""

    def past(definitions: Definitions) -> dict[str, Any]:
        return {**to_json(definitions), "items": renamed(to_json(definitions)["items"], "title", "what")}

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rules, "to_json", past)
        patch.setattr(engine, "stored_json", lambda definitions: {"format": 0, **past(definitions)})
        return actions.adopt(folder, SYSTEM)


def renamed(items: Mapping[str, Mapping[str, Any]], old: str, new: str) -> dict[str, dict[str, Any]]:
    return {
        code: {(new if key == old else key): each for key, each in item.items()}
        for code, item in items.items()
    }


@pytest.fixture
def upgraded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The way from format 0 to the present one."""
    monkeypatch.setitem(
        formats.UPGRADES, 0, lambda content: {**content, "items": renamed(content["items"], "what", "title")}
    )


@pytest.mark.usefixtures("upgraded")
def test_another_writing_of_the_same_definitions_is_no_edit(tmp_path: Path) -> None:
    first = adopted_long_ago(write_definitions(tmp_path))
    again = actions.adopt(tmp_path, SYSTEM)
    assert again.sha256 != first.sha256
    assert (first.new, again.new, again.same, again.withdrawn) == (11, 0, 11, 0)
    assert {each.version for each in queries.list_versions("items", "budget.spent")} == {1}
    assert queries.get_definitions() == queries.get_definitions(first.sha256)


@pytest.mark.usefixtures("upgraded")
def test_an_edit_is_seen_through_another_writing(tmp_path: Path) -> None:
    adopted_long_ago(write_definitions(tmp_path))
    items = tmp_path / "items.yaml"
    items.write_text(
        items.read_text(encoding="utf-8").replace("title: {ky: ", "title: {ky: Жаңы ", 1), "utf-8"
    )
    edited = actions.adopt(tmp_path, SYSTEM)
    assert (edited.new, edited.same) == (1, 10)
    write_definitions(tmp_path, indicators=INDICATORS.replace("scale: 1", "scale: 100"))
    with pytest.raises(Refused) as refusal:
        actions.adopt(tmp_path, SYSTEM)
    assert [problem.kind for problem in refusal.value.problems] == [problems.VERSION_EDITED]


def test_before_anything_was_adopted_there_are_no_definitions() -> None:
    assert queries.current_definitions() == Definitions()
    with pytest.raises(Refused):
        queries.get_definitions()
