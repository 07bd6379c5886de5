"""Tallies read from YAML, every problem of every file together; the shapes are those of all definitions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from bilim_columnar.tallies.definitions import SIGNS, Case, Condition, Tally
from bilim_columnar.tallies.problems import CASES_ABSENT, DEFINED_TWICE
from bilim_engine.definitions.problems import UNKNOWN_KEY
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import Scalar, Sequence, Tree, read_yaml
from bilim_engine.definitions.shapes import Choice, Code, Field, ListOf, MapOf, Reader, Record, Shape, Unfit
from bilim_engine.definitions.tables.common import NAME, WORDS
from bilim_engine.problems import Place, Problem, near_hint

_COLUMN = Code(r"[a-z][a-z0-9_]*", "school")
_KEY = "tallies"


class _Text(Shape):
    """Text or number as written; a row of a worked case may hold either, and may leave it empty."""

    def read(self, tree: Tree, reader: Reader) -> str:
        if not isinstance(tree, Scalar):
            raise reader.wrong(tree, "text")
        return "" if tree.is_null else tree.text

    def schema(self) -> dict[str, Any]:
        return {"type": ["string", "number", "null"]}


class _CaseRecord(Record):
    def extra(self, tree: TreeMapping, reader: Reader) -> dict[str, Any]:
        return {"line": tree.line, "file": reader.file}


_CASE = _CaseRecord(
    Case,
    (
        Field("name", WORDS),
        Field("rows", ListOf(MapOf(_Text()), at_least=1)),
        Field("expect", MapOf(_Text())),
    ),
    what="name",
)
_CONDITION = Record(
    Condition,
    (Field("column", _COLUMN), Field("sign", Choice(SIGNS)), Field("value", _Text())),
    what="column",
)
TALLY = Record(
    Tally,
    (
        Field("code", NAME),
        Field("title", WORDS),
        Field("basis", WORDS),
        Field("source", _COLUMN),
        Field("item", NAME),
        Field("unit", _COLUMN),
        Field("period", _COLUMN),
        Field("where", ListOf(_CONDITION), required=False),
        Field("by", ListOf(_COLUMN), required=False),
        Field("sum", _COLUMN, required=False),
        Field("cases", ListOf(_CASE), required=False),
    ),
)


def load(files: Mapping[str, str | bytes]) -> tuple[dict[str, Tally], list[Problem]]:
    """The tallies of these texts by code, and everything that is wrong with any of them."""
    found: dict[str, Tally] = {}
    places: dict[str, Place] = {}
    problems: list[Problem] = []
    for file, content in files.items():
        tree, unreadable = read_yaml(content, file)
        problems.extend(unreadable)
        for each in _listed(tree, Reader(file, problems)):
            place = Place(file, each.line)
            try:
                tally: Tally = TALLY.read(each, Reader(file, problems))
            except Unfit:
                continue
            if tally.code in found:
                params = {"tally": tally.code, "first": str(places[tally.code])}
                problems.append(Problem(DEFINED_TWICE, place, params))
                continue
            if not tally.cases:
                problems.append(Problem(CASES_ABSENT, place, {"tally": tally.code}))
            found[tally.code], places[tally.code] = tally, place
    return found, problems


def _listed(tree: Tree | None, reader: Reader) -> Iterator[Tree]:
    if tree is None or (isinstance(tree, Scalar) and tree.is_null):
        return
    if not isinstance(tree, TreeMapping):
        reader.wrong(tree, "{tallies: […]}")
        return
    for key, each in tree.entries.items():
        if key != _KEY:
            near = near_hint(key, [_KEY])
            reader.report(UNKNOWN_KEY, tree.lines[key], key=key[:60], known=_KEY, near=near)
        elif isinstance(each, Sequence):
            yield from each.items
        else:
            reader.wrong(each, "[…]")
