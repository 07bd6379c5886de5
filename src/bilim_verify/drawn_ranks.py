"""A method in floats, made ready for many draws: scores of every node, and the ranks of every draw
(docs/arithmetic.md, sections 5, 6, 9 and 13)."""

import math
from bisect import bisect_right
from itertools import repeat
from typing import Any, Dict, List, Optional, Tuple

from .drawing import AGGREGATION, AS_STATED, MISSING, NORMALISATION, Plan, Sample
from .drawn_leaves import Column, Donors, Open, Rule, Span, donors_of, filled
from .numbers import NOT_DEFINED
from .scoring import NOT_IMPUTED, Scoring
from .tree import Node

MARGIN = 1e-9
Flags = List[bool]
Ranks = List[int]
Ends = Dict[str, Tuple[float, float]]
"""Within which limits the figures of an indicator stay."""


class Drawn:
    """A scoring whose choices can be drawn. A rank of 0 stands for none."""

    def __init__(self, scoring: Scoring, plan: Plan, errors: Dict[str, Dict[str, float]], ends: Ends) -> None:
        self.plan, self.errors, self.ends, self.root = plan, errors, ends, scoring.root
        self.units, self.leaves = scoring.ranked, scoring.leaves
        rule = scoring.method["ranking"]
        if rule == NOT_DEFINED or NOT_DEFINED in (rule["direction"], rule["ties"]):
            raise Open
        self.sign = -1.0 if rule["direction"] == "ascending" else 1.0
        self.kept = [unit not in scoring.screened for unit in self.units]
        self.weights = {node.path: _weight(node) for node in scoring.nodes if node.path}
        self.sides = {leaf.path: _Side(leaf, scoring) for leaf in self.leaves}
        self._fixed: Dict[Tuple[str, int, int], Column] = {}
        self._rules: Dict[Tuple[str, int], Rule] = {}

    def ranks(self, sample: Sample) -> List[Ranks]:
        """The ranks of the units in each draw."""
        moved = {
            leaf.path: self._moved(leaf, sample) for leaf in self.leaves if leaf.indicator in sample.noise
        }
        return [self._ranked(self._evaluated(sample, draw, moved)[""]) for draw in range(sample.size)]

    def published(self, without: str = "") -> Ranks:
        """The ranks where nothing is varied, and the leaf at the path `without` is left out."""
        return self._ranked(self.scores(without)[""])

    def scores(self, without: str = "") -> Dict[str, Column]:
        """The scores of every node where nothing is varied, by path."""
        leaves = {leaf.path: self._column(leaf, 0, 0, AS_STATED, AS_STATED) for leaf in self.leaves}
        walk = _Walk(leaves, self.weights, self.weights, AS_STATED, without)
        found = walk.evaluated(self.root)
        return {path: self._of_kept(column) for path, column in found.items()}

    def _evaluated(self, sample: Sample, draw: int, moved: Dict[str, Any]) -> Dict[str, Column]:
        numbers = [sample.pick(factor, draw) for factor in (NORMALISATION, MISSING, AGGREGATION)]
        normalise, policy = self.plan.normalisations[numbers[0]], self.plan.missing[numbers[1]]
        leaves = {}
        for leaf in self.leaves:
            if leaf.path in moved:
                values = moved[leaf.path][draw]
                leaves[leaf.path] = self._scored(leaf, values, numbers[0], normalise, policy)
            else:
                leaves[leaf.path] = self._column(leaf, numbers[0], numbers[1], normalise, policy)
        weights = {path: drawn[draw] for path, drawn in sample.weights.items()} or self.weights
        walk = _Walk(leaves, weights, self.weights, self.plan.aggregations[numbers[2]], policy=policy)
        return walk.evaluated(self.root)

    def _column(self, leaf: Node, number: int, policy_number: int, normalise: Any, policy: Any) -> Column:
        """The scores of a leaf that no noise moves."""
        if AS_STATED in (normalise, policy):
            number = -1 if normalise == AS_STATED else number
            policy_number = -1 if policy == AS_STATED else policy_number
        key = (leaf.path, number, policy_number)
        if key not in self._fixed:
            self._fixed[key] = self._scored(leaf, self.sides[leaf.path].values, number, normalise, policy)
        return self._fixed[key]

    def _scored(self, leaf: Node, values: Column, number: int, normalise: Any, policy: Any) -> Column:
        side = self.sides[leaf.path]
        number = -1 if normalise == AS_STATED else number
        rule = self._rules.get((leaf.path, number))
        if rule is None:
            stated = leaf.stated["normalise"] if normalise == AS_STATED else normalise
            rule = Rule(leaf.stated, stated, side.higher, side.span(stated))
            self._rules[leaf.path, number] = rule
        scores = rule.scores(values)
        policy = leaf.policy if policy == AS_STATED else policy
        if policy == NOT_DEFINED:
            raise Open
        if policy["policy"] != "impute_median" or not any(side.gaps):
            return scores
        return filled(scores, side.donors(policy.get("group")))

    def _moved(self, leaf: Node, sample: Sample) -> List[Tuple[Optional[float], ...]]:
        """The figures of the leaf in each draw; those that have no error stay."""
        deviates, errors = sample.noise[leaf.indicator], self.errors[leaf.indicator]
        least, most = self.ends[leaf.indicator]
        columns: List[Any] = []
        for unit, value in zip(self.units, self.sides[leaf.path].values):
            if value is None or unit not in deviates:
                columns.append(repeat(value, sample.size))
            else:
                low, high = min(value, least), max(value, most)
                columns.append(_limited(value, errors[unit], deviates[unit], low, high))
        return list(zip(*columns))

    def _of_kept(self, column: Column) -> Column:
        return [score if kept else None for score, kept in zip(column, self.kept)]

    def _ranked(self, scores: Column) -> Ranks:
        own = [
            None if score is None or not kept else self.sign * score for score, kept in zip(scores, self.kept)
        ]
        ordered = sorted(score for score in own if score is not None)
        count = len(ordered)
        return [0 if score is None else 1 + count - bisect_right(ordered, score + MARGIN) for score in own]


