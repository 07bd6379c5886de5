"""A methodology applied to the facts of a period: values, scores, ranks and intervals in both variants."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal, localcontext

from bilim_engine.definitions.adjustments import Adjustment
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import Polarity
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.tree import Leaf, Node, below
from bilim_engine.facts import FactTable
from bilim_engine.indicators import Evaluator, IndicatorValue
from bilim_engine.periods import Period
from bilim_engine.problems import Refused
from bilim_engine.ratings.checks import obstacles, rated_units
from bilim_engine.ratings.leaves import Groups, LeafScore, score_leaf
from bilim_engine.ratings.placing import place
from bilim_engine.ratings.results import ADJUSTED, UNADJUSTED, Rating, Scores, Values
from bilim_engine.ratings.tree import leaf_weights, score_tree, unscored_tree
from bilim_engine.trace import Step
from bilim_engine.units import UnitTree
from bilim_engine.values import EXACT, SCREENED_OUT, Missing, round12
from bilim_engine.values import NOT_DEFINED as REASON_NOT_DEFINED

OBLAST_KINDS = ("oblast", "city_of_republic")

Polarities = Mapping[str, Polarity | NotDefined]


def rate(
    methodology: Methodology,
    *,
    definitions: Definitions,
    facts: FactTable,
    units: UnitTree,
    period: Period,
) -> Rating:
    """The rating of the units of this methodology in `period`, with the declared adjustments and without.

    Raises Refused with every problem that stands in the way.
    """
    found = obstacles(methodology, definitions, period, units)
    if errors := [each for each in found if each.is_error]:
        raise Refused(errors)
    as_of = units.as_of(period.end - timedelta(days=1))
    codes = rated_units(methodology, as_of)
    values = {
        variant: indicator_values(methodology, definitions, facts, as_of, period, codes, adjustments)
        for variant, adjustments in ((ADJUSTED, methodology.adjustments), (UNADJUSTED, ()))
    }
    polarities = {code: each.polarity for code, each in definitions.indicators.items()}
    return rate_values(methodology, values, polarities, as_of, period, codes)


def indicator_values(
    methodology: Methodology,
    definitions: Definitions,
    facts: FactTable,
    units: UnitTree,
    period: Period,
    codes: tuple[str, ...],
    adjustments: tuple[Adjustment, ...],
) -> Values:
    """The value of every indicator of the tree for every unit, these adjustments applied."""
    evaluator = Evaluator(definitions, facts, units, period, adjustments)
    indicators = dict.fromkeys(leaf.indicator for _, leaf in methodology.leaves())
    return {unit: {code: evaluator.value(code, unit) for code in indicators} for unit in codes}


def rate_values(
    methodology: Methodology,
    values: Mapping[str, Values],
    polarities: Polarities,
    units: UnitTree,
    period: Period,
    codes: tuple[str, ...],
) -> Rating:
    """The rating that follows from these indicator values by variant, unit and indicator."""
    groups = groups_of(units, codes)
    scores = {
        variant: _scores(methodology, found, polarities, groups, codes) for variant, found in values.items()
    }
    results = {variant: place(methodology, found) for variant, found in scores.items()}
    return Rating(methodology, period, codes, values, scores, results)


def groups_of(units: UnitTree, codes: tuple[str, ...]) -> Groups:
    """The groups from which a missing score may be imputed: same oblast, same kind, all."""
    return {
        "oblast": {code: _oblast(units, code) for code in codes},
        "kind": {code: found.kind if (found := units.find(code)) else "" for code in codes},
        "all": dict.fromkeys(codes, ""),
    }


def _oblast(units: UnitTree, code: str) -> str:
    path = units.path(code) if code in units else ()
    return next((unit.code for unit in reversed(path) if unit.kind in OBLAST_KINDS), "")


def _scores(
    methodology: Methodology, values: Values, polarities: Polarities, groups: Groups, codes: tuple[str, ...]
) -> Scores:
    root = methodology.root
    raw = {unit: _raw(methodology, values[unit]) for unit in codes}
    refused = {unit: why for unit in codes if (why := _screened(methodology, raw[unit]))}
    kept = [unit for unit in codes if unit not in refused]
    leaves = _leaves(root, "", {unit: raw[unit] for unit in kept}, polarities, groups)
    return {
        unit: unscored_tree(root, raw[unit], refused[unit])
        if unit in refused
        else score_tree(root, {path: scored[unit] for path, scored in leaves.items()})
        for unit in codes
    }


def _raw(methodology: Methodology, values: Mapping[str, IndicatorValue]) -> Mapping[str, Step]:
    """How the value of each leaf came about, by path."""
    return {
        path: replace(values[leaf.indicator].step, value=values[leaf.indicator].value)
        for path, leaf in methodology.leaves()
    }


def _screened(methodology: Methodology, raw: Mapping[str, Step]) -> Missing | None:
    """Why the unit is not scored at all, or None."""
    screening = methodology.screening
    if screening is None:
        return None
    if screening is NOT_DEFINED or screening.coverage is NOT_DEFINED:
        return Missing(REASON_NOT_DEFINED, "screening")
    weights = leaf_weights(methodology.root)
    if weights is None:
        return None
    with localcontext(EXACT):
        there = [weight for path, weight in weights.items() if isinstance(raw[path].value, Decimal)]
        share = round12(sum(there, Decimal(0)))
    return Missing(SCREENED_OUT, str(share.normalize(EXACT))) if share < screening.coverage else None


def _leaves(
    node: Node,
    path: str,
    raw: Mapping[str, Mapping[str, Step]],
    polarities: Polarities,
    groups: Groups,
) -> dict[str, Mapping[str, LeafScore]]:
    """The scores of every leaf below the node, by path and unit."""
    found: dict[str, Mapping[str, LeafScore]] = {}
    for child in node.children:
        inside = below(path, child)
        if isinstance(child, Leaf):
            steps = {unit: each[inside] for unit, each in raw.items()}
            found[inside] = score_leaf(child, polarities[child.indicator], steps, groups)
        else:
            found |= _leaves(child, inside, raw, polarities, groups)
    return found
