"""The mean of a node and what each child has in it (docs/arithmetic.md, sections 6 and 7)."""

from decimal import Decimal
from typing import Any, Dict, List, Optional, Tuple

from .numbers import NOT_DEFINED, UNDEFINED, ZERO, Missing, Value, number_or_undefined, round12, total
from .tree import Node

LOW_COVERAGE, OUT = Missing("low_coverage"), Missing("out_of_domain")
NEAR = Decimal("1e-11")


def mean_of(node: Node, scores: Dict[str, Value], binding: Dict[str, bool]) -> Tuple[Value, bool]:
    """The score of a node, and whether, being missing, it binds the mean above."""
    children = [(child, scores[child.path], child.weight) for child in node.children]
    kind = node.stated["mean"]
    undefined = any(score == UNDEFINED or isinstance(weight, Missing) for _, score, weight in children)
    if undefined or NOT_DEFINED in (kind, node.stated["weights"]):
        return UNDEFINED, False
    for child, score, _ in children:
        if isinstance(score, Missing) and binding[child.path]:
            return score, True
    present = [(w, x) for _, x, w in children if isinstance(x, Decimal) and isinstance(w, Decimal)]
    short = _short_of_coverage(node, children, present)
    if short is not None:
        return short, False
    score = weighted_mean(kind, present)
    return score, isinstance(score, Missing)


def _short_of_coverage(node: Node, children: Any, present: Any) -> Optional[Missing]:
    if len(present) == len(children):
        return None
    least = number_or_undefined(node.stated.get("coverage"))
    if not present:
        return LOW_COVERAGE
    if isinstance(least, Missing):
        return UNDEFINED
    share = total(weight for weight, _ in present) / total(weight for _, _, weight in children)
    return LOW_COVERAGE if round12(share) < least else None


def weighted_mean(kind: str, present: List[Tuple[Decimal, Decimal]]) -> Value:
    weights = total(weight for weight, _ in present)
    if kind == "arithmetic":
        return total(weight * x for weight, x in present) / weights
    if any(x < 0 for _, x in present):
        return OUT
    if any(x == 0 for _, x in present):
        return ZERO
    if kind == "geometric":
        return (total(weight * x.ln() for weight, x in present) / weights).exp()
    return weights / total(weight / x for weight, x in present)


def shares_in(node: Node, scores: Dict[str, Value]) -> Dict[str, Optional[Decimal]]:
    """The effective weight of each child of a node."""
    mean = scores[node.path]
    if isinstance(mean, Missing):
        return {child.path: None for child in node.children}
    shares: Dict[str, Optional[Decimal]] = {}
    for child in node.children:
        x, weight = scores[child.path], child.weight
        present = isinstance(x, Decimal) and isinstance(weight, Decimal)
        shares[child.path] = _proportion(node.stated["mean"], weight, x, mean) if present else ZERO
    whole = total(share for share in shares.values() if share is not None)
    return {path: share / whole if share else ZERO for path, share in shares.items()}


def _proportion(kind: str, weight: Any, x: Any, mean: Decimal) -> Decimal:
    """What the share of a present child is proportional to (the table of section 7)."""
    if kind == "arithmetic":
        return Decimal(weight)
    if mean == 0:
        return Decimal(weight) if x == 0 else ZERO
    if kind == "harmonic":
        return Decimal(weight / x)
    near = abs(x - mean) <= NEAR * mean
    return Decimal(weight / ((x + mean) / 2 if near else (x - mean) / (x / mean).ln()))