class _Side:
    """What a leaf asks about the units: their figures, which gaps may be filled, and from whom."""

    def __init__(self, leaf: Node, scoring: Scoring) -> None:
        self.leaf, self.scoring = leaf, scoring
        polarity = scoring.polarity[leaf.indicator]
        if polarity == NOT_DEFINED:
            raise Open
        self.higher = polarity != "lower_is_better"
        self.values: Column = []
        self.gaps: Flags = []
        for unit in scoring.ranked:
            value, inside = scoring.raw[unit][leaf.indicator], unit not in scoring.screened
            is_missing = isinstance(value, tuple)
            self.values.append(float(value) if inside and not is_missing else None)  # type: ignore[arg-type]
            self.gaps.append(inside and is_missing and value.reason not in NOT_IMPUTED)  # type: ignore[union-attr]
        self._donors: Dict[Any, Donors] = {}

    def span(self, rule: Any) -> Span:
        """The range of the rule's own, else the one stated nearest above the leaf."""
        stated = rule.get("range") if isinstance(rule, dict) else None
        above = self.leaf.parent
        while not stated and above is not None:
            stated, above = above.stated.get("range"), above.parent
        return (float(stated[0]), float(stated[1])) if stated else None

    def donors(self, name: Any) -> Donors:
        """From whom a gap is filled, by the group that the policy names."""
        if name in (None, NOT_DEFINED):
            raise Open
        if name not in self._donors:
            group = [self.scoring.group(name, unit) for unit in self.scoring.ranked]
            self._donors[name] = donors_of(self.gaps, group)
        return self._donors[name]


def _limited(value: float, error: float, deviates: List[float], low: float, high: float) -> List[float]:
    return [
        low if (moved := value + deviate * error) < low else high if moved > high else moved
        for deviate in deviates
    ]


def _weight(node: Node) -> float:
    weight = node.weight
    if isinstance(weight, tuple):
        raise Open
    return float(weight)


