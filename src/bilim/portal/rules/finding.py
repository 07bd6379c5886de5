"""What a reader means who types a word: the indicators whose titles hold it, or nearly."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable, Sequence

# A keyboard without Kyrgyz letters gives their neighbours; ң is written н there, ө is о, ү is у.
_NEAR_LETTERS = str.maketrans("ңөүёй", "ноуеи")
_WORD = re.compile(r"\w+")
# Alike enough for a slip or two («камту», «олимпяда»), too unlike for another word.
_ALIKE = 0.8
# An ending more or less is the same word: «камтуу», «камтуунун».
_STEM = 4
# Two letters begin too many words.
_LEAST = 3


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared: whatever the case, and whichever keyboard they come from."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold().translate(_NEAR_LETTERS))


def named(wanted: str, titles: Iterable[tuple[str, Sequence[str]]], *, nearly: bool) -> list[str]:
    """The codes of those whose titles hold every word asked for; else, if wanted, nearly so."""
    asked = [word for word in words_of(wanted) if len(word) >= _LEAST]
    if not asked:
        return []
    known = [(code, [words_of(title) for title in written]) for code, written in titles]
    for fits in (_holds, _nearly_holds) if nearly else (_holds,):
        found = [code for code, written in known if any(fits(asked, words) for words in written)]
        if found:
            return found
    return []


def _holds(asked: Sequence[str], words: Sequence[str]) -> bool:
    return all(any(word.startswith(each) or _ends_otherwise(each, word) for word in words) for each in asked)


def _ends_otherwise(asked: str, word: str) -> bool:
    return len(word) >= _STEM and asked.startswith(word)


def _nearly_holds(asked: Sequence[str], words: Sequence[str]) -> bool:
    return all(difflib.get_close_matches(each, words, n=1, cutoff=_ALIKE) for each in asked)
