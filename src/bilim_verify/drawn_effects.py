"""What one change does to the order, and whether the composite holds together (docs/arithmetic.md, sections
16 and 17)."""

import math
from itertools import combinations
from typing import Any, Dict, List, Optional, Tuple

from .drawn_indices import rounded
from .drawn_leaves import Column
from .drawn_ranks import Drawn, Ranks
from .tree import Node

REDUNDANT, NEAR, STILL = 0.9, 1e-9, 1e-3
Numbers = List[float]


def effect(subject: str, units: List[str], published: Ranks, changed: Ranks) -> Dict[str, Any]:
    """The order with one change beside the published one."""
    both = [(float(a), float(b)) for a, b in zip(published, changed) if a and b]
    before, after = [a for a, _ in both], [b for _, b in both]
    shifts = [abs(a - b) for a, b in both]
    return {
        "subject": subject,
        "moved": sum(a != b for a, b in zip(published, changed)),
        "average": rounded(sum(shifts) / len(shifts) if shifts else None),
        "greatest": int(max(shifts)) if shifts else 0,
        "spearman": rounded(pearson(_places(before), _places(after))),
        "kendall": rounded(kendall(before, after)),
        "ranks": {unit: rank for unit, rank in zip(units, changed) if rank},
    }


def _places(values: Numbers) -> Numbers:
    """Twice the mean place of each, ties sharing it."""
    return [
        float(sum(other < value for other in values) + sum(other <= value for other in values))
        for value in values
    ]


def pearson(one: Numbers, other: Numbers) -> Optional[float]:
    if len(one) < 2 or min(one) == max(one) or min(other) == max(other):
        return None
    first, second = _away(one), _away(other)
    return _dot(first, second) / math.sqrt(_dot(first, first) * _dot(second, second))


def _away(values: Numbers) -> Numbers:
    centre = math.fsum(values) / len(values)
    return [value - centre for value in values]


def _dot(one: Numbers, other: Numbers) -> float:
    return math.fsum(a * b for a, b in zip(one, other))


def kendall(one: Numbers, other: Numbers) -> Optional[float]:
    first, second, alike = 0, 0, 0
    for a, b in combinations(range(len(one)), 2):
        x, y = _sign(one[a] - one[b]), _sign(other[a] - other[b])
        first, second, alike = first + abs(x), second + abs(y), alike + x * y
    return alike / math.sqrt(first * second) if first and second else None


def _sign(number: float) -> int:
    return (number > 0) - (number < 0)


def coherence(drawn: Drawn) -> Dict[str, Any]:
    """The part `coherence` of uncertainty.json."""
    scores = drawn.scores()
    leaves = [leaf.path for leaf in drawn.leaves]
    return {
        "pairs": [_pair(one, other, scores) for one, other in combinations(leaves, 2)],
        "weights": [
            _in_effect(path, weight, scores[path], scores[""])
            for path, weight in _nominal(drawn.root, 1.0, drawn.weights)
        ],
        "alpha": {
            node.path: rounded(alpha([scores[child.path] for child in node.children]))
            for node in drawn.root.walk()
            if not node.indicator
        },
    }


def _both(one: Column, other: Column) -> Tuple[Numbers, Numbers]:
    pairs = [(a, b) for a, b in zip(one, other) if a is not None and b is not None]
    return [a for a, _ in pairs], [b for _, b in pairs]


def _pair(one: str, other: str, scores: Dict[str, Column]) -> Dict[str, Any]:
    first, second = _both(scores[one], scores[other])
    correlation = pearson(first, second)
    return {
        "one": one,
        "other": other,
        "inside": one.rpartition("/")[0] == other.rpartition("/")[0],
        "correlation": rounded(correlation),
        "units": len(first),
        "redundant": correlation is not None and abs(correlation) > REDUNDANT,
    }


def _nominal(node: Node, above: float, weights: Dict[str, float]) -> List[Tuple[str, float]]:
    """The share of each leaf in the whole tree."""
    total = sum(weights[child.path] for child in node.children)
    found = []
    for child in node.children:
        own = weights[child.path] * (above / total)
        found += [(child.path, own)] if child.indicator else _nominal(child, own, weights)
    return found


def _in_effect(path: str, nominal: float, scores: Column, overall: Column) -> Dict[str, str]:
    one, other = _both(scores, overall)
    linear = pearson(one, other)
    return {
        "path": path,
        "nominal": rounded(nominal),
        "linear": rounded(None if linear is None else linear**2),
        "main_effect": rounded(main_effect(one, other)),
    }


def main_effect(cause: Numbers, result: Numbers) -> Optional[float]:
    n = len(cause)
    if n < 4 or min(cause) == max(cause) or min(result) == max(result):
        return None
    groups: Dict[int, Numbers] = {}
    for value, place in zip(result, _places(cause)):
        groups.setdefault(int(place / 2 * math.isqrt(n) / n), []).append(value)
    if len(groups) in (1, n):
        return None
    inside = math.fsum(_dot(away, away) for away in map(_away, groups.values()))
    whole = _away(result)
    ratio = inside / _dot(whole, whole)
    return max(0.0, 1 - ratio * (n - 1) / (n - len(groups)))


def alpha(columns: List[Column]) -> Optional[float]:
    """Cronbach's alpha over the units that have all."""
    rows = [[score for score in row if score is not None] for row in zip(*columns)]
    rows = [row for row in rows if len(row) == len(columns)]
    if len(columns) < 2 or len(rows) < 2:
        return None
    sums = [math.fsum(row) for row in rows]
    whole, parts = _variance(sums), math.fsum(_variance(list(column)) for column in zip(*rows))
    if max(sums) - min(sums) <= NEAR or whole <= STILL * parts:
        return None
    return len(columns) / (len(columns) - 1) * (1 - parts / whole)


def _variance(values: Numbers) -> float:
    away = _away(values)
    return _dot(away, away) / (len(values) - 1)
