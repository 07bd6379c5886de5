"""How long a rating takes: the array path beside the same arithmetic in bare numpy, and the exact path.

    python benchmarks/rating.py            57 and 100,000 units × 30 indicators; 100 draws for the large one
    python benchmarks/rating.py --full     1,000 draws for 100,000 units as well

Each measurement is a process of its own, so that its peak of memory is its own. Times are those of the
processor, the best of several runs in that process; the ratio is what counts, seconds depend on the machine.
"""

from __future__ import annotations

import argparse
import json
import platform
import sys
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import asking  # noqa: E402
import numpy as np  # noqa: E402
from measuring import in_a_process, measure  # noqa: E402

from bilim_engine.arrays import compile_tree, rate_matrix  # noqa: E402
from bilim_engine.definitions import (  # noqa: E402
    HIGHER_IS_BETTER,
    Interval,
    Leaf,
    Methodology,
    MinMax,
    MissingPolicy,
    Node,
    NoTreatment,
    Percentile,
    RankedUnits,
    Ranking,
    ZScore,
)
from bilim_engine.definitions.loading import with_ranges  # noqa: E402
from bilim_engine.indicators import IndicatorValue  # noqa: E402
from bilim_engine.periods import calendar_year  # noqa: E402
from bilim_engine.ratings import rate_values  # noqa: E402
from bilim_engine.simulation import Draws, rank_intervals  # noqa: E402
from bilim_engine.trace import ITEM, Step  # noqa: E402
from bilim_engine.units import Unit, UnitTree  # noqa: E402
from bilim_engine.values import Missing  # noqa: E402

DIRECTIONS, LEAVES = 6, 5
TEXT = {"ky": "т", "ru": "т", "en": "t"}
WEIGHTS = (30, 25, 20, 15, 10)
METHODS = (
    (MinMax((Decimal(0), Decimal(80)), clip=True), False),
    (MinMax("observed"), False),
    (ZScore(Decimal(50), Decimal(10)), False),
    (Percentile(), False),
    (MinMax("observed"), True),
)
COVERAGE = 0.5


def methodology(draws: int = 0) -> Methodology:
    """Six directions of five indicators, arithmetic below and geometric above, weights given."""
    directions = tuple(_direction(number) for number in range(DIRECTIONS))
    root = Node("overall", TEXT, "geometric", "given", directions, coverage=Decimal(str(COVERAGE)))
    return Methodology(
        code="benchmark",
        version=1,
        status="proposal",
        title=TEXT,
        author={"ky": "бирөө", "ru": "один", "en": "one"},
        checker={"ky": "башкасы", "ru": "другой", "en": "another"},
        basis=TEXT,
        reviewed_on=date(2026, 11, 21),
        next_review_on=date(2027, 11, 21),
        valid_from=date(2020, 1, 1),
        period="calendar_year",
        root=with_ranges(root),
        units=RankedUnits(),
        ranking=Ranking("competition", "descending"),
        interval=Interval(draws, Decimal("0.25"), Decimal("0.9"), "benchmark") if draws else None,
    )


def _direction(number: int) -> Node:
    leaves = tuple(
        Leaf(
            f"i.{number}.{place}",
            Decimal(weight),
            NoTreatment(),
            method,
            MissingPolicy("exclude"),
            logarithm,
        )
        for place, (weight, (method, logarithm)) in enumerate(zip(WEIGHTS, METHODS, strict=True))
    )
    return Node(
        f"d{number}",
        TEXT,
        "arithmetic",
        "given",
        leaves,
        Decimal(10 + number),
        Decimal(str(COVERAGE)),
        (Decimal(1), Decimal(100)),
    )


def figures(units: int) -> np.ndarray:
    """Figures with one gap in twenty."""
    generator = np.random.default_rng(2026)
    found = np.round(generator.lognormal(3.5, 0.5, (units, DIRECTIONS * LEAVES)), 2)
    found[generator.random(found.shape) < 0.05] = np.nan
    return found


