"""Facts of institutions as facts of the departments that answer for them.

Done after the engine, on its groups: where an institution belongs is the register's to say, and may be
corrected without a row being read again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bilim_engine.facts import Breakdown, Fact
from bilim_engine.periods import Period
from bilim_engine.values import EXACT, Missing


def gathered(facts: Iterable[Fact], department: Callable[[str, Period], str]) -> list[Fact]:
    """One fact for each department, period and breakdown: the sum; where one part is not known, neither is
    it."""
    found: dict[tuple[str, Period, Breakdown], Fact] = {}
    for each in facts:
        unit = department(each.unit, each.period)
        key = (unit, each.period, each.breakdown)
        before = found.get(key)
        value = each.value
        if before is not None and not isinstance(value, Missing):
            known = before.value
            value = known if isinstance(known, Missing) else EXACT.add(known, value)
        found[key] = Fact(unit, each.item, each.period, each.breakdown, value, each.origin)
    return list(found.values())
