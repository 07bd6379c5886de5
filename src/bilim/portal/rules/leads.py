"""Where a department stands out: how far its directions and indicators lie from the middle department."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from bilim.portal.terms import DirectionLine, IndicatorLine

FARTHEST = 3


def strongest(lines: Sequence[IndicatorLine], most: int) -> list[IndicatorLine]:
    """The indicators farthest above the middle department, the farthest first; none that is not above it."""
    above = [line for line in lines if line.lead is not None and line.lead > 0]
    return sorted(above, key=lambda line: (-(line.lead or 0), line.title))[:most]


def weakest_of(lines: Sequence[IndicatorLine], most: int) -> list[IndicatorLine]:
    """The indicators farthest below the middle department, the farthest first; none that is not below it."""
    below = [line for line in lines if line.lead is not None and line.lead < 0]
    return sorted(below, key=lambda line: (line.lead or 0, line.title))[:most]


def weakest(lines: Sequence[DirectionLine]) -> DirectionLine | None:
    """The direction farthest below the middle department; None where none lies below it."""
    below = [line for line in lines if line.lead is not None and line.lead < 0]
    return min(below, key=lambda line: line.lead or 0) if below else None


def below_the_middle(lines: Sequence[IndicatorLine]) -> list[IndicatorLine]:
    """The indicators below the middle by what reaching it would add, the most first."""
    below = [line for line in lines if line.gain is not None and line.gain > 0]
    return sorted(below, key=lambda line: (-(line.gain or 0), line.title))


def total(lines: Sequence[DirectionLine]) -> Decimal:
    """What the directions add up to; the overall score, unless something is wrong."""
    return sum((line.contribution for line in lines if isinstance(line.contribution, Decimal)), Decimal(0))
