"""The table of analyses: which keys one has, and within which bounds."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from bilim_engine.definitions.analyses import types
from bilim_engine.definitions.base import IN_FORCE, PROPOSAL
from bilim_engine.definitions.reading import Scalar, Tree
from bilim_engine.definitions.shapes import (
    Choice,
    Field,
    Line,
    ListOf,
    Number,
    Reader,
    Record,
    Reference,
    Schema,
    Shape,
    Variants,
    Whole,
)
from bilim_engine.definitions.tables.common import GOVERNED, SLUG, WORDS
from bilim_engine.definitions.tables.methods import NORMALISATION
from bilim_engine.definitions.tables.trees import MISSING_POLICY

# Beyond this a reader learns nothing more: the end of an interval moves by less than a place.
MOST_DRAWS = 100_000
MOST_ROWS = 16_384
# A seed is hashed anew for every stream of numbers; the verifier takes none that is longer.
LONGEST_SEED = 500
LEVEL = Number(Decimal("0.5"), Decimal("0.999"))


class _OrAsStated(Shape):
    """`as_stated`, or what stands in its place."""

    def __init__(self, shape: Shape) -> None:
        self._shape = shape

    def read(self, tree: Tree, reader: Reader) -> Any:
        is_word = isinstance(tree, Scalar)
        return Choice((types.AS_STATED,)).read(tree, reader) if is_word else self._shape.read(tree, reader)

    def to_json(self, value: Any) -> Any:
        return value if value == types.AS_STATED else self._shape.to_json(value)

    def schema(self) -> Schema:
        return {"anyOf": [{"const": types.AS_STATED}, self._shape.schema()]}


def _noise(kind: str, build: type, *fields: Field, must_argue: bool = False) -> tuple[str, Record]:
    head = (Field("kind", Choice((kind,))), Field("indicator", Reference("indicators")))
    argument = Field("argument", WORDS, required=must_argue)
    return kind, Record(build, (*head, *fields, argument), what="indicator")


_DEVIATION = Field("deviation", Number(Decimal(0)))
_ENDS = (Field("least", Number()), Field("most", Number()))
_MOST = Field("most", Number(Decimal(0), above=True), required=False)
NOISE = Variants(
    "kind",
    dict(
        (
            _noise("binomial", types.Binomial),
            _noise("mean", types.Mean, *_ENDS),
            _noise("poisson", types.Poisson, _MOST),
            _noise("difference", types.Difference),
            _noise("relative", types.Relative, _DEVIATION),
            _noise("absolute", types.Absolute, _DEVIATION),
            _noise("none", types.NoNoise, must_argue=True),
        )
    ),
)

SENSITIVITY = Record(
    types.Sensitivity,
    (Field("base", Whole(16, MOST_ROWS)), Field("bootstraps", Whole(20, 10_000))),
    what="base",
)

_STATUS = Choice((IN_FORCE, PROPOSAL))
_OWN = {"code": SLUG, "status": _STATUS}

ANALYSIS = Record(
    types.Analysis,
    (
        *(Field(each.key, _OWN[each.key]) if each.key in _OWN else each for each in GOVERNED),
        Field("summary", WORDS, required=False),
        Field("methodology", Reference("methodologies")),
        Field("seed", Line(most=LONGEST_SEED)),
        Field("draws", Whole(1, MOST_DRAWS)),
        Field("level", LEVEL),
        Field("first", Whole(1, 100_000)),
        Field("last", Whole(1, 100_000)),
        Field("spread", Number(Decimal(0), Decimal(1))),
        Field("normalisations", ListOf(_OrAsStated(NORMALISATION), at_least=1), required=False),
        Field(
            "aggregations",
            ListOf(Choice((types.AS_STATED, "arithmetic", "geometric", "harmonic")), at_least=1),
            required=False,
        ),
        Field("missing", ListOf(_OrAsStated(MISSING_POLICY), at_least=1), required=False),
        Field("noise", ListOf(NOISE), required=False),
        Field("compared", ListOf(SLUG), required=False),
        Field("sensitivity", SENSITIVITY, required=False),
    ),
)
