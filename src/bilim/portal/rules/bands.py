"""Bands of the overall score as shades of the one scale."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.portal.terms import BandMark
from bilim_engine.definitions import Methodology
from bilim_engine.definitions.base import NotDefined

SHADES = 5


def marks(methodology: Methodology, language: str) -> tuple[BandMark, ...]:
    """The bands from the highest to the lowest, shaded evenly over the scale."""
    if isinstance(methodology.bands, NotDefined) or not methodology.bands:
        return ()
    bands = sorted(methodology.bands, key=lambda band: (band.low is not None, band.low))
    found = [
        BandMark(
            code=band.code,
            title=band.title.get(language, band.title["ky"]),
            shade=shade_of(place, len(bands)),
            low=None if isinstance(band.low, NotDefined) else band.low,
            high=None if isinstance(band.high, NotDefined) else band.high,
        )
        for place, band in enumerate(bands)
    ]
    return tuple(reversed(found))


def shade_of(place: int, count: int) -> int:
    """The shade of the band at `place` from the lowest of `count`: the ends take the ends."""
    if count == 1:
        return SHADES
    return 1 + round(place * (SHADES - 1) / (count - 1))


def by_code(methodology: Methodology, language: str) -> Mapping[str, BandMark]:
    """The same marks by the code of the band."""
    return {mark.code: mark for mark in marks(methodology, language)}
