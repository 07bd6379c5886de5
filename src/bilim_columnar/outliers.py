"""Figures that stand far from those of other units: z and modified z, over all items and periods at once.

These are hints for whoever checks figures, never published: the engine computes them in floating point.
Compared are the units for which an item has a figure in one period and breakdown. z is the distance from the
mean in population deviations; modified z is 0.6745 times the distance from the median in median absolute
deviations (Iglewicz and Hoaglin, 1993). Where there is no spread there is no outlier.

The four numbers of each group are kept and computed anew when one of its figures changes; a question is then
one pass over the figures.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bilim_columnar.live import Live

_GROUP = "item, breakdown, period"
_COLUMNS = ("item", "breakdown", "period", "mean", "deviation", "middle", "distance")


@dataclass(frozen=True, slots=True)
class Outlier:
    """A figure with its two distances; None where that one is not defined."""

    unit: str
    item: str
    period: str
    breakdown: str
    z: float | None
    modified_z: float | None


class Outliers:
    """Finds outliers among the facts of an engine that can keep tables."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._known: dict[int, int] = {}
        live.engine.table("spreads", _COLUMNS, [])

    def find(
        self,
        periods: Collection[str] | None = None,
        *,
        z: float = 3.0,
        modified_z: float = 3.5,
        limit: int = 1000,
    ) -> list[Outlier]:
        """The figures beyond either distance, the farthest first, at most `limit` of them."""
        codes = self._live.codes
        wanted = codes.periods.texts if periods is None else periods
        found = (codes.periods.find(each) for each in wanted)
        numbers = sorted(number for number in found if number is not None)
        self._keep(numbers)
        self._live.show(numbers, range(len(codes.items.texts)))
        rows = self._live.fetch(_beyond(numbers, float(z), float(modified_z), int(limit)))
        return [
            Outlier(
                codes.units.text(unit),
                codes.items.text(item),
                codes.periods.text(period),
                codes.breakdowns.text(breakdown),
                *distances,
            )
            for unit, item, period, breakdown, *distances in rows
        ]

    def _keep(self, periods: Collection[int]) -> None:
        """The numbers of every group of these periods stand as the facts stand now."""
        live = self._live
        for period in periods:
            seen = self._known.get(period)
            if seen is None:
                live.show([period], range(len(live.codes.items.texts)))
                live.engine.insert("spreads", _spreads(f"period = {period}"))
            elif touched := {key for key in live.touched[seen:] if key[2] == period}:
                live.engine.remove("spreads", _COLUMNS[:3], sorted(touched))
                live.show([period], {key[0] for key in touched})
                some = " OR ".join(f"(item = {key[0]} AND breakdown = {key[1]})" for key in sorted(touched))
                live.engine.insert("spreads", _spreads(f"period = {period} AND ({some})"))
            self._known[period] = len(live.touched)


def _spreads(some: str) -> str:
    """Mean, deviation and median of each group, then the median of the distances from that median."""
    figures = f"SELECT {_GROUP}, CAST(value AS DOUBLE) AS x FROM facts WHERE value IS NOT NULL AND {some}"
    middles = (
        f"SELECT {_GROUP}, AVG(x) AS mean, STDDEV_POP(x) AS deviation, MEDIAN(x) AS middle "
        f"FROM figures GROUP BY {_GROUP}"
    )
    same = "m.item = f.item AND m.breakdown = f.breakdown AND m.period = f.period"
    return (
        f"WITH figures AS ({figures}), middles AS ({middles}) SELECT m.item, m.breakdown, m.period, "
        "ANY_VALUE(m.mean), ANY_VALUE(m.deviation), ANY_VALUE(m.middle), MEDIAN(ABS(f.x - m.middle)) "
        f"FROM figures AS f JOIN middles AS m ON {same} GROUP BY m.item, m.breakdown, m.period"
    )


def _near(z: float, modified_z: float) -> str:
    """Each group with whole bounds, a little too narrow: what lies between them needs no division."""
    far = f"CASE WHEN deviation > 0 THEN deviation * {z} END"
    modified = f"CASE WHEN distance > 0 THEN distance * {modified_z} / 0.6745 END"
    low = (
        f"GREATEST(COALESCE(mean - {far}, middle - {modified}), COALESCE(middle - {modified}, mean - {far}))"
    )
    high = f"LEAST(COALESCE(mean + {far}, middle + {modified}), COALESCE(middle + {modified}, mean + {far}))"
    return (
        f"SELECT *, CAST(CEIL({low}) AS BIGINT) + 1 AS low, CAST(FLOOR({high}) AS BIGINT) - 1 AS high "
        "FROM spreads"
    )


def _beyond(periods: Collection[int], z: float, modified_z: float, limit: int) -> str:
    same = "s.item = f.item AND s.breakdown = f.breakdown AND s.period = f.period"
    far = "CASE WHEN s.deviation > 0 THEN (f.value - s.mean) / s.deviation END"
    modified = "CASE WHEN s.distance > 0 THEN 0.6745 * (f.value - s.middle) / s.distance END"
    scored = (
        f"SELECT f.unit, f.item, f.period, f.breakdown, {far} AS z, {modified} AS modified_z "
        f"FROM facts AS f JOIN near AS s ON {same} WHERE (f.value < s.low OR f.value > s.high) "
        f"AND f.period IN ({', '.join(map(str, periods)) or '-1'})"
    )
    farthest = "GREATEST(COALESCE(ABS(z), 0), COALESCE(ABS(modified_z), 0))"
    return (
        f"WITH near AS ({_near(z, modified_z)}), scored AS ({scored}) "
        "SELECT unit, item, period, breakdown, z, modified_z FROM scored "
        f"WHERE ABS(z) > {z} OR ABS(modified_z) > {modified_z} "
        f"ORDER BY {farthest} DESC, item, period, unit LIMIT {limit}"
    )
