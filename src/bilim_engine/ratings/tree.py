"""The tree of one unit: means from the leaves up, shares and contributions from the root down.

`docs/arithmetic.md`, sections 3, 6 and 7.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal, localcontext

from bilim_engine.aggregation import Child, Combined, combine
from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.definitions.tree import Leaf, Node, below, refuses, weight_in
from bilim_engine.ratings.leaves import LeafScore
from bilim_engine.ratings.results import NodeScore
from bilim_engine.ratings.steps import MEAN, SCREEN
from bilim_engine.trace import Step, number_of
from bilim_engine.values import EXACT, Missing, plain, round12

ONE = Decimal(1)
ZERO = Decimal(0)


@dataclass(slots=True)
class _Walk:
    """What is known of one unit while its tree is worked through."""

    leaves: Mapping[str, LeafScore]
    combined: dict[str, Combined]
    steps: dict[str, Step]


def leaf_weights(node: Node, path: str = "", above: Decimal = ONE) -> Mapping[str, Decimal] | None:
    """The nominal weight of each leaf in the whole tree, by path; None where some weight is not defined."""
    weights = [weight_in(node, child) for child in node.children]
    known = [weight for weight in weights if weight is not NOT_DEFINED]
    if len(known) < len(weights):
        return None
    found: dict[str, Decimal] = {}
    with localcontext(EXACT):
        total = sum(known, ZERO)
        for child, weight in zip(node.children, known, strict=True):
            own = above * (weight / total)
            inside = {below(path, child): own}
            if isinstance(child, Node):
                deeper = leaf_weights(child, below(path, child), own)
                if deeper is None:
                    return None
                inside = dict(deeper)
            found |= inside
    return found


def score_tree(root: Node, leaves: Mapping[str, LeafScore]) -> Mapping[str, NodeScore]:
    """The score, share and contribution of every node of one unit, by path."""
    walk = _Walk(leaves, {}, {})
    _combine(root, "", walk)
    contributions, residue = _contributions(root, walk)
    if residue:
        walk.steps[""] = replace(walk.steps[""], note={**walk.steps[""].note, **residue})
    return dict(_scores(root, "", ONE, ONE, walk, _summed(contributions)))


def _combine(node: Node, path: str, walk: _Walk) -> Combined:
    children = [_child(node, child, below(path, child), walk) for child in node.children]
    found = walk.combined[path] = combine(node.mean, children, node.coverage)
    walk.steps[path] = _mean_step(node, path, children, found, walk)
    return found


def _child(node: Node, child: Node | Leaf, path: str, walk: _Walk) -> Child:
    if isinstance(child, Node):
        found = _combine(child, path, walk)
        return Child(found.value, weight_in(node, child), found.binds)
    leaf = walk.leaves[path]
    walk.steps[path] = leaf.step
    return Child(leaf.value, weight_in(node, child), refuses(child))


def _mean_step(node: Node, path: str, children: list[Child], found: Combined, walk: _Walk) -> Step:
    inputs = tuple(walk.steps[below(path, child)] for child in node.children)
    absent = [
        child.code
        for child, given in zip(node.children, children, strict=True)
        if isinstance(given.value, Missing)
    ]
    note = {"node": path} if path else {}
    if found.covered is not None:
        note["covered"] = plain(found.covered)
    if absent:
        note["left_out"] = ", ".join(absent)
    label = "not_defined" if node.mean is NOT_DEFINED else node.mean
    return Step(MEAN, label, found.value, inputs, note)


def _contributions(root: Node, walk: _Walk) -> tuple[Mapping[str, Decimal], Mapping[str, str]]:
    """What each leaf adds to the overall score, in published digits, and where the residue went."""
    overall = walk.combined[""].value
    if isinstance(overall, Missing):
        return {}, {}
    with localcontext(EXACT):
        parts = dict(_parts(root, "", ONE, walk))
        residue = round12(overall) - sum(parts.values(), ZERO)
        if residue == 0:
            return parts, {}
        greatest = max(parts, key=lambda path: abs(parts[path]))
        parts[greatest] += residue
        return parts, {"residue": plain(residue), "residue_to": greatest}


def _parts(node: Node, path: str, above: Decimal, walk: _Walk) -> Iterator[tuple[str, Decimal]]:
    for child, share in zip(node.children, walk.combined[path].shares, strict=True):
        inside = below(path, child)
        own = ZERO if share is None else above * share
        if isinstance(child, Node):
            yield from _parts(child, inside, own, walk)
        else:
            score = walk.leaves[inside].value
            yield inside, ZERO if isinstance(score, Missing) else round12(own * score)


def _scores(
    node: Node | Leaf,
    path: str,
    weight: Decimal | NotDefined,
    share: Decimal | None,
    walk: _Walk,
    contributions: Mapping[str, Decimal],
) -> Iterator[tuple[str, NodeScore]]:
    declared = None if weight is NOT_DEFINED else weight
    step, adds = walk.steps[path], contributions.get(path)
    if isinstance(node, Leaf):
        leaf = walk.leaves[path]
        yield (
            path,
            NodeScore(leaf.value, declared, share, adds, step, leaf.raw, leaf.treated, leaf.imputed),
        )
        return
    combined = walk.combined[path]
    yield path, NodeScore(combined.value, declared, share, adds, step)
    for child, part in zip(node.children, combined.shares, strict=True):
        yield from _scores(child, below(path, child), weight_in(node, child), part, walk, contributions)


def _summed(parts: Mapping[str, Decimal]) -> Mapping[str, Decimal]:
    """The contribution of every leaf and, as the sum of those below it, of every node."""
    found: dict[str, Decimal] = {}
    with localcontext(EXACT):
        for leaf, part in parts.items():
            codes = leaf.split("/")
            for depth in range(len(codes) + 1):
                path = "/".join(codes[:depth])
                found[path] = found.get(path, ZERO) + part
    return found


def unscored_tree(root: Node, raw: Mapping[str, Step], why: Missing) -> Mapping[str, NodeScore]:
    """Every node missing for this reason, the values of the leaves still there to be seen."""
    found: dict[str, NodeScore] = {"": NodeScore(why, ONE, ONE, None, Step(SCREEN, why.reason, why))}
    _unscored(root, "", raw, why, found)
    return found


def _unscored(
    node: Node, path: str, raw: Mapping[str, Step], why: Missing, found: dict[str, NodeScore]
) -> None:
    for child in node.children:
        inside, weight = below(path, child), weight_in(node, child)
        declared = None if weight is NOT_DEFINED else weight
        if isinstance(child, Node):
            found[inside] = NodeScore(why, declared, None, None, Step(SCREEN, why.reason, why))
            _unscored(child, inside, raw, why, found)
            continue
        step = Step(SCREEN, why.reason, why, (raw[inside],))
        found[inside] = NodeScore(why, declared, None, None, step, number_of(raw[inside].value), why)
