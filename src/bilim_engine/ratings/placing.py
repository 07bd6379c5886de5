"""Ranks, intervals and bands of the units of one variant; `docs/arithmetic.md`, sections 8 and 9."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from bilim_engine.arrays.statistics import Array, Flags
from bilim_engine.arrays.tree import Branch, compile_tree
from bilim_engine.comparison import band_of, ranks
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.ratings.results import NodeScore, Scores, UnitResult
from bilim_engine.simulation import Draws, place_intervals, rank_intervals
from bilim_engine.values import Missing, Value


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The interval of a unit as format 1 has it, and in the places of the rule for ties."""

    ends: tuple[int, int]
    interval: tuple[Decimal, Decimal]


# Of a shared place the first: format 1's own, whatever the rule for ties.
COMPETITION = "competition"


def place(methodology: Methodology, scores: Scores) -> Mapping[str, UnitResult]:
    """The result of each unit: its overall score, place, interval and band."""
    overall = {unit: nodes[""].value for unit, nodes in scores.items()}
    numbers = {unit: value for unit, value in overall.items() if isinstance(value, Decimal)}
    ranked = ranks_by(methodology, numbers)
    drawn = _intervals(methodology, {unit: scores[unit] for unit in numbers}) if ranked else {}
    return {
        unit: _result(value, ranked.get(unit), drawn.get(unit), _band(methodology, value))
        for unit, value in overall.items()
    }


def _result(score: Value, rank: Decimal | None, drawn: _Drawn | None, band: str | None) -> UnitResult:
    if drawn is None:
        return UnitResult(score, rank, band=band)
    return UnitResult(score, rank, *drawn.ends, band, drawn.interval)


def _band(methodology: Methodology, score: Value) -> str | None:
    return None if isinstance(score, Missing) else band_of(score, methodology.bands)


def ranks_by(methodology: Methodology, scores: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The place of each of these scores; none where the method does not say how places are given."""
    rule = methodology.ranking
    if rule is NOT_DEFINED or rule.ties is NOT_DEFINED or rule.direction is NOT_DEFINED:
        return {}
    return ranks(scores, rule.ties, rule.direction)


def _intervals(methodology: Methodology, scores: Scores) -> Mapping[str, _Drawn]:
    draws, rule = _draws(methodology), methodology.ranking
    if draws is None or not scores or rule is NOT_DEFINED or rule.ties is NOT_DEFINED:
        return {}
    tree = compile_tree(methodology.root)
    given = (tree, _columns(tree, scores), _absent(tree, scores), draws)
    descending = rule.direction == "descending"
    low, high = (each.tolist() for each in rank_intervals(*given, descending=descending))
    shared: tuple[list[float], list[float]] = (low, high)
    if rule.ties != COMPETITION:
        ends = place_intervals(*given, ties=rule.ties, descending=descending)
        shared = (ends[0].tolist(), ends[1].tolist())
    return {
        unit: _Drawn(each, (Decimal(own[0]), Decimal(own[1])))
        for unit, each, own in zip(
            scores, zip(low, high, strict=True), zip(*shared, strict=True), strict=True
        )
    }


def _draws(methodology: Methodology) -> Draws | None:
    """The draws, or None where there is no interval or some number of it is not defined."""
    found = methodology.interval
    if found is None or found is NOT_DEFINED:
        return None
    if found.draws is NOT_DEFINED or found.seed is NOT_DEFINED:
        return None
    if found.spread is NOT_DEFINED or found.level is NOT_DEFINED:
        return None
    return Draws(found.draws, float(found.spread), found.level, found.seed)


def _columns(tree: Branch, scores: Scores) -> list[Array]:
    """The leaf scores, one column a leaf, NaN where missing."""
    return [np.array([_number(nodes[twig.path]) for nodes in scores.values()]) for twig in tree.twigs()]


def _number(node: NodeScore) -> float:
    return float("nan") if isinstance(node.value, Missing) else float(node.value)


def _absent(tree: Branch, scores: Scores) -> Mapping[str, Flags]:
    """Where each inner node has no score."""
    branches = [each for each in tree.below() if isinstance(each, Branch)]
    found = {
        branch.path: np.array([isinstance(nodes[branch.path].value, Missing) for nodes in scores.values()])
        for branch in branches
    }
    return {path: flags for path, flags in found.items() if flags.any()}
