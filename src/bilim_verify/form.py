"""The one form of every entry: the same content in another writing is not what the format says."""

import csv
import io
import re
from typing import Any, Dict, Iterator, List

from . import analyses, definitions, shapes, trees
from .content import HEADERS, rows, tree
from .integrity import VERSIONS
from .mending import MANIFEST, canonical_json, parse, sha256_of
from .problems import Problem, problem, shown
from .trees import NUMBER

SORTED_BY = {"facts.csv": 4, "values.csv": 3, "scores.csv": 3, "results.csv": 2, "uncertainty.csv": 1}
NEEDS_QUOTES = re.compile('[,"\r\n]')
DAY = re.compile(r": [0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


def check(contents: Dict[str, bytes], manifest: Dict[str, Any]) -> List[Problem]:
    """Every entry that is not written as the format says. What was changed after it was signed is named
    elsewhere, by its bytes."""
    problems: List[Problem] = []
    for name in sorted(contents):
        if name == MANIFEST:
            whole = parse(contents[name]) == manifest
        else:
            stated = manifest["files"].get(name)
            whole = isinstance(stated, dict) and stated.get("sha256") == sha256_of(contents[name])
        if whole and name.endswith(".json"):
            problems += _json(name, contents[name], manifest["format_version"])
        elif whole and name in HEADERS:
            problems += _table(name, contents[name])
    return problems


def of_entries(contents: Dict[str, bytes]) -> List[Problem]:
    """The same of entries that no manifest vouches for: what else can be told of what is no bundle."""
    found: List[Problem] = []
    for name in sorted(contents):
        if name.endswith(".json"):
            found += _json(name, contents[name], _version(contents))
        elif name in HEADERS:
            found += _table(name, contents[name])
    return found


def _version(contents: Dict[str, bytes]) -> int:
    """The version that the manifest names, as far as it can be read; else the newest."""
    manifest = parse(contents.get(MANIFEST, b""))
    stated = manifest.get("format_version") if isinstance(manifest, dict) else None
    return stated if type(stated) is int else VERSIONS[-1]


def _json(name: str, content: bytes, version: int) -> Iterator[Problem]:
    value = parse(content)
    if not _is_canonical(value, content):
        yield problem("not_canonical", entry=name)
    for place, signs in trees.long_numbers(value):
        yield problem("long_number", entry=name, place=shown(place), signs=str(signs))
    if name in shapes.SHAPES:
        yield from shapes.check(name, value, version)
    if name.startswith("definitions/"):
        yield from definitions.check(name, value)
    if name == analyses.ANALYSIS:
        yield from analyses.noise_unforeseen(value, version)


def _is_canonical(value: Any, content: bytes) -> bool:
    try:
        return canonical_json(value) == content and not _has_float(value)
    except (ValueError, RecursionError):
        return False


def _has_float(value: Any) -> bool:
    """Numbers that carry decimals are texts."""
    if isinstance(value, dict):
        return any(_has_float(each) for each in value.values())
    return isinstance(value, float) or (isinstance(value, list) and any(map(_has_float, value)))


def _table(name: str, content: bytes) -> Iterator[Problem]:
    try:
        lines = list(csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True))
    except (UnicodeDecodeError, csv.Error):
        return  # it cannot be read, which reading it says
    written = "".join(",".join(map(_cell, line)) + "\n" for line in lines)
    keys = [line[: SORTED_BY[name]] for line in lines[1:]]
    if written.encode("utf-8") != content or keys != sorted(keys):
        yield problem("table_not_canonical", entry=name)


def _cell(text: str) -> str:
    return '"{}"'.format(text.replace('"', '""')) if NEEDS_QUOTES.search(text) else text


def details(contents: Dict[str, bytes]) -> Iterator[Problem]:
    """The detail of a missing value names what lacks, by codes of the bundle; beside a number there is
    none."""
    known = _codes(contents)
    for number, row in enumerate(rows(contents, "values.csv"), start=2):
        named = [DAY.sub("", each) for each in row["detail"].split(", ")] if row["detail"] else []
        if named and (NUMBER.match(row["value"]) or not known.issuperset(named)):
            place = f"{number}, detail"
            yield problem("not_foreseen", entry="values.csv", place=place, found=row["detail"][:80])


def _codes(contents: Dict[str, bytes]) -> "set[str]":
    indicators = tree(contents, "definitions/indicators.json", dict)
    known = {"circle", "depth", *indicators, *_operations(indicators)}
    known.update(_operations(tree(contents, "definitions/methodology.json", dict)))
    for stated in indicators.values():
        known.update(stated.get("not_defined") or ())
    for name in ("items", "parameters"):
        known.update(tree(contents, f"definitions/{name}.json", dict))
    return known


def _operations(stated: Any) -> Iterator[str]:
    """The operations of every formula inside."""
    if isinstance(stated, dict):
        if isinstance(stated.get("op"), str):
            yield stated["op"]
        stated = list(stated.values())
    if isinstance(stated, list):
        for each in stated:
            yield from _operations(each)
