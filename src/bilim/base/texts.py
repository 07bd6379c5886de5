"""Texts that people write: one rule, wherever they write them."""

from __future__ import annotations

import re
import unicodedata
from typing import Any

_LINES = frozenset("\r\n\t")
# Letters and marks by their kind, yet nothing is drawn for them. The two that choose how a picture is drawn
# (U+FE0E, U+FE0F) are not among them: telephones write them beside every heart.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0")
_SELECTORS = re.compile("[\ufe00-\ufe0d\U000e0100-\U000e01ef]")
# No letter of any language bears more marks than that; a heap of them covers the lines around.
_MOST_MARKS = 4
_WEB = re.compile(r"https?://[^\s<>\"']+")


def has_unseen_signs(text: str, *, lines: bool = False) -> bool:
    """Whether the text holds a control sign, a mark of direction or a blank that is no space: nobody sees it,
    and what is read is no longer what was written. So it is with a heap of marks on one letter. Lines may end
    where a text may have several."""
    return any(_is_unseen(sign, lines) for sign in text) or _is_heaped(text) or bool(_SELECTORS.search(text))


def has_words(text: str) -> bool:
    """Whether there is anything to read: a letter or a number."""
    return any(sign.isalnum() and sign not in _BLANK for sign in text)


def is_web(address: Any) -> bool:
    """Whether this is the address of a page: what a browser would run or keep instead is none."""
    return isinstance(address, str) and _WEB.fullmatch(address) is not None


def _is_unseen(sign: str, lines: bool) -> bool:
    kind = unicodedata.category(sign)
    return sign in _BLANK or ((kind[0] == "C" or kind in ("Zl", "Zp")) and not (lines and sign in _LINES))


def _is_heaped(text: str) -> bool:
    marks = 0
    for sign in text:
        marks = marks + 1 if unicodedata.combining(sign) else 0
        if marks > _MOST_MARKS:
            return True
    return False
