"""The columnar evaluator, measured: a dashboard and outliers over many facts, and tallies of pupils.

Each figure stands beside a named reference that does the same work in the same run. The facts are made by
DuckDB straight as a snapshot; how long that takes is no part of what is measured.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import asking  # noqa: E402
from measuring import forget_peak, peak_of_memory  # noqa: E402

from bilim_columnar import Codes, ColumnEvaluator, snapshots  # noqa: E402 - the path first
from bilim_columnar.bound import Bound  # noqa: E402
from bilim_columnar.codes import Extent  # noqa: E402
from bilim_columnar.engines.duckdb import DuckDB, connect, to_write  # noqa: E402
from bilim_columnar.live import Live  # noqa: E402
from bilim_columnar.outliers import Outliers, keep  # noqa: E402
from bilim_columnar.tallies import CubeOfTally, facts, statement  # noqa: E402
from bilim_engine.definitions import Definitions, Indicator, Item  # noqa: E402
from bilim_engine.definitions.tallies import Condition, Tally  # noqa: E402
from bilim_engine.facts import Fact, FactTable  # noqa: E402
from bilim_engine.formulas import Names, parse  # noqa: E402
from bilim_engine.indicators import Evaluator  # noqa: E402
from bilim_engine.periods import Period, parse_period  # noqa: E402
from bilim_engine.units import Unit, UnitTree  # noqa: E402

TEXT = {"ky": "Аты", "ru": "Название", "en": "Title"}
CORES = 2
YEARS = [str(year) for year in range(2016, 2026)]
# Of figures of a kind the indicators are made: each of the seven of two.
OF_A_KIND = 14
OBLASTS, DEPARTMENTS = 9, 57
# The country, and a school in each department.
LEAST_UNITS = 1 + OBLASTS + 2 * DEPARTMENTS
MONTHS = [f"2025-{month:02d}" for month in range(1, 13)]


class Times(list[float]):
    """How long runs took, in milliseconds, sorted; beside it the processor time of the median run, the most
    memory held meanwhile and how far that went beyond what was held before, in MB."""

    processor = memory = grown = 0.0


def timed(act: Callable[[], object], times: int) -> Times:
    """How long each of so many runs took. Processor time tells what other work on the machine does not."""
    found, spent, before = [], [], forget_peak()
    for _run in range(times):
        begun, used = time.perf_counter(), time.process_time()
        act()
        found.append((time.perf_counter() - begun) * 1000)
        spent.append((time.process_time() - used) * 1000)
    made = Times(sorted(found))
    made.processor, made.memory = median(spent), peak_of_memory()
    made.grown = made.memory - before
    return made


def p95(times: list[float]) -> float:
    return times[min(len(times) - 1, int(len(times) * 0.95))]


def say(what: str, times: Times, reference: float | None = None) -> None:
    ratio = f"{median(times) / reference:7.2f}" if reference else " " * 7
    print(
        f"{what:<58}{median(times):>10.1f}{p95(times):>10.1f}{times.processor:>10.1f}{ratio}"
        f"{times.memory:>9.0f}{times.grown:>7.0f}",
        flush=True,
    )


# --- a country of so many units --------------------------------------------------------------------------


def country(units: int) -> UnitTree:
    """Nine oblasts, 57 departments, schools below them: `units` in all."""
    made = [Unit("kg")] + [Unit(f"o{n}", "kg") for n in range(OBLASTS)]
    made += [Unit(f"d{n}", f"o{n % OBLASTS}") for n in range(DEPARTMENTS)]
    made += [Unit(f"s{n}", f"d{n % DEPARTMENTS}") for n in range(units - len(made))]
    return UnitTree(made)


def rules(items: int) -> Definitions:
    """Items by year and by month, and seven indicators of each."""
    monthly = max(items // 12, OF_A_KIND)
    known = {f"y.i{n}": Item(f"y.i{n}", TEXT, "x", "count", "calendar_year") for n in range(items - monthly)}
    known |= {f"m.i{n}": Item(f"m.i{n}", TEXT, "x", "count", "month") for n in range(monthly)}
    names = Names(items={code: (each.period, ()) for code, each in known.items()})
    made = {}
    for kind, letter in (("calendar_year", "y"), ("month", "m")):
        for n in range(7):
            top, _ = parse(f"subtree({letter}.i{2 * n})", names)
            bottom, _ = parse(f"subtree({letter}.i{2 * n + 1})", names)
            made[f"{letter}{n}"] = Indicator(
                f"{letter}{n}", 1, "proposal", TEXT, TEXT, TEXT, "higher_is_better", "x", kind, TEXT, TEXT,
                date(2025, 1, 1), date(2026, 1, 1), numerator=top, denominator=bottom, scale=Decimal(100),
            )  # fmt: skip
    return Definitions(items=known, indicators=made)


def make_snapshot(folder: Path, definitions: Definitions, tree: UnitTree) -> int:
    """A snapshot with a figure of every item for every school and period; how many facts it holds."""
    codes = Codes()
    schools = [codes.units.number(each.code) for each in tree if each.code.startswith("s")]
    for code in definitions.items:
        number = codes.items.number(code)
        codes.extents[number], codes.broken_down[number] = Extent(0, 65000), {0}
    own = folder / "facts-made"
    own.mkdir(parents=True)
    engine = connect(threads=CORES, memory_limit="8GB")
    files, count = {}, 0
    for period in [*YEARS, *MONTHS]:
        number, letter = codes.periods.number(period), "m" if "-" in period else "y"
        items = [codes.items.number(code) for code in definitions.items if code.startswith(letter)]
        file = own / f"{period}.parquet"
        engine.execute(
            "COPY (SELECT item::INTEGER AS item, 0::INTEGER AS breakdown, unit::INTEGER AS unit, "
            f"{number}::INTEGER "
            "AS period, CASE WHEN h % 97 <> 0 THEN h % 5000 + CASE WHEN h % 991 = 0 THEN 60000 ELSE 0 END "
            "END::BIGINT AS value, CASE WHEN h % 97 = 0 THEN 2 END"
            f"::INTEGER AS reason FROM (SELECT item, unit, hash(item, unit, {number}) % 1000003 AS h FROM "
            f"range({min(items)}, {max(items) + 1}) AS i(item), range({min(schools)}, "
            f"{max(schools) + 1}) AS u(unit)) "
            f"ORDER BY item, unit) TO {to_write(file)} "
            "(FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE 30000)"
        )
        files[number] = Bound.of(file)
        count += len(items) * len(schools)
    content = snapshots.described(codes, files, count, "2026-01-01T00:00:00+00:00")
    (own / snapshots.CODES).write_bytes(content)
    (folder / snapshots.MARK).write_bytes(snapshots.marked(own.name, content))
    return count


# --- the dashboard ---------------------------------------------------------------------------------------


def dashboard(folder: Path, units: int, items: int) -> None:
    definitions, tree = rules(items), country(units)
    count = make_snapshot(folder, definitions, tree)
    size = sum(each.stat().st_size for each in folder.rglob("*.parquet")) / 1e6
    print(f"\n{count:,} facts: {units:,} units, {items:,} items; {size:,.0f} MB of Parquet")
    print(f"{'':<58}{'median ms':>10}{'p95 ms':>10}{'cpu ms':>10}{'ratio':>7}{'peak MB':>9}{'grown':>7}")
    live = Live(DuckDB(connect(threads=CORES, memory_limit="8GB")), snapshots.read(folder))
    evaluator = ColumnEvaluator(definitions, live.codes, live)
    months, years = [parse_period(each) for each in MONTHS], [parse_period(each) for each in YEARS[-5:]]
    above = [each.code for each in tree if not each.code.startswith("s")]
    everyone = [each.code for each in tree]

    def ask(asked: list[str]) -> None:
        for letter, periods in (("m", months), ("y", years)):
            evaluator.values([f"{letter}{n}" for n in range(7)], periods, asked, tree)

    bound = live.snapshot.files.values()
    say("every file of the snapshot hashed, before it is first read", timed(lambda: hashed(bound), 1))
    hand = timed(lambda: by_hand(live, definitions, tree), 3)
    say("reference: the sums by hand, read from Parquet each time", hand)
    say("first question: the cubes are computed", timed(lambda: ask(above), 1), median(hand))
    say(
        f"7 indicators × 12 months + 5 years, {len(above)} units above",
        timed(lambda: ask(above), 40),
        median(hand),
    )
    say("the same for the country alone", timed(lambda: ask(["kg"]), 40), median(hand))
    say(f"the same for all {len(everyone):,} units", timed(lambda: ask(everyone), 3), median(hand))
    freshness(live, evaluator, tree, months)
    outliers(live)
    agreement(live, definitions, tree, evaluator, years)


def hashed(files: Iterable[Bound]) -> None:
    for each in files:
        each.require()


def outliers(live: Live) -> None:
    """All figures beyond a distance, against one pass that computes the means alone."""
    live.show(range(len(live.codes.periods.texts)), range(len(live.codes.items.texts)))
    text = "SELECT item, period, AVG(value), STDDEV_POP(value) FROM facts GROUP BY item, period"
    means = timed(lambda: live.fetch(text), 3)
    say("reference: mean and deviation of each item and period", means)
    say("outliers by z and modified z, nothing kept of them", timed(Outliers(live).find, 1), median(means))
    say("kept when a snapshot is written", timed(lambda: keep(live.snapshot), 1), median(means))
    say("outliers of all facts, for the first time", timed(lambda: Outliers(live).find(), 5), median(means))
    found = Outliers(live)
    say(
        "the same again, with a fact recorded in between", timed(lambda: again(live, found), 5), median(means)
    )


def again(live: Live, found: Outliers) -> None:
    live.apply([Fact("s1", "m.i0", parse_period("2025-03"), (), Decimal(7))])
    assert found.find()


# --- pupils ----------------------------------------------------------------------------------------------

TALLY = Tally(
    code="school.pupils_enrolled",
    version=1,
    status="proposal",
    title=TEXT,
    author=TEXT,
    checker=TEXT,
    basis=TEXT,
    reviewed_on=date(2026, 11, 22),
    next_review_on=date(2027, 11, 1),
    source="pupils",
    item="school.pupils",
    unit="school",
    period="year",
    where=(Condition("status", "is", "enrolled"),),
    by=("sex",),
)


class Held:
    """The pupils of all years in a DuckDB."""

    dialect = "duckdb"

    def __init__(self, rows: int) -> None:
        self.connection = connect(threads=CORES, memory_limit="8GB")
        self.connection.execute(
            "CREATE TABLE pupils AS SELECT 's' || (i % 2300) AS school, "
            "CAST(2016 + (i // 2300) % 10 AS VARCHAR) AS year, "
            "CASE WHEN hash(i) % 20 = 0 THEN 'left' ELSE 'enrolled' END AS status, CASE WHEN "
            f"hash(i, 1) % 2 = 0 THEN 'female' ELSE 'male' END AS sex FROM range({rows}) AS r(i)"
        )

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(text).fetchall()


BY_HAND = """
SELECT school, year, sex, COUNT(*) FROM pupils WHERE status = 'enrolled'
GROUP BY GROUPING SETS ((school, year), (school, year, sex))
"""


def pupils(rows: int) -> None:
    """The tally of all pupils, against the query that a person would write."""
    held, tally = Held(rows), TALLY
    print(f"\n{rows:,} pupil-years, 2,300 schools, 10 years")
    print(f"{'':<58}{'median ms':>10}{'p95 ms':>10}{'cpu ms':>10}{'ratio':>7}{'peak MB':>9}{'grown':>7}")
    hand = timed(lambda: held.rows(BY_HAND), 5)
    say("reference: the query written by hand", hand)
    say("the tally's statement", timed(lambda: held.rows(statement(tally, "duckdb")), 5), median(hand))
    say("the tally, down to facts", timed(lambda: list(facts(tally, held)), 2), median(hand))
    with tempfile.TemporaryDirectory() as folder:
        cube = CubeOfTally(tally, Path(folder) / "cube")
        say("its cube computed and written", timed(lambda: cube.keep(held), 1), median(hand))
        opened = CubeOfTally(tally, Path(folder) / "cube")
        say(
            "from the kept cube: every school and year at first",
            timed(opened.totals, 1),
            median(hand),
        )
        say("the same again", timed(opened.totals, 10), median(hand))
        say("the same by sex, for the first time", timed(lambda: opened.totals(["sex"]), 1), median(hand))
        say("the facts again, from the kept cube", timed(lambda: list(opened.facts()), 2), median(hand))


def by_hand(live: Live, definitions: Definitions, tree: UnitTree) -> None:
    """What a person would write: sums by department, oblast and country of the same items and periods."""
    for letter, periods in (("m", MONTHS), ("y", YEARS[-5:])):
        items = [live.codes.items.find(f"{letter}.i{n}") or 0 for n in range(14)]
        live.show([live.codes.periods.find(each) or 0 for each in periods], items)
        live.table("tree", ("unit", "parent"), [
            (live.codes.units.number(each.code), live.codes.units.number(each.parent or "kg")) for each in
            tree ])  # fmt: skip
        live.fetch(
            "SELECT t.parent, u.parent, f.period, f.item, SUM(f.value) FROM facts AS f JOIN tree AS t ON "
            "t.unit = f.unit JOIN tree AS u ON u.unit = t.parent GROUP BY t.parent, u.parent, "
            "f.period, f.item"
        )


def freshness(live: Live, evaluator: ColumnEvaluator, tree: UnitTree, months: list[Period]) -> None:
    """From a fact that is recorded to the answer that has it in."""
    chance = random.Random(1)

    def write_and_ask() -> None:
        unit, period = f"s{chance.randrange(1000)}", chance.choice(months)
        live.apply([Fact(unit, "m.i0", period, (), Decimal(chance.randrange(5000)))])
        evaluator.values(["m0"], months, ["kg", "d1"], tree)

    say("a fact recorded, and the answer with it", timed(write_and_ask, 20))


def agreement(
    live: Live, definitions: Definitions, tree: UnitTree, evaluator: ColumnEvaluator, years: list[Period]
) -> None:
    """One department and its schools against the reference evaluator, value by value."""
    units = [each.code for each in tree.subtree("d7")]
    codes, year = live.codes, years[0]
    items = [codes.items.find(f"y.i{n}") or 0 for n in range(2)]
    live.show([codes.periods.find(str(year)) or 0], items)
    rows = live.fetch("SELECT item, unit, value FROM facts WHERE value IS NOT NULL")
    gone = live.fetch("SELECT item, unit, reason FROM facts WHERE reason IS NOT NULL")
    missing = type(evaluator.values(["y0"], [parse_period("1990")], ["kg"], tree).value("y0", "1990", "kg"))
    table = [_fact(codes, row, year, Decimal(row[2])) for row in rows]
    table += [_fact(codes, row, year, missing(codes.reasons.text(row[2]))) for row in gone]
    ask = Evaluator(definitions, FactTable(table), tree, year)
    begun = time.perf_counter()
    expected = [ask.value("y0", unit).value for unit in units]
    exact = (time.perf_counter() - begun) * 1000
    found = evaluator.values(["y0"], [year], units, tree)
    same = sum(
        _bare(found.value("y0", year, unit)) == _bare(each)
        for unit, each in zip(units, expected, strict=True)
    )
    print(
        f"reference evaluator, {len(units)} units × 1 indicator × 1 year: {exact:.0f} ms; {same} of "
        f"{len(units)} the same"
    )


def _fact(codes: Codes, row: tuple[Any, ...], period: Period, value: Any) -> Fact:
    return Fact(codes.units.text(row[1]), codes.items.text(row[0]), period, (), value)


def _bare(value: Any) -> object:
    return getattr(value, "reason", value)


ABOUT = {
    "ky": "Мамычалар менен эсептөө: көп факты боюнча көрсөткүчтөр жана четтөөлөр, окуучуларды саноо.",
    "ru": "Расчёт по столбцам: показатели и выбросы по множеству фактов, подсчёт учащихся.",
    "en": "Computing in columns: a dashboard and outliers over many facts, and tallies of pupils.",
}
UNITS = {
    "ky": "канча бирдик",
    "ru": "сколько единиц",
    "en": "how many units",
}
ITEMS = {
    "ky": "канча баштапкы сан",
    "ru": "сколько исходных показателей",
    "en": "how many items",
}
PUPILS = {
    "ky": "канча окуучунун сабы",
    "ru": "сколько строк об учащихся",
    "en": "how many rows about pupils",
}


def main() -> None:
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("--units", type=asking.at_least(LEAST_UNITS), default=3000, help=asking.told(UNITS))
    parser.add_argument("--items", type=asking.at_least(2 * OF_A_KIND), default=100, help=asking.told(ITEMS))
    parser.add_argument("--pupils", type=asking.at_least(1), default=1_500_000, help=asking.told(PUPILS))
    asked = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="bilim-columnar-"))
    try:
        dashboard(folder / "facts", asked.units, asked.items)
        shutil.rmtree(folder, ignore_errors=True)
        pupils(asked.pupils)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
