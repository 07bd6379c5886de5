"""Shapes that several tables share."""

from __future__ import annotations

from bilim_engine.definitions.base import STATUSES, Source
from bilim_engine.definitions.reading import Scalar, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Day,
    Field,
    Line,
    ListOf,
    Reader,
    Record,
    Shape,
    Whole,
    Words,
)
from bilim_engine.periods import KINDS

WORDS = Words()
LINE = Line()
DAY = Day()
PART = r"[a-z][a-z0-9_]*"
# Codes that stand in formulas must be names of Python, divided by points.
NAME = Code(
    rf"(?!(?:.*\.)?(?:and|or|not|if|else|in|is|for|from|as|class|def|del|try|with|import|return|pass"
    rf"|while|lambda|global|yield|raise|assert|break|continue|elif|except|finally|nonlocal|async|await)"
    rf"(?:\.|$)){PART}(?:\.{PART})*",
    "preschool.children",
)
# Codes that stand alone may hold hyphens: department-2026.
SLUG = Code(r"[a-z0-9][a-z0-9_]*(?:[-.][a-z0-9_]+)*", "department-2026")
PERIOD_KIND = Choice(KINDS)
STATUS = Choice(STATUSES)


class Address(Shape):
    """Text that may be empty, where an address is not known."""

    def read(self, tree: Tree, reader: Reader) -> str:
        if not isinstance(tree, Scalar):
            raise reader.wrong(tree, "text")
        return "" if tree.is_null else tree.text.strip()

    def schema(self) -> dict[str, object]:
        return {"type": ["string", "null"]}


SOURCE = Record(
    Source,
    (
        Field("title", LINE),
        Field("address", Address(), required=False),
        Field("retrieved_on", Address(), required=False),
    ),
    what="title",
)
SOURCES = ListOf(SOURCE)

GOVERNED = (
    Field("code", NAME),
    Field("version", Whole(1, 9999)),
    Field("status", STATUS),
    Field("title", WORDS),
    Field("author", WORDS),
    Field("checker", WORDS),
    Field("basis", WORDS),
    Field("reviewed_on", DAY),
    Field("next_review_on", DAY),
    Field("sources", SOURCES, required=False),
)
"""What every governed definition states: who wrote it, who checked it, on which basis, until when."""
