"""Scores of one node or leaf, and the weighted mean of several (docs/arithmetic.md, sections 5, 6 and 13).

Draws ask this some hundred thousand times, so work is done for the few units that lack something and
not for all, and what a leaf brings to a mean is made once for all draws that leave it as it is.
"""

import math
from typing import Any, Dict, List, NamedTuple, Optional

from .drawn_leaves import Column, Open
from .numbers import NOT_DEFINED

Flags = List[bool]
Numbers = List[float]


class Terms(NamedTuple):
    """What a mean takes of a column: a number for each unit (0 where there is none), the places of units
    without a score, those of a score of 0 where that makes the whole mean 0, and those of a score below 0
    where that leaves no mean."""

    numbers: Numbers
    absent: List[int]
    zeros: List[int]
    below: List[int]


class Scores:
    """The scores of a node or leaf for every unit; what each kind of mean takes of them is made once."""

    __slots__ = ("_terms", "column")

    def __init__(self, column: Column) -> None:
        self.column = column
        self._terms: Dict[str, Terms] = {}

    def terms(self, kind: str) -> Terms:
        found = self._terms.get(kind)
        if found is None:
            found = self._terms[kind] = _terms(kind, self.column)
        return found


def _terms(kind: str, column: Column) -> Terms:
    """What is not positive is settled elsewhere; any number stands for it until then."""
    absent = [at for at, score in enumerate(column) if score is None] if None in column else []
    if kind == "arithmetic":
        return Terms([score or 0.0 for score in column] if absent else column, absent, [], [])  # type: ignore[arg-type]
    whole: Any = [1.0 if score is None else score for score in column] if absent else column
    zeros, below = [], []
    if min(whole) <= 0:
        zeros = [at for at, score in enumerate(whole) if score == 0]
        below = [at for at, score in enumerate(whole) if score < 0]
        whole = [score if score > 0 else 1.0 for score in whole]
    numbers = list(map(math.log, whole)) if kind == "geometric" else [1 / score for score in whole]
    for at in absent:
        numbers[at] = 0.0
    return Terms(numbers, absent, zeros, below)


def weighted(kind: str, columns: List[Terms], weights: Numbers) -> Column:
    """The weighted mean of the children that are there; None where none is, or where all weigh nothing."""
    whole = sum(weights)
    if whole:
        shares = [weight / whole for weight in weights]
        found: Any = _mean(kind, [column.numbers for column in columns], shares, _there(columns, shares))
    else:
        found = [None] * len(columns[0].numbers)
    for column in columns:
        for at in column.zeros:
            found[at] = 0.0
    return list(found)


def _mean(kind: str, columns: List[Numbers], shares: Numbers, there: Dict[int, float]) -> Column:
    found: Any = _summed(columns, shares)
    for at, share in there.items():
        # The children of this unit that are there weigh less than 1 together.
        found[at] = found[at] / share if share else 0.0
    if kind == "geometric":
        found = list(map(math.exp, found))
    elif kind == "harmonic":
        found = [1 / sum_ if sum_ else 0.0 for sum_ in found]
    for at, share in there.items():
        if not share:
            found[at] = None
    return list(found)


def _summed(columns: List[Numbers], shares: Numbers) -> Numbers:
    """Two or three columns, which is what most nodes have, in one go."""
    if len(columns) == 2:
        (a, b) = shares
        return [a * x + b * y for x, y in zip(*columns)]
    if len(columns) == 3:
        (a, b, c) = shares
        return [a * x + b * y + c * z for x, y, z in zip(*columns)]
    found = [shares[0] * x for x in columns[0]]
    for column, share in zip(columns[1:], shares[1:]):
        found = [sum_ + share * x for sum_, x in zip(found, column)]
    return found


def _there(columns: List[Terms], weights: Numbers) -> Dict[int, float]:
    """The weight that is there, of each unit that lacks some."""
    if not any(column.absent for column in columns):
        return {}
    gone = [set(column.absent) for column in columns]
    return {
        at: sum(weight for weight, absent in zip(weights, gone) if at not in absent)
        for at in set().union(*gone)
    }


def uncovered(coverage: Any, columns: List[Terms], nominal: Numbers) -> Optional[Flags]:
    """Where too little of the stated weight is there; nothing where it is enough everywhere."""
    lacking: Dict[int, float] = {}
    for column, weight in zip(columns, nominal):
        for at in column.absent:
            lacking[at] = lacking.get(at, 0.0) + weight
    whole, low = sum(nominal), []
    for at, weight in lacking.items():
        share = round(1 - weight / whole, 12)
        if 0 < share < 1 and (coverage is None or coverage == NOT_DEFINED):
            raise Open
        if share == 0 or (share < 1 and share < float(coverage)):
            low.append(at)
    return _flags(low, columns)


def negative(columns: List[Terms]) -> Optional[Flags]:
    """Where a score lies below 0, of which this mean is not taken; nothing where none does."""
    return _flags([at for column in columns for at in column.below], columns)


def _flags(places: List[int], columns: List[Terms]) -> Optional[Flags]:
    if not places:
        return None
    found = [False] * len(columns[0].numbers)
    for at in places:
        found[at] = True
    return found


def either(one: Optional[Flags], other: Optional[Flags]) -> Optional[Flags]:
    if one is None or other is None:
        return other if one is None else one
    return [first or second for first, second in zip(one, other)]
