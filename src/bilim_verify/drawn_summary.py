"""What the draws say about places (docs/arithmetic.md, section 14)."""

from decimal import ROUND_CEILING, Decimal
from operator import lt
from typing import Any, Dict, List, Tuple

from .drawn_ranks import Ranks

SAME = 1e-12
SHARE = Decimal("1e-12")
Table = List[Ranks]
"""A row of ranks for each draw, 0 where a unit has none."""


class Summary:
    """The places of the units over all draws, in the order of `units`."""

    def __init__(self, units: List[str], table: Table, published: Ranks, analysis: Any) -> None:
        self.units, self.table, self.published = units, table, published
        self.draws, self.level = len(table), Decimal(str(analysis["level"]))
        self.columns: List[Ranks] = [list(column) for column in zip(*table)]
        self.counts = [self._counts(column) for column in self.columns]
        compared = analysis.get("compared") or units
        self.compared = [units.index(unit) for unit in compared]
        self.first, self.last = int(analysis["first"]), int(analysis["last"])
        self.above = self._above()

    def _counts(self, column: Ranks) -> Ranks:
        counts = [0] * (len(self.units) + 1)
        for rank in column:
            counts[rank] += 1
        return counts

    def rows(self) -> List[Dict[str, str]]:
        """The rows of uncertainty.csv."""
        cut, last = self._cut(), self._among_last()
        return [self._row(number, cut, last[number]) for number in range(len(self.units))]

    def _row(self, number: int, cut: float, last: int) -> Dict[str, str]:
        counts = self.counts[number]
        low, high = self._alone(counts)
        joint_low, joint_high = _joint(counts, cut)
        ends = (self.published[number], low, high, joint_low, joint_high)
        shares = (sum(counts[1 : self.first + 1]), last, self.draws - counts[0])
        names = ("rank", "low", "high", "joint_low", "joint_high")
        row = {name: str(end) if end else "" for name, end in zip(names, ends)}
        row.update({name: share(n, self.draws) for name, n in zip(("first", "last", "ranked"), shares)})
        return dict(row, unit=self.units[number])

    def _alone(self, counts: Ranks) -> Tuple[int, int]:
        total = self.draws - counts[0]
        low, high = ends_among(self.level, total)
        return _reached(counts, low), _reached(counts, high)

    def _cut(self) -> float:
        """The depth at which every interval is cut, so that enough draws are whole."""
        depths = [_depths(counts) for counts in self.counts]
        least = [min(depths[number][draw[number]] for number in self.compared) for draw in self.table]
        inside = int((self.level * self.draws).to_integral_value(rounding=ROUND_CEILING))
        return min(sorted(least, reverse=True)[inside - 1], float((1 - self.level) / 2)) - SAME

    def _among_last(self) -> Ranks:
        found = [0] * len(self.units)
        for draw in self.table:
            there = sorted(rank for rank in draw if rank)
            # Fewer than so many stand below whoever is at the rank at this place from the end, or beyond it.
            limit = there[-self.last] if len(there) >= self.last else 0
            for number, rank in enumerate(draw):
                if rank and rank >= limit:
                    found[number] += 1
        return found

    def _above(self) -> List[List[Tuple[int, int]]]:
        """How often one unit stood above another, of how many draws in which both had a rank."""
        whole = [not counts[0] for counts in self.counts]
        return [
            [
                (sum(map(lt, one, other)), self.draws) if whole[a] and whole[b] else _met(one, other)
                for b, other in enumerate(self.columns)
            ]
            for a, one in enumerate(self.columns)
        ]

    def above_json(self) -> Dict[str, Dict[str, str]]:
        return {
            unit: {
                other: share(*self.above[a][b]) if self.above[a][b][1] else ""
                for b, other in enumerate(self.units)
                if a != b
            }
            for a, unit in enumerate(self.units)
        }

    def places_json(self) -> Dict[str, Dict[str, int]]:
        return {
            unit: {str(rank): count for rank, count in enumerate(self.counts[number]) if rank and count}
            for number, unit in enumerate(self.units)
        }

    def alike(self) -> List[List[str]]:
        """Longest runs of the published order in which no two can be told apart."""
        ranked = [number for number in range(len(self.units)) if self.published[number]]
        order = sorted(ranked, key=lambda number: (self.published[number], number))
        runs: List[Tuple[int, int]] = []
        for start in range(len(order)):
            end = start + 1
            while end < len(order) and not any(self._told(order[end], each) for each in order[start:end]):
                end += 1
            if end - start > 1 and (not runs or end > runs[-1][1]):
                runs.append((start, end))
        return [[self.units[each] for each in order[start:end]] for start, end in runs]

    def _told(self, a: int, b: int) -> bool:
        pairs = (self.above[a][b], self.above[b][a])
        return any(met and won / met >= float(self.level) - SAME for won, met in pairs)


def _met(one: Ranks, other: Ranks) -> Tuple[int, int]:
    both = [(a, b) for a, b in zip(one, other) if a and b]
    return sum(a < b for a, b in both), len(both)


def share(count: int, whole: int) -> str:
    """A share of draws, as it is published."""
    number = (Decimal(count) / Decimal(whole)).quantize(SHARE)
    return format(number.normalize(), "f") if number else "0"


def ends_among(level: Decimal, count: int) -> Tuple[int, int]:
    """The places of the two ends among so many sorted numbers, counted from 1."""
    beside = (1 - level) / 2
    low, high = (int((end * count).to_integral_value(rounding=ROUND_CEILING)) for end in (beside, 1 - beside))
    return max(1, low), max(1, high)


def _reached(counts: Ranks, wanted: float) -> int:
    """The first rank at which so many draws are counted; 0 for a unit that was never ranked."""
    upto = 0
    for rank, count in enumerate(counts[1:], start=1):
        upto += count
        if upto and upto >= wanted:
            return rank
    return 0


def _depths(counts: Ranks) -> List[float]:
    """The depth of every rank; that of none is 1."""
    total, upto, found = sum(counts[1:]), 0, [1.0]
    for count in counts[1:]:
        before, upto = upto, upto + count
        found.append(min(upto / total, (total - before) / total) if total else 0.0)
    return found


def _joint(counts: Ranks, cut: float) -> Tuple[int, int]:
    total, upto, high = sum(counts[1:]), 0, 0
    if not total:
        return 0, 0
    for count in counts[1:]:
        high += total - upto >= cut * total
        upto += count
    low = _first_at(counts, cut * total)
    return low, high


def _first_at(counts: Ranks, wanted: float) -> int:
    upto, low = 0, 1
    for count in counts[1:]:
        upto += count
        low += upto < wanted
    return low
