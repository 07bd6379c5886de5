"""What stands behind a name in a PDF, as its readers find it: past any blanks and remarks.

Whatever is longer than programs write is not followed, and nobody then knows what it says."""

from __future__ import annotations

import re

LONGEST = 2000  # the head of a stream of objects, what is said of one action, and a gap between two words
# Of all dictionaries that are followed to their end.
_MOST_FOLLOWED = 3 * 1024 * 1024
# The blanks of PDF: a nought is one of them.
_BLANKS = re.compile(rb"[\0\t\n\f\r ]*+")
_REMARK = re.compile(rb"%[^\r\n]*+")
_DIGITS = re.compile(rb"\d++")
_BRACKET = re.compile(rb"<<|<[^<>]*+>|>>|[(%]")
_OF_TEXT = re.compile(rb"\\.|[()]", re.DOTALL)


class UnreadableError(ValueError):
    """Written as no program writes it, so nobody knows what a reader makes of it."""


def skip(words: bytes, place: int) -> int:
    """Where the next word begins: past blanks and remarks."""
    most = place + LONGEST
    while place < most:
        place = _match_end(_BLANKS, words, place, most)
        if words[place : place + 1] != b"%":
            break
        place = _match_end(_REMARK, words, place, most)
    if place >= most:
        raise UnreadableError
    return place


def _match_end(pattern: re.Pattern[bytes], words: bytes, place: int, most: int) -> int:
    found = pattern.match(words, place, most)
    return found.end() if found else place


def is_reference(words: bytes, place: int) -> bool:
    """Whether another object is named here: its number, its generation and R."""
    for _number in range(2):
        digits = _DIGITS.match(words, place)
        if digits is None:
            return False
        place = skip(words, digits.end())
    return words.startswith(b"R", place)


class Dictionaries:
    """The dictionaries of one file, each followed from a place within it to its end."""

    def __init__(self, words: bytes) -> None:
        self._words, self._left = words, _MOST_FOLLOWED

    def is_of_stream(self, place: int) -> bool:
        """Whether the dictionary that goes on at this place is that of a stream."""
        begun, depth = place, 0
        while bracket := _BRACKET.search(self._words, place, begun + LONGEST):
            place = bracket.end()
            if bracket[0] == b"(":
                place = self._after_text(place, begun + LONGEST)
            elif bracket[0] == b"%":
                place = _match_end(_REMARK, self._words, bracket.start(), begun + LONGEST)
            elif bracket[0] == b"<<":
                depth += 1
            elif bracket[0] == b">>" and not depth:
                self._follow(place - begun)
                return self._words.startswith(b"stream", skip(self._words, place))
            elif bracket[0] == b">>":
                depth -= 1
        raise UnreadableError

    def _after_text(self, place: int, most: int) -> int:
        depth = 1
        for each in _OF_TEXT.finditer(self._words, place, most):
            depth += (each[0] == b"(") - (each[0] == b")")
            if not depth:
                return each.end()
        raise UnreadableError

    def _follow(self, size: int) -> None:
        self._left -= size
        if self._left < 0:
            raise UnreadableError
