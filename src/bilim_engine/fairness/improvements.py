"""What was improved from one year to the next: by this one judges whether a change is realistic."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from bilim_engine.values import EXACT


@dataclass(frozen=True, slots=True)
class Improvement:
    """The largest improvement of an indicator from one year to the next, and whose it was."""

    unit: str
    size: Decimal
    year: int


def largest_improvement(
    years: Sequence[Mapping[str, object]], *, lower_is_better: bool
) -> Improvement | None:
    """Over consecutive years of values by unit; `year` counts the later year of the two. None where nobody
    improved, or no unit has values in two years running."""
    found: list[Improvement] = []
    for number, (before, now) in enumerate(pairwise(years), start=1):
        for unit in now:
            then, after = before.get(unit), now[unit]
            if isinstance(then, Decimal) and isinstance(after, Decimal):
                size = EXACT.subtract(then, after) if lower_is_better else EXACT.subtract(after, then)
                found.append(Improvement(unit, size, number))
    best = max(found, key=lambda each: (each.size, each.year), default=None)
    return best if best and best.size > 0 else None
