"""Which column holds what."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import itemgetter

from bilim.facts.problems import files as problems
from bilim.facts.rules.tables import Table, place_name
from bilim_engine.problems import Place, Problem, near_hint

UNITS = ("unit", "unit_name")
REQUIRED = ("item", "period", "value")
OPTIONAL = ("breakdown", "missing")
# A text is given once for all languages, or in each: `origin`, or `origin_ky, origin_ru, origin_en`.
ORIGIN = ("origin", "origin_ky", "origin_ru", "origin_en")
PUBLISHER = ("publisher", "publisher_ky", "publisher_ru", "publisher_en")
SOURCE = (*ORIGIN, "address", *PUBLISHER, "retrieved_on", "certainty", "illustrative")
COLUMNS = (*UNITS, *REQUIRED, *OPTIONAL, *SOURCE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where each known column stands, and which columns are dimensions."""

    at: Mapping[str, int]
    dimensions: tuple[str, ...]
    source: Callable[[list[str]], tuple[str, ...]]
    """Takes the cells of the source out of a row at once: one by one they cost a quarter of a dry run."""


def find_columns(table: Table, dimensions: Iterable[str], file: str) -> tuple[Columns | None, list[Problem]]:
    """The columns of the table; None with the problems where rows cannot be read."""
    names = [_tidy(cell) for cell in table.header]
    place = Place(place_name(file, table.sheet), table.header_row)
    known = frozenset((*COLUMNS, *dimensions))
    if not known.intersection(names):
        return None, [Problem(problems.SHEET_NOT_READ, place, {"sheet": table.sheet or file})]
    found = [*_missing(names, place), *_unknown(names, known, place), *_twice(names, place)]
    if found:
        return None, found
    at = {name: index for index, name in enumerate(names) if name}
    source = itemgetter(*(at.get(name, -1) for name in SOURCE))
    return Columns(at, tuple(name for name in at if name not in COLUMNS), source), []


def _tidy(cell: str) -> str:
    return " ".join(cell.replace("\ufeff", "").split()).casefold().replace(" ", "_")


def _missing(names: list[str], place: Place) -> list[Problem]:
    absent = [name for name in REQUIRED if name not in names]
    if not set(UNITS) & set(names):
        absent.insert(0, UNITS[0])
    strangers = [name for name in names if name and name not in COLUMNS]
    return [columns_missing(absent, strangers, place)] if absent else []


def columns_missing(absent: Iterable[str], others: Iterable[str], place: Place) -> Problem:
    """One problem for all the columns that are not there, with what would be taken in their place."""
    known, names = list(others), list(absent)
    said = ", ".join("unit / unit_name" if name == "unit" else name for name in names)
    nearest_ones = "".join(near_hint(name, known) for name in names)
    return Problem(
        problems.COLUMN_MISSING, place, {"column": said, "near": nearest_ones, "columns": ", ".join(COLUMNS)}
    )


def _unknown(names: list[str], known: frozenset[str], place: Place) -> list[Problem]:
    return [
        Problem(
            problems.COLUMN_UNKNOWN,
            place,
            {"column": name[:80], "near": near_hint(name, known), "columns": ", ".join(sorted(known))},
        )
        for name in names
        if name and name not in known
    ]


def _twice(names: list[str], place: Place) -> list[Problem]:
    repeated = sorted({name for name in names if name and names.count(name) > 1})
    return [Problem(problems.COLUMN_TWICE, place, {"column": name}) for name in repeated]
