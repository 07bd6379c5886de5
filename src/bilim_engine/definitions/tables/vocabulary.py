"""Tables of labels, items and parameters."""

from __future__ import annotations

from bilim_engine.definitions.base import CERTAINTIES, Label
from bilim_engine.definitions.items import MEASURES, Item
from bilim_engine.definitions.parameters import Parameter, ParameterValue
from bilim_engine.definitions.shapes import (
    Choice,
    Code,
    Field,
    Flag,
    Lazy,
    ListOf,
    MapOf,
    Number,
    Record,
    Reference,
    Shape,
)
from bilim_engine.definitions.tables.common import DAY, NAME, PART, PERIOD_KIND, SOURCE, WORDS


def _label() -> Shape:
    return LABEL


LABEL = Record(
    Label,
    (
        Field("code", Code(r"[a-z0-9][a-z0-9_]*", "not_collected")),
        Field("title", WORDS),
        Field("short", WORDS, required=False),
        Field("note", WORDS, required=False),
        Field("values", ListOf(Lazy(_label, "label")), required=False),
    ),
)

ITEM = Record(
    Item,
    (
        Field("code", NAME),
        Field("title", WORDS),
        Field("note", WORDS, required=False),
        Field("unit", Reference("units_of_measure")),
        Field("measure", Choice(MEASURES)),
        Field("persons", Flag(), required=False),
        Field("public", Flag(), required=False),
        Field("period", PERIOD_KIND),
        Field("breakdowns", ListOf(Reference("breakdowns")), required=False),
        Field("owner", WORDS, required=False),
    ),
)

PARAMETER_VALUE = Record(
    ParameterValue,
    (
        Field("from", DAY, attribute="valid_from"),
        Field("until", DAY, required=False, attribute="valid_until"),
        Field("value", Number(), required=False),
        Field("not_defined", Flag(), required=False),
        Field("by_unit", MapOf(Number()), required=False),
        Field("otherwise", Number(), required=False),
        Field("certainty", Choice(CERTAINTIES)),
        Field("source", SOURCE, required=False),
    ),
)

PARAMETER = Record(
    Parameter,
    (
        Field("code", Code(rf"{PART}(?:\.{PART})*", "olympiad.quota")),
        Field("title", WORDS),
        Field("note", WORDS, required=False),
        Field("unit", Reference("units_of_measure")),
        Field("values", ListOf(PARAMETER_VALUE, at_least=1)),
    ),
)
