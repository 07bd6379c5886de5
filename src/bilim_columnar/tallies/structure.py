"""What a reader of CSV rejected, said in words: each line that is no row of the table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from bilim_columnar.tallies import problems as kinds
from bilim_engine.problems import Place, Problem

MOST = 20
"""So many faults of a kind are told one by one; the others are counted."""

_KINDS = {
    "MISSING COLUMNS": kinds.ROW_SHORT,
    "TOO MANY COLUMNS": kinds.ROW_LONG,
    "UNQUOTED VALUE": kinds.QUOTES,
    "LINE SIZE OVER MAXIMUM": kinds.LINE_LONG,
    "INVALID ENCODING": kinds.NOT_UTF8,
}


def structure_of(
    file: str, columns: int, rejected: Iterable[tuple[Any, ...]]
) -> tuple[tuple[Problem, ...], frozenset[int]]:
    """The problems, and the lines they are about."""
    lines: dict[str, dict[int, tuple[int, str]]] = defaultdict(dict)
    for line, index, column, what in rejected:
        # Of a short row each column that is not there is rejected: the first says where it ends.
        lines[what].setdefault(int(line), (int(index or 0), column or ""))
    problems: list[Problem] = []
    for what, found in lines.items():
        kind = _KINDS.get(what, kinds.QUOTES)
        if kind is kinds.NOT_UTF8:
            # A file in another encoding has as many such lines as words.
            problems.append(Problem(kind, Place(file, min(found)), {"count": str(len(found))}))
            continue
        for line in sorted(found)[:MOST]:
            index, column = found[line]
            params = {"count": str(index), "columns": str(columns)}
            named = column if kind is kinds.ROW_SHORT else ""
            problems.append(Problem(kind, Place(file, line, named), params))
        if len(found) > MOST:
            problems.append(further(file, len(found) - MOST))
    skipped = frozenset(line for found in lines.values() for line in found)
    return tuple(sorted(problems, key=lambda each: (each.place.line == 0, each.place.line))), skipped


def further(file: str, count: int) -> Problem:
    """So many more such faults were found and are not listed."""
    return Problem(kinds.FURTHER, Place(file), {"count": str(count)})
