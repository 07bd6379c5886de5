"""Small numbers of persons in fine breakdowns, withheld so that nobody can work them out again.

A *table* is the facts of one item and period: cells of units, broken down over some dimensions, with their
margins: the sums over some of the dimensions, down to the total, and the sums over the units below.
Withholding the small cells is not enough: where a margin leaves one unknown, subtraction gives it back. So
further cells are withheld until no linear combination of what is published gives a withheld one, and none
leaves one number alone to a cell that stands for somebody (`forced`). Totals of
units are never withheld here: a ranked indicator may use only published totals (docs/design.md, section 5).

What came out before stays known: editions that print the same table are one system of equations with it
(docs/adr/0309). One number of one cell is one unknown in all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from bilim.publication.rules.elimination import always_nothing, recoverable, reduced
from bilim.publication.rules.margins import Breakdown, Cell, Equation, margins

Number = Fraction | int
Figure = tuple[str, Breakdown, str]
"""A cell and the number that stands in it: where an edition prints another number, it is another figure."""


@dataclass(frozen=True, slots=True)
class Before:
    """What the editions that came out say of one table, all together."""

    equations: tuple[Mapping[Figure, int], ...] = ()
    shown: frozenset[Figure] = frozenset()
    hidden: frozenset[Figure] = frozenset()  # withheld wherever they stand
    given_away: frozenset[Figure] = frozenset()  # of the hidden: follow from those editions already
    guarded: frozenset[Figure] = frozenset()  # of the hidden: persons so few that it must stay so


NOTHING = Before()


def figure_of(cell: Cell, value: Number) -> Figure:
    """The figure of this cell, the same in every edition that has the same number there."""
    return (*cell, str(Fraction(value)))


def is_small(value: Number, threshold: int) -> bool:
    """More than nobody and fewer than the threshold. Zero says nothing about any person."""
    return 0 < value < threshold


def withheld(
    cells: Mapping[Cell, Number], threshold: int, parents: Mapping[str, str], before: Before = NOTHING
) -> frozenset[Cell]:
    """The cells of one table to withhold: the small ones and those that would give them away, or would give
    away what an edition before withholds.

    `parents` leads from a unit to the one above it. A cell stays withheld while its number stays. What no
    choice can protect is left to the gate.
    """
    own = {figure_of(cell, value): value for cell, value in cells.items()}
    known = [*of_figures(margins(cells, parents), {figure[:2]: figure for figure in own})]
    small = {each for each, value in own.items() if is_small(value, threshold)}
    hidden = {each for each in own if each[1] and each in small | before.hidden}
    familiar = {figure[:2] for figure in before.hidden}
    if before.equations:
        hidden, lost = _covered(hidden, own, [*known, *before.equations], before, familiar)
        hidden -= lost - small  # whoever can count has it: withheld it would only look protected
    # Read alone, too, the edition gives nothing away, be it known from elsewhere.
    hidden, _lost = _covered(hidden, own, known, NOTHING, familiar)
    return frozenset(each[:2] for each in hidden)


def _covered(
    hidden: set[Figure],
    own: Mapping[Figure, Number],
    known: Sequence[Mapping[Figure, int]],
    before: Before,
    familiar: Collection[Cell],
) -> tuple[set[Figure], set[Figure]]:
    """These and their companions; and what follows whatever is withheld, as far as that was asked."""
    lost: set[Figure] | None = None
    while exposed := _exposed(hidden, before, known) - (lost or set()):
        rest = {each for each in own if each[1] and each not in hidden | before.shown} - (lost or set())
        now = unknown(hidden, before)
        if lost is None and (
            before.equations or not all(_can_be_covered(each, rest, now, known) for each in exposed)
        ):
            lost = recoverable(now | rest, known)
            continue
        chosen = _companions(exposed, own, rest, now, known, familiar)
        if not chosen:
            break
        hidden = hidden | chosen
    return hidden, lost or set()


def unknown(hidden: Collection[Figure], before: Before) -> set[Figure]:
    """What no edition shows where a further one withholds these."""
    return (set(hidden) - before.shown) | before.hidden


def _exposed(
    hidden: Collection[Figure], before: Before, known: Sequence[Mapping[Figure, int]]
) -> set[Figure]:
    """What follows and must not; what was given away before cannot be taken back."""
    guarded = (set(hidden) - before.shown - before.given_away) | before.guarded
    now = unknown(hidden, before)
    return (recoverable(now, known) | forced(now, known)) & guarded


def of_figures(
    equations: Iterable[Equation], figures: Mapping[Cell, Figure]
) -> Iterator[Mapping[Figure, int]]:
    """The equations of a table, of the numbers that stand there."""
    for equation in equations:
        yield {figures[cell]: factor for cell, factor in equation.items()}


def number_of(figure: Figure) -> Fraction | None:
    """The number a figure was made of; None where nobody here knows it."""
    try:
        return Fraction(figure[2])
    except ValueError:
        return None


def forced(hidden: Iterable[Figure], equations: Iterable[Mapping[Figure, int]]) -> set[Figure]:
    """The withheld figures that have no other number where each of them stands for somebody.

    Nobody is withheld for being nobody, so whoever counts takes each for one person at least. Of those that
    are one, some can only be more where another would be less than one: these are known, and what follows
    from them. Where a zero is withheld among them he is wrong, and none is told here; a figure nobody here
    knows tells nothing either.
    """
    unknown = set(hidden)
    single = {each for each in unknown if number_of(each) == 1}
    rows = (
        {
            (figure in single, *figure): Fraction(factor)
            for figure, factor in each.items()
            if figure in unknown
        }
        for each in equations
    )
    # How numbers that fit as well may differ from these. What is more than one goes first: what is left
    # without it are the equations of the single ones alone.
    left = [row for row in reduced(rows) if all(cell[0] for cell in row)]
    alone = {each[1:] for each in always_nothing(left)}
    return alone | recoverable(unknown - alone, equations) if alone else set()


def _can_be_covered(
    figure: Figure, rest: set[Figure], hidden: Collection[Figure], equations: Iterable[Mapping[Figure, int]]
) -> bool:
    """Whether every equation that exposes it by itself, and there is one, has something to withhold too."""
    alone = [each for each in equations if figure in each and sum(other in hidden for other in each) == 1]
    return bool(alone) and not any(rest.isdisjoint(each) for each in alone)


def _companions(
    exposed: Iterable[Figure],
    own: Mapping[Figure, Number],
    rest: set[Figure],
    hidden: Collection[Figure],
    equations: Sequence[Mapping[Figure, int]],
    familiar: Collection[Cell],
) -> set[Figure]:
    """A published cell for each exposed one, of an equation that exposes it, of least loss; never a total.

    Where no equation of its own does, a longer chain exposes it, and a cell of the nearest equations along
    the withheld ones may break that. One that stands in an equation with a cell just chosen waits: the choice
    may protect it too.
    """
    chosen: set[Figure] = set()
    for figure in sorted(exposed):
        alone = [each.keys() for each in equations if figure in each]
        if any(chosen & each for each in alone):
            continue
        exposing = [each for each in alone if sum(other in hidden for other in each) == 1]
        candidates = next((found for each in (*exposing, *alone) if (found := each & rest)), None)
        candidates = candidates or _along(figure, rest, hidden, equations)
        if candidates:
            chosen.add(min(candidates, key=lambda each: _loss(each, own[each], familiar)))
    return chosen


def _along(
    figure: Figure, rest: set[Figure], hidden: Collection[Figure], equations: Sequence[Mapping[Figure, int]]
) -> set[Figure]:
    """What can be withheld in the equations nearest to this one, from withheld to withheld."""
    reached, front = {figure}, {figure}
    while front:
        near = {each for equation in equations if not front.isdisjoint(equation) for each in equation}
        if found := near & rest:
            return found
        front = near.intersection(hidden) - reached
        reached |= front
    return set()


def _loss(figure: Figure, value: Number, familiar: Collection[Cell]) -> tuple[object, ...]:
    """What withholding costs the reader: least what he did not have before. An empty cell protects nothing as
    long as another one is there: everybody knows an unlikely zero."""
    cell = figure[:2]
    return (cell not in familiar, -len(cell[1]), not value, value, cell)
