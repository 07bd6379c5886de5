"""Whether the limits of bands meet: no gap, no overlap, no end left open."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bilim_engine.definitions.base import NotDefined
from bilim_engine.definitions.problems import (
    BAND_GAP,
    BAND_GAP_REPORTED,
    BAND_OVERLAP,
    BAND_OVERLAP_REPORTED,
    NOT_ASCENDING,
)
from bilim_engine.problems import Kind, Place, Problem
from bilim_engine.values import plain

INFINITY = Decimal("Infinity")

Limit = tuple[Decimal | NotDefined | None, Decimal | NotDefined | None, str]


_Known = tuple[Decimal | None, Decimal | None, str, int]


def check_bands(limits: Iterable[Limit], reported: bool, place: Callable[[int], Place]) -> Iterator[Problem]:
    """Each band meets the next, nothing between them and nothing twice; ours are open at both ends.

    For a reported methodology a gap or overlap is a finding about what was published, not an error.
    """
    gap, overlap = (BAND_GAP_REPORTED, BAND_OVERLAP_REPORTED) if reported else (BAND_GAP, BAND_OVERLAP)
    known = [
        (low, high, includes, index)
        for index, (low, high, includes) in enumerate(limits)
        if not isinstance(low, NotDefined) and not isinstance(high, NotDefined)
    ]
    for low, high, includes, index in known:
        if low is not None and high is not None and (low > high or (low == high and includes != "both")):
            yield _band(NOT_ASCENDING, low, high, place(index))
    # Two ends in the wrong order are one fault: the neighbours are held against the band that was meant.
    known = sorted((_turned(each) for each in known), key=_place)
    if known and not reported:
        yield from _check_ends(known, place)
    for (_, high, includes, _), (low, _, following, index) in pairwise(known):
        if high is None or low is None or low < high:
            yield _band(overlap, low, high, place(index))
        elif low > high:
            yield _band(gap, high, low, place(index))
        else:
            times = (includes in ("upper", "both")) + (following in ("lower", "both"))
            if times != 1:
                yield _band(overlap if times else gap, high, low, place(index))


def _turned(limit: _Known) -> _Known:
    low, high, includes, index = limit
    return (high, low, includes, index) if low is not None and high is not None and low > high else limit


def _place(limit: _Known) -> tuple[Decimal, Decimal]:
    """Where the band stands among the others: by its lower end, then by its upper one."""
    low, high, _, _ = limit
    return (-INFINITY if low is None else low, INFINITY if high is None else high)


def _check_ends(known: Sequence[_Known], place: Callable[[int], Place]) -> Iterator[Problem]:
    """No value lies below the lowest band or above the highest."""
    lowest, _, _, first = known[0]
    if lowest is not None:
        yield _band(BAND_GAP, None, lowest, place(first))
    if all(high is not None for _, high, _, _ in known):
        _, highest, _, last = known[-1]
        yield _band(BAND_GAP, highest, None, place(last))


def _band(kind: Kind, low: Decimal | None, high: Decimal | None, place: Place) -> Problem:
    ends = {"low": "−∞" if low is None else plain(low), "high": "∞" if high is None else plain(high)}
    return Problem(kind, place, {**ends, "what": "bands", "text": f"{ends['low']} … {ends['high']}"})
