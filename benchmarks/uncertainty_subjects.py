"""What `uncertainty.py` measures on: methodologies, figures and weights, the same for every library."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache

import numpy as np
from rating import TEXT, methodology
from rating import figures as new_figures

from bilim_engine.arrays import Figures
from bilim_engine.definitions import Leaf, Methodology, MinMax, MissingPolicy, Node, NoTreatment
from bilim_engine.simulation import Errors, Model, Variation

UNITS, LEAVES, DRAWS = 57, 30, 10_000
MANY = 100_000
SPREAD, LEVEL = 0.25, Decimal("0.9")
RANGE = (Decimal(0), Decimal(100))
# So many of the 10,000 draws are measured where a library takes one at a time.
ONE_BY_ONE = 200


# Made once a process: the best of several runs is without them.
figures = cache(new_figures)


@cache
def flat(leaves: int = LEAVES) -> Methodology:
    """One weighted mean of min-max scores: what every library can do."""
    children = tuple(
        Leaf(
            f"i{number}",
            Decimal(10 + number),
            NoTreatment(),
            MinMax("observed", range=RANGE),
            MissingPolicy("exclude"),
        )
        for number in range(leaves)
    )
    root = Node("overall", TEXT, "arithmetic", "given", children, coverage=Decimal("0.5"), range=RANGE)
    return replace(methodology(), root=root)


def model(
    method: Methodology, matrix: np.ndarray, variation: Variation, errors: Errors | None = None
) -> Model:
    groups = {"all": np.zeros(len(matrix), dtype=np.int64)}
    whole = Figures.of(method, matrix, [True] * matrix.shape[1], groups)
    if whole is None:
        raise SystemExit("the figures were screened out")
    return Model(method, whole, tuple(f"u{number:06d}" for number in range(len(matrix))), variation, errors)


def min_max(matrix: np.ndarray) -> np.ndarray:
    low, high = np.nanmin(matrix, axis=0), np.nanmax(matrix, axis=0)
    return 100 * (matrix - low) / (high - low)


def drawn_weights() -> tuple[np.ndarray, np.ndarray]:
    matrix = np.nan_to_num(figures(UNITS), nan=50.0)
    weights = np.arange(10.0, 10.0 + LEAVES)
    drawn = weights * (1 + SPREAD * (2 * np.random.default_rng(1).random((ONE_BY_ONE, LEAVES)) - 1))
    return matrix, drawn / drawn.sum(axis=1, keepdims=True)


def criteria(matrix: np.ndarray, weights: np.ndarray):
    import skcriteria  # noqa: PLC0415
    from skcriteria.agg.simple import WeightedSumModel  # noqa: PLC0415
    from skcriteria.pipeline import mkpipe  # noqa: PLC0415
    from skcriteria.preprocessing.scalers import MinMaxScaler  # noqa: PLC0415

    decision = skcriteria.mkdm(matrix, [max] * matrix.shape[1], weights=weights)
    return mkpipe(MinMaxScaler(target="matrix"), WeightedSumModel()).evaluate(decision)


def wide() -> tuple[Methodology, np.ndarray]:
    """Twelve directions of five indicators."""
    one = methodology()
    children = tuple(
        replace(child, code=f"{child.code}-{half}") for half in range(2) for child in one.root.children
    )
    return replace(one, root=replace(one.root, children=children)), np.hstack(
        [figures(UNITS), figures(UNITS)]
    )
