"""One leaf of the tree over all units: treatment, logarithm, normalisation, imputing.

`docs/arithmetic.md`, sections 4 and 5.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.indicators import LOWER_IS_BETTER, Polarity
from bilim_engine.definitions.methods import Bands, NoTreatment
from bilim_engine.definitions.tree import IMPUTE_MEDIAN, Leaf, MissingPolicy
from bilim_engine.normalisation import Normalised, Treated, normalise, treat
from bilim_engine.normalisation.statistics import median
from bilim_engine.ratings.steps import IMPUTE, LOGARITHM, NORMALISE, TREAT
from bilim_engine.trace import Step, number_of
from bilim_engine.values import (
    DIVISION_BY_ZERO,
    EXACT,
    EXCLUDED,
    NOT_APPLICABLE,
    OUT_OF_DOMAIN,
    Missing,
    Value,
)
from bilim_engine.values import NOT_DEFINED as REASON_NOT_DEFINED

# These are not data that somebody failed to deliver, and no neighbour's figure can stand for them.
NEVER_IMPUTED = frozenset({REASON_NOT_DEFINED, NOT_APPLICABLE, EXCLUDED, OUT_OF_DOMAIN, DIVISION_BY_ZERO})

Groups = Mapping[str, Mapping[str, str]]
"""For each kind of group (`oblast`, `kind`, `all`) the group of each unit."""


@dataclass(frozen=True, slots=True)
class LeafScore:
    """The score of one unit at one leaf, with the value before and after treatment."""

    raw: Value
    treated: Value
    value: Value
    step: Step
    imputed: bool = False


def score_leaf(
    leaf: Leaf,
    polarity: Polarity | NotDefined,
    steps: Mapping[str, Step],
    groups: Groups,
) -> Mapping[str, LeafScore]:
    """The score of each unit at this leaf; `steps` says how the value of each came about."""
    raw = {unit: number_of(step.value) for unit, step in steps.items()}
    numbers = {unit: value for unit, value in raw.items() if isinstance(value, Decimal)}
    treated = treat(numbers, leaf.treat)
    normalised = _normalised(leaf, polarity, treated, numbers)
    scored = {
        unit: _leaf_score(leaf, polarity, raw[unit], treated, normalised, unit, step)
        for unit, step in steps.items()
    }
    return _with_policy(leaf.missing, scored, groups)


def _normalised(
    leaf: Leaf,
    polarity: Polarity | NotDefined,
    treated: Treated | Missing,
    numbers: Mapping[str, Decimal],
) -> Normalised:
    if isinstance(treated, Missing):
        return Normalised(dict.fromkeys(numbers, treated))
    if leaf.normalise is NOT_DEFINED:
        return Normalised(dict.fromkeys(numbers, Missing(REASON_NOT_DEFINED, "normalise")))
    if polarity is NOT_DEFINED and not isinstance(leaf.normalise, Bands):
        return Normalised(dict.fromkeys(numbers, Missing(REASON_NOT_DEFINED, "polarity")))
    higher = polarity != LOWER_IS_BETTER
    return normalise(treated.values, leaf.normalise, higher_is_better=higher, logarithm=leaf.logarithm)


def _leaf_score(
    leaf: Leaf,
    polarity: Polarity | NotDefined,
    raw: Value,
    treated: Treated | Missing,
    normalised: Normalised,
    unit: str,
    step: Step,
) -> LeafScore:
    if isinstance(raw, Missing):
        return LeafScore(raw, raw, raw, _normalise_step(leaf, polarity, raw, step, {}))
    after = treated if isinstance(treated, Missing) else treated.values[unit]
    score = normalised.scores[unit]
    step = _logarithm_step(leaf, after, _treat_step(leaf, treated, unit, step))
    return LeafScore(raw, after, score, _normalise_step(leaf, polarity, score, step, normalised.note))


def _treat_step(leaf: Leaf, treated: Treated | Missing, unit: str, step: Step) -> Step:
    if isinstance(treated, Missing) or leaf.treat is NOT_DEFINED:
        return Step(TREAT, "not_defined", Missing(REASON_NOT_DEFINED, "treat"), (step,))
    if isinstance(leaf.treat, NoTreatment):
        return step
    note = {**treated.note, "is_changed": "true" if unit in treated.changed else "false"}
    return Step(TREAT, leaf.treat.method, treated.values[unit], (step,), note)


def _logarithm_step(leaf: Leaf, value: Value, step: Step) -> Step:
    if not leaf.logarithm or isinstance(value, Missing):
        return step
    logged: Value = EXACT.ln(value) if value > 0 else Missing(OUT_OF_DOMAIN, "logarithm")
    return Step(LOGARITHM, "ln", logged, (step,))


def _normalise_step(
    leaf: Leaf, polarity: Polarity | NotDefined, score: Value, step: Step, note: Mapping[str, str]
) -> Step:
    method = "not_defined" if leaf.normalise is NOT_DEFINED else leaf.normalise.method
    direction = "not_defined" if polarity is NOT_DEFINED else polarity
    return Step(
        NORMALISE, method, score, (step,), {**note, "indicator": leaf.indicator, "polarity": direction}
    )


def _with_policy(
    missing: MissingPolicy | NotDefined, scored: Mapping[str, LeafScore], groups: Groups
) -> Mapping[str, LeafScore]:
    """The scores with gaps filled, or named as not defined, where the policy says so."""
    if missing is NOT_DEFINED:
        return {unit: _left_open(score) for unit, score in scored.items()}
    if missing.policy != IMPUTE_MEDIAN:
        return scored
    if missing.group is NOT_DEFINED or missing.group is None:
        return {unit: _left_open(each) if _is_gap(each) else each for unit, each in scored.items()}
    medians = _medians(scored, groups[missing.group])
    return {
        unit: _imputed(score, missing.group, medians.get(groups[missing.group][unit]))
        for unit, score in scored.items()
    }


def _is_gap(score: LeafScore) -> bool:
    return isinstance(score.value, Missing) and score.value.reason not in NEVER_IMPUTED


def _left_open(score: LeafScore) -> LeafScore:
    if not isinstance(score.value, Missing):
        return score
    value = Missing(REASON_NOT_DEFINED, "missing")
    return replace(score, value=value, step=replace(score.step, value=value))


def _medians(scored: Mapping[str, LeafScore], group_of: Mapping[str, str]) -> Mapping[str, list[Decimal]]:
    donors: dict[str, list[Decimal]] = {}
    for unit, score in scored.items():
        if isinstance(score.value, Decimal):
            donors.setdefault(group_of[unit], []).append(score.value)
    return donors


def _imputed(score: LeafScore, group: str, donors: list[Decimal] | None) -> LeafScore:
    if not donors or not _is_gap(score):
        return score
    with localcontext(EXACT):
        value = median(donors)
    step = Step(IMPUTE, "median", value, (score.step,), {"group": group, "donors": str(len(donors))})
    return LeafScore(score.raw, score.treated, value, step, imputed=True)
