"""The table of a tally: which keys such a definition has."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions.base import IN_FORCE, PROPOSAL
from bilim_engine.definitions.reading import Mapping, Scalar, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    ListOf,
    MapOf,
    Reader,
    Record,
    Reference,
    Schema,
    Shape,
)
from bilim_engine.definitions.tables.common import GOVERNED, WORDS
from bilim_engine.definitions.tallies import types

_COLUMN = Code(r"[a-z][a-z0-9_]*", "school")


class _Text(Shape):
    """Text or number as written; a row of a worked case may hold either, and may leave it empty."""

    def read(self, tree: Tree, reader: Reader) -> str:
        if not isinstance(tree, Scalar):
            raise reader.wrong(tree, "text")
        return "" if tree.is_null else tree.text

    def schema(self) -> Schema:
        return {"type": ["string", "number", "null"]}


class _CaseRecord(Record):
    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {"line": tree.line, "file": reader.file}


_CASE = _CaseRecord(
    types.TallyCase,
    (
        Field("name", WORDS),
        Field("rows", ListOf(MapOf(_Text()), at_least=1)),
        Field("departments", MapOf(_Text()), required=False),
        Field("expect", MapOf(_Text())),
    ),
    what="name",
)
_CONDITION = Record(
    types.Condition,
    (Field("column", _COLUMN), Field("sign", Choice(types.SIGNS)), Field("value", _Text())),
    what="column",
)
TALLY = Record(
    types.Tally,
    (
        *(Field("status", Choice((IN_FORCE, PROPOSAL))) if e.key == "status" else e for e in GOVERNED),
        Field("source", _COLUMN),
        Field("item", Reference("items")),
        Field("unit", _COLUMN),
        Field("answers", Choice(types.ANSWERS), required=False),
        Field("period", _COLUMN),
        Field("person", _COLUMN, required=False),
        Field("where", ListOf(_CONDITION), required=False),
        Field("by", ListOf(_COLUMN), required=False),
        Field("sum", _COLUMN, required=False),
        Field("cases", ListOf(_CASE), required=False),
    ),
)
