"""Sums that should come out: a total and its parts, a unit and the units below it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from bilim.facts.problems import plausibility as problems
from bilim.facts.rules.standing import Figure, Said, Standing
from bilim.facts.rules.units import Units
from bilim.facts.rules.wording import dimension_words, part_words
from bilim.facts.terms import Cell
from bilim_engine.definitions import Definitions
from bilim_engine.facts import parse_breakdown, write_breakdown
from bilim_engine.periods import parse_period
from bilim_engine.problems import Problem

Parts = dict[str, Figure]


def totals_and_parts(standing: Standing, definitions: Definitions) -> Iterator[Problem]:
    """Totals the file touches, or parts of which it touches, that contradict their parts over a dimension."""
    categories = {
        code: frozenset(each.code for each in label.values) for code, label in definitions.breakdowns.items()
    }
    for (*total_cell, dimension), parts in _by_total(standing).items():
        cell = Cell(*total_cell)
        total = standing.file.get(cell) or standing.ledger[cell]
        if total.row or any(figure.row for figure in parts.values()):
            whole = bool(categories.get(dimension)) and parts.keys() >= categories[dimension]
            problem = _judge(standing, cell, total, dimension, parts, definitions, whole=whole)
            if problem is not None:
                yield problem


def _by_total(standing: Standing) -> dict[tuple[str, ...], Parts]:
    """The parts of every recorded total, by total and dimension."""
    found: dict[tuple[str, ...], Parts] = defaultdict(dict)
    file, ledger = standing.file, standing.ledger
    for figures in (file, ledger):
        for (unit, item, period, breakdown), figure in figures.items():
            for dimension, category, rest in _sides(breakdown) if breakdown else ():
                total = (unit, item, period, rest)  # a plain tuple finds a cell, and is made faster
                if total in file or total in ledger:
                    found[unit, item, period, rest, dimension][category] = figure
    return found


@lru_cache(maxsize=4096)
def _sides(breakdown: str) -> tuple[tuple[str, str, str], ...]:
    """Each dimension of a breakdown with its category and what is left without it."""
    pairs = parse_breakdown(breakdown)
    return tuple(
        (dimension, category, write_breakdown(tuple(pair for pair in pairs if pair[0] != dimension)))
        for dimension, category in pairs
    )


def _judge(
    standing: Standing,
    cell: Cell,
    total: Figure,
    dimension: str,
    parts: Parts,
    definitions: Definitions,
    *,
    whole: bool,
) -> Problem | None:
    """The one question worth asking: the part that is too large, the sum that is, or the sum that differs."""
    figures = (total, *parts.values())
    amount, added = total.amount, sum((figure.amount for figure in parts.values()), Decimal(0))
    slack = standing.items[cell.item].slack(figure.amount for figure in figures)
    over = dimension_words(dimension, definitions)
    said: dict[str, Said] = {"total": amount, "sum": added, "dimension": over, "difference": added - amount}
    category, largest = max(parts.items(), key=lambda part: part[1].amount)
    is_positive = all(figure.amount >= 0 for figure in parts.values())
    if is_positive and largest.amount > amount + slack:
        part = part_words(dimension, category, definitions)
        said = {"total": amount, "part": part, "figure": largest.amount}
        return standing.ask(problems.PART_ABOVE_TOTAL, cell, figures, **said)
    if whole and abs(added - amount) > slack:
        return standing.ask(problems.TOTAL_NOT_PARTS, cell, figures, **said)
    if is_positive and added > amount + slack:
        return standing.ask(problems.PARTS_ABOVE_TOTAL, cell, figures, **said)
    return None


def units_and_parts(standing: Standing, units: Units) -> Iterator[Problem]:
    """Units whose figure is not the sum of all units directly below, where the file touches one of these."""
    below = lru_cache(maxsize=None)(lambda period: units.below(parse_period(period)))
    for figures in (standing.file, standing.ledger):
        for cell, total in figures.items():
            children = below(cell.period).get(cell.unit)
            if children is not None:
                parts = [standing.find(cell._replace(unit=child)) for child in children]
                problem = _unit_sum(standing, cell, total, parts)
                if problem is not None:
                    yield problem


def _unit_sum(
    standing: Standing, cell: Cell, total: Figure, parts: Sequence[Figure | None]
) -> Problem | None:
    known = [part for part in parts if part is not None]
    together = (total, *known)
    if len(known) < len(parts) or not any(figure.row for figure in together):
        return None
    added = sum((figure.amount for figure in known), Decimal(0))
    difference = added - total.amount
    if abs(difference) <= standing.items[cell.item].slack(figure.amount for figure in together):
        return None
    said: dict[str, Said] = {
        "total": total.amount,
        "sum": added,
        "count": str(len(known)),
        "difference": difference,
    }
    return standing.ask(problems.UNITS_NOT_SUM, cell, together, **said)
