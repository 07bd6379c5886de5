"""What the reader asked a table to be sorted by, and the heads that ask for another order."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest

from bilim.portal.rules import ordering
from bilim.portal.rules.ordering import Order
from bilim.portal.terms import SortableColumn, SortHead


def heads(
    request: HttpRequest, columns: Sequence[SortableColumn], now: Order, anchor: str = ""
) -> list[SortHead]:
    """The heads of a table; each keeps the rest of the question and leads back to the table."""

    def query(sort: str, order: str) -> str:
        asked = request.GET.copy()
        asked.pop("page", None)
        asked["sort"], asked["order"] = sort, order
        return f"?{asked.urlencode()}{anchor}"

    return ordering.heads(columns, now, query)
