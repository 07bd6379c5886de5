"""What moved the score of one unit between two ratings by the same tree, leaf by leaf.

`docs/arithmetic.md`, section 7, «Change», is the specification.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext

from bilim_engine.aggregation import ARITHMETIC, GEOMETRIC, Mean, logarithmic_mean, weighted_mean
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.tree import Leaf, Node, below, weight_in
from bilim_engine.values import EXACT, round12

ONE = Decimal(1)
ZERO = Decimal(0)

Scores = Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class Change:
    """What moved an overall score: together, its change.

    `moved`: what each leaf with a score in both ratings did to it, by path; `rest`: what the leaves did that
    have a score in only one of them.
    """

    moved: Scores
    rest: Decimal


def split_change(root: Node, before: Scores, now: Scores, change: Decimal) -> Change:
    """The change of the overall score, shared out among the leaves.

    `before` and `now` are the scores of the leaves that entered the overall score, by path; `change` is the
    difference of the two overall scores. A leaf never moves the score against its own direction.
    """
    both = {path: (before[path], now[path]) for path in before if path in now}
    with localcontext(EXACT):
        moved = {path: round12(share) for path, share in _Means(root, both).spread(root, "", ONE)}
        rest = change - sum(moved.values(), ZERO)
        if moved and before.keys() == now.keys():
            largest = max(moved, key=lambda path: abs(moved[path]))
            return Change({**moved, largest: moved[largest] + rest}, ZERO)
    return Change(moved, rest)


Pair = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class _Present:
    """A child with a score in both ratings."""

    child: Node | Leaf
    path: str
    weight: Decimal
    scores: Pair


class _Means:
    """The tree over the leaves that have a score in both ratings: each node's mean then and now, by path."""

    def __init__(self, root: Node, leaves: Mapping[str, Pair]) -> None:
        self._of = dict(leaves)
        self._take(root, "")

    def _take(self, node: Node, path: str) -> None:
        for child in node.children:
            if isinstance(child, Node):
                self._take(child, below(path, child))
        present = self._present(node, path)
        if present and node.mean is not NOT_DEFINED:
            then, after = (
                weighted_mean(node.mean, [(each.weight, each.scores[which]) for each in present])
                for which in (0, 1)
            )
            if isinstance(then, Decimal) and isinstance(after, Decimal):
                self._of[path] = then, after

    def _present(self, node: Node, path: str) -> list[_Present]:
        found = []
        for child in node.children:
            weight, at = weight_in(node, child), below(path, child)
            if at in self._of and weight is not NOT_DEFINED:
                found.append(_Present(child, at, weight, self._of[at]))
        return found

    def spread(self, node: Node, path: str, factor: Decimal) -> Iterator[tuple[str, Decimal]]:
        """What each leaf below the node adds to the change above, `factor` being the effect of the node."""
        if path not in self._of or node.mean is NOT_DEFINED:
            return
        present = self._present(node, path)
        for each, effect in zip(present, _effects(node.mean, present, self._of[path]), strict=True):
            if isinstance(each.child, Node):
                yield from self.spread(each.child, each.path, factor * effect)
            else:
                then, after = each.scores
                yield each.path, factor * effect * (after - then)


def _effects(mean: Mean, children: Sequence[_Present], means: Pair) -> list[Decimal]:
    """By how much the mean moves for each point of each child: never negative, exact for all together."""
    then, after = means
    total = sum((each.weight for each in children), ZERO)
    if mean == ARITHMETIC:
        return [each.weight / total for each in children]
    if then == 0 or after == 0:
        return _effects_at_zero(children, means)
    if mean == GEOMETRIC:
        whole = logarithmic_mean(after, then)
        return [each.weight / total * whole / logarithmic_mean(*each.scores) for each in children]
    return [each.weight / total * then * after / (each.scores[0] * each.scores[1]) for each in children]


def _effects_at_zero(children: Sequence[_Present], means: Pair) -> list[Decimal]:
    """A mean that was held at zero, or came to it, moves by the children that left zero or came to it."""
    which = 0 if means[0] == 0 else 1
    crossed = [each.weight if each.scores[which] == 0 else ZERO for each in children]
    if means[0] == means[1]:
        return [ZERO for _ in children]
    moved = (means[1] - means[0]) / sum(crossed, ZERO)
    return [
        weight * moved / (each.scores[1] - each.scores[0]) if weight else ZERO
        for weight, each in zip(crossed, children, strict=True)
    ]
