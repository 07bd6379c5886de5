"""The table of a tally: which keys such a definition has."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions.base import IN_FORCE, PROPOSAL
from bilim_engine.definitions.reading import Mapping
from bilim_engine.definitions.shapes import (
    AsWritten,
    Choice,
    Code,
    Field,
    ListOf,
    MapOf,
    Reader,
    Record,
    Reference,
)
from bilim_engine.definitions.tables.common import GOVERNED, WORDS
from bilim_engine.definitions.tallies import types

_COLUMN = Code(r"[a-z][a-z0-9_]*", "school")


class _CaseRecord(Record):
    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {"line": tree.line, "file": reader.file}


_CASE = _CaseRecord(
    types.TallyCase,
    (
        Field("name", WORDS),
        Field("rows", ListOf(MapOf(AsWritten()), at_least=1)),
        Field("departments", MapOf(AsWritten()), required=False),
        Field("expect", MapOf(AsWritten())),
    ),
    what="name",
)
_CONDITION = Record(
    types.Condition,
    (Field("column", _COLUMN), Field("sign", Choice(types.SIGNS)), Field("value", AsWritten())),
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
