"""What somebody wrote in up to three languages, before it is kept."""

from __future__ import annotations

import re

from bilim.base.texts import first_not_printed, has_unseen_signs, has_words
from bilim.publication.problems import SIGN_NOT_PRINTED, TEXT_UNSAFE
from bilim.publication.terms import LONGEST_TEXT, Text
from bilim_engine.problems import LANGUAGES, Kind, Problem, Refused

# Not within a code, a date or a fraction, such as a-2026-0001, 2024/25 or 2,5; Kyrgyz endings may follow.
_NUMBER = re.compile(r"(?<![\w/.,-])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?!\d|[/.,-]\d)")


def numbers_in(text: str) -> set[str]:
    """The whole numbers that a text tells, without the spaces between their thousands."""
    return {"".join(found.split()) for found in _NUMBER.findall(text)}


def unprintable(text: str) -> Problem | None:
    """Which sign of the text cannot be printed, and where; of a sign that nobody sees TEXT_UNSAFE tells."""
    sign, where = first_not_printed(text)
    if not sign or has_unseen_signs(sign, lines=True):
        return None
    return Problem(SIGN_NOT_PRINTED, params={"sign": sign, "code": f"U+{ord(sign):04X}", "where": where})


def require_text(given: Text, *, lacking: Kind, too_long: Kind, in_all: bool = False) -> dict[str, str]:
    """The text in the languages in which it was given; one is enough, unless it is wanted in all. Refuses
    what is lacking, too long, or holds signs that nobody sees or no paper prints, all at once."""
    words = {language: given.get(language, "").strip() for language in LANGUAGES}
    found = []
    if not (all if in_all else any)(map(has_words, words.values())):
        found.append(Problem(lacking))
    if (length := max(map(len, words.values()))) > LONGEST_TEXT:
        found.append(Problem(too_long, params={"length": str(length), "limit": str(LONGEST_TEXT)}))
    if any(has_unseen_signs(said, lines=True) for said in words.values()):
        found.append(Problem(TEXT_UNSAFE))
    found += filter(None, map(unprintable, words.values()))
    if found:
        raise Refused(found)
    return {language: said for language, said in words.items() if said}
