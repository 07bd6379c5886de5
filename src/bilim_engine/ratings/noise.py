"""What the noise of an analysis rests on in a rating: figures, the bases they were computed from, and the
ends of differences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from math import nan

import numpy as np

from bilim_engine.arrays.statistics import Array
from bilim_engine.definitions.analyses import Analysis, Difference, Mean, Poisson
from bilim_engine.definitions.analyses.noise import compared, noise_of_ends
from bilim_engine.definitions.analyses.problems import IMPOSSIBLE_FIGURE
from bilim_engine.definitions.collection import Definitions
from bilim_engine.problems import Place, Problem
from bilim_engine.ratings.results import Values
from bilim_engine.simulation.errors import Counted, Ends, Grounds, errors_of
from bilim_engine.simulation.variation import Errors
from bilim_engine.trace import INDICATOR, Step
from bilim_engine.values import plain


def noise_of(
    analysis: Analysis, definitions: Definitions, values: Values, units: Sequence[str], indicators: list[str]
) -> Errors:
    """The errors of the figures of these units, units × indicators, as the analysis declares them."""
    noisy = {each.indicator for each in analysis.noise}
    bases = np.array(
        [
            [base_of(values[unit][each].step, each) if each in noisy else nan for each in indicators]
            for unit in units
        ]
    )
    scales = [float(definitions.indicators[each].scale) for each in indicators]
    ends = _ends(analysis, definitions, values, units)
    return errors_of(
        Grounds(matrix_of(values, units, indicators), indicators, bases, scales, ends), analysis.noise
    )


def matrix_of(values: Values, units: Sequence[str], indicators: list[str]) -> Array:
    """The figures, units × indicators; NaN where one is missing."""
    rows = [[_number(values[unit][each].value) for each in indicators] for unit in units]
    return np.array(rows, dtype=np.float64)


def _ends(
    analysis: Analysis, definitions: Definitions, values: Values, units: Sequence[str]
) -> dict[str, Ends]:
    """Both ends of every difference among the noise, by its indicator."""
    found = {}
    for each in analysis.noise:
        code = compared(definitions.indicators[each.indicator]) if isinstance(each, Difference) else None
        noise = None if code is None else noise_of_ends(analysis, code)
        if code is not None and noise is not None:
            scale = float(definitions.indicators[code].scale)
            ends = (_end(values, units, each.indicator, code, side, scale) for side in (0, 1))
            found[each.indicator] = Ends(noise, *ends)
    return found


def _end(
    values: Values, units: Sequence[str], difference: str, code: str, side: int, scale: float
) -> Counted:
    steps = [_operand(values[unit][difference].step, difference, side) for unit in units]
    numbers = np.array([nan if each is None else _number(each.value) for each in steps])
    bases = np.array([nan if each is None else base_of(each, code) for each in steps])
    return Counted(numbers, bases, scale)


def _operand(step: Step, indicator: str, side: int) -> Step | None:
    """The left or right side of the subtraction by which the indicator was computed, if it came to that."""
    own = next((each for each in step.walk() if (each.kind, each.label) == (INDICATOR, indicator)), None)
    made = own.inputs[0] if own is not None and "formula" in own.note else None
    return made.inputs[side] if made is not None and len(made.inputs) == 2 else None


def base_of(step: Step, indicator: str) -> float:
    """The denominator from which the indicator was computed, before adjustments of the value itself; NaN
    without one."""
    for each in step.walk():
        if each.kind == INDICATOR and each.label == indicator and "denominator" in each.note:
            return _number(each.inputs[1].value)
    return nan


def _number(value: object) -> float:
    return float(value) if isinstance(value, Decimal) else nan


def impossible_figures(analysis: Analysis, definitions: Definitions, values: Values) -> Iterator[Problem]:
    """Figures that the declared noise says there cannot be: the figure or the declaration is wrong."""
    for each in analysis.noise:
        # A share may be above its whole: a child counted in two places. A mean lies between its observations.
        if not isinstance(each, Mean | Poisson):
            continue
        for unit, row in values.items():
            value = row[each.indicator].value
            if isinstance(value, Decimal) and _is_impossible(each, value):
                ends = f"{plain(each.least)} … {plain(each.most)}" if isinstance(each, Mean) else "≥ 0"
                params = {"indicator": each.indicator, "unit": unit, "value": plain(value), "limits": ends}
                yield Problem(IMPOSSIBLE_FIGURE, Place(analysis.code, field="noise"), params)


def _is_impossible(how: Mean | Poisson, value: Decimal) -> bool:
    """By the ends as they are stated: a float of 0.1 lies above the tenth it stands for."""
    return value < 0 if isinstance(how, Poisson) else not how.least <= value <= how.most
