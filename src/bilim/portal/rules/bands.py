"""Bands of the overall score as shades of the one scale."""

from __future__ import annotations

from collections.abc import Mapping

from bilim.portal.terms import BandMark
from bilim_engine.definitions import Band, Methodology
from bilim_engine.definitions.base import NotDefined

SHADES = 5


def marks(methodology: Methodology, language: str) -> tuple[BandMark, ...]:
    """The bands from the highest to the lowest, shaded evenly over the scale.

    Where it was never published at what score a band begins, no order is known: they stand as the method
    names them, without shade.
    """
    if isinstance(methodology.bands, NotDefined) or not methodology.bands:
        return ()
    lows = {band.code: band.low for band in methodology.bands}
    known = {code: low for code, low in lows.items() if not isinstance(low, NotDefined)}
    if len(known) < len(lows):
        return tuple(_mark(band, language, shade=0) for band in methodology.bands)
    # The band that is open below is the lowest, so it is not compared with numbers.
    bands = sorted(methodology.bands, key=lambda band: (known[band.code] is not None, known[band.code] or 0))
    found = [_mark(band, language, shade=shade_of(place, len(bands))) for place, band in enumerate(bands)]
    return tuple(reversed(found))


def _mark(band: Band, language: str, *, shade: int) -> BandMark:
    return BandMark(
        code=band.code,
        title=band.title.get(language, band.title["ky"]),
        shade=shade,
        low=None if isinstance(band.low, NotDefined) else band.low,
        high=None if isinstance(band.high, NotDefined) else band.high,
    )


def shade_of(place: int, count: int) -> int:
    """The shade of the band at `place` from the lowest of `count`: the ends take the ends."""
    if count == 1:
        return SHADES
    return 1 + round(place * (SHADES - 1) / (count - 1))


def by_code(methodology: Methodology, language: str) -> Mapping[str, BandMark]:
    """The same marks by the code of the band."""
    return {mark.code: mark for mark in marks(methodology, language)}
