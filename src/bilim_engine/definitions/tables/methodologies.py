"""The table of methodologies: tree, normalisation, what comes after the score, adjustments."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bilim_engine.definitions import adjustments, methods
from bilim_engine.definitions import methodology as m
from bilim_engine.definitions import tree as tree_of
from bilim_engine.definitions.problems import KEY_MISSING, WEIGHT_IDLE
from bilim_engine.definitions.reading import Mapping, Sequence, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    Flag,
    Lazy,
    Line,
    ListOf,
    Number,
    OneKey,
    OrNotDefined,
    OrNull,
    PeriodText,
    Reader,
    Record,
    Reference,
    Schema,
    Shape,
    Unfit,
    Variants,
    Whole,
)
from bilim_engine.definitions.tables.common import (
    DAY,
    GOVERNED,
    LINE,
    PERIOD_KIND,
    SLUG,
    SOURCE,
    WORDS,
)
from bilim_engine.definitions.tables.indicators import Formula

ZERO, ONE = Decimal(0), Decimal(1)
NUMBER = OrNotDefined(Number())
POSITIVE = OrNotDefined(Number(ZERO, above=True))
NOT_NEGATIVE = OrNotDefined(Number(ZERO))
SHARE = OrNotDefined(Number(ZERO, ONE))
PAIR = ListOf(Number(), exactly=2)
RANGE = Field("range", PAIR, required=False)
KIND = Code(r"[a-z][a-z0-9_]*", "district")


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

MISSING_POLICY = Record(
    tree_of.MissingPolicy,
    (
        Field("policy", Choice((tree_of.REFUSE, tree_of.EXCLUDE, tree_of.IMPUTE_MEDIAN))),
        Field("group", OrNotDefined(Choice(("oblast", "kind", "all"))), required=False),
    ),
    what="policy",
)


class _LeafRecord(Record):
    """A weight may be left out where weights are equal; it is 1 then."""

    def extra(self, tree: Mapping, reader: Reader) -> dict[str, Any]:
        return {} if "weight" in tree.entries else {"weight": ONE}


class _NodeRecord(Record):
    """Where weights are given, every child states its own; where equal, one that is stated is idle."""

    def read(self, tree: Tree, reader: Reader) -> Any:
        if reader.adopted or not isinstance(tree, Mapping):
            return super().read(tree, reader)
        fit = _weights_given(tree, reader)
        _report_idle_weights(tree, reader)
        node = super().read(tree, reader)
        if not fit:
            raise Unfit
        return node


def _weights_given(tree: Mapping, reader: Reader) -> bool:
    """Whether every child has its weight where weights are given; each that lacks one is reported."""
    is_given = tree.text("weights") == "given"
    lacking = [child for child in _children(tree) if is_given and "weight" not in child.entries]
    for child in lacking:
        what = child.text("code") or child.text("indicator") or tree.text("code")
        reader.report(KEY_MISSING, child.line, what=what, key="weight")
    return not lacking


def _report_idle_weights(tree: Mapping, reader: Reader) -> None:
    for child in _children(tree):
        if tree.text("weights") == "equal" and "weight" in child.entries:
            what = child.text("code") or child.text("indicator")
            reader.report(WEIGHT_IDLE, child.lines["weight"], what=what, text=tree.text("code"))


def _children(tree: Mapping) -> list[Mapping]:
    children = tree.entries.get("children")
    found = children.items if isinstance(children, Sequence) else []
    return [child for child in found if isinstance(child, Mapping)]


LEAF = _LeafRecord(
    tree_of.Leaf,
    (
        Field("indicator", Reference("indicators")),
        Field("weight", POSITIVE, required=False),
        Field("treat", OrNotDefined(TREATMENT)),
        Field("logarithm", Flag(), required=False),
        Field("normalise", OrNotDefined(NORMALISATION)),
        Field("missing", OrNotDefined(MISSING_POLICY)),
        Field("argument", WORDS, required=False),
    ),
    what="indicator",
)


class _Branch(Shape):
    """A leaf where there is an `indicator`, otherwise a node."""

    def read(self, tree: Tree, reader: Reader) -> Any:
        is_leaf = isinstance(tree, Mapping) and "indicator" in tree.entries
        return (LEAF if is_leaf else NODE).read(tree, reader)

    def to_json(self, value: Any) -> Any:
        return (LEAF if isinstance(value, tree_of.Leaf) else NODE).to_json(value)

    def schema(self) -> Schema:
        return {"oneOf": [{"$ref": "#/$defs/node"}, {"$ref": "#/$defs/leaf"}]}


NODE = _NodeRecord(
    tree_of.Node,
    (
        Field("code", Code(r"[a-z][a-z0-9_-]*", "preschool")),
        Field("title", WORDS),
        Field("weight", POSITIVE, required=False),
        Field("mean", OrNotDefined(Choice(("arithmetic", "geometric", "harmonic")))),
        Field("weights", OrNotDefined(Choice(("given", "equal")))),
        Field("coverage", SHARE, required=False),
        RANGE,
        Field("argument", WORDS, required=False),
        Field("children", ListOf(_Branch(), at_least=1)),
    ),
)

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
