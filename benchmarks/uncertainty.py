"""How long it takes to say how far an order can be trusted, beside others doing the same.

    python benchmarks/uncertainty.py

References: bare numpy, always; pymcdm, scikit-criteria and SALib where they are installed
(`locks/benchmarks.txt`). Each measurement is a process of its own; times are those of the processor, the best
of several runs. Libraries that take one vector of weights at a time are measured for fewer draws, and the
time of all is in proportion.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import platform
import sys
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

import asking  # noqa: E402
import numpy as np  # noqa: E402
from measuring import in_a_process, measure  # noqa: E402
from uncertainty_bare import draws_counted, draws_sorted, many_bare  # noqa: E402
from uncertainty_subjects import (  # noqa: E402
    DRAWS,
    LEAVES,
    LEVEL,
    MANY,
    ONE_BY_ONE,
    SPREAD,
    UNITS,
    criteria,
    drawn_weights,
    figures,
    flat,
    model,
    wide,
)

from bilim_engine.arrays import rate_matrix  # noqa: E402
from bilim_engine.arrays.means import Weights  # noqa: E402
from bilim_engine.definitions import MissingPolicy, Percentile, ZScore  # noqa: E402
from bilim_engine.simulation import Errors, Model, Sample, Variation  # noqa: E402
from bilim_engine.simulation.sensitivity import estimate, outputs, resampled  # noqa: E402
from bilim_engine.simulation.summary import counts_of, intervals  # noqa: E402

ROWS, RESAMPLES = 512, 100


# --- 10,000 draws of the weights ------------------------------------------------------------------------


def draws_here() -> object:
    found = model(flat(), figures(UNITS), Variation("benchmark", SPREAD))
    return intervals(counts_of(found.ranks(found.draw(DRAWS))), LEVEL)


def draws_pymcdm() -> object:
    from pymcdm.helpers import rankdata  # noqa: PLC0415
    from pymcdm.methods import WSM  # noqa: PLC0415
    from pymcdm.normalizations import minmax_normalization  # noqa: PLC0415

    matrix, drawn = drawn_weights()
    types = np.ones(LEAVES)
    scores = (WSM(minmax_normalization)(matrix, weights, types) for weights in drawn)
    return np.percentile([rankdata(each, reverse=True) for each in scores], (5, 95), axis=0)


def draws_scikit_criteria() -> object:
    matrix, drawn = drawn_weights()
    ranks = [criteria(matrix, weights).rank_ for weights in drawn]
    return np.percentile(ranks, (5, 95), axis=0)


# --- 1,000 draws of the whole method --------------------------------------------------------------------


def whole_here() -> object:
    method, matrix = wide()
    error = np.where(np.isnan(matrix), 0.0, matrix * 0.03)
    ends = np.full(matrix.shape[1], np.inf)
    variation = Variation(
        "benchmark",
        SPREAD,
        ("as_stated", Percentile(), ZScore(Decimal(50), Decimal(10))),
        ("as_stated", "arithmetic"),
        ("as_stated", MissingPolicy("impute_median", "all")),
    )
    found = model(method, matrix, variation, Errors(error, -ends, ends))
    return intervals(counts_of(found.ranks(found.draw(1000))), LEVEL)


def whole_singly() -> object:
    method, matrix = wide()
    return [rate_matrix(method, matrix, higher_is_better=[True] * 60).ranks() for _ in range(600)]


# --- indices --------------------------------------------------------------------------------------------


def _indexed() -> tuple[Model, Callable[[np.ndarray], np.ndarray]]:
    """The model, and the function of both sides: from weights to the average shift and to every rank."""
    found = model(flat(), np.nan_to_num(figures(UNITS), nan=50.0), Variation("benchmark", SPREAD))
    published = found.published()

    def function(points: np.ndarray) -> np.ndarray:
        rows = {f"i{number}": number for number in range(LEAVES)}
        return outputs(found.ranks(Sample(len(points), Weights(rows, points.T))), published)

    return found, function


def indices_here() -> object:
    found, function = _indexed()
    one, other = (found.draw(ROWS, side).weights.drawn.T for side in ("a", "b"))
    mixed = {
        str(number): function(np.where(np.arange(LEAVES) == number, other, one)) for number in range(LEAVES)
    }
    resamples = resampled("benchmark", ROWS, RESAMPLES)
    return estimate(function(one), function(other), mixed, resamples, LEVEL)


def indices_salib() -> object:
    from SALib.analyze import sobol as analysis  # noqa: PLC0415
    from SALib.sample import sobol as sample  # noqa: PLC0415

    _, function = _indexed()
    weights = [10.0 + number for number in range(LEAVES)]
    problem = {
        "num_vars": LEAVES,
        "names": [f"i{number}" for number in range(LEAVES)],
        "bounds": [[each * (1 - SPREAD), each * (1 + SPREAD)] for each in weights],
    }
    points = sample.sample(problem, ROWS, calc_second_order=False, seed=1)
    every = function(points)
    return [
        analysis.analyze(problem, column, calc_second_order=False, num_resamples=RESAMPLES, seed=1)
        for column in every.T
        if column.std() > 0
    ]


# --- 100,000 units --------------------------------------------------------------------------------------


def many_here() -> object:
    return rate_matrix(flat(), figures(MANY), higher_is_better=[True] * LEAVES).ranks()


def many_scikit_criteria() -> object:
    return criteria(np.nan_to_num(figures(MANY), nan=50.0), np.arange(10.0, 10.0 + LEAVES)).rank_


# --- the report -----------------------------------------------------------------------------------------

JOBS: dict[str, Callable[[], object]] = {
    each.__name__: each
    for each in (
        draws_here, draws_sorted, draws_counted, draws_pymcdm, draws_scikit_criteria,
        whole_here, whole_singly,
        indices_here, indices_salib,
        many_here, many_bare, many_scikit_criteria,
    )
}  # fmt: skip
ONE_BY_ONE_TIMES = DRAWS / ONE_BY_ONE
PLAN = (
    (
        f"{DRAWS:,} draws of the weights, {UNITS} units x {LEAVES}: ranks and percentiles",
        ("draws_here", "here", "", 7, 1.0),
        ("draws_sorted", "bare numpy, sorted, no ties", "", 7, 1.0),
        ("draws_counted", "bare numpy, counted", "", 7, 1.0),
        ("draws_pymcdm", "pymcdm", "pymcdm", 2, ONE_BY_ONE_TIMES),
        ("draws_scikit_criteria", "scikit-criteria", "skcriteria", 2, ONE_BY_ONE_TIMES),
    ),
    (
        f"1,000 draws of the whole method, {UNITS} units x 60",
        ("whole_here", "here", "", 3, 1.0),
        ("whole_singly", "600 single ratings", "", 3, 1.0),
    ),
    (
        f"indices of {LEAVES} weights for {UNITS + 1} outputs, {RESAMPLES} resamples",
        ("indices_here", "here", "", 3, 1.0),
        ("indices_salib", "SALib", "SALib", 1, 1.0),
    ),
    (
        f"{MANY:,} units x {LEAVES}",
        ("many_here", "here", "", 5, 1.0),
        ("many_bare", "bare numpy", "", 5, 1.0),
        ("many_scikit_criteria", "scikit-criteria", "skcriteria", 2, 1.0),
    ),
)


def report() -> None:
    """Every measurement; a ratio says how many times as long the reference takes."""
    write = sys.stdout.write
    write(f"Python {platform.python_version()}, numpy {np.__version__}, {platform.machine()}\n")
    for title, *rows in PLAN:
        write(f"\n{title}\n{'':28}{'time':>15}{'here = 1':>12}{'peak MB':>9}{'grown':>7}\n")
        here = 0.0
        for name, who, package, repeats, times in rows:
            if package and importlib.util.find_spec(package) is None:
                write(f"{who:28}{'not installed':>15}\n")
                continue
            found = in_a_process(__file__, name, repeats)
            seconds = found["seconds"] * times
            here = here or seconds
            shown = f"{seconds * 1000:,.1f} ms"
            write(f"{who:28}{shown:>15}{seconds / here:>12.2f}{found['peak']:>9.0f}{found['grown']:>7.0f}\n")


ABOUT = {
    "ky": "Тартипке канчалык ишенсе болорун аныктоо канча убакыт алат, башка эсептөөлөр менен жанаша.",
    "ru": "Сколько времени нужно, чтобы сказать, насколько можно доверять порядку, рядом с другими.",
    "en": "How long it takes to say how far an order can be trusted, beside others doing the same.",
}


def main() -> None:
    parser = asking.reader(__file__, ABOUT)
    parser.add_argument("--job", nargs=2, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.job:
        name, repeats = options.job
        sys.stdout.write(json.dumps(measure(JOBS[name], int(repeats))))
    else:
        report()


if __name__ == "__main__":
    main()
