"""The way from the desk to a page of the staff."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _


def from_desk(*way: tuple[str, str], here: str) -> list[dict[str, str]]:
    """The desk, the pages on the way, each with its title and address, and the title of this page."""
    steps = [(_("Desk"), reverse("desk:home")), *way, (here, "")]
    return [{"title": title, "address": address} for title, address in steps]
