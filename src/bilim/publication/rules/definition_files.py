"""The definitions of an edition as files of its bundle, and back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bilim.publication.rules.canonical import json_bytes
from bilim.rulebook.terms import judging_and_published
from bilim_engine import definitions as engine
from bilim_engine.definitions import Definitions

_LABELS = ("units_of_measure", "breakdowns", "reasons")
_KINDS = ("items", "parameters", "indicators")


def needed(definitions: Definitions, methodology: str) -> Definitions:
    """What an edition of this methodology is judged and published by; nothing else, nor the rule of likeness,
    which is looked up when a page is read."""
    return replace(judging_and_published(definitions, methodology), peers={})


def write(definitions: Definitions, methodology: str) -> dict[str, bytes]:
    """The files of these definitions, by name."""
    content = engine.to_json(definitions)
    return {
        **{f"definitions/{kind}.json": json_bytes(content[kind]) for kind in _KINDS},
        "definitions/methodology.json": json_bytes(content["methodologies"][methodology]),
        "definitions/analysis.json": json_bytes(_analysis(content)),
        "definitions/labels.json": json_bytes({kind: content[kind] for kind in _LABELS}),
    }


def _analysis(content: Mapping[str, Any]) -> Any:
    """What is varied in the method; nothing where no analysis was carried out."""
    return next(iter(content.get("analyses", {}).values()), {})


def read(entries: Mapping[str, Any], written_in: int) -> Definitions:
    """The definitions that `write` wrote in this format of definitions, from the parsed entries by name.

    Refused, with every problem, for anything else.
    """
    methodology, analysis = entries["definitions/methodology.json"], entries["definitions/analysis.json"]
    return engine.from_json(
        {
            "format": written_in,
            **{kind: entries[f"definitions/{kind}.json"] for kind in _KINDS},
            **entries["definitions/labels.json"],
            "methodologies": {methodology["code"]: methodology},
            "analyses": {analysis["code"]: analysis} if analysis else {},
        }
    )
