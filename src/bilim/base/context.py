"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest

from bilim.base.pages import actor_of


def house(request: HttpRequest) -> dict[str, object]:
    """Who acts, and whether this is a demonstration."""
    return {"actor": actor_of(request), "demonstration": settings.DEMONSTRATION}
