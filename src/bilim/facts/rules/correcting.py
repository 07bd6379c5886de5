"""One corrected figure as a file of one row: it passes every check that any file does."""

from __future__ import annotations

import csv
import io

from bilim.facts.terms import Cell, Correction

HEADER = (
    *("unit", "item", "period", "breakdown", "value", "missing"),
    *("origin_ky", "origin_ru", "origin_en", "publisher_ky", "publisher_ru", "publisher_en"),
    *("retrieved_on", "certainty", "illustrative"),
)


def write(cell: Cell, correction: Correction) -> bytes:
    """The row, as an import reads it."""
    source = correction.source
    row = (
        *(cell.unit, cell.item, cell.period, cell.breakdown, correction.value, correction.missing),
        *source.title,
        *source.publisher,
        source.retrieved_on,
        source.certainty,
        "yes" if source.illustrative else "no",
    )
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows([HEADER, row])
    return stream.getvalue().encode()
