"""Small numbers of persons in fine breakdowns, withheld so that nobody can work them out again.

A *table* is the facts of one item and period: cells of units, broken down over some dimensions, with their
margins: the sums over some of the dimensions, down to the total, and the sums over the units below.
Withholding the small cells is not enough: where a margin leaves one unknown, subtraction gives it back. So
further cells are withheld until no linear combination of what is published gives a withheld one. Totals of
units are never withheld here: a ranked indicator may use only published totals (docs/design.md, section 5).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

Breakdown = tuple[tuple[str, str], ...]
Cell = tuple[str, Breakdown]
"""A unit and the breakdown of its number; the empty one is the unit's total."""
Equation = dict[Cell, int]
Number = Fraction | int
_Row = dict[Cell, Fraction]


def is_small(value: Number, threshold: int) -> bool:
    """More than nobody and fewer than the threshold. Zero says nothing about any person."""
    return 0 < value < threshold


def withheld(cells: Mapping[Cell, Number], threshold: int, parents: Mapping[str, str]) -> frozenset[Cell]:
    """The cells of one table to withhold: the small ones and those that would give them away.

    `parents` leads from a unit to the one above it.
    """
    hidden = {cell for cell, value in cells.items() if cell[1] and is_small(value, threshold)}
    known = margins(cells, parents)
    while exposed := recoverable(hidden, known):
        chosen = _companions(exposed, cells, hidden, known)
        if not chosen:
            break
        hidden |= chosen
    return frozenset(hidden)


def margins(cells: Iterable[Cell], parents: Mapping[str, str]) -> list[Equation]:
    """Every equation the published figures are known to obey: a margin is the sum of its parts."""
    breakdowns: dict[str, set[Breakdown]] = defaultdict(set)
    for unit, breakdown in cells:
        breakdowns[unit].add(breakdown)
    within = [
        equation for unit, known in sorted(breakdowns.items()) for equation in _over_dimensions(unit, known)
    ]
    return within + _over_units(breakdowns, parents)


def _over_dimensions(unit: str, known: Collection[Breakdown]) -> Iterator[Equation]:
    """One unit's own sums: a cell is what all categories of a further dimension add up to."""
    for whole in sorted(known):
        fixed = dict(whole)
        for dimension in sorted({name for cell in known for name, _ in cell} - set(fixed)):
            parts = [
                cell
                for cell in known
                if len(cell) == len(whole) + 1 and dimension in dict(cell) and set(whole) < set(cell)
            ]
            if parts:
                yield {(unit, whole): -1, **{(unit, part): 1 for part in sorted(parts)}}


def _over_units(
    breakdowns: Mapping[str, Collection[Breakdown]], parents: Mapping[str, str]
) -> list[Equation]:
    """A cell of a unit is what the nearest units below it that have this cell add up to.

    A unit below without it counts as nobody: then more is withheld than must be, never less. Totals are left
    out, as none is ever withheld.
    """
    found: dict[Cell, Equation] = {}
    for unit, known in sorted(breakdowns.items()):
        for breakdown in sorted(known):
            above = _nearest(unit, breakdown, breakdowns, parents) if breakdown else ""
            if above:
                found.setdefault((above, breakdown), {(above, breakdown): -1})[(unit, breakdown)] = 1
    return list(found.values())


def _nearest(
    unit: str,
    breakdown: Breakdown,
    breakdowns: Mapping[str, Collection[Breakdown]],
    parents: Mapping[str, str],
) -> str:
    """The nearest unit above that has this cell too; empty where none has."""
    above = parents.get(unit, "")
    while above and breakdown not in breakdowns.get(above, ()):
        above = parents.get(above, "")
    return above


def recoverable(hidden: Iterable[Cell], equations: Sequence[Equation]) -> set[Cell]:
    """The withheld cells that follow from the published ones: those the linear equations determine
    uniquely."""
    unknown = set(hidden)
    rows = [
        {cell: Fraction(factor) for cell, factor in equation.items() if cell in unknown}
        for equation in equations
    ]
    # In reduced form an unknown is determined exactly where a row holds it and nothing else.
    return {next(iter(row)) for row in _reduced(rows) if len(row) == 1}


def _reduced(rows: Iterable[_Row]) -> list[_Row]:
    """Gauss and Jordan, exact; a row holds only what is not zero: units far apart cost each other nothing."""
    done: dict[Cell, _Row] = {}
    holding: dict[Cell, set[Cell]] = defaultdict(set)  # who stands in whose row
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


def _without(row: _Row, pivot: _Row, place: Cell) -> _Row:
    factor = row.get(place)
    if not factor:
        return row
    left = {cell: row.get(cell, 0) - factor * pivot.get(cell, 0) for cell in row.keys() | pivot.keys()}
    return {cell: Fraction(value) for cell, value in left.items() if value}


def _companions(
    exposed: Iterable[Cell],
    cells: Mapping[Cell, Number],
    hidden: Collection[Cell],
    equations: Sequence[Equation],
) -> set[Cell]:
    """A published cell for each exposed one, of an equation that exposes it, of least loss; never a total.

    Where no equation of its own does, a longer chain exposes it, and any other cell may break that. One that
    stands in an equation with a cell just chosen waits: the choice may protect it too.
    """
    rest = {cell for cell in cells if cell[1] and cell not in hidden}
    chosen: set[Cell] = set()
    for cell in sorted(exposed):
        own = [equation.keys() for equation in equations if cell in equation]
        if any(chosen & each for each in own):
            continue
        exposing = [each for each in own if sum(other in hidden for other in each) == 1]
        candidates = next((found for each in (*exposing, *own) if (found := each & rest)), rest)
        if candidates:
            chosen.add(min(candidates, key=lambda each: _loss(each, cells[each])))
    return chosen


def _loss(cell: Cell, value: Number) -> tuple[int, bool, Number, Cell]:
    """What withholding costs the reader; an empty cell protects nothing as long as another one is there:
    everybody knows an unlikely zero."""
    return (-len(cell[1]), not value, value, cell)
