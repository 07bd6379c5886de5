"""Writes the illustrative data of the demonstration: `python -m demonstration.generate`.

Reads `facts/published.csv` (real figures with their sources, gathered by hand) and writes beside it one file
a kind of item, `institutions.csv` and `origins.csv`. The seed is fixed: the same code gives the same bytes.
"""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from demonstration import institutions, languages, preschool, pupils, schools, work
from demonstration.figures import (
    COLUMNS,
    EXTENDED,
    FREE,
    HERE,
    PUBLISHED,
    SHARED,
    Figures,
    Key,
    read_published,
)

PUBLISHER = ("«Билим» долбоору", "Проект «Билим»", "Bilim project")
# Holes as real tables have them: unit, item, period, reason.
HOLES = (
    ("chatkal", "returns.due", "2023", "not_collected"),
    ("chatkal", "returns.complete", "2024", "not_collected"),
    ("kok-jangak-city", "readiness.prepared", "2022/23", "not_collected"),
    ("toguz-toro", "recreation.camp_children", "2024", "not_collected"),
    ("suluktu-city", "courses.completed", "2023/24", "not_collected"),
    ("kemin", "offences.by_minors", "2023", "not_collected"),
    ("chong-alay", "parents.schools_working", "2022/23", "not_collected"),
    ("panfilov", "additional.children", "2024/25", "under_appeal"),
    ("tash-komur-city", "accreditation.valid", "2025", "under_appeal"),
    ("ala-buka", "planning.measures_done", "2023", "not_published"),
    ("mailuu-suu-city", "league.teams", "2023/24", "not_collected"),
)


def figures() -> Figures:
    """Every illustrative figure, the holes in place."""
    made = Figures(read_published())
    preschool.make(made)
    schools.make(made)
    languages.make(made)
    work.make(made)
    for hole in HOLES:
        made.lack(*hole)
    return made


def files() -> dict[str, str]:
    """Name and text of every file that is written."""
    made = figures()
    groups: dict[str, list[Key]] = {}
    for key in sorted(made.cells, key=lambda key: (key[1], key[2], key[0], key[3])):
        groups.setdefault(key[1].split(".")[0], []).append(key)
    texts = {f"facts/{group}.csv": _table(COLUMNS, _rows(made, keys)) for group, keys in groups.items()}
    texts["institutions.csv"] = _table(institutions.COLUMNS, institutions.rows())
    texts[pupils.FILE] = _table(pupils.COLUMNS, pupils.rows())
    texts["origins.csv"] = _table(ORIGIN_COLUMNS, _origins())
    return texts


def _rows(made: Figures, keys: Iterable[Key]) -> Iterable[tuple[str, ...]]:
    for key in keys:
        value, missing, origin = made.cells[key]
        yield (*key, value, missing, *origin, "", *PUBLISHER, "", "proposal", "true")


# What the sources of published and of illustrative figures have together.
ORIGIN_COLUMNS = ("origin", *COLUMNS[6:], "figures")


def _origins() -> list[tuple[str, ...]]:
    """Every source of the demonstration, with how many published figures rest on it."""
    with PUBLISHED.open(encoding="utf-8", newline="") as file:
        told = [tuple(row.get(name, "") for name in ORIGIN_COLUMNS[:-1]) for row in csv.DictReader(file)]
    real = [(*origin, str(told.count(origin))) for origin in sorted(set(told))]
    made = [("", *title, "", *PUBLISHER, "", "proposal", "true", "") for title in (FREE, SHARED, EXTENDED)]
    return made + real


def _table(columns: Iterable[str], rows: Iterable[tuple[str, ...]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def main(folder: Path = HERE) -> None:
    """All files stand in `folder`."""
    for name, text in files().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        sys.stdout.write(f"{name}: {text.count(chr(10)) - 1}\n")


if __name__ == "__main__":
    main()
