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
# What the fonts of our papers draw, by whole blocks: a test holds each sign against them. Letters of Latin,
# Greek and Cyrillic with their marks, punctuation, money, №, fractions, arrows, mathematics, lines, shapes,
# boxes to tick. Not among them: pictures (emoji) and writing that no Kyrgyz paper is in.
PRINTED = (
    "\t\n\r -~\u00a0-\u024f\u02b0-\u036f\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    "\u03a3-\u04ff\u1e00-\u1eff\u2000-\u200a\u2010-\u2027\u202f-\u2040\u2042\u2044-\u2052\u2054-\u205f"
    "\u2070\u2071\u2074-\u208e\u20a0-\u20bf\u2100-\u211e\u2120\u2122\u2124\u2126-\u214f\u2150\u2151"
    "\u2153-\u2184\u2190-\u23ff\u2500-\u25ff\u2605\u2606\u2610-\u2612\u2713\u2714\u2717\u2718"
)
_NOT_PRINTED = re.compile(f"[^{PRINTED}]")
# What stands where a paper has no sign: a box, as on any other paper.
STAND_IN = "\u25a1"
_NOT_IN_FILES = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_WEB = re.compile(r"https?://[^\s<>\"']+")


def has_unseen_signs(text: str, *, lines: bool = False) -> bool:
    """Whether the text holds a control sign, a mark of direction or a blank that is no space: nobody sees it,
    and what is read is no longer what was written. So it is with a heap of marks on one letter. Lines may end
    where a text may have several."""
    return any(_is_unseen(sign, lines) for sign in text) or _is_heaped(text) or bool(_SELECTORS.search(text))


def first_not_printed(text: str) -> tuple[str, str]:
    """The first sign that our papers cannot print, and the words it stands among; empty where all can."""
    found = _NOT_PRINTED.search(text)
    if found is None:
        return "", ""
    begin, end = max(0, found.start() - 20), found.end() + 20
    before, behind = "…" if begin else "", "…" if end < len(text) else ""
    return found[0], before + " ".join(printed(text[begin:end]).split()) + behind


def printed(text: str) -> str:
    """The text with a box in place of each sign that our papers cannot print."""
    return _NOT_PRINTED.sub(STAND_IN, text)


def fit_for_files(text: str) -> str:
    """The text with a box in place of each sign that no XML may hold."""
    return _NOT_IN_FILES.sub(STAND_IN, text)


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
