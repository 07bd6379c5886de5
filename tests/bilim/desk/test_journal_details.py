"""Every detail an entry can bear has a title in three languages, and is told as readers write it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from django.utils import translation

from bilim.access.terms import Permission, Person
from bilim.desk.templatetags.journal_details import PERMISSIONS, TITLES, details_of
from bilim.registry.actions.institutions import LoadedInstitutions


def _keys(node: ast.AST) -> Iterator[str]:
    """The names in a dictionary as it is written out."""
    if isinstance(node, ast.Dict):
        for key in node.keys:
            if isinstance(key, ast.Constant):
                yield str(key.value)


def _added(targets: list[ast.expr]) -> Iterator[str]:
    """The names of what is put into `details` afterwards: `details["reason"] = …`."""
    for each in targets:
        if isinstance(each, ast.Subscript) and getattr(each.value, "id", "") == "details":
            assert isinstance(each.slice, ast.Constant)
            yield str(each.slice.value)


def _told(function: ast.FunctionDef) -> Iterator[str]:
    """The names of the details this function records, or returns for those that do."""
    for node in ast.walk(function):
        if isinstance(node, ast.keyword) and node.arg == "details":
            yield from _keys(node.value)
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(getattr(each, "id", "") == "details" for each in targets):
                yield from _keys(node.value)
        if isinstance(node, ast.Assign):
            yield from _added(node.targets)
        if isinstance(node, ast.Return) and node.value is not None and function.name == "_told":
            yield from _keys(node.value)


def recorded(root: Path) -> set[str]:
    found = {field.name for field in fields(LoadedInstitutions)}
    for file in (root / "src" / "bilim").rglob("actions*/**/*.py"):
        found |= _of_file(file)
    for file in (root / "src" / "bilim").glob("*/actions.py"):
        found |= _of_file(file)
    return found


def _of_file(file: Path) -> set[str]:
    tree = ast.parse(file.read_text(encoding="utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return {name for function in functions for name in _told(function)}


def test_every_detail_recorded_has_a_title_and_every_title_a_detail(root: Path) -> None:
    found = recorded(root)
    assert len(found) > 30
    assert set(TITLES) == found
    assert set(PERMISSIONS) == set(Permission)


def test_titles_are_in_the_readers_language() -> None:
    told: dict[str, list[str]] = {}
    for language in ("ky", "ru", "en"):
        with translation.override(language):
            told[language] = [str(title) for title in (*TITLES.values(), *PERMISSIONS.values())]
    same = {ky for ky, ru, en in zip(told["ky"], told["ru"], told["en"], strict=True) if en in (ky, ru)}
    assert same == set()


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("bundle", "ab" * 32, "abababababab…"),
        ("published_at", "2026-05-01T03:00:00+00:00", "1 May 2026, 09:00"),
        ("valid_from", "2026-05-01", "1 May 2026"),
        ("valid_until", None, "–"),
        ("drafted_by", "analyst", "Айгүл Сыдыкова"),
        ("drafted_by", "gone", "gone"),
        ("state", "checked", "checked"),
        ("gate", "refused", "found contradictions"),
        ("role", "auditor", "Auditor"),
        ("permission", "edition.check", "to check editions"),
        ("permission", "an.older.one", "an.older.one"),
        ("demonstration", True, "yes"),
        ("units", 1234, "1,234"),
        ("text", {"ky": "Бар", "en": "There is"}, "There is"),
        ("reason", {"ru": "Есть"}, "Есть"),
        ("written", ["a", "b", "c", "d", "e", "f"], "6: a, b, c, d, e …"),
    ],
)
def test_what_a_detail_says(name: str, value: object, words: str) -> None:
    people = {"analyst": Person("analyst", "Айгүл Сыдыкова")}
    with translation.override("en"):
        (detail,) = details_of({name: value}, people)
        assert detail.title == str(TITLES[name])
    assert (detail.name, detail.words) == (name, words)
