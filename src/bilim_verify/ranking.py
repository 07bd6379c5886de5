"""Places, bands and the intervals of places (docs/arithmetic.md, sections 8 and 9)."""

import math
from decimal import ROUND_CEILING, Decimal
from hashlib import sha256
from typing import Any, Dict, List, Optional, Tuple

from .content import BadContent
from .numbers import NOT_DEFINED, Missing, Value, round20
from .scoring import Scoring
from .tree import Node

MARGIN = 1e-9
# Scores drawn in all; 1,000 draws of all 2,400 schools of the country by 50 indicators are fewer.
MOST_DRAWN = 150000000


def ranks(scores: Dict[str, Value], rule: Any) -> Dict[str, Decimal]:
    """The place of each unit that has a score."""
    if rule == NOT_DEFINED or NOT_DEFINED in (rule["ties"], rule["direction"]):
        return {}
    numbers = {unit: round20(score) for unit, score in scores.items() if isinstance(score, Decimal)}
    if rule["direction"] == "descending":
        numbers = {unit: -number for unit, number in numbers.items()}
    return {unit: _place(number, list(numbers.values()), rule["ties"]) for unit, number in numbers.items()}


def _place(own: Decimal, everyone: List[Decimal], ties: str) -> Decimal:
    better = [number for number in everyone if number < own]
    if ties == "dense":
        return Decimal(len(set(better)) + 1)
    if ties == "competition":
        return Decimal(len(better) + 1)
    equal = sum(1 for number in everyone if number == own)
    return Decimal(len(better)) + Decimal(equal + 1) / 2


def band_of(score: Value, bands: Any) -> str:
    """The first band that holds the score; empty where none does or a limit is not defined."""
    if isinstance(score, Missing) or bands == NOT_DEFINED:
        return ""
    number = round20(score)
    for band in bands or ():
        low, high = band["from"], band["until"]
        if NOT_DEFINED in (low, high):
            return ""
        if (low is None or low <= number) and (high is None or number < high):
            return str(band["code"])
    return ""


def intervals(scoring: Scoring, rule: Any, ranking: Any) -> Dict[str, Tuple[int, int]]:
    """Lowest and highest place of the middle of all draws of the weights."""
    if not rule or rule == NOT_DEFINED or ranking == NOT_DEFINED:
        return {}
    stated = [rule[name] for name in ("draws", "spread", "level", "seed")]
    if NOT_DEFINED in stated or NOT_DEFINED in (ranking["ties"], ranking["direction"]):
        return {}
    draws, level = int(stated[0]), Decimal(stated[2])
    floats = _float_scores(scoring)
    if draws * len(floats) * len(scoring.nodes) > MOST_DRAWN:
        why = f"draws: {draws}"
        raise BadContent("definitions/methodology.json", why, "draws", count=str(draws))
    places: Dict[str, List[int]] = {unit: [] for unit in floats}
    for draw in range(draws):
        for unit, place in _draw(scoring, rule, draw, floats, ranking["direction"]).items():
            places[unit].append(place)
    low, high = _position((1 - level) / 2, draws), _position((1 + level) / 2, draws)
    return {unit: (sorted(found)[low], sorted(found)[high]) for unit, found in places.items()}


def _position(share: Decimal, draws: int) -> int:
    return max(1, int((share * draws).to_integral_value(rounding=ROUND_CEILING))) - 1


def _float_scores(scoring: Scoring) -> Dict[str, Dict[str, Optional[float]]]:
    """Fixed leaf scores, and None at every node that is missing; only units that have an overall score."""
    return {
        unit: {path: float(x) if isinstance(x, Decimal) else None for path, x in scores.items()}
        for unit, scores in scoring.scores.items()
        if isinstance(scores[""], Decimal)
    }


def _draw(scoring: Scoring, rule: Any, draw: int, floats: Any, direction: str) -> Dict[str, int]:
    weights = {
        node.path: float(node.weight) * _factor(rule, draw, node.path)
        for node in scoring.nodes
        if node.path and isinstance(node.weight, Decimal)
    }
    overall = {unit: _evaluate(scoring.root, weights, scores) for unit, scores in floats.items()}
    ordered = sorted(overall.values(), reverse=direction == "descending")
    sign = 1.0 if direction == "descending" else -1.0
    return {unit: _place_in(own, ordered, sign) for unit, own in overall.items()}


def _factor(rule: Any, draw: int, path: str) -> float:
    digest = sha256("{}|{}|{}".format(rule["seed"], draw, path).encode()).digest()
    even = (int.from_bytes(digest[:8], "big") >> 11) / 2**53
    return 1 + float(rule["spread"]) * (2 * even - 1)


def _place_in(own: float, ordered: List[float], sign: float) -> int:
    """One more than the number that are better by more than the margin; `ordered` has the best first."""
    bottom, top = 0, len(ordered)
    while bottom < top:
        middle = (bottom + top) // 2
        better = ordered[middle] > own + MARGIN if sign > 0 else ordered[middle] < own - MARGIN
        bottom, top = (middle + 1, top) if better else (bottom, middle)
    return bottom + 1


def _evaluate(node: Node, weights: Dict[str, float], scores: Dict[str, Optional[float]]) -> float:
    """The drawn score of a node that is present; sums are sequential, as `sum` of newer Pythons is not."""
    upper, lower, zero = 0.0, 0.0, False
    kind = node.stated["mean"]
    for child in node.children:
        fixed = scores[child.path]
        if fixed is None:
            continue
        x = fixed if child.indicator else _evaluate(child, weights, scores)
        weight = weights[child.path]
        if kind == "arithmetic":
            upper, lower = upper + weight * x, lower + weight
        elif x == 0:
            zero = True
        elif kind == "geometric":
            upper, lower = upper + weight * math.log(x), lower + weight
        else:
            upper, lower = upper + weight, lower + weight / x
    if zero:
        return 0.0
    return math.exp(upper / lower) if kind == "geometric" else upper / lower
