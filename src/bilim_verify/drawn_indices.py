"""How much of the movement each choice makes (docs/arithmetic.md, section 15)."""

from decimal import Decimal
from itertools import repeat
from typing import Any, Dict, List, Optional, Tuple

from .drawing import Sample, stream
from .drawn_ranks import Drawn, Ranks
from .drawn_summary import ends_among

LEAST = 1e-12
Output = Optional[List[float]]
"""One number for each row, or nothing where some row has none."""
Tables = Tuple[List[str], List[List[Ranks]]]
"""The factors, and the ranks of each sample."""


def samples_of(one: Sample, other: Sample) -> List[Sample]:
    """The two base matrices, and the first with each factor of the second."""
    return [one, other, *(one.with_factor(factor, other) for factor in one.factors())]


def indices(drawn: Drawn, tables: Tables, published: Ranks, analysis: Any, level: Decimal) -> Any:
    """The part `sensitivity` of uncertainty.json; `tables` has the ranks of each of `samples_of`."""
    factors, ranks = tables
    plan = analysis["sensitivity"]
    base, times = int(plan["base"]), int(plan["bootstraps"])
    resamples = _resamples(drawn.plan.seed, base, times)
    one, other, *mixed_ = (_outputs(each, published) for each in ranks)
    found = []
    for factor, mixed in zip(factors, mixed_):
        shift = _Index(one[0], other[0], mixed[0])
        units = {}
        for number, unit in enumerate(drawn.units, start=1):
            index = _Index(one[number], other[number], mixed[number])
            units[unit] = {"first": rounded(index.first()), "total": rounded(index.total())}
        first, total = shift.resampled(resamples)
        found.append(
            {
                "factor": factor,
                "first": _ended(shift.first(), first, level),
                "total": _ended(shift.total(), total, level),
                "units": units,
            }
        )
    return {"evaluations": base * len(ranks), "factors": found}


def rounded(number: Optional[float]) -> str:
    """A number computed in floats, as it is published: nine places."""
    if number is None:
        return ""
    found = Decimal(repr(number)).quantize(Decimal("1e-9"))
    return format(found.normalize(), "f") if found else "0"


def _ended(value: Optional[float], resampled: List[Optional[float]], level: Decimal) -> Dict[str, str]:
    """The estimate with its ends; resamples without a number stand behind all others."""
    there = sorted(each for each in resampled if each is not None)
    ordered: List[Optional[float]] = [*there, *repeat(None, len(resampled) - len(there))]
    low, high = ends_among(level, len(ordered))
    return {"value": rounded(value), "low": rounded(ordered[low - 1]), "high": rounded(ordered[high - 1])}


def _outputs(table: List[Ranks], published: Ranks) -> List[Output]:
    """The average shift of each draw, then the rank of each unit."""
    shifts: Optional[List[float]] = []
    for draw in table:
        moved = [abs(rank - before) for rank, before in zip(draw, published) if rank and before]
        if moved and shifts is not None:
            shifts.append(sum(moved) / len(moved))
        else:
            shifts = None
    found: List[Output] = [shifts]
    for column in zip(*table):
        found.append(None if 0 in column else list(map(float, column)))
    return found


def _resamples(seed: str, rows: int, times: int) -> List[List[int]]:
    numbers = stream(seed, "bootstrap", rows * times)
    picked = [min(int(number * rows), rows - 1) for number in numbers]
    return [picked[start : start + rows] for start in range(0, rows * times, rows)]


class _Index:
    """The first and total order of one factor on one output; no number where there is none."""

    def __init__(self, one: Output, other: Output, mixed: Output) -> None:
        self.parts: Optional[List[List[float]]] = None
        if one is None or other is None or mixed is None:
            return
        centre = (sum(one) / len(one) + sum(other) / len(other)) / 2
        squares, sums, firsts, totals = [], [], [], []
        for a, b, c in zip(one, other, mixed):
            a, b, c = a - centre, b - centre, c - centre
            squares.append(a * a + b * b)
            sums.append(a + b)
            firsts.append(b * (c - a))
            totals.append((c - a) * (c - a) / 2)
        self.parts = [squares, sums, firsts, totals]

    def first(self) -> Optional[float]:
        return self._estimates()[0]

    def total(self) -> Optional[float]:
        return self._estimates()[1]

    def _estimates(self) -> Tuple[Optional[float], Optional[float]]:
        return (None, None) if self.parts is None else _ratios([sum(part) for part in self.parts], self.count)

    @property
    def count(self) -> int:
        return len(self.parts[0]) if self.parts else 0

    def resampled(self, resamples: List[List[int]]) -> Tuple[List[Optional[float]], List[Optional[float]]]:
        firsts: List[Optional[float]] = []
        totals: List[Optional[float]] = []
        for rows in resamples:
            first, total = None, None
            if self.parts is not None:
                sums = [sum(map(part.__getitem__, rows)) for part in self.parts]
                first, total = _ratios(sums, len(rows))
            firsts.append(first)
            totals.append(total)
        return firsts, totals


def _ratios(sums: List[float], count: int) -> Tuple[Optional[float], Optional[float]]:
    squares, both, first, total = (each / count for each in sums)
    variance = squares / 2 - (both / 2) ** 2
    if variance <= LEAST:
        return None, None
    return first / variance, total / variance
