"""Import of facts in rows a second with durability on, beside a bare insert of the same rows in the same run.

Bare means: tuples that are ready, `executemany` of the standard library into a table with the same columns
and indexes, one transaction, write-ahead log, synchronous FULL. The import reads the file, matches units,
checks every cell, compares with the ledger, records, journals and keeps file and plan.

    python benchmarks/import_facts.py [ROWS]
"""

from __future__ import annotations

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import asking

from bilim_engine.arguments import COUNT

ROOT = Path(__file__).resolve().parents[1]
ROWS = 100_000
ITEMS = """
units_of_measure:
  - {code: children, title: {ky: бала, ru: дети, en: children}}
parameters:
  - code: import.plausible_factor
    title: {ky: Эсе, ru: Раз, en: Times}
    unit: children
    values: [{from: 2000-01-01, value: 3, certainty: proposal}]
  - code: import.plausible_base
    title: {ky: Эң азы, ru: Наименьшее, en: Least}
    unit: children
    values: [{from: 2000-01-01, value: 100, certainty: proposal}]
breakdowns:
  - {code: form, title: {ky: Түрү, ru: Вид, en: Kind}}
items:
  - code: children
    title: {ky: Балдар, ru: Дети, en: Children}
    unit: children
    measure: count
    period: calendar_year
    breakdowns: [form]
"""
COLUMNS = (
    "unit",
    "item",
    "period",
    "period_start",
    "breakdown",
    "value",
    "missing",
    "origin_id",
    "batch_id",
    "sheet",
    "row",
    "recorded_at",
    "superseded_at",
)


ABOUT = {
    "ky": "Фактыларды импорттоо, секундасына канча сап: ошол эле саптарды жөн жазуу менен жанаша.",
    "ru": "Импорт фактов, строк в секунду: рядом с простой вставкой тех же строк.",
    "en": "Import of facts in rows a second, beside a bare insert of the same rows.",
}
LINES = {
    "ky": "канча сап импорттолот",
    "ru": "сколько строк импортировать",
    "en": "how many rows are imported",
}


def main() -> None:
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("rows", metavar="ROWS", type=COUNT, nargs="?", default=ROWS, help=asking.told(LINES))
    count = parser.parse_args().rows
    with tempfile.TemporaryDirectory() as folder:
        os.environ["BILIM_VAR"] = folder
        os.environ.pop("BILIM_DATABASE_URL", None)
        os.environ["DJANGO_SETTINGS_MODULE"] = "bilim.config.settings"
        sys.path.insert(0, str(ROOT / "src"))
        measure(Path(folder), count)


def measure(folder: Path, count: int) -> None:
    """The figures are printed, ratios first."""
    import django  # noqa: PLC0415 - after the settings are named

    django.setup()
    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.facts import actions  # noqa: PLC0415

    prepare(folder)
    first, corrected = file_of(count, 1), file_of(count, 2)
    before = peak()
    planned = timed(lambda: actions.plan_import(first, "first.csv", SYSTEM))
    recorded = timed(lambda: actions.import_file(first, "first.csv", SYSTEM))
    again = timed(lambda: actions.import_file(first, "first.csv", SYSTEM))
    superseded = timed(lambda: actions.import_file(corrected, "corrected.csv", SYSTEM))
    after = peak()
    bare = timed(lambda: bare_insert(folder / "bare.sqlite3", rows_of(folder)))
    sys.stdout.write(f"{count} rows, {len(first) / 1e6:.1f} MB, SQLite, write-ahead log, synchronous FULL\n")
    for name, seconds in (
        ("bare insert", bare),
        ("dry run", planned),
        ("import, all new", recorded),
        ("the same file again", again),
        ("import, all corrected", superseded),
    ):
        rate, ratio = count / seconds, seconds / bare
        sys.stdout.write(f"{name:24}{seconds:7.2f} s {rate:10,.0f} rows/s   {ratio:5.1f} × bare\n")
    sys.stdout.write(f"peak memory {after:.0f} MB, of which {after - before:.0f} MB for {count} rows\n")


def prepare(folder: Path) -> None:
    """The database stands, with the register and one item."""
    from django.core.management import call_command  # noqa: PLC0415

    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.registry import actions as registry  # noqa: PLC0415
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    registry.load_register(ROOT / "definitions" / "register", SYSTEM)
    definitions = folder / "definitions"
    definitions.mkdir()
    (definitions / "items.yaml").write_text(ITEMS, encoding="utf-8")
    rulebook.adopt(definitions, SYSTEM)


def file_of(count: int, factor: int) -> bytes:
    """A tidy CSV of so many different cells: units with none below them, ten years, forms and their totals.

    Nothing in it is implausible: each total is the sum of its forms and no figure leaps from year to year.
    """
    from datetime import date  # noqa: PLC0415

    from bilim.registry import queries  # noqa: PLC0415

    everybody = queries.list_units(date(2025, 12, 31))
    parents = {unit.path.split("/")[-2] for unit in everybody if "/" in unit.path}
    units = [unit.code for unit in everybody if unit.code not in parents]
    lines = ["unit,item,period,breakdown,value,missing,origin,address"]
    source, groups = ",,Yearbook,https://example.org/yearbook", len(units) * 10
    totals = dict.fromkeys((f"{unit},children,{2016 + year}" for year in range(10) for unit in units), 0)
    for number in range(count - groups):
        form, rest = divmod(number, groups)
        year, unit = divmod(rest, len(units))
        cell, figure = f"{units[unit]},children,{2016 + year}", (number % 97 + 300) * factor
        totals[cell] += figure
        lines.append(f"{cell},form=f{form},{figure}{source}")
    lines += [f"{cell},,{figure}{source}" for cell, figure in totals.items()]
    return "\n".join(lines).encode()


def rows_of(folder: Path) -> list[tuple[object, ...]]:
    """The rows the first import made, as ready tuples."""
    connection = sqlite3.connect(folder / "bilim.sqlite3")
    wanted = ", ".join(f'"{column}"' for column in COLUMNS)
    rows = connection.execute(f"SELECT {wanted} FROM facts_factrow WHERE superseded_at IS NULL").fetchall()
    connection.close()
    return rows


def bare_insert(path: Path, rows: list[tuple[object, ...]]) -> None:
    """The rows are in a table of their own, on disk."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    columns = ", ".join(f'"{column}"' for column in COLUMNS)
    connection.execute(f"CREATE TABLE fact (id INTEGER PRIMARY KEY, {columns})")
    connection.execute(
        "CREATE UNIQUE INDEX one ON fact (item, unit, period, breakdown) WHERE superseded_at IS NULL"
    )
    connection.execute("CREATE INDEX cell ON fact (item, unit, period_start)")
    connection.execute("BEGIN IMMEDIATE")
    places = ", ".join("?" * len(COLUMNS))
    connection.executemany(f"INSERT INTO fact ({columns}) VALUES ({places})", rows)
    connection.execute("COMMIT")
    connection.close()


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def peak() -> float:
    """The most memory this process ever held, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
