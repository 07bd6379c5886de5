"""What a plan asks though every row can be read: do totals and parts, units and their parts, parts
and wholes, years agree?

A question never stands against a file: whoever commits it answers for the figures in spite of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache, partial
from itertools import chain

from bilim.facts.problems import plausibility as problems
from bilim.facts.rules.rows import Candidate
from bilim.facts.rules.shares import parts_and_wholes
from bilim.facts.rules.standing import Standing
from bilim.facts.rules.sums import totals_and_parts, units_and_parts
from bilim.facts.rules.units import Units
from bilim.facts.terms import Cell, Entry
from bilim_engine.definitions import Definitions
from bilim_engine.periods import parse_period
from bilim_engine.problems import Place, Problem

FACTOR, BASE = "import.plausible_factor", "import.plausible_base"
# Beyond so many nobody reads on: a column has slipped, not a digit.
MAX_QUESTIONS = 2_000


def questions(
    candidates: Iterable[Candidate],
    current: Mapping[Cell, Entry],
    *,
    definitions: Definitions,
    units: Units,
    name: str,
) -> list[Problem]:
    """Every question the figures of the file raise among themselves and beside the ledger, by row.

    `current` holds what the ledger has for the items and their partners in shares, in the periods of the file
    and in those before them.
    """
    standing = Standing(candidates, current, definitions, units, name)
    found = list(
        chain(
            totals_and_parts(standing, definitions),
            units_and_parts(standing, units),
            parts_and_wholes(standing, definitions),
            changes(standing, definitions),
        )
    )
    found.sort(key=lambda problem: (problem.place.file, problem.place.line, problem.code))
    if len(found) <= MAX_QUESTIONS:
        return found
    params = {"count": str(MAX_QUESTIONS), "rest": str(len(found) - MAX_QUESTIONS)}
    return [*found[:MAX_QUESTIONS], Problem(problems.TOO_MANY_QUESTIONS, Place(name), params)]


def changes(standing: Standing, definitions: Definitions) -> Iterator[Problem]:
    """Figures that differ from those of the year before by more than the factor in force for the period; from
    those of the year after, where none is on record before."""
    limits = lru_cache(maxsize=None)(partial(_limits, definitions=definitions))
    for cell, figure in standing.file.items():
        limit = limits(cell.period)
        beside = _a_year_away(cell, standing) if limit else None
        if limit and beside and _differs(figure.amount, beside[1], *limit):
            yield standing.ask(
                problems.CHANGED_MUCH,
                cell,
                (figure,),
                figure=figure.amount,
                other=beside[1],
                year=beside[0],
                factor=limit[0],
            )


def _a_year_away(cell: Cell, standing: Standing) -> tuple[str, Decimal] | None:
    """The period that the cell is compared with, and the figure there."""
    earlier, later = (neighbour(cell.period, years) for years in (-1, 1))
    if earlier and (found := standing.find(cell._replace(period=earlier))):
        return earlier, found.amount
    after = cell._replace(period=later)
    # Of two years in one file the later is compared with the earlier, and nothing is asked twice.
    found = standing.find(after) if later and after not in standing.file else None
    return (later, found.amount) if found else None


def _differs(one: Decimal, other: Decimal, factor: Decimal, base: Decimal) -> bool:
    one, other = abs(one), abs(other)
    low, high = (one, other) if one < other else (other, one)
    return high >= base and high > low * factor


def _limits(period: str, definitions: Definitions) -> tuple[Decimal, Decimal] | None:
    """Factor and base in force on the period's last day; None, and no question, where one is not defined."""
    day = parse_period(period).end - timedelta(days=1)
    found = []
    for code in (FACTOR, BASE):
        parameter = definitions.parameters.get(code)
        value = None if parameter is None else parameter.at(day, "")
        if not isinstance(value, Decimal):
            return None
        found.append(value)
    return found[0], found[1]


@lru_cache(maxsize=4096)
def neighbour(period: str, years: int) -> str:
    """The same stretch so many years later, so that seasons are compared with themselves; empty where none
    is."""
    try:
        return str(parse_period(period).ago(years=-years))
    except (ValueError, OverflowError):  # 29 February, or beyond the first or last year there is
        return ""
