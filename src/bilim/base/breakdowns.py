"""Breakdowns in words: the same everywhere, for a reader who knows no codes."""

from __future__ import annotations

from collections.abc import Mapping

from bilim_engine.definitions import Definitions


def breakdown_words(definitions: Definitions, breakdown: str, language: str) -> str:
    """`sex=female` as words; empty for a total."""
    words = []
    for part in filter(None, breakdown.split(";")):
        dimension, _sign, category = part.partition("=")
        label = definitions.breakdowns.get(dimension)
        values = {each.code: each.title for each in (label.values if label else None) or ()}
        title = _said(label.title, language) if label else dimension
        words.append(f"{title}: {_said(values.get(category), language) or category}")
    return "; ".join(words)


def _said(title: Mapping[str, str] | None, language: str) -> str:
    return (title or {}).get(language) or (title or {}).get("ky", "")
