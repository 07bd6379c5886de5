"""Of what a paper consists: blocks of text, tables and drawings, every word and number ready to be set.

They travel as JSON to the typesetter, which only lays them out: nothing in them is ever evaluated.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from bilim.portal.rules.certainty import ends

Block = dict[str, Any]
Cell = str | Block

LEFT, RIGHT = "left", "right"


def paragraph(text: str, look: str = "") -> Block:
    """A paragraph; `look` is lead, soft or strong."""
    return {"kind": "paragraph", "text": text, "look": look}


def heading(text: str, level: int = 2) -> Block:
    """A heading below that of the chapter."""
    return {"kind": "heading", "text": text, "level": level}


def pairs(rows: Sequence[tuple[str, str]]) -> Block:
    """What is called how: labels with their values."""
    return {"kind": "pairs", "rows": [list(row) for row in rows]}


def code(text: str) -> Block:
    """What is typed into a terminal."""
    return {"kind": "code", "text": text}


def table(
    caption: str,
    columns: Sequence[tuple[str, str, str]],
    rows: Sequence[Sequence[Cell]],
    *,
    small: bool = False,
) -> Block:
    """A table; a column is its head, where its cells stand, and its width as the typesetter writes it."""
    heads = [{"title": title, "align": align, "width": width} for title, align, width in columns]
    body = [list(row) for row in rows]
    return {"kind": "table", "caption": caption, "columns": heads, "rows": body, "small": small}


def strong(text: str) -> Block:
    """A cell that heads those below it."""
    return {"kind": "strong", "text": text}


def indented(text: str, depth: int) -> Block:
    """A cell that stands below another."""
    return {"kind": "indented", "text": text, "depth": depth}


def band(text: str, shade: int) -> Block:
    """A group with its shade."""
    return {"kind": "band", "text": text, "shade": shade}


def interval(rank: Decimal, low: int | None, high: int | None, count: int) -> Cell:
    """A place drawn on a line of all places, with its interval; nothing where none is known."""
    if low is None or high is None:
        return ""
    first, last, dot = (_at(place, count) for place in (low, high, rank))
    return {"kind": "interval", "low": first, "high": last, "dot": dot, "text": ends(low, high)}


def bar(value: Decimal, most: Decimal, text: str) -> Block:
    """A number with a bar of its length."""
    share = float(value / most) if most else 0.0
    return {"kind": "bar", "share": round(min(max(share, 0.0), 1.0), 4), "text": text}


def _at(place: Decimal | int, count: int) -> float:
    return round((float(place) - 1) / max(count - 1, 1), 4)
