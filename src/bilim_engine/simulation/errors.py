"""The standard error of figures: that of a share from its base, others as declared.

`docs/arithmetic.md`, section 13.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.analyses import Binomial, Noise, Relative
from bilim_engine.simulation.variation import Errors

# Agresti and Coull's two successes and two failures: without them a share of 0 or 1 would have no error,
# however few there were to be counted.
ADDED = 4.0


def errors_of(
    matrix: Array, indicators: Sequence[str], noise: Sequence[Noise], bases: Array, scales: Sequence[float]
) -> Errors:
    """The errors of figures, units × leaves; `bases` are the denominators of shares and `scales` what a whole
    is. No error where a figure or its base is missing."""
    deviation = np.zeros(matrix.shape)
    low, high = np.full(len(indicators), np.inf), np.full(len(indicators), -np.inf)
    declared = {each.indicator: each for each in noise}
    for column, indicator in enumerate(indicators):
        how = declared.get(indicator)
        if isinstance(how, Binomial):
            deviation[:, column] = binomial(matrix[:, column], bases[:, column], scales[column])
            low[column], high[column] = 0.0, scales[column]
        elif how is not None:
            relative = np.abs(matrix[:, column]) if isinstance(how, Relative) else 1.0
            deviation[:, column] = float(how.deviation) * relative
            low[column], high[column] = -np.inf, np.inf
    return Errors(np.where(np.isfinite(deviation) & np.isfinite(matrix), deviation, 0.0), low, high)


def binomial(shares: Array, bases: Array, scale: float) -> Array:
    """The standard error of shares of `scale`: sqrt(p(1 − p) / (n + 4)) with p = (x + 2) / (n + 4)."""
    with np.errstate(invalid="ignore", divide="ignore"):
        counted = np.clip(shares / scale, 0.0, 1.0) * bases
        share = (counted + ADDED / 2) / (bases + ADDED)
        found = abs(scale) * np.sqrt(share * (1 - share) / (bases + ADDED))
        return np.where(bases > 0, found, 0.0)
