"""The numbers of a method, each of which a reported one may leave undefined."""

from __future__ import annotations

from decimal import Decimal

from bilim_engine.definitions.shapes import Field, ListOf, Number, OrNotDefined

ZERO, ONE = Decimal(0), Decimal(1)
NUMBER = OrNotDefined(Number())
POSITIVE = OrNotDefined(Number(ZERO, above=True))
NOT_NEGATIVE = OrNotDefined(Number(ZERO))
SHARE = OrNotDefined(Number(ZERO, ONE))
PAIR = ListOf(Number(), exactly=2)
RANGE = Field("range", PAIR, required=False)
