"""Which sums the cells of a table obey: over their dimensions, and over the units below a unit."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping

Breakdown = tuple[tuple[str, str], ...]
Cell = tuple[str, Breakdown]
"""A unit and the breakdown of its number; the empty one is the unit's total."""
Equation = dict[Cell, int]
"""The cells of a sum with their factors, together nothing: 1 for each part and -1 for the whole."""


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

    A unit below without it counts as nobody: then more is withheld than must be, never less. Totals are never
    withheld here; whoever recorded that one is withheld must know where the others give it away.
    """
    found: dict[Cell, Equation] = {}
    for unit, known in sorted(breakdowns.items()):
        for breakdown in sorted(known):
            above = _nearest(unit, breakdown, breakdowns, parents)
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
