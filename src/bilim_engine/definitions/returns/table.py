"""The table of a return: which keys such a definition has."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions.base import IN_FORCE, PROPOSAL
from bilim_engine.definitions.reading import Mapping
from bilim_engine.definitions.returns import types
from bilim_engine.definitions.shapes import (
    AsWritten,
    Choice,
    Code,
    Field,
    Flag,
    ListOf,
    MapOf,
    Number,
    Reader,
    Record,
    Reference,
    Whole,
)
from bilim_engine.definitions.tables.common import GOVERNED, PERIOD_KIND, WORDS
from bilim_engine.definitions.tables.indicators import Formula

# A question is a name of one part: items have two, so a formula of a return never means both.
NAME = Code(r"[a-z][a-z0-9_]*", "pupils")
_CHECK_CODE = Code(r"[a-z][a-z0-9_]*", "classes_too_large")
# What a case finds: a check of its own, or one that every answer has to stand.
_FOUND = Code(r"[a-z][a-z0-9_]*|checks\.P\d{3}", "classes_too_large")
# No number of people or things of an institution is longer, and a browser and a sheet still hold it exactly.
MOST_DIGITS = 15

_QUESTION = Record(
    types.Question,
    (
        Field("code", NAME),
        Field("title", WORDS),
        Field("kind", Choice(types.KINDS)),
        Field("note", WORDS, required=False),
        Field("unit", Reference("units_of_measure"), required=False),
        Field("by", ListOf(Reference("breakdowns")), required=False),
        Field("required", Flag(), required=False),
        Field("least", Number(), required=False),
        Field("most", Number(), required=False),
        Field("places", Whole(0, 6), required=False),
    ),
)
_SECTION = Record(
    types.Section,
    (
        Field("code", NAME),
        Field("title", WORDS),
        Field("note", WORDS, required=False),
        Field("questions", ListOf(_QUESTION, at_least=1)),
    ),
)
_CHECK = Record(
    types.Check,
    (
        Field("code", _CHECK_CODE),
        Field("rule", Formula("boolean")),
        Field("severity", Choice(("error", "warning"))),
        Field("sentence", WORDS),
        Field("advice", WORDS),
    ),
)
_FEED = Record(
    types.Feed,
    (
        Field("item", Reference("items")),
        Field("value", Formula("number")),
        Field("by", ListOf(Reference("breakdowns")), required=False),
    ),
    what="item",
)


class _CaseRecord(Record):
    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {"line": tree.line, "file": reader.file}


_CASE = _CaseRecord(
    types.ReturnCase,
    (
        Field("name", WORDS),
        Field("given", MapOf(AsWritten())),
        Field("before", MapOf(AsWritten()), required=False),
        Field("finds", ListOf(_FOUND), required=False),
        Field("facts", MapOf(Number()), required=False),
    ),
    what="name",
)
RETURN = Record(
    types.ReturnForm,
    (
        *(Field("status", Choice((IN_FORCE, PROPOSAL))) if e.key == "status" else e for e in GOVERNED),
        Field("note", WORDS, required=False),
        Field("filled_by", Choice(types.FILLED_BY)),
        Field("period", PERIOD_KIND),
        Field("minutes", Whole(1, 600)),
        Field("sections", ListOf(_SECTION, at_least=1)),
        Field("checks", ListOf(_CHECK), required=False),
        Field("feeds", ListOf(_FEED), required=False),
        Field("cases", ListOf(_CASE), required=False),
    ),
)
