"""Whatever stands at a leaf of a signed bundle, the verifier answers in words, soon, in each language."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import signal
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from bilim.publication.rules.canonical import archive, json_bytes
from bilim.publication.rules.signing import demonstration_signer
from bilim_verify import verify
from bilim_verify.command import lines
from bilim_verify.mending import MANIFEST
from bilim_verify.problems import LANGUAGES
from bilim_verify.verifying import Report

GOLDEN = Path(__file__).resolve().parents[1] / "golden" / "edition-format-5.zip"
MOST_SECONDS, LONGEST_LINE = 10, 8000
SIGNS = 10**6
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?\Z")
# As they stand in the file: writers of JSON refuse some of them.
LONG = {
    "digits as text": '"' + "9" * SIGNS + '"',
    "digits": "9" * SIGNS,
    "places as text": '"0.' + "9" * SIGNS + '"',
    "escaped": '"' + r"\u0039" * 101 + '"',
}
OTHERS = {
    "a long text": '"' + "x" * SIGNS + '"',
    "depth of 400": "[" * 400 + "]" * 400,
    "depth without end": "[" * 10**5 + "]" * 10**5,
    "maps in maps": '{"a":' * 400 + "1" + "}" * 400,
    "a whole number": "5",
    "a number with places": "0.5",
    "a text": '"x"',
    "no text": '""',
    "null": "null",
    "true": "true",
    "a list": "[]",
    "a list of one": '["x"]',
    "a map": "{}",
    "a map of one": '{"x":1}',
    "a hundred digits": '"' + "9" * 100 + '"',
    "an exponent": '"1E+999999999"',
    "no number": "NaN",
    "below nothing": '"-1"',
}
INTERVAL = {"draws": "20", "level": "0.9", "seed": "s", "spread": "0.1"}
FEW_DRAWS: dict[str, dict[str, Any]] = {
    "definitions/methodology.json": {"interval": INTERVAL},
    "definitions/analysis.json": {"draws": 20, "sensitivity": {"base": 16, "bootstraps": 20}},
}
# Keys of a writer's choice, and languages, of which one does for all.
CHOSEN = re.compile(r"[./_]|^(ky|ru|en)$")


@cache
def units() -> frozenset[str]:
    return frozenset(each["code"] for each in json.loads(files()["register.json"])["units"])


@dataclass(frozen=True)
class Leaf:
    entry: str
    path: tuple[Any, ...]
    is_number: bool

    @property
    def kind(self) -> tuple[str, str]:
        """What it is called in its entry, wherever in it it stands."""
        named = [each for each in self.path if isinstance(each, str)]
        fixed = [each for each in named if not CHOSEN.search(each) and each not in units()]
        return self.entry, fixed[-1] if fixed else ""


@cache
def files() -> dict[str, bytes]:
    """The entries of the golden edition, which ask for few draws here: one answer takes no second."""
    with zipfile.ZipFile(GOLDEN) as opened:
        found = {name: opened.read(name) for name in opened.namelist()}
    for entry, change in FEW_DRAWS.items():
        found[entry] = json_bytes({**json.loads(found[entry]), **change})
    return found


def leaves(entry: str, value: Any, path: tuple[Any, ...] = ()) -> Iterator[Leaf]:
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inner:
        yield from leaves(entry, each, (*path, key))
    if not isinstance(value, dict | list) or not value:
        is_text = isinstance(value, str) and bool(NUMBER.match(value))
        yield Leaf(entry, path, is_text or type(value) is int)


@cache
def kinds() -> list[Leaf]:
    """The first leaf of each kind, a number where any is one."""
    found: dict[tuple[str, str], Leaf] = {}
    for entry in sorted(name for name in files() if name.endswith(".json")):
        for leaf in leaves(entry, json.loads(files()[entry])):
            if leaf.kind not in found or (leaf.is_number and not found[leaf.kind].is_number):
                found[leaf.kind] = leaf
    return list(found.values())


def spoilt(leaf: Leaf, raw: str) -> bytes:
    """The bundle with this in place of the leaf, its hashes stated anew, signed."""
    entries = dict(files())
    manifest = json.loads(entries.pop(MANIFEST))
    del entries["manifest.sig"]
    if leaf.entry != MANIFEST:
        entries[leaf.entry] = _with(json.loads(entries[leaf.entry]), leaf, raw)
    manifest["files"] = {
        name: {"sha256": hashlib.sha256(file).hexdigest(), "size": len(file)}
        for name, file in entries.items()
    }
    of_manifest = leaf.entry == MANIFEST
    written = _with(manifest, leaf, raw) if of_manifest else json_bytes(manifest)
    signature = base64.b64encode(demonstration_signer().sign(written)) + b"\n"
    return archive({**entries, MANIFEST: written, "manifest.sig": signature})


def _with(tree: Any, leaf: Leaf, raw: str) -> bytes:
    inner = tree
    for key in leaf.path[:-1]:
        inner = inner[key]
    if leaf.path:
        inner[leaf.path[-1]] = "@here@"
    return json_bytes(tree).replace(b'"@here@"', raw.encode())


class Hangs(BaseException):
    """No answer in time; no reader's `except Exception` swallows it."""


def _hangs(*_signal: object) -> None:
    raise Hangs


def answered(leaf: Leaf, raw: str) -> Report:
    """The report, told in every language in lines that can be read."""
    signal.signal(signal.SIGALRM, _hangs)
    signal.alarm(MOST_SECONDS)
    try:
        report = verify(spoilt(leaf, raw))
        told = [line for language in LANGUAGES for line in lines(report, language, everything=True)]
    finally:
        signal.alarm(0)
    assert told
    assert all(len(line) < LONGEST_LINE for line in told)
    return report


ENTRIES = sorted(name for name in files() if name.endswith(".json"))


@pytest.mark.parametrize("entry", ENTRIES)
def test_a_number_longer_than_any_is_told_where_it_stands(entry: str) -> None:
    numbers = [leaf for leaf in kinds() if leaf.entry == entry and leaf.is_number]
    for order, leaf in enumerate(numbers):
        name = list(LONG)[order % len(LONG)]
        report = answered(leaf, LONG[name])
        found = [each for each in report.problems if each.code == "long_number"]
        if leaf.path == ("format_version",):
            assert [each.code for each in report.problems] == ["unknown_format"]
            continue
        assert [dict(each.params)["entry"] for each in found] == [entry], (leaf, name)
        signs = "101" if name == "escaped" else str(SIGNS + 2 * (name == "places as text"))
        assert f"a number of {signs} signs" in found[0].sentence("en")


@pytest.mark.parametrize("entry", ENTRIES)
def test_what_the_format_does_not_foresee_is_answered_in_words(entry: str) -> None:
    for order, leaf in enumerate(leaf for leaf in kinds() if leaf.entry == entry):
        name = list(OTHERS)[order % len(OTHERS)]
        try:
            answered(leaf, OTHERS[name])
        except Exception as fault:
            raise AssertionError((leaf, name)) from fault


@pytest.mark.parametrize("name", ["rank_with", "rank_without", "score_with", "score_without"])
def test_an_effect_that_is_a_number_for_a_text_is_not_foreseen(name: str) -> None:
    entry, place = "adjustments.json", f"[1]/effects[1]/{name}"
    report = answered(Leaf(entry, (0, "effects", 0, name), True), "5")
    told = [dict(each.params) for each in report.problems if each.code == "not_foreseen"]
    assert told == [{"entry": entry, "place": place, "found": "5"}]
