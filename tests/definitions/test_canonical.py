"""Canonical JSON: the same bytes for the same definitions, and the definitions back from the bytes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tools.schemas import FOLDER, written

from bilim_engine.definitions import canonical_bytes, definition_to_json, from_json, load, subset, to_json
from bilim_engine.problems import Refused
from factories.rules import FILES, METHODOLOGY, loaded

ROOT = Path(__file__).parents[2] / "definitions"


def real_files() -> dict[str, bytes]:
    folders = (ROOT, *(ROOT / name for name in ("items", "parameters", "indicators", "ratings")))
    return {str(path): path.read_bytes() for folder in folders for path in sorted(folder.glob("*.yaml"))}


@pytest.mark.parametrize("files", [FILES, real_files()], ids=["small", "real"])
def test_definitions_come_back_from_their_bytes(files: dict[str, str | bytes]) -> None:
    definitions, problems = load(files)
    assert [problem.render() for problem in problems if problem.is_error] == []
    content = canonical_bytes(to_json(definitions))
    again = from_json(json.loads(content))
    assert again == definitions
    assert canonical_bytes(to_json(again)) == content


def test_order_and_comments_of_files_do_not_change_the_bytes() -> None:
    definitions = loaded()
    shuffled, _ = load({name: f"# note\n{text}" for name, text in reversed(FILES.items())})
    assert canonical_bytes(to_json(shuffled)) == canonical_bytes(to_json(definitions))


def test_decimals_are_strings_and_formulas_trees() -> None:
    tree = definition_to_json(loaded().indicators["preschool.coverage"])
    assert tree["scale"] == "100"
    assert tree["numerator"]["op"] == "subtree"
    assert tree["numerator"]["v"] == 1
    assert tree["reviewed_on"] == "2026-11-21"
    leaf = definition_to_json(loaded().methodologies["small-2026"])["root"]["children"][0]
    assert leaf["normalise"] == {
        "method": "min_max",
        "goalposts": ["0", "60"],
        "clip": True,
        "range": ["0", "100"],
    }


def test_changed_bytes_are_refused_with_every_problem() -> None:
    tree = to_json(loaded())
    tree["indicators"]["preschool.coverage"]["numerator"] = {"v": 1, "op": "eval"}
    tree["items"]["school.pupils"]["period"] = "decade"
    with pytest.raises(Refused) as refused:
        from_json(tree)
    assert {problem.code for problem in refused.value.problems} >= {"formulas.P015", "definitions.P013"}


def test_a_subset_holds_what_a_methodology_needs() -> None:
    small = subset(loaded(), "small-2026")
    assert set(small.items) == {"preschool.children", "preschool.population"}
    assert set(small.indicators) == {"preschool.coverage"}
    assert small.parameters == {}
    assert from_json(to_json(small)) == small


def test_a_subset_follows_adjustments_to_their_parameters() -> None:
    text = METHODOLOGY.replace("preschool.children * 0.5", 'school.pupils * param("target")')
    definitions, _ = load({**FILES, "methodology.yaml": text})
    small = subset(definitions, "small-2026")
    assert "target" in small.parameters
    assert "school.pupils" in small.items


@pytest.mark.parametrize("name", sorted(written()))
def test_the_schema_in_the_repository_is_current(name: str) -> None:
    current = written()[name]
    assert (FOLDER / name).read_text(encoding="utf-8") == current, "PYTHONPATH=src python -m tools.schemas"