def bare(matrix: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The same arithmetic as somebody would write it for this one methodology."""
    total, log_sum = np.zeros(len(matrix)), np.zeros(len(matrix))
    for direction in range(DIRECTIONS):
        amount, there = np.zeros(len(matrix)), np.zeros(len(matrix))
        for place, weight in enumerate(WEIGHTS):
            score = bare_score(matrix[:, direction * LEAVES + place], place)
            gap = np.isnan(score)
            amount += np.where(gap, 0.0, weight * score)
            there += np.where(gap, 0.0, weight)
        with np.errstate(invalid="ignore", divide="ignore"):
            mean = np.where(there / 100 < COVERAGE, np.nan, amount / there)
        gap, weight = np.isnan(mean), 10.0 + direction
        log_sum += np.where(gap, 0.0, weight * np.log(np.where(gap, 1.0, mean)))
        total += np.where(gap, 0.0, weight)
    overall = np.exp(log_sum / total)
    overall[total / total.max() < COVERAGE] = np.nan
    order = np.sort(overall)
    return overall, len(overall) + 1 - np.searchsorted(order, overall, side="right")


def bare_score(column: np.ndarray, place: int) -> np.ndarray:
    """One normalisation in bare numpy, on the range 1 to 100."""
    if place == 0:
        return 1 + 99 * np.clip(column / 80, 0, 1)
    if place == 2:
        return 50 + 10 * (column - np.nanmean(column)) / np.nanstd(column)
    if place == 3:
        order = np.sort(column[~np.isnan(column)])
        below, upto = np.searchsorted(order, column), np.searchsorted(order, column, side="right")
        return np.where(np.isnan(column), np.nan, 1 + 99 * (below + (upto - below) / 2) / len(order))
    values = np.log(column) if place == 4 else column
    low, high = np.nanmin(values), np.nanmax(values)
    return 1 + 99 * (values - low) / (high - low)


def exact_inputs(units: int) -> tuple:
    matrix, method = figures(units), methodology()
    codes = tuple(f"u{number:06d}" for number in range(units))
    names = [leaf.indicator for _, leaf in method.leaves()]
    year = calendar_year(2025)

    def value(unit: str, name: str, number: float) -> IndicatorValue:
        found = Missing("not_collected") if np.isnan(number) else Decimal(repr(float(number)))
        return IndicatorValue(unit, name, year, found, Step(ITEM, name, found))

    values = {
        unit: {name: value(unit, name, number) for name, number in zip(names, row, strict=True)}
        for unit, row in zip(codes, matrix, strict=True)
    }
    polarities = dict.fromkeys(names, HIGHER_IS_BETTER)
    return {"adjusted": values}, polarities, UnitTree(Unit(code) for code in codes), year, codes


def job(name: str, units: int, draws: int) -> Callable[[], object]:
    """What is measured, its inputs ready."""
    matrix = figures(units)
    if name == "numpy":
        return lambda: bare(matrix)
    if name == "arrays":
        method, higher = methodology(), [True] * matrix.shape[1]
        return lambda: rate_matrix(method, matrix, higher_is_better=higher).ranks()
    if name == "exact":
        method, inputs = methodology(draws), exact_inputs(units)
        return lambda: rate_values(method, *inputs)
    tree, spread = compile_tree(methodology().root), Draws(draws, 0.25, Decimal("0.9"), "benchmark")
    leaves = [np.nan_to_num(column, nan=50.0) for column in matrix.T]
    return lambda: rank_intervals(tree, leaves, {}, spread)


def agreement(units: int) -> float:
    """The greatest difference between the array path and bare numpy."""
    matrix = figures(units)
    one, _ = bare(matrix)
    other = rate_matrix(methodology(), matrix, higher_is_better=[True] * matrix.shape[1]).scores
    if not np.array_equal(np.isnan(one), np.isnan(other)):
        raise SystemExit("the array path and bare numpy do not agree on what is missing")
    return float(np.nanmax(np.abs(one - other)))


def report(full: bool) -> None:
    """The table of all measurements."""
    large = 1000 if full else 100
    plan = [
        ("bare numpy", "numpy", 57, 0, 200),
        ("array path", "arrays", 57, 0, 200),
        ("exact path with traces", "exact", 57, 0, 3),
        ("exact path and 1,000 draws", "exact", 57, 1000, 3),
        ("1,000 draws", "draws", 57, 1000, 3),
        ("bare numpy", "numpy", 100_000, 0, 5),
        ("array path", "arrays", 100_000, 0, 5),
        (f"{large:,} draws", "draws", 100_000, large, 1),
    ]
    write = sys.stdout.write
    write(
        f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}; 30 indicators\n"
    )
    write(f"greatest difference from bare numpy: {agreement(100_000):.1e}\n\n")
    write(f"{'':28}{'units':>9}{'time':>14}{'ratio':>8}{'peak MB':>9}{'grown':>7}\n")
    bare_times: dict[int, float] = {}
    for title, name, units, draws, repeats in plan:
        found = in_a_process(__file__, name, units, draws, repeats)
        bare_times.setdefault(units, found["seconds"])
        ratio = f"{found['seconds'] / bare_times[units]:.2f}" if name in ("numpy", "arrays") else ""
        shown = f"{found['seconds'] * 1000:,.2f} ms"
        write(f"{title:28}{units:>9,}{shown:>14}{ratio:>8}{found['peak']:>9.0f}{found['grown']:>7.0f}\n")


ABOUT = {
    "ky": "Рейтинг канча убакытта эсептелет: массивдер жолу таза numpy менен жанаша, жана так жол.",
    "ru": "Сколько считается рейтинг: путь массивов рядом с чистым numpy и точный путь.",
    "en": "How long a rating takes: the array path beside bare numpy, and the exact path.",
}
FULL = {
    "ky": "100 000 бирдик үчүн да 1000 сынама эсептөө",
    "ru": "1000 испытаний и для 100 000 единиц",
    "en": "1,000 draws for 100,000 units as well",
}


def main() -> None:
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("--full", action="store_true", help=asking.told(FULL))
    parser.add_argument("--job", nargs=4, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        name, units, draws, repeats = options.job
        sys.stdout.write(json.dumps(measure(job(name, int(units), int(draws)), int(repeats))))
    else:
        report(options.full)


if __name__ == "__main__":
    main()
