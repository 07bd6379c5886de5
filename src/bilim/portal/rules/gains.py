"""What the overall score would be if one score of it were another: the tree above it, computed anew."""

from __future__ import annotations

from decimal import Decimal

from bilim.publication.terms import ADJUSTED, ROOT, EditionContent
from bilim_engine.aggregation import Child, combine
from bilim_engine.definitions import Node
from bilim_engine.definitions.tree import below, weight_in
from bilim_engine.values import NOT_PUBLISHED, Missing, Value


def gain(
    content: EditionContent, unit: str, path: str, score: Decimal, variant: str = ADJUSTED
) -> Decimal | None:
    """Points the overall score of the department would gain if the score at `path` were this one.

    Exact under every mean: the nodes above are computed as the method computes them, all else as frozen.
    None where there is no score to change, or no overall score before or after.
    """
    now, own = content.score(unit, ROOT, variant), content.score(unit, path, variant)
    if now is None or own is None or not isinstance(own.score, Decimal):
        return None
    after = _overall(content, unit, path, score, variant)
    return after - now.score if isinstance(after, Decimal) and isinstance(now.score, Decimal) else None


def _overall(content: EditionContent, unit: str, path: str, score: Value, variant: str) -> Value:
    nodes = dict(content.methodology.nodes())
    changed = score
    while path:
        above = path.rpartition("/")[0]
        node = nodes[above]
        assert isinstance(node, Node)
        children = [
            Child(_score(content, unit, below(above, child), variant), weight_in(node, child))
            for child in node.children
        ]
        codes = [child.code for child in node.children]
        place = codes.index(path.rpartition("/")[2])
        children[place] = Child(changed, children[place].weight)
        changed = combine(node.mean, children, node.coverage).value
        path = above
    return changed


def _score(content: EditionContent, unit: str, path: str, variant: str) -> Value:
    """The score as frozen. What the edition has no score of was in no mean, so it is missing and not 0."""
    found = content.score(unit, path, variant)
    return found.score if found else Missing(NOT_PUBLISHED)
