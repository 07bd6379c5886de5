"""The country as equal tiles, one a department."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from bilim.base.templatetags.drawings import rank_text
from bilim.base.templatetags.figures import shown
from bilim.portal.rules import naming
from bilim.portal.rules.certainty import ends
from bilim.portal.terms import RatingRow, Tile

Places = Mapping[str, tuple[int, int]]
# Where a long Russian name goes on in a second line: browsers know no syllables of it.
_ENDING, _SOFT_HYPHEN = re.compile(r"(?<=\w{5})(?=ский$)"), "\u00ad"


def tiles(rows: Iterable[RatingRow], places: Places, language: str) -> tuple[Tile, ...]:
    """The tiles from north-west to south-east, as a reader goes through them with the keyboard.

    A department without a place on the map is not drawn; the table names it.
    """
    found = [_tile(row, places[row.unit.code], language) for row in rows if row.unit.code in places]
    return tuple(sorted(found, key=lambda tile: (tile.row, tile.column)))


def _tile(row: RatingRow, place: tuple[int, int], language: str) -> Tile:
    note = [rank_text(row.result.rank, row.result.rank_low, row.result.rank_high), shown(row.result.score, 1)]
    if row.band:
        note.append(row.band.title)
    return Tile(
        address=row.address,
        place=shown(row.result.rank) if row.result.rank is not None else "",
        interval=ends(row.result.rank_low, row.result.rank_high) if row.result.rank_low is not None else "",
        label=_breakable(naming.tile_label(row.unit, language)),
        full=row.label,
        note=" · ".join(part for part in note if part),
        shade=row.band.shade if row.band else 0,
        # The register counts from 0, the lines of a grid from 1.
        column=place[0] + 1,
        row=place[1] + 1,
        language=language,
    )


def _breakable(name: str) -> str:
    """The name as a narrow tile breaks it: before its ending, unless it has a hyphen of its own."""
    return name if "-" in name else _ENDING.sub(_SOFT_HYPHEN, name)


def undrawn(rows: Iterable[RatingRow], places: Places) -> tuple[RatingRow, ...]:
    """Ranked departments that have no place on the map."""
    return tuple(row for row in rows if row.unit.code not in places)
