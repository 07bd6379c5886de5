"""Tables that are sorted by the heads of their columns: one order, one way to ask for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from bilim.portal.terms import SortableColumn, SortHead
from bilim_engine.values import Missing

ASCENDING = "ascending"
DESCENDING = "descending"
ORDERS = (ASCENDING, DESCENDING)

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Order:
    """By which column, and from which end."""

    sort: str
    order: str = ASCENDING

    @property
    def descending(self) -> bool:
        return self.order == DESCENDING


def ordered(
    found: Iterable[Row], key: Callable[[Row], Any], name: Callable[[Row], str], *, descending: bool
) -> list[Row]:
    """The rows by a key; what is missing stays at the end in either order, and ties go by name."""
    known: list[tuple[Any, Row]] = []
    missing: list[Row] = []
    for row in sorted(found, key=name):
        value = key(row)
        if value is None or isinstance(value, Missing):
            missing.append(row)
        else:
            known.append((value, row))
    known.sort(key=lambda pair: pair[0], reverse=descending)
    return [row for _value, row in known] + missing


def sortable(value: object) -> Decimal | str | Missing | None:
    """A cell as it is compared: numbers as numbers, words without regard to case."""
    return value if isinstance(value, Decimal | Missing | None) else str(value).casefold()


def heads(columns: Sequence[SortableColumn], now: Order, query: Callable[[str, str], str]) -> list[SortHead]:
    """The columns with the address that sorts by them, and how they are sorted now."""
    return [_head(column, now, query) for column in columns]


def _head(column: SortableColumn, now: Order, query: Callable[[str, str], str]) -> SortHead:
    is_sorted = column.code == now.sort
    turned = ASCENDING if now.descending else DESCENDING
    # Figures are first wanted from the highest, everything else from the first.
    first = DESCENDING if column.is_figure else ASCENDING
    return SortHead(
        column, query(column.code, turned if is_sorted else first), now.order if is_sorted else ""
    )
