"""Ranks, ties and bands of final scores.

Pure and exact; `docs/arithmetic.md`, section 8, is the specification. Scores are compared unrounded, save for
the noise of the last digits: twenty decimals.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Literal

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.methodology import Band
from bilim_engine.values import EXACT

Ties = Literal["competition", "dense", "fractional"]
Direction = Literal["descending", "ascending"]

TWENTIETH = Decimal("1e-20")


def settled(score: Decimal) -> Decimal:
    """The score to twenty decimals, the form in which scores are compared.

    Two scores that are equal in mathematics may differ in the thirty-fourth digit, because they were
    added up from different parts; that is no reason to put one before the other.
    """
    if score.adjusted() > EXACT.prec - 22:
        return score
    return score.quantize(TWENTIETH, ROUND_HALF_EVEN, EXACT)


def ranks(scores: Mapping[str, Decimal], ties: Ties, direction: Direction) -> Mapping[str, Decimal]:
    """The rank of each unit, 1 the best."""
    keys = {unit: _key(score, direction) for unit, score in scores.items()}
    place = _place(sorted(keys.values()), ties)
    return {unit: place(key) for unit, key in keys.items()}


def _key(score: Decimal, direction: Direction) -> Decimal:
    return EXACT.minus(settled(score)) if direction == "descending" else settled(score)


def _place(ordered: Sequence[Decimal], ties: Ties) -> Callable[[Decimal], Decimal]:
    if ties == "dense":
        different = sorted(set(ordered))
        return lambda key: Decimal(bisect_left(different, key) + 1)
    if ties == "competition":
        return lambda key: Decimal(bisect_left(ordered, key) + 1)
    return lambda key: Decimal(bisect_left(ordered, key) + bisect_right(ordered, key) + 1) / 2


def band_of(score: Decimal, bands: Sequence[Band] | NotDefined) -> str | None:
    """The code of the band that holds the score, None where none does or a limit is not defined."""
    if bands is NOT_DEFINED:
        return None
    found = settled(score)
    for band in bands:
        if band.low is NOT_DEFINED or band.high is NOT_DEFINED:
            return None
        if (band.low is None or found >= band.low) and (band.high is None or found < band.high):
            return band.code
    return None
