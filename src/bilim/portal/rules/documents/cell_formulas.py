"""The arithmetic of a rating as formulas of a spreadsheet (docs/arithmetic.md, sections 6 to 8).

A formula names cells only; no text of anybody becomes part of one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

ARITHMETIC, GEOMETRIC, HARMONIC = "arithmetic", "geometric", "harmonic"
# Where a score lies so near to the mean, the quotient of two tiny differences would lose its digits.
NEAR = "0.001"


@dataclass(frozen=True, slots=True)
class Term:
    """The cells of one child that is there: its weight and its score."""

    weight: str
    score: str


def mean(kind: str, children: Sequence[Term]) -> str:
    """The weighted mean of the children."""
    weights = "+".join(each.weight for each in children)
    if kind == ARITHMETIC:
        return f"=({_products(children)})/({weights})"
    least = f"MIN({','.join(each.score for each in children)})"
    if kind == GEOMETRIC:
        logarithms = "+".join(f"{each.weight}*LN({each.score})" for each in children)
        return f"=IF({least}<=0,0,EXP(({logarithms})/({weights})))"
    assert kind == HARMONIC
    quotients = "+".join(f"{each.weight}/{each.score}" for each in children)
    return f"=IF({least}<=0,0,({weights})/({quotients}))"


def share(kind: str, child: Term, children: Sequence[Term], result: str) -> str:
    """The share of a child in the mean that stands in the cell `result`; all shares add up to one."""
    own = _proportion(kind, child, result)
    every = "+".join(_proportion(kind, each, result) for each in children)
    if kind == ARITHMETIC:
        return f"={own}/({every})"
    zeros = "+".join(f"{each.weight}*({each.score}=0)" for each in children)
    of_zeros = f"{child.weight}*({child.score}=0)/({zeros})"
    return f"=IF({result}<=0,{of_zeros},{own}/({every}))"


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
    return "=" + "*".join(cells)


def total(cells: Sequence[str]) -> str:
    """The sum of cells."""
    return "=" + "+".join(cells)


def difference(one: str, other: str) -> str:
    """One cell less another."""
    return f"={one}-{other}"


def place(cell: str, every: str, *, descending: bool) -> str:
    """The place of a score among those in the range `every`, equal ones sharing the better place.

    Scores that are nearer to each other than 1e-9 are equal; words in the range are no scores.
    """
    better = f"({every}>{cell}+1E-9)" if descending else f"({every}<{cell}-1E-9)"
    return f"=SUMPRODUCT(ISNUMBER({every})*{better})+1"


def _products(children: Sequence[Term]) -> str:
    return "+".join(f"{each.weight}*{each.score}" for each in children)
