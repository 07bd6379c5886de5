"""JSON Schema (draft 2020-12) of files of definitions, generated from the tables the loader checks with."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions import tables
from bilim_engine.definitions.analyses.table import ANALYSIS
from bilim_engine.definitions.loading import LISTS
from bilim_engine.definitions.peers.table import PEERS
from bilim_engine.definitions.returns.table import RETURN
from bilim_engine.definitions.shapes import Record
from bilim_engine.definitions.tables.methodologies import LEAF
from bilim_engine.definitions.tallies.table import TALLY
from bilim_engine.problems import LANGUAGES

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of file by file name: `definitions` for lists, `methodology` for ratings,
    `analysis` for what is varied in one, `peers` for who is alike in its ratings, `tally` for which
    rows about persons count, `return` for what an institution is asked."""
    lists = {key: {"type": "array", "items": table.schema()} for key, table in LISTS.items()}
    methodology = tables.METHODOLOGY.schema()
    methodology["properties"] = {**methodology["properties"], **lists}
    return {
        "definitions.schema.json": _whole(
            "Lists of definitions",
            {"type": "object", "properties": lists, "additionalProperties": False},
        ),
        "methodology.schema.json": _whole("A methodology", methodology),
        "analysis.schema.json": _whole("An analysis of a methodology", ANALYSIS.schema()),
        "peers.schema.json": _whole("Who counts as a peer", PEERS.schema()),
        "tally.schema.json": _whole("Which rows count towards an item", TALLY.schema()),
        "return.schema.json": _whole("What an institution is asked", RETURN.schema()),
    }


def _whole(title: str, body: dict[str, Any]) -> dict[str, Any]:
    return {"$schema": _DRAFT, "title": title, **body, "$defs": _parts()}


def _parts() -> dict[str, Any]:
    words = {language: {"type": "string", "minLength": 1} for language in LANGUAGES}
    trees: dict[str, Record] = {"node": tables.NODE, "leaf": LEAF, "label": tables.LABEL}
    return {
        "words": {
            "type": "object",
            "properties": words,
            "required": list(LANGUAGES),
            "additionalProperties": False,
        },
        "formula": {"type": "string", "minLength": 1},
        **{name: table.schema() for name, table in trees.items()},
    }
