"""On which lines of a file rows stand: asked only when something is to be said about them."""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path


def lines_of(path: Path, numbers: Iterable[int], delimiter: str, skipped: Collection[int]) -> dict[int, int]:
    """The line on which each of these rows begins: row 1 is the first below the head.

    Lines that were `skipped` and empty ones are no rows; a cell in quotes may run over several lines.
    """
    wanted, found = set(numbers), dict[int, int]()
    if not wanted:
        return found
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as stream, _cells_of_any_length():
        counting = _Counting(stream, skipped)
        row = -1
        for cells in csv.reader(counting, delimiter=delimiter):
            begun, counting.begun = counting.begun, 0
            if not cells:
                continue
            row += 1
            if row in wanted:
                found[row] = begun
                if len(found) == len(wanted):
                    break
    return found


@contextmanager
def _cells_of_any_length() -> Iterator[None]:
    """The largest cell a row may have is here the reader's to judge; the limit is that of the whole process,
    and stands again for all others afterwards."""
    limit = csv.field_size_limit(2**31 - 1)
    try:
        yield
    finally:
        csv.field_size_limit(limit)


class _Counting:
    """The lines of a file but those to be skipped, and on which the present row began."""

    def __init__(self, stream: Iterable[str], skipped: Collection[int]) -> None:
        self._lines = ((n, line) for n, line in enumerate(stream, start=1) if n not in skipped)
        self.begun = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        number, line = next(self._lines)
        self.begun = self.begun or number
        return line
