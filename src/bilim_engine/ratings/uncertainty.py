"""How far the order of a rating can be trusted, as an analysis asks; `docs/arithmetic.md`, sections 12 to
17."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np

from bilim_engine.arrays import Figures, compile_tree, rate_matrix
from bilim_engine.definitions.analyses import Analysis, obstacles
from bilim_engine.definitions.analyses.problems import TOO_LARGE
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import LOWER_IS_BETTER
from bilim_engine.facts import FactTable
from bilim_engine.indicators import IndicatorValue
from bilim_engine.problems import Place, Problem, Refused
from bilim_engine.ratings.leaves import NEVER_IMPUTED
from bilim_engine.ratings.noise import impossible_figures, matrix_of, noise_of
from bilim_engine.ratings.rating import groups_of, indicator_values
from bilim_engine.ratings.results import ADJUSTED, Rating, Values
from bilim_engine.simulation import (
    Coherence,
    Effect,
    Indices,
    Model,
    Summary,
    Variation,
    coherence,
    effect,
    indices,
    summarise,
    without_each_leaf,
)
from bilim_engine.units import UnitTree
from bilim_engine.values import Missing

# Every pair of units is compared, and every rank and deviate is held: these keep both below half a gigabyte.
MOST_UNITS = 2_000
MOST_RANKS = 50_000_000
MOST_DEVIATES = 25_000_000


@dataclass(frozen=True, slots=True)
class Uncertainty:
    """What the draws of an analysis say about a rating with its declared adjustments.

    `indicators` holds what leaving out each leaf does to the order, by path; `adjustments` what dropping each
    declared adjustment does, by code.
    """

    analysis: Analysis
    summary: Summary
    indices: Indices | None
    indicators: Mapping[str, Effect]
    adjustments: Mapping[str, Effect]
    coherence: Coherence


def uncertainty(
    rating: Rating,
    analysis: Analysis,
    *,
    definitions: Definitions,
    facts: FactTable,
    units: UnitTree,
) -> Uncertainty:
    """The analysis of a rating of these facts. Raises Refused with everything that stands in the way."""
    found = [
        *obstacles(analysis, rating.methodology.code, rating.units),
        *too_large(analysis, len(rating.units)),
        *impossible_figures(analysis, definitions, rating.values[ADJUSTED]),
    ]
    if found:
        raise Refused(found)
    as_of = units.as_of(rating.period.end - timedelta(days=1))
    model = model_of(rating, rating.values[ADJUSTED], analysis, definitions, as_of)
    plan = analysis.sensitivity
    return Uncertainty(
        analysis,
        _summary(model, analysis),
        None if plan is None else indices(model, plan.base, plan.bootstraps, analysis.level),
        without_each_leaf(model),
        _without_each_adjustment(rating, analysis, definitions, facts, as_of),
        _coherence(model),
    )


def _summary(model: Model, analysis: Analysis) -> Summary:
    return summarise(
        model.units,
        model.ranks(model.draw(analysis.draws)),
        model.published(),
        level=analysis.level,
        first=analysis.first,
        last=analysis.last,
        compared=[model.units.index(each) for each in analysis.compared],
    )


def too_large(analysis: Analysis, units: int) -> list[Problem]:
    """What of the analysis would not fit into memory with so many units."""
    plan = analysis.sensitivity
    draws = max(analysis.draws, plan.base if plan else 0)
    sizes = (
        ("units", units, MOST_UNITS),
        ("draws × units", draws * units, MOST_RANKS),
        ("draws × units × noise", draws * units * len(analysis.noise), MOST_DEVIATES),
    )
    return [
        Problem(TOO_LARGE, Place(analysis.code), {"what": what, "found": f"{size}", "most": f"{most}"})
        for what, size, most in sizes
        if size > most
    ]


def model_of(
    rating: Rating, values: Values, analysis: Analysis, definitions: Definitions, units: UnitTree
) -> Model:
    """The methodology of the rating over these values, with what the analysis varies."""
    method, codes = rating.methodology, rating.units
    indicators = [leaf.indicator for _, leaf in method.leaves()]
    matrix = matrix_of(values, codes, indicators)
    polarities = [definitions.indicators[each].polarity != LOWER_IS_BETTER for each in indicators]
    figures = Figures.of(
        method, matrix, polarities, _groups(units, codes), _imputable(values, codes, indicators)
    )
    if figures is None:
        raise ValueError(f"the screening of {method.code} is not defined")
    errors = noise_of(analysis, definitions, values, codes, indicators) if analysis.noise else None
    return Model(method, figures, codes, Variation.of(analysis), errors)


def _imputable(
    values: Values, codes: tuple[str, ...], indicators: list[str]
) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    return np.array([[_may_be_imputed(values[unit][each]) for each in indicators] for unit in codes])


def _may_be_imputed(value: IndicatorValue) -> bool:
    return not (isinstance(value.value, Missing) and value.value.reason in NEVER_IMPUTED)


def _groups(
    units: UnitTree, codes: tuple[str, ...]
) -> Mapping[str, np.ndarray[tuple[int], np.dtype[np.int64]]]:
    return {
        kind: np.unique([group[code] for code in codes], return_inverse=True)[1].reshape(-1)
        for kind, group in groups_of(units, codes).items()
    }


def _without_each_adjustment(
    rating: Rating, analysis: Analysis, definitions: Definitions, facts: FactTable, units: UnitTree
) -> Mapping[str, Effect]:
    """What dropping each declared adjustment does to the order, all others in place."""
    declared = rating.methodology.adjustments
    still = replace(analysis, noise=())
    published = model_of(rating, rating.values[ADJUSTED], still, definitions, units).published()

    def without(code: str) -> Effect:
        kept = tuple(each for each in declared if each.code != code)
        values = indicator_values(
            rating.methodology, definitions, facts, units, rating.period, rating.units, kept
        )
        return effect(published, model_of(rating, values, still, definitions, units).published())

    return {each.code: without(each.code) for each in declared}


def _coherence(model: Model) -> Coherence:
    figures = model.figures
    scores = rate_matrix(
        model.methodology,
        figures.matrix,
        higher_is_better=figures.higher_is_better,
        groups=figures.groups,
        imputable=figures.imputable,
    )
    return coherence(compile_tree(model.methodology.root), scores.nodes)
