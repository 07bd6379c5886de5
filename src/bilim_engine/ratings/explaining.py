"""How a score of a rating came about."""

from __future__ import annotations

from bilim_engine.problems import Place, Problem, Refused, nearest
from bilim_engine.ratings import problems
from bilim_engine.ratings.results import ADJUSTED, NodeScore, Rating


def explain(rating: Rating, unit: str, node: str = "", variant: str = ADJUSTED) -> NodeScore:
    """The score of this node for this unit with its steps down to the facts; the root when no node is named.

    Raises Refused where the rating has no such unit or node.
    """
    scores = rating.scores[variant]
    if unit not in scores:
        near = nearest(unit, scores)
        raise Refused(
            [Problem(problems.UNKNOWN_UNIT, Place(), {"unit": unit, "near": f" → {near}?" if near else ""})]
        )
    if node not in scores[unit]:
        near = nearest(node, scores[unit])
        raise Refused(
            [Problem(problems.UNKNOWN_NODE, Place(), {"node": node, "near": f" → {near}?" if near else ""})]
        )
    return scores[unit][node]
