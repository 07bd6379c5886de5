"""What somebody wrote in up to three languages, before it is kept."""

from __future__ import annotations

import unicodedata

from bilim.publication.problems import TEXT_UNSAFE
from bilim.publication.terms import LONGEST_TEXT, Text
from bilim_engine.problems import LANGUAGES, Kind, Problem, Refused


def require_text(given: Text, *, lacking: Kind, too_long: Kind) -> dict[str, str]:
    """The text in the languages in which it was given; one is enough. Refuses none, one too long, and
    one with signs that nobody sees."""
    words = {language: given.get(language, "").strip() for language in LANGUAGES}
    if not any(words.values()):
        raise Refused([Problem(lacking)])
    if (length := max(map(len, words.values()))) > LONGEST_TEXT:
        params = {"length": str(length), "limit": str(LONGEST_TEXT)}
        raise Refused([Problem(too_long, params=params)])
    if any(map(_is_unsafe, words.values())):
        raise Refused([Problem(TEXT_UNSAFE)])
    return {language: said for language, said in words.items() if said}


def _is_unsafe(text: str) -> bool:
    """Control signs and marks of direction turn what is read into what was not written; lines may end."""
    return any(unicodedata.category(sign).startswith("C") and sign not in "\r\n\t" for sign in text)
