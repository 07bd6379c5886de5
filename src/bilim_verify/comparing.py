"""The tables of a bundle held against the recomputed ones, figure by figure."""

import re
from decimal import Decimal
from typing import Dict, Iterator, List, Tuple

from .content import Row
from .problems import Problem, problem

# One unit of the last published place: logarithms, powers and roots may be rounded to either side of it.
LAST_PLACE = Decimal("1e-12")
# A number as the format writes it: twelve places at most, and no zero at their end.
WRITTEN = re.compile(r"-?(0|[1-9][0-9]*)(\.[0-9]{0,11}[1-9])?\Z")
WHAT = {
    ("values.csv", "value"): "value",
    ("scores.csv", "raw"): "raw",
    ("scores.csv", "treated"): "treated",
    ("scores.csv", "score"): "score",
    ("scores.csv", "weight"): "weight",
    ("scores.csv", "share"): "share",
    ("scores.csv", "contribution"): "contribution",
    ("scores.csv", "imputed"): "imputed",
    ("results.csv", "score"): "overall",
    ("results.csv", "rank"): "rank",
    ("results.csv", "rank_low"): "rank_low",
    ("results.csv", "rank_high"): "rank_high",
    ("results.csv", "band"): "band",
}

Cells = Dict[str, str]
Table = Dict[Tuple[str, ...], Cells]


def compare(entry: str, keys: Tuple[str, ...], stated: List[Row], wanted: Table) -> Tuple[List[Problem], int]:
    """What differs between a table as it stands and as it should, and how many figures were compared."""
    problems: List[Problem] = []
    figures = 0
    seen = set()
    for row in stated:
        key = tuple(row[name] for name in keys)
        seen.add(key)
        cells = wanted.get(key)
        if cells is None:
            problems.append(_extra(entry, row))
            continue
        figures += sum(1 for name in cells if (entry, name) in WHAT)
        problems += _differing(entry, row, cells)
    problems += [_lacking(entry, key, wanted[key]) for key in sorted(set(wanted) - seen)]
    return problems, figures


def _differing(entry: str, row: Row, cells: Cells) -> Iterator[Problem]:
    reason = row["missing"] != cells["missing"]
    for name, recomputed in cells.items():
        what = WHAT.get((entry, name))
        carries = name in ("value", "score")
        if what and (not _same(row[name], recomputed) or (carries and reason)):
            yield _differs(
                what,
                row,
                row[name] or (row["missing"] if carries else ""),
                recomputed or (cells["missing"] if carries else ""),
            )
        elif name == "period" and row[name] != recomputed:
            yield _differs("value", row, row[name], recomputed)


def _same(one: str, other: str) -> bool:
    if one == other:
        return True
    # What Python reads as a number other readers do not, or read as another: `5_9`, digits of other scripts.
    if not WRITTEN.match(one):
        return False
    try:
        return abs(Decimal(one) - Decimal(other)) <= LAST_PLACE
    except ArithmeticError:
        return False


def _differs(what: str, row: Row, stated: str, recomputed: str) -> Problem:
    return problem(
        "figure_differs",
        what=what,
        unit=row["unit"],
        node=_node(row),
        variant=row["variant"],
        published=stated,
        recomputed=recomputed,
    )


def _node(row: Row) -> str:
    return row.get("indicator") or row.get("node") or "overall"


def _extra(entry: str, row: Row) -> Problem:
    name = next(name for table, name in WHAT if table == entry and name in ("value", "score"))
    return problem(
        "row_extra",
        what=WHAT[entry, name],
        unit=row["unit"],
        node=_node(row),
        variant=row["variant"],
        published=row[name] or row["missing"],
    )


def _lacking(entry: str, key: Tuple[str, ...], cells: Cells) -> Problem:
    name = "value" if entry == "values.csv" else "score"
    return problem(
        "row_missing",
        what=WHAT[entry, name],
        unit=key[1],
        node=(key[2] if len(key) > 2 else "") or "overall",
        variant=key[0],
        recomputed=cells[name] or cells["missing"],
    )


def twice(entry: str, keys: Tuple[str, ...], stated: List[Row]) -> Iterator[Problem]:
    """Each row of a figure that an earlier row gave already."""
    seen = set()
    for number, row in enumerate(stated, start=2):
        key = tuple(row[name] for name in keys)
        if key in seen:
            yield problem("row_twice", entry=entry, row=str(number), key=", ".join(key))
        seen.add(key)
