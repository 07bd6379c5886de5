"""The tables of how a value is treated and normalised."""

from __future__ import annotations

from typing import Any

from bilim_engine.definitions import methods
from bilim_engine.definitions.reading import Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Field,
    Flag,
    ListOf,
    Number,
    OrNotDefined,
    OrNull,
    Reader,
    Record,
    Schema,
    Shape,
    Variants,
)
from bilim_engine.definitions.tables.numbers import (
    NOT_NEGATIVE,
    NUMBER,
    ONE,
    PAIR,
    POSITIVE,
    RANGE,
    ZERO,
)


class _OneOrList(Shape):
    """One word or one shape: tried as the word first."""

    def __init__(self, words: tuple[str, ...], shape: Shape) -> None:
        self.words, self.shape = words, shape

    def read(self, tree: Tree, reader: Reader) -> Any:
        text = getattr(tree, "text", None)
        is_number = isinstance(self.shape, Number) and isinstance(text, str) and text[:1] in "+-.0123456789"
        is_word = isinstance(text, str) and not is_number
        return Choice(self.words).read(tree, reader) if is_word else self.shape.read(tree, reader)

    def to_json(self, value: Any) -> Any:
        return value if isinstance(value, str) else self.shape.to_json(value)

    def schema(self) -> Schema:
        return {"anyOf": [{"enum": list(self.words)}, self.shape.schema()]}


def _method(name: str, build: type, *fields: Field) -> tuple[str, Record]:
    return name, Record(build, (Field("method", Choice((name,))), *fields), what="method")


TREATMENT = Variants(
    "method",
    dict(
        (
            _method("none", methods.NoTreatment),
            _method(
                "winsorise",
                methods.Winsorise,
                Field("limit", NOT_NEGATIVE),
                Field("skewness", NOT_NEGATIVE),
                Field("kurtosis", NOT_NEGATIVE),
            ),
            _method("iqr", methods.Iqr, Field("k", NOT_NEGATIVE)),
            _method(
                "clip",
                methods.Clip,
                Field("low", OrNull(NUMBER), required=False),
                Field("high", OrNull(NUMBER), required=False),
            ),
        )
    ),
)

SCORE_BAND = Record(
    methods.ScoreBand,
    (
        Field("from", OrNull(NUMBER), attribute="low"),
        Field("until", OrNull(NUMBER), attribute="high"),
        Field("points", NUMBER),
        Field("includes", Choice(("lower", "upper", "both", "neither")), required=False),
    ),
    what="points",
)

NORMALISATION = Variants(
    "method",
    dict(
        (
            _method(
                "min_max",
                methods.MinMax,
                Field("goalposts", OrNotDefined(_OneOrList(("observed",), PAIR))),
                Field("clip", Flag(), required=False),
                RANGE,
            ),
            _method("z_score", methods.ZScore, Field("mean", NUMBER), Field("deviation", POSITIVE)),
            _method(
                "distance",
                methods.Distance,
                Field("reference", OrNotDefined(_OneOrList(("leader", "mean", "median"), Number()))),
                RANGE,
            ),
            _method("rank", methods.Rank, RANGE),
            _method("percentile", methods.Percentile, RANGE),
            _method("bands", methods.Bands, Field("bands", OrNotDefined(ListOf(SCORE_BAND, at_least=1)))),
            _method(
                "categories",
                methods.Categories,
                Field("quantiles", OrNotDefined(ListOf(Number(ZERO, ONE), at_least=1))),
                Field("points", OrNotDefined(ListOf(Number(), at_least=2))),
            ),
            _method("above_below_mean", methods.AboveBelowMean, Field("threshold", NOT_NEGATIVE), RANGE),
        )
    ),
)
