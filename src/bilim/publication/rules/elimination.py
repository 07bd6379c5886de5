"""What follows from linear equations, in exact fractions: which unknowns they determine, and which are
nothing wherever none is below nothing. A row holds only the factors that are not zero."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any, TypeVar

K = TypeVar("K", bound=tuple[Any, ...])
# In a tableau, behind every unknown, whose first part is a truth value: what is left over up to one, and the
# number a row adds to its unknowns.
_SLACK: Any = (2,)
_REST: Any = (3,)
Row = dict[K, Fraction]


def recoverable(hidden: Iterable[K], equations: Iterable[Mapping[K, int]]) -> set[K]:
    """The withheld cells that follow from the published ones: those the equations determine uniquely."""
    unknown = set(hidden)
    rows = [
        {cell: Fraction(factor) for cell, factor in equation.items() if cell in unknown}
        for equation in equations
    ]
    # In reduced form an unknown is determined exactly where a row holds it and nothing else.
    return {next(iter(row)) for row in reduced(rows) if len(row) == 1}


def always_nothing(rows: Sequence[Row[K]]) -> set[K]:
    """The unknowns that are nothing in every solution of these reduced rows in which none is below nothing.

    Each is made more, while all together are one at most: the simplex method, exact, with Bland's rule, by
    which it ends. What is more than nothing in one of the solutions needs no trial of its own.
    """
    left = {cell for row in rows for cell in row}
    together: Row[Any] = dict.fromkeys(left, Fraction(1)) | {_SLACK: Fraction(1), _REST: Fraction(-1)}
    tableau: dict[Any, Row[Any]] = {min(row): row for row in rows}
    for place, row in tableau.items():
        together = _without(together, row, place)
    tableau[_SLACK] = together
    for wished in sorted(left):
        if wished in left:
            left -= _more(wished, tableau)
    return left


def _more(wished: Any, tableau: dict[Any, Row[Any]]) -> set[Any]:
    """The tableau stands at a solution in which the one wished for is more than nothing, if there is one; all
    that are more there."""
    while wished not in (found := {each for each, row in tableau.items() if row.get(_REST, 0) < 0}):
        goal = {wished: Fraction(1)}
        if wished in tableau:
            goal = _without(goal, tableau[wished], wished)
        helping = [cell for cell, factor in goal.items() if cell != _REST and factor > 0]
        if not helping:
            break
        entering = min(helping)
        limits = (
            (-row.get(_REST, 0) / row[entering], place)
            for place, row in tableau.items()
            if row.get(entering, 0) > 0
        )
        row = tableau.pop(min(limits)[1])
        row = {cell: factor / row[entering] for cell, factor in row.items()}
        for place in tableau:
            tableau[place] = _without(tableau[place], row, entering)
        tableau[entering] = row
    return found


def reduced(rows: Iterable[Row[K]]) -> list[Row[K]]:
    """Gauss and Jordan, exact; a row holds only what is not zero: units far apart cost each other nothing."""
    done: dict[K, Row[K]] = {}
    holding: dict[K, set[K]] = defaultdict(set)  # who stands in whose row
    for given in rows:
        row = given
        for pivot in given.keys() & done.keys():
            row = _without(row, done[pivot], pivot)
        if not row:
            continue
        pivot = min(row)
        row = {cell: factor / row[pivot] for cell, factor in row.items()}
        for other in holding.pop(pivot, set()):
            done[other] = _without(done[other], row, pivot)
            for cell in done[other]:
                holding[cell].add(other)
        done[pivot] = row
        for cell in row:
            if cell != pivot:
                holding[cell].add(pivot)
    return list(done.values())


def _without(row: Row[K], pivot: Row[K], place: K) -> Row[K]:
    factor = row.get(place)
    if not factor:
        return row
    left = {cell: row.get(cell, 0) - factor * pivot.get(cell, 0) for cell in row.keys() | pivot.keys()}
    return {cell: Fraction(value) for cell, value in left.items() if value}
