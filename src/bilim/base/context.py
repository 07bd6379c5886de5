"""What every template may use."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url

from bilim.base.pages import actor_of


def house(request: HttpRequest) -> dict[str, object]:
    """Who acts, whether this is a demonstration, and the same page in each language."""
    here = request.get_full_path()
    return {
        "actor": actor_of(request),
        "demonstration": settings.DEMONSTRATION,
        "language_links": [
            {"code": code, "name": name, "address": translate_url(here, code)}
            for code, name in settings.LANGUAGES
        ],
    }