class _Walk:
    """One draw through the tree: scores of leaves, the weights drawn and the stated ones, and the mean."""

    def __init__(
        self,
        leaves: Dict[str, Column],
        weights: Dict[str, float],
        nominal: Dict[str, float],
        mean: str,
        without: str = "",
        policy: Any = AS_STATED,
    ) -> None:
        self.leaves, self.weights, self.nominal, self.mean = leaves, weights, nominal, mean
        self.without, self.policy = without, policy
        self.found: Dict[str, Column] = {}

    def evaluated(self, root: Node) -> Dict[str, Column]:
        self._node(root)
        return self.found

    def _children(self, node: Node) -> List[Node]:
        return [child for child in node.children if self._stays(child)]

    def _stays(self, node: Node) -> bool:
        if node.indicator:
            return node.path != self.without
        return not self.without or any(self._stays(child) for child in node.children)

    def _node(self, node: Node) -> Optional[Flags]:
        """The scores of the node are found; which units its absence leaves without a score above."""
        children, binding, columns = self._children(node), None, []
        for child in children:
            if child.indicator:
                column = self.found[child.path] = self.leaves[child.path]
                if self._refuses(child) and None in column:
                    binding = _either(binding, [score is None for score in column])
            else:
                binding = _either(binding, self._node(child))
                column = self.found[child.path]
            columns.append(column)
        self.found[node.path], binding = self._mean(node, children, columns, binding)
        return binding

    def _refuses(self, leaf: Node) -> bool:
        policy = leaf.policy if self.policy == AS_STATED else self.policy
        return bool(policy["policy"] == "refuse")

    def _mean(
        self, node: Node, children: List[Node], columns: List[Column], binding: Optional[Flags]
    ) -> Tuple[Column, Optional[Flags]]:
        kind = node.stated["mean"] if self.mean == AS_STATED else self.mean
        if NOT_DEFINED in (kind, node.stated["weights"]):
            raise Open
        weights = [self.weights[child.path] for child in children]
        nominal = [self.nominal[child.path] for child in children]
        low = _uncovered(node, columns, nominal)
        if kind != "arithmetic" and _least(columns) < 0:
            negative = [any(score is not None and score < 0 for score in row) for row in zip(*columns)]
            outside = [each and not (low and low[at]) for at, each in enumerate(negative)]
            binding = _either(binding, outside)
        found = _weighted(kind, columns, weights)
        gone = _either(low, binding)
        if gone is not None:
            found = [None if out else score for score, out in zip(found, gone)]
        return found, binding


def _either(one: Optional[Flags], other: Optional[Flags]) -> Optional[Flags]:
    if one is None or other is None:
        return other if one is None else one
    return [first or second for first, second in zip(one, other)]


def _least(columns: List[Column]) -> float:
    return min((score for column in columns for score in column if score is not None), default=0.0)


def _uncovered(node: Node, columns: List[Column], nominal: List[float]) -> Optional[Flags]:
    """Where too little of the stated weight is there; nothing where it is enough everywhere."""
    lacking, least = _lacking(columns, nominal), node.stated.get("coverage")
    if lacking is None:
        return None
    whole, low = sum(nominal), {}
    for weight in set(lacking):
        share = round(1 - weight / whole, 12)
        if 0 < share < 1 and (least is None or least == NOT_DEFINED):
            raise Open
        low[weight] = share == 0 or (share < 1 and share < float(least))
    return [low[weight] for weight in lacking] if any(low.values()) else None


def _lacking(columns: List[Column], nominal: List[float]) -> Optional[List[float]]:
    """How much of the stated weight each unit lacks."""
    found = None
    for column, weight in zip(columns, nominal):
        if None in column:
            before = found or [0.0] * len(column)
            found = [all_ + weight if score is None else all_ for all_, score in zip(before, column)]
    return found


def _weighted(kind: str, columns: List[Column], weights: List[float]) -> Column:
    """The weighted mean of the children that are there."""
    upper, zero = [0.0] * len(columns[0]), None
    lower: Any = 0.0
    for column, weight in zip(columns, weights):
        terms = column if kind == "arithmetic" else _terms(kind, column)
        if kind != "arithmetic" and 0.0 in column:
            zero = _either(zero, [score == 0 for score in column])
        if None in terms:
            upper = [sum_ if term is None else sum_ + weight * term for sum_, term in zip(upper, terms)]
            before = lower if isinstance(lower, list) else [lower] * len(upper)
            lower = [all_ if term is None else all_ + weight for all_, term in zip(before, terms)]
        else:
            upper = [sum_ + weight * term for sum_, term in zip(upper, terms)]  # type: ignore[operator]
            lower = [all_ + weight for all_ in lower] if isinstance(lower, list) else lower + weight
    totals = lower if isinstance(lower, list) else [lower] * len(upper)
    found = _finished(kind, upper, totals)
    return found if zero is None else [0.0 if no else score for score, no in zip(found, zero)]


def _terms(kind: str, column: Column) -> Column:
    """What the weights multiply. What is not positive is settled elsewhere; any number does until then."""
    if kind == "geometric":
        log = math.log
        return [None if x is None else log(x) if x > 0 else 0.0 for x in column]
    return [None if x is None else 1 / x if x > 0 else 1.0 for x in column]


def _finished(kind: str, upper: List[float], totals: List[float]) -> Column:
    if 0 in totals:
        return [None if not all_ else _finished(kind, [sum_], [all_])[0] for sum_, all_ in zip(upper, totals)]
    if kind == "arithmetic":
        return [sum_ / all_ for sum_, all_ in zip(upper, totals)]
    if kind == "geometric":
        return [math.exp(sum_ / all_) for sum_, all_ in zip(upper, totals)]
    return [all_ / sum_ for sum_, all_ in zip(upper, totals)]
