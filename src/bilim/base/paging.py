"""Long lists by pages, each page with an address of its own."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

# As many rows as are read without losing one's place.
ROWS = 100


def page_of(request: HttpRequest, rows: Sequence[Any], size: int = ROWS, *, name: str = "page") -> Page[Any]:
    """The page asked for under this name; the nearest one where there is no such page."""
    return Paginator(rows, size).get_page(request.GET.get(name))


def pager(
    request: HttpRequest, page: Page[Any], anchor: str = "", *, name: str = "page"
) -> dict[str, object]:
    """Where this page stands, and the addresses of its neighbours."""

    def turned(number: int) -> str:
        query = request.GET.copy()
        query[name] = str(number)
        return f"?{query.urlencode()}#{anchor}".removesuffix("#")

    return {
        "page": page.number,
        "pages": page.paginator.num_pages,
        "previous": turned(page.number - 1) if page.has_previous() else "",
        "next": turned(page.number + 1) if page.has_next() else "",
    }
