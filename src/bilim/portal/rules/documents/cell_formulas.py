"""The arithmetic of a rating as formulas of a spreadsheet (docs/arithmetic.md, sections 6 to 8).

A formula names cells only; no text of anybody becomes part of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ARITHMETIC, GEOMETRIC, HARMONIC = "arithmetic", "geometric", "harmonic"
# Where a score lies so near to the mean, the quotient of two tiny differences would lose its digits.
NEAR = "0.001"
# Stands wherever a cell that is needed was emptied, as it stands on pages where there is no number.
MISSING = "∅"


@dataclass(frozen=True, slots=True)
class Term:
    """The cells of one child that is there: its weight and its score."""

    weight: str
    score: str


def mean(kind: str, children: Sequence[Term]) -> str:
    """The weighted mean of the children."""
    weights = "+".join(each.weight for each in children)
    if kind == ARITHMETIC:
        return _of_numbers(f"({_products(children)})/({weights})", _cells(children))
    least = f"MIN({','.join(each.score for each in children)})"
    if kind == GEOMETRIC:
        logarithms = "+".join(f"{each.weight}*LN({each.score})" for each in children)
        found = f"IF({least}<=0,0,EXP(({logarithms})/({weights})))"
        return _of_numbers(found, _cells(children))
    assert kind == HARMONIC
    quotients = "+".join(f"{each.weight}/{each.score}" for each in children)
    return _of_numbers(f"IF({least}<=0,0,({weights})/({quotients}))", _cells(children))


def share(kind: str, child: Term, children: Sequence[Term], result: str) -> str:
    """The share of a child in the mean that stands in the cell `result`; all shares add up to one."""
    own = _proportion(kind, child, result)
    every = "+".join(_proportion(kind, each, result) for each in children)
    if kind == ARITHMETIC:
        return _of_numbers(f"{own}/({every})", _cells(children))
    zeros = "+".join(f"{each.weight}*({each.score}=0)" for each in children)
    of_zeros = f"{child.weight}*({child.score}=0)/({zeros})"
    return _of_numbers(f"IF({result}<=0,{of_zeros},{own}/({every}))", _cells(children))


def _of_numbers(found: str, cells: Sequence[str]) -> str:
    """The formula where each of the cells holds a number: one that was emptied is missing, never zero."""
    return f'=IF(COUNT({",".join(cells)})={len(cells)},{found},"{MISSING}")'


def _cells(children: Sequence[Term]) -> list[str]:
    return [cell for each in children for cell in (each.weight, each.score)]


def _proportion(kind: str, child: Term, result: str) -> str:
    if kind == ARITHMETIC:
        return child.weight
    if kind == HARMONIC:
        return f"{child.weight}/{child.score}"
    x, m = child.score, result
    near = f"SQRT({x}*{m})*(1+LN({x}/{m})^2/24)"
    return f"{child.weight}/IF(ABS({x}-{m})<={NEAR}*{m},{near},({x}-{m})/LN({x}/{m}))"


def product(*cells: str) -> str:
    """The product of cells."""
    return _of_numbers("*".join(cells), cells)


def total(cells: Sequence[str]) -> str:
    """The sum of cells."""
    return _of_numbers("+".join(cells), cells)


def difference(one: str, other: str) -> str:
    """One cell less another."""
    return _of_numbers(f"{one}-{other}", (one, other))


def place(cell: str, every: str, *, descending: bool) -> str:
    """The place of a score among those in the range `every`, equal ones sharing the better place.

    Scores that are nearer to each other than 1e-9 are equal; words in the range are no scores.
    """
    better = f"({every}>{cell}+1E-9)" if descending else f"({every}<{cell}-1E-9)"
    return _of_numbers(f"SUMPRODUCT(ISNUMBER({every})*{better})+1", (cell,))


def _products(children: Sequence[Term]) -> str:
    return "+".join(f"{each.weight}*{each.score}" for each in children)
