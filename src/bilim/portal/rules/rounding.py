"""Parts rounded together: as displayed they add up to the total as displayed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_FLOOR, Decimal

from bilim.base.templatetags.figures import rounded
from bilim_engine.values import Value


def displayed_parts(parts: Sequence[Decimal], total: Decimal, decimals: int) -> tuple[Decimal, ...]:
    """The parts at so many decimals, by largest remainder adding up to `total`, which is rounded already.

    Each is its own figure rounded down or up. Where the parts are not what the total is made of, each is
    rounded for itself: a fault must stay visible.
    """
    quantum = Decimal(1).scaleb(-decimals)
    found = [part.quantize(quantum, ROUND_FLOOR) for part in parts]
    left = int((total - sum(found, Decimal(0))) / quantum)
    if abs(total - sum(parts, Decimal(0))) > quantum or not 0 <= left <= len(parts):
        return tuple(rounded(part, decimals) for part in parts)
    # Equal remainders in the order of the page, so that it is the same each time.
    order = sorted(range(len(parts)), key=lambda at: found[at] - parts[at])
    for at in order[:left]:
        found[at] += quantum
    return tuple(found)


def displayed_values(values: Sequence[Value | None], total: Value, decimals: int) -> list[Value | None]:
    """The same where some parts are missing: these stay what they are and add nothing."""
    numbers = [each for each in values if isinstance(each, Decimal)]
    if not isinstance(total, Decimal):
        return list(values)
    parts = iter(displayed_parts(numbers, rounded(total, decimals), decimals))
    return [next(parts) if isinstance(each, Decimal) else each for each in values]
