"""Small numbers of persons in fine breakdowns, withheld so that nobody can work them out again.

A *table* is the facts of one unit, item and period over one set of dimensions, with its margins: the sums
over some of the dimensions, down to the total. Withholding the small cells is not enough: where a margin
leaves one unknown, subtraction gives it back. So further cells are withheld until no linear combination of
what is published gives a withheld one. Totals of units are never withheld here: a ranked indicator may use
only published totals (docs/design.md, section 5).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

Breakdown = tuple[tuple[str, str], ...]
Equation = dict[Breakdown, int]
Number = Fraction | int


def is_small(value: Number, threshold: int) -> bool:
    """More than nobody and fewer than the threshold. Zero says nothing about any person."""
    return 0 < value < threshold


def withheld(cells: Mapping[Breakdown, Number], threshold: int) -> frozenset[Breakdown]:
    """The cells of one table to withhold: the small ones and those that would give them away."""
    hidden = {cell for cell, value in cells.items() if cell and is_small(value, threshold)}
    equations = margins(cells)
    while exposed := recoverable(hidden, equations):
        candidates = _companions(min(exposed), cells, hidden, equations)
        if not candidates:
            break
        hidden.add(candidates[0])
    return frozenset(hidden)


def margins(cells: Iterable[Breakdown]) -> list[Equation]:
    """Every equation the published figures are known to obey: a margin is the sum of its parts."""
    known = set(cells)
    found: list[Equation] = []
    for whole in sorted(known):
        fixed = dict(whole)
        for dimension in sorted({name for cell in known for name, _ in cell} - set(fixed)):
            parts = [
                cell
                for cell in known
                if len(cell) == len(whole) + 1 and dimension in dict(cell) and set(whole) < set(cell)
            ]
            if parts:
                found.append({whole: -1, **dict.fromkeys(sorted(parts), 1)})
    return found


def recoverable(hidden: Iterable[Breakdown], equations: Sequence[Equation]) -> set[Breakdown]:
    """The withheld cells that follow from the published ones: those the linear equations determine
    uniquely."""
    unknown = sorted(set(hidden))
    rows = [[Fraction(equation.get(cell, 0)) for cell in unknown] for equation in equations]
    reduced = _reduce([row for row in rows if any(row)])
    # In reduced form an unknown is determined exactly where a row holds it and nothing else.
    return {
        unknown[places[0]]
        for row in reduced
        if len(places := [place for place, factor in enumerate(row) if factor]) == 1
    }


def _reduce(rows: list[list[Fraction]]) -> list[list[Fraction]]:
    """Gauss and Jordan, in fractions: exact."""
    done: list[list[Fraction]] = []
    width = len(rows[0]) if rows else 0
    for place in range(width):
        pivot = next((row for row in rows if row[place]), None)
        if pivot is None:
            continue
        rows.remove(pivot)
        pivot = [factor / pivot[place] for factor in pivot]
        rows = [_without(row, pivot, place) for row in rows]
        done = [_without(row, pivot, place) for row in done] + [pivot]
    return done


def _without(row: list[Fraction], pivot: list[Fraction], place: int) -> list[Fraction]:
    factor = row[place]
    return [own - factor * other for own, other in zip(row, pivot, strict=True)] if factor else row


def _companions(
    exposed: Breakdown,
    cells: Mapping[Breakdown, Number],
    hidden: set[Breakdown],
    equations: Sequence[Equation],
) -> list[Breakdown]:
    """Published cells that share an equation with the exposed one, the least loss first; never the total.

    Where its own equations have none left, a longer chain of them exposes it, and any other may break it.
    """
    rest = {cell for cell in cells if cell and cell not in hidden}
    shared = {cell for equation in equations if exposed in equation for cell in equation} & rest or rest
    # An empty cell protects nothing as long as another one is there: everybody knows an unlikely zero.
    return sorted(shared, key=lambda cell: (-len(cell), not cells[cell], cells[cell], cell))
