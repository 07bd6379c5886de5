"""How alike two definitions are, whatever language they are given in."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from bilim.publication.terms import Text
from bilim_engine.problems import LANGUAGES

_WORD = re.compile(r"\w+")


def likeness(one: Text, other: Text) -> float:
    """Share of letters in common order in the first language both are given in; 1 is the same text.

    Kyrgyz comes first: of what others published it is the text itself, the rest is our translation.
    """
    shared = [language for language in LANGUAGES if one.get(language) and other.get(language)]
    return _ratio(one[shared[0]], other[shared[0]]) if shared else 0.0


def _ratio(one: str, other: str) -> float:
    first, second = (" ".join(_WORD.findall(text.casefold())) for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()
