"""What editions say of one table together: the ones that came out, and the one that is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from bilim.publication.rules.elimination import recoverable
from bilim.publication.rules.margins import Cell, margins
from bilim.publication.rules.suppression import Before, Figure, figure_of, forced, is_small, of_figures
from bilim.publication.terms import PublishedFact, RegisterUnit
from bilim_engine.values import SUPPRESSED, Missing

Key = tuple[str, str, str, str]
Table = Mapping[Cell, PublishedFact]


@dataclass(frozen=True, slots=True)
class Earlier:
    """An edition that came out. `numbers` are those it withholds, as far as its run is at hand."""

    code: str
    facts: Sequence[PublishedFact]
    units: Sequence[RegisterUnit]
    numbers: Mapping[Key, Fraction]


class Numbers:
    """Which number stands behind a record: the same record has the same number in every edition."""

    def __init__(self, told: Iterable[PublishedFact], withheld: Mapping[Key, Fraction]) -> None:
        self._withheld = withheld
        self._recorded = {
            (fact.key, fact.recorded_at): Fraction(fact.value)
            for fact in told
            if isinstance(fact.value, Decimal)
        }

    def behind(self, fact: PublishedFact) -> Fraction | None:
        """None where it is missing, and where it is withheld and nobody here knows it."""
        if isinstance(fact.value, Decimal):
            return Fraction(fact.value)
        if fact.value != Missing(SUPPRESSED):
            return None
        return self._withheld.get(fact.key, self._recorded.get((fact.key, fact.recorded_at)))


@dataclass(frozen=True, slots=True)
class Printed:
    """One table as one edition prints it."""

    edition: str
    figures: Mapping[Figure, PublishedFact]
    hidden: frozenset[Figure]
    few: frozenset[Figure]  # of the hidden: so few persons that it must stay so, or nobody here can say
    equations: tuple[Mapping[Figure, int], ...]

    @property
    def shown(self) -> frozenset[Figure]:
        """What everybody reads."""
        return frozenset(self.figures.keys() - self.hidden)


def printed(edition: str, table: Table, numbers: Numbers, limit: int, parents: Mapping[str, str]) -> Printed:
    """The table of this edition, its cells told apart by the numbers that stand in them."""
    behind = {cell: numbers.behind(fact) for cell, fact in table.items()}
    figures = {cell: _figure(cell, fact, behind[cell]) for cell, fact in table.items()}
    hidden = {cell for cell, fact in table.items() if fact.value == Missing(SUPPRESSED)}
    few = {cell for cell in hidden if (number := behind[cell]) is None or is_small(number, limit)}
    return Printed(
        edition,
        {figures[cell]: fact for cell, fact in table.items()},
        frozenset(figures[cell] for cell in hidden),
        frozenset(figures[cell] for cell in few),
        tuple(of_figures(margins(table, parents), figures)),
    )


def _figure(cell: Cell, fact: PublishedFact, number: Fraction | None) -> Figure:
    # A number nobody here knows is told from others by the instant it was recorded, as readers tell it.
    return (*cell, fact.recorded_at or "?") if number is None else figure_of(cell, number)


def together(tables: Iterable[Printed]) -> Before:
    """What everybody knows who has all of these, and what must not follow."""
    tables = list(tables)
    shown = frozenset(each for table in tables for each in table.shown)
    hidden = frozenset(each for table in tables for each in table.hidden) - shown
    # Editions repeat each other: each equation once.
    equations = {frozenset(each.items()): each for table in tables for each in table.equations}
    known = tuple(equations.values())
    given_away = frozenset(recoverable(hidden, known) | forced(hidden, known))
    few = frozenset(each for table in tables for each in table.few)
    return Before(known, shown, hidden, given_away, (few & hidden) - given_away)


def exposed(now: Printed, earlier: Sequence[Printed]) -> list[tuple[str, PublishedFact]]:
    """The small numbers that follow from all these editions and did not from the earlier ones: with the code
    of the edition that withholds each."""
    before, both = together(earlier), together([*earlier, now])
    guarded = before.guarded | (now.few - before.shown - before.given_away)
    # What subtraction in this edition alone gives is told by itself.
    follow = guarded & (both.given_away | both.shown) - recoverable(now.hidden, now.equations)
    return [
        (table.edition, table.figures[each])
        for each in sorted(follow)
        for table in [next(table for table in (now, *earlier) if each in table.hidden)]
    ]
