"""What the pages of the ledger share."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from bilim.access import queries as access
from bilim.base.actor import SYSTEM, Actor
from bilim.facts.terms import Entry, Known
from bilim_engine.values import Missing, Value


def value_of(entry: Entry | Known) -> Value:
    """The figure it stands for: a number, or why there is none."""
    return Decimal(entry.value) if entry.value else Missing(entry.missing)


def names_of(codes: Iterable[str], asking: Actor) -> dict[str, str]:
    """The names of those who sign in so. Asked once a page, and not at all where she alone did everything."""
    known = {SYSTEM.code: SYSTEM.name, asking.code: asking.name}
    return known if set(codes) <= known.keys() else known | access.list_names()
