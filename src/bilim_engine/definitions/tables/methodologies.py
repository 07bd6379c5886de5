"""The table of methodologies: what stands before the tree, after the score, and the adjustments."""

from __future__ import annotations

from bilim_engine.definitions import adjustments
from bilim_engine.definitions import methodology as m
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    Lazy,
    Line,
    ListOf,
    Number,
    OneKey,
    OrNotDefined,
    OrNull,
    PeriodText,
    Record,
    Reference,
    Whole,
)
from bilim_engine.definitions.tables.common import DAY, GOVERNED, LINE, PERIOD_KIND, SLUG, SOURCE, WORDS
from bilim_engine.definitions.tables.indicators import Formula
from bilim_engine.definitions.tables.numbers import (
    NUMBER,
    SHARE,
)
from bilim_engine.definitions.tables.trees import LEAF, NODE

__all__ = ["LEAF", "METHODOLOGY", "NODE"]

KIND = Code(r"[a-z][a-z0-9_]*", "district")

BAND = Record(
    m.Band,
    (
        Field("code", KIND),
        Field("title", WORDS),
        Field("from", OrNull(NUMBER), attribute="low"),
        Field("until", OrNull(NUMBER), attribute="high"),
    ),
)

OPERATION = OneKey(
    {
        "replace": (adjustments.Replace, "formula", Formula("number")),
        "exclude": (adjustments.Exclude, "reason", Reference("reasons")),
        "add": (adjustments.Add, "number", Number()),
        "multiply": (adjustments.Multiply, "number", Number()),
    }
)

ADJUSTMENT = Record(
    adjustments.Adjustment,
    (
        Field("code", SLUG),
        Field("title", WORDS),
        Field("reason", WORDS),
        Field("basis", WORDS),
        Field("source", SOURCE, required=False),
        Field("indicator", Reference("indicators"), required=False),
        Field("item", Reference("items"), required=False),
        Field("units", ListOf(SLUG, at_least=1)),
        Field("period", PeriodText()),
        Field("operation", OrNotDefined(OPERATION)),
    ),
)

DECISION = Record(
    m.Decision,
    (Field("gap", Line()), Field("title", WORDS), Field("decision", WORDS), Field("argument", WORDS)),
    what="gap",
)

INTERVAL = Record(
    m.Interval,
    (
        Field("draws", OrNotDefined(Whole(1, 1_000_000))),
        Field("spread", SHARE),
        Field("level", SHARE),
        Field("seed", OrNotDefined(LINE)),
    ),
    what="seed",
)

RANKING = Record(
    m.Ranking,
    (
        Field("ties", OrNotDefined(Choice(("competition", "dense", "fractional")))),
        Field("direction", OrNotDefined(Choice(("descending", "ascending")))),
    ),
    what="ties",
)

_GOVERNED = tuple(Field("code", SLUG) if each.key == "code" else each for each in GOVERNED)

METHODOLOGY = Record(
    m.Methodology,
    (
        *_GOVERNED,
        Field("summary", WORDS, required=False),
        Field("valid_from", DAY),
        Field("valid_until", DAY, required=False),
        Field("units", Record(m.RankedUnits, (Field("kinds", ListOf(KIND)),), what="kinds"), required=False),
        Field("period", PERIOD_KIND),
        Field(
            "screening",
            OrNotDefined(
                Record(
                    m.Screening,
                    (Field("coverage", SHARE), Field("argument", WORDS, required=False)),
                    what="coverage",
                )
            ),
            required=False,
        ),
        Field("root", Lazy(lambda: NODE, "node")),
        Field("ranking", OrNotDefined(RANKING)),
        Field("interval", OrNotDefined(INTERVAL), required=False),
        Field("bands", OrNotDefined(ListOf(BAND)), required=False),
        Field("adjustments", ListOf(ADJUSTMENT), required=False),
        Field("decisions", ListOf(DECISION), required=False),
    ),
)
