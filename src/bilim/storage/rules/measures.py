"""How much of a file is unpacked and read at most, so that a look into it takes about a second."""

from __future__ import annotations

_MEGABYTE = 1024 * 1024
# All parts of a package together, with those of packages within it; of them what is words, what is read
# element by element, and the formulas. A book of a thousand pages and a table of 200 000 cells are less.
_MOST_UNPACKED, _MOST_WORDS, _MOST_READ = 96 * _MEGABYTE, 32 * _MEGABYTE, 6 * _MEGABYTE
_MOST_FORMULAS = 500_000
# In bytes, as it is written in the part: Excel takes 8,192 signs, each of which may be written in ten.
_LONGEST_FORMULA = 81_920
# How a process that looks into a file ends where there was too little memory for that.
TOO_LITTLE_MEMORY = 3


class TooMuchError(Exception):
    """More than is looked through, from this part on."""


class Measure:
    """What may still be unpacked and read of one file."""

    def __init__(self) -> None:
        self._unpacked, self._words, self._read = _MOST_UNPACKED, _MOST_WORDS, _MOST_READ
        self._formulas = _MOST_FORMULAS

    def take_unpacked(self, size: int, part: str) -> None:
        """Before it is unpacked: nobody unpacks more than the part says of itself."""
        self._unpacked = _less(self._unpacked, size, part)

    def take_words(self, size: int, part: str) -> None:
        self._words = _less(self._words, size, part)

    def take_read(self, size: int, part: str) -> None:
        self._read = _less(self._read, size, part)

    def take_formula(self, size: int, part: str) -> None:
        self._formulas = _less(self._formulas, 1, part)
        _less(_LONGEST_FORMULA, size, part)


def _less(left: int, size: int, part: str) -> int:
    if size > left:
        raise TooMuchError(part)
    return left - size
