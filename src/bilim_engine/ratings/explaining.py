"""How a score of a rating came about."""

from __future__ import annotations

from bilim_engine.problems import Place, Problem, Refused, near_hint
from bilim_engine.ratings import problems
from bilim_engine.ratings.results import ADJUSTED, NodeScore, Rating


def explain(rating: Rating, unit: str, node: str = "", variant: str = ADJUSTED) -> NodeScore:
    """The score of this node for this unit with its steps down to the facts; the root when no node is named.

    Raises Refused where the rating has no such unit or node.
    """
    scores = rating.scores[variant]
    if unit not in scores:
        params = {"unit": unit, "near": near_hint(unit, scores)}
        raise Refused([Problem(problems.UNKNOWN_UNIT, Place(), params)])
    if node not in scores[unit]:
        params = {"node": node, "near": near_hint(node, scores[unit])}
        raise Refused([Problem(problems.UNKNOWN_NODE, Place(), params)])
    return scores[unit][node]
