"""Where a page of the portal is found: at its public address, or below the desk while it is a preview."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from django.urls import reverse

_PREVIEW = "preview"
# Under which instance of the portal's addresses a page is being made: the public one, or that of previews.
# Like the language, it belongs to the request; rules ask for addresses far below the view.
_instance: ContextVar[str | None] = ContextVar("instance", default=None)


def address(name: str, **arguments: str) -> str:
    """The address of a portal page in the reader's language; in a preview, of the preview."""
    return reverse(f"portal:{name}", kwargs=arguments, current_app=_instance.get())


@contextmanager
def previewing() -> Iterator[None]:
    """Meanwhile every address is that of a preview."""
    before = _instance.set(_PREVIEW)
    try:
        yield
    finally:
        _instance.reset(before)


def is_preview() -> bool:
    """Whether the page being made is a preview."""
    return _instance.get() == _PREVIEW
