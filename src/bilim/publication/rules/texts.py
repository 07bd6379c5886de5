"""What somebody wrote in up to three languages, before it is kept."""

from __future__ import annotations

from bilim.publication.terms import LONGEST_TEXT, Text
from bilim_engine.problems import LANGUAGES, Kind, Problem, Refused


def require_text(given: Text, *, lacking: Kind, too_long: Kind) -> dict[str, str]:
    """The text in the languages in which it was given; one is enough. Refuses none, and one too long."""
    words = {language: given.get(language, "").strip() for language in LANGUAGES}
    if not any(words.values()):
        raise Refused([Problem(lacking)])
    if (length := max(map(len, words.values()))) > LONGEST_TEXT:
        params = {"length": str(length), "limit": str(LONGEST_TEXT)}
        raise Refused([Problem(too_long, params=params)])
    return {language: said for language, said in words.items() if said}
