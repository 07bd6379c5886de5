"""What was adopted once opens for ever: today's rules are not asked again, old writing is brought up."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from bilim_engine.definitions import (
    Definitions,
    canonical_bytes,
    checking,
    formats,
    from_json,
    load,
    loading,
    stored_json,
    to_json,
)
from bilim_engine.definitions.problems import FORMAT_UNKNOWN, SAME_PERSON
from bilim_engine.definitions.shapes import Field, Line
from bilim_engine.definitions.tables import INDICATOR
from bilim_engine.problems import Place, Problem, Refused
from factories.rules import FILES, loaded

ROOT = Path(__file__).parents[2] / "definitions"
REPORTED = {
    name: text.replace("status: proposal", "status: reported") if name == "methodology.yaml" else text
    for name, text in FILES.items()
}


def written(definitions: Definitions) -> dict[str, Any]:
    """The definitions as they come back from the disk."""
    found: dict[str, Any] = json.loads(canonical_bytes(stored_json(definitions)))
    return found


def codes(refusal: pytest.ExceptionInfo[Refused]) -> set[str]:
    return {problem.code for problem in refusal.value.problems}


def refuse_everything(*given: object) -> Iterator[Problem]:
    yield Problem(SAME_PERSON, Place(), {"text": "a rule of tomorrow"})


@pytest.fixture
def tightened(monkeypatch: pytest.MonkeyPatch) -> None:
    """A loader of tomorrow: one more check, which nothing passes, and one more key that must be written."""
    monkeypatch.setattr(loading, "_checks", refuse_everything)
    monkeypatch.setattr(checking, "check_circles", refuse_everything)
    monkeypatch.setitem(INDICATOR.fields, "steward", Field("steward", Line()))


def real_files() -> dict[str, str]:
    """Those of the project, with the method of 2021, of which much is not defined."""
    folders = (ROOT, *(ROOT / name for name in ("items", "parameters", "indicators", "ratings")))
    paths = [path for folder in folders for path in sorted(folder.glob("*.yaml"))]
    return {str(path): path.read_text(encoding="utf-8") for path in paths}


@pytest.mark.parametrize("files", [FILES, REPORTED, real_files()], ids=["own", "reported", "real"])
def test_a_rule_of_tomorrow_does_not_close_what_was_adopted(
    files: Mapping[str, str], request: pytest.FixtureRequest
) -> None:
    definitions, _ = load(files)
    assert definitions.methodologies
    kept = written(definitions)
    request.getfixturevalue("tightened")
    assert from_json(kept) == definitions
    _, problems = load(files)
    assert {"definitions.P007", SAME_PERSON.code} <= {problem.code for problem in problems}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("methodologies", "small-2026", "root", "coverage"), "7"),
        (("methodologies", "small-2026", "next_review_on"), "1999-01-01"),
        (("methodologies", "small-2026", "bands"), []),
        (("indicators", "preschool.coverage", "decimals"), 99),
        (("indicators", "preschool.coverage", "base"), "not_defined"),
        (("items", "preschool.children", "code"), "preschool.children"),
    ],
)
def test_bounds_are_rules_for_those_who_write(path: tuple[str, ...], value: Any) -> None:
    kept = written(loaded())
    inner = kept
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = value
    again = written(from_json(kept))
    for step in path:
        again = again[step]
    assert again == value


def test_nonsense_is_refused_with_all_its_problems() -> None:
    kept = written(loaded())
    kept["items"]["preschool.children"]["persons"] = "perhaps"
    kept["items"]["school.pupils"]["title"] = "Pupils"
    kept["indicators"]["preschool.coverage"]["scale"] = "many"
    kept["methodologies"]["small-2026"]["root"]["weights"] = "felt"
    del kept["methodologies"]["small-2026"]["valid_from"]
    kept["parameters"] = ["target"]
    kept["opinions"] = {}
    with pytest.raises(Refused) as refusal:
        from_json(kept)
    assert codes(refusal) >= {
        "definitions.P006",
        "definitions.P007",
        "definitions.P008",
        "definitions.P009",
        "definitions.P013",
    }


def test_what_is_kept_says_its_format() -> None:
    kept = written(loaded())
    assert kept["format"] == formats.FORMAT == 1
    del kept["format"]
    # As the first sets were kept, before the number was written.
    assert from_json(kept) == loaded() == from_json(to_json(loaded()))


def test_an_older_format_is_brought_up_step_by_step(monkeypatch: pytest.MonkeyPatch) -> None:
    """A made past: in format −1 items were called figures, in format 0 they said `what` for `title`."""
    monkeypatch.setitem(formats.UPGRADES, -1, _figures_to_items)
    monkeypatch.setitem(formats.UPGRADES, 0, _what_to_title)
    old = written(loaded())
    figures = old.pop("items")
    for each in figures.values():
        each["what"] = each.pop("title")
    older = {**old, "format": -1, "figures": figures}
    before = json.dumps(older)
    assert from_json(older) == loaded()
    assert json.dumps(older) == before
    assert from_json({**old, "format": 0, "items": figures}) == loaded()
    with pytest.raises(Refused):
        from_json({**old, "format": 1, "items": figures})


def _figures_to_items(content: Mapping[str, Any]) -> Mapping[str, Any]:
    return {("items" if kind == "figures" else kind): each for kind, each in content.items()}


def _what_to_title(content: Mapping[str, Any]) -> Mapping[str, Any]:
    items = {
        code: {("title" if key == "what" else key): words for key, words in each.items()}
        for code, each in content["items"].items()
    }
    return {**content, "items": items}


@pytest.mark.parametrize("number", [2, 0, "1", None, True, {}])
def test_a_format_nobody_knows_is_refused(number: Any) -> None:
    with pytest.raises(Refused) as refusal:
        from_json({**written(loaded()), "format": number})
    assert codes(refusal) == {FORMAT_UNKNOWN.code}
    for language in ("ky", "ru", "en"):
        assert refusal.value.problems[0].message(language)
        assert "1" in refusal.value.problems[0].hint(language)


def test_every_format_leads_to_the_present_one() -> None:
    assert sorted(formats.UPGRADES) == list(range(1, formats.FORMAT))
