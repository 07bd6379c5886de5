"""The table of peers: which keys such a definition has, and within which bounds."""

from __future__ import annotations

from decimal import Decimal

from bilim_engine.definitions.base import IN_FORCE, PROPOSAL
from bilim_engine.definitions.peers import types
from bilim_engine.definitions.shapes import (
    Choice,
    Field,
    Flag,
    ListOf,
    Number,
    Record,
    Reference,
    Variants,
    Whole,
)
from bilim_engine.definitions.tables.common import GOVERNED, LINE, SLUG, WORDS

# More peers than a reader can hold beside each other are no peers but the rating.
MOST_PEERS = 20


def _measured(kind: str, build: type, *fields: Field) -> tuple[str, Record]:
    return kind, Record(build, (Field("kind", Choice((kind,))), *fields), what="kind")


_ITEM = Field("item", Reference("items"))
MEASURED = Variants(
    "kind",
    dict(
        (
            _measured("item", types.OfItem, _ITEM),
            _measured("ratio", types.OfRatio, _ITEM, Field("by", Reference("items"))),
            _measured(
                "category",
                types.OfCategory,
                _ITEM,
                Field("breakdown", Reference("breakdowns")),
                Field("category", LINE),
            ),
            _measured("unit_kind", types.OfKind, Field("kinds", ListOf(SLUG, at_least=1))),
        )
    ),
)

CHARACTERISTIC = Record(
    types.Characteristic,
    (
        Field("code", SLUG),
        Field("title", WORDS),
        Field("measured", MEASURED),
        Field("weight", Number(Decimal(0), above=True), required=False),
        Field("logarithm", Flag(), required=False),
        Field("decimals", Whole(0, 6), required=False),
        Field("argument", WORDS),
    ),
)
LEFT_OUT = Record(types.LeftOut, (Field("title", WORDS), Field("reason", WORDS)), what="title")

_OWN = {"code": SLUG, "status": Choice((IN_FORCE, PROPOSAL))}

PEERS = Record(
    types.Peers,
    (
        *(Field(each.key, _OWN[each.key]) if each.key in _OWN else each for each in GOVERNED),
        Field("summary", WORDS, required=False),
        Field("methodology", Reference("methodologies")),
        Field("count", Whole(1, MOST_PEERS)),
        Field("coverage", Number(Decimal(0), Decimal(1))),
        Field("characteristics", ListOf(CHARACTERISTIC, at_least=1)),
        Field("left_out", ListOf(LEFT_OUT), required=False),
    ),
)
