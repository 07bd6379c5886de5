"""Long lists by pages, each page with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

# As many rows as are read without losing one's place.
ROWS = 100


def page_of(request: HttpRequest, rows: Sequence[Any], size: int = ROWS) -> Page[Any]:
    """The page asked for; the nearest one where there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def pager(request: HttpRequest, page: Page[Any], anchor: str) -> dict[str, object]:
    """Where this page stands, and the addresses of its neighbours."""
    before = _turned(request, page.number - 1, anchor) if page.has_previous() else ""
    after = _turned(request, page.number + 1, anchor) if page.has_next() else ""
    return {"page": page.number, "pages": page.paginator.num_pages, "previous": before, "next": after}


def _turned(request: HttpRequest, number: int, anchor: str) -> str:
    query = request.GET.copy()
    query["page"] = str(number)
    return f"?{query.urlencode()}#{anchor}"
