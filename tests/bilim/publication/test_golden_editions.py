"""Editions of every format that ever came out open with the code of today (tests/golden/README.md)."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bilim.publication import problems
from bilim.publication.rules import bundle_formats
from bilim.publication.rules.bundle_formats import FACTS, FORMAT_VERSION, FORMATS, BundleFormat, Entries
from bilim.publication.rules.bundle_reading import read_bundle
from bilim.publication.rules.canonical import archive, json_bytes
from bilim.publication.terms import EditionContent
from bilim_engine.definitions import formats, load, loading
from bilim_engine.definitions.problems import SAME_PERSON
from bilim_engine.definitions.shapes import Field, Line
from bilim_engine.definitions.tables import INDICATOR, ITEM, METHODOLOGY
from bilim_engine.problems import Place, Problem, Refused
from bilim_verify import verify
from factories.golden import stated
from factories.rules import FILES

FOLDER = Path(__file__).resolve().parents[2] / "golden"
GOLDEN = sorted(FOLDER.glob("edition-format-*.zip"))
FIRST, NEWEST = GOLDEN[0].read_bytes(), GOLDEN[-1].read_bytes()
DEMONSTRATION_KEY = "d0a7d266033da8d4"


def as_kept(value: Any) -> Any:
    return json.loads(json_bytes(value))


def test_every_format_has_its_golden_edition() -> None:
    assert [path.stem for path in GOLDEN] == [f"edition-format-{number}" for number in sorted(FORMATS)]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_a_golden_edition_says_what_it_said(path: Path) -> None:
    said = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = as_kept(stated(read_bundle(path.read_bytes())))
    for part in said:
        assert found[part] == said[part], part
    assert all(said[part] for part in ("values", "scores", "results", "origins", "statements"))
    assert all(said["traces"].values())


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.stem)
def test_the_verifier_of_today_passes_a_golden_edition(path: Path) -> None:
    report = verify(path.read_bytes(), DEMONSTRATION_KEY)
    assert (report.status, report.problems) == (0, [])


def test_a_golden_edition_opens_under_the_rules_of_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    before = as_kept(stated(read_bundle(NEWEST)))
    refusal = Problem(SAME_PERSON, Place(), {"text": "a rule of tomorrow"})
    monkeypatch.setattr(loading, "_checks", lambda *given: [refusal])
    for table in (INDICATOR, METHODOLOGY, ITEM):
        monkeypatch.setitem(table.fields, "steward", Field("steward", Line()))
    assert as_kept(stated(read_bundle(NEWEST))) == before
    assert {"definitions.P007", "definitions.P017"} <= {problem.code for problem in load(FILES)[1]}


# --- the chain of formats


def test_what_is_written_is_of_the_present_formats() -> None:
    assert max(FORMATS) == FORMAT_VERSION
    assert FORMATS[FORMAT_VERSION].definitions == formats.FORMAT
    assert [number for number, each in FORMATS.items() if each.upgrade is None] == [FORMAT_VERSION]


def repacked(change: Callable[[dict[str, bytes]], None], golden: bytes = NEWEST, **manifest: Any) -> bytes:
    """A golden edition with other entries and a manifest that agrees with them."""
    with zipfile.ZipFile(io.BytesIO(golden)) as opened:
        files = {name: opened.read(name) for name in opened.namelist()}
    change(files)
    said = {**json.loads(files["manifest.json"]), **manifest}
    said["files"] = {
        name: {"sha256": hashlib.sha256(file).hexdigest(), "size": len(file)}
        for name, file in files.items()
        if name not in ("manifest.json", "manifest.sig")
    }
    return archive({**files, "manifest.json": json_bytes(said)})


def backwards(files: dict[str, bytes]) -> None:
    """A made past: in format 0 nobody was named beside a record, and a unit had one name."""
    lines = files["facts.csv"].decode().splitlines()
    files["facts.csv"] = "".join(f"{line.rpartition(',')[0]}\n" for line in lines).encode()
    register = json.loads(files["register.json"])
    for unit in register["units"]:
        unit["name"] = unit.pop("names")
    files["register.json"] = json_bytes(register)
    # Its definitions were of format 0, where items said `what` for `title`.
    items = json.loads(files["definitions/items.json"])
    files["definitions/items.json"] = json_bytes(
        {
            code: {"what" if key == "title" else key: said for key, said in each.items()}
            for code, each in items.items()
        }
    )


def forwards(entries: Entries) -> Entries:
    facts = [{**row, "recorded_by": ""} for row in entries["facts.csv"]]
    register = entries["register.json"]
    units = [
        {("names" if key == "name" else key): said for key, said in unit.items()}
        for unit in register["units"]
    ]
    return {**entries, "facts.csv": facts, "register.json": {**register, "units": units}}


def what_to_title(content: Mapping[str, Any]) -> Mapping[str, Any]:
    items = {
        code: {("title" if key == "what" else key): said for key, said in each.items()}
        for code, each in content["items"].items()
    }
    return {**content, "items": items}


def comparable(edition: EditionContent) -> EditionContent:
    header = replace(edition.header, sha256="")
    facts = tuple(replace(fact, recorded_by="") for fact in edition.facts)
    return replace(edition, header=header, facts=facts)


def test_a_bundle_of_an_older_format_is_brought_up(monkeypatch: pytest.MonkeyPatch) -> None:
    older = repacked(backwards, FIRST, format_version=0)
    with pytest.raises(Refused) as refusal:
        read_bundle(older)
    assert [problem.kind for problem in refusal.value.problems] == [problems.NOT_A_BUNDLE]
    columns = {**FORMATS[1].columns, "facts.csv": FACTS[:-1]}
    monkeypatch.setitem(bundle_formats.FORMATS, 0, BundleFormat(columns, 0, forwards))
    monkeypatch.setitem(formats.UPGRADES, 0, what_to_title)
    assert comparable(read_bundle(older)) == comparable(read_bundle(FIRST))


def test_an_edition_of_before_there_were_analyses_has_none_and_keeps_its_intervals() -> None:
    edition = read_bundle(FIRST)
    assert (edition.findings, edition.analysis, edition.definitions.analyses) == (None, None, {})
    for unit in edition.ranked_units:
        assert edition.placed(unit.code) == edition.result(unit.code)


@pytest.mark.parametrize("version", [6, 0, -1, "1", True, None])
def test_a_format_nobody_knows_is_refused(version: Any) -> None:
    with pytest.raises(Refused) as refusal:
        read_bundle(repacked(lambda files: None, format_version=version))
    assert [str(problem.place) for problem in refusal.value.problems] == ["manifest.json"]


@pytest.mark.parametrize("files", [None, [], {"facts.csv": "0"}, {"facts.csv": {}}])
def test_a_manifest_without_hashes_is_refused(files: Any) -> None:
    with zipfile.ZipFile(io.BytesIO(NEWEST)) as opened:
        entries = {name: opened.read(name) for name in opened.namelist()}
    said = {**json.loads(entries["manifest.json"]), "files": files}
    with pytest.raises(Refused) as refusal:
        read_bundle(archive({**entries, "manifest.json": json_bytes(said)}))
    assert [str(problem.place) for problem in refusal.value.problems] == ["manifest.json"]


def test_columns_are_those_of_the_format() -> None:
    def swap(files: dict[str, bytes]) -> None:
        files["facts.csv"] = files["facts.csv"].replace(b"unit,item,", b"item,unit,", 1)
        files["values.csv"] = files["values.csv"].replace(b"\n", b",more\n", 2)

    with pytest.raises(Refused) as refusal:
        read_bundle(repacked(swap))
    assert {str(problem.place) for problem in refusal.value.problems} == {"facts.csv", "values.csv"}


def test_nonsense_in_many_entries_is_named_at_once() -> None:
    def spoil(files: dict[str, bytes]) -> None:
        files["results.csv"] = files["results.csv"].replace(b"strong", b"strong,1", 1)
        files["gate.json"] = b"{"
        files["scores.csv"] = b"\xff"

    with pytest.raises(Refused) as refusal:
        read_bundle(repacked(spoil))
    places = {str(problem.place).partition(":")[0] for problem in refusal.value.problems}
    assert places == {"results.csv", "gate.json", "scores.csv"}


def test_definitions_that_are_none_are_refused() -> None:
    def spoil(files: dict[str, bytes]) -> None:
        files["definitions/items.json"] = b"[]\n"
        files["statements.json"] = b'[{"unit":"nookat"}]\n'

    with pytest.raises(Refused) as refusal:
        read_bundle(repacked(spoil))
    codes = {problem.code for problem in refusal.value.problems}
    assert codes >= {"definitions.P008", problems.NOT_A_BUNDLE.code}
