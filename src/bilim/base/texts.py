"""Texts that people write: one rule, wherever they write them."""

from __future__ import annotations

import unicodedata

_LINES = frozenset("\r\n\t")


def has_unseen_signs(text: str, *, lines: bool = False) -> bool:
    """Whether the text holds a control sign or a mark of direction: nobody sees it, and what is read is no
    longer what was written. Lines may end where a text may have several."""
    return any(unicodedata.category(sign).startswith("C") and not (lines and sign in _LINES) for sign in text)
