"""A method in floats, made ready for many draws: scores of every node, and the ranks of every draw
(docs/arithmetic.md, sections 5, 6, 9 and 13)."""

from bisect import bisect_right
from itertools import repeat
from typing import Any, Dict, List, Optional, Tuple

from .drawing import AGGREGATION, AS_STATED, MISSING, NORMALISATION, Plan, Sample
from .drawn_leaves import Column, Donors, Open, Rule, Span, donors_of, filled
from .drawn_means import Flags, Scores, either, negative, uncovered, weighted
from .numbers import NOT_DEFINED
from .scoring import NOT_IMPUTED, Scoring
from .tree import Node

MARGIN = 1e-9
# So many draws of figures are held at a time.
AT_ONCE = 125
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
        self._fixed: Dict[Tuple[str, int, int], Scores] = {}
        self._rules: Dict[Tuple[str, int], Rule] = {}

    def ranks(self, sample: Sample) -> List[Ranks]:
        """The ranks of the units in each draw."""
        parts = (range(at, min(at + AT_ONCE, sample.size)) for at in range(0, sample.size, AT_ONCE))
        return [ranks for draws in parts for ranks in self._ranks(sample, draws)]

    def _ranks(self, sample: Sample, draws: range) -> List[Ranks]:
        moved = {
            leaf.path: self._moved(leaf, sample, draws)
            for leaf in self.leaves
            if leaf.indicator in sample.noise
        }
        found = []
        for number, draw in enumerate(draws):
            figures = {path: rows[number] for path, rows in moved.items()}
            found.append(self._ranked(self._evaluated(sample, draw, figures)[""].column))
        return found

    def published(self, without: str = "") -> Ranks:
        """The ranks where nothing is varied, and the leaf at the path `without` is left out."""
        return self._ranked(self.scores(without)[""])

    def scores(self, without: str = "") -> Dict[str, Column]:
        """The scores of every node where nothing is varied, by path."""
        leaves = {leaf.path: self._column(leaf, 0, 0, AS_STATED, AS_STATED) for leaf in self.leaves}
        walk = _Walk(leaves, self.weights, self.weights, AS_STATED, without)
        found = walk.evaluated(self.root)
        return {path: self._of_kept(each.column) for path, each in found.items()}

    def _evaluated(self, sample: Sample, draw: int, moved: Dict[str, Any]) -> Dict[str, Scores]:
        numbers = [sample.pick(factor, draw) for factor in (NORMALISATION, MISSING, AGGREGATION)]
        normalise, policy = self.plan.normalisations[numbers[0]], self.plan.missing[numbers[1]]
        leaves = {}
        for leaf in self.leaves:
            if leaf.path in moved:
                values = moved[leaf.path]
                leaves[leaf.path] = Scores(self._scored(leaf, values, numbers[0], normalise, policy))
            else:
                leaves[leaf.path] = self._column(leaf, numbers[0], numbers[1], normalise, policy)
        weights = {path: drawn[draw] for path, drawn in sample.weights.items()} or self.weights
        walk = _Walk(leaves, weights, self.weights, self.plan.aggregations[numbers[2]], policy=policy)
        return walk.evaluated(self.root)

    def _column(self, leaf: Node, number: int, policy_number: int, normalise: Any, policy: Any) -> Scores:
        """The scores of a leaf that no noise moves."""
        if AS_STATED in (normalise, policy):
            number = -1 if normalise == AS_STATED else number
            policy_number = -1 if policy == AS_STATED else policy_number
        key = (leaf.path, number, policy_number)
        if key not in self._fixed:
            values = self.sides[leaf.path].values
            self._fixed[key] = Scores(self._scored(leaf, values, number, normalise, policy))
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

    def _moved(self, leaf: Node, sample: Sample, draws: range) -> List[Tuple[Optional[float], ...]]:
        """The figures of the leaf in each of these draws; those that have no error stay."""
        deviates, errors = sample.noise[leaf.indicator], self.errors[leaf.indicator]
        least, most = self.ends[leaf.indicator]
        columns: List[Any] = []
        for unit, value in zip(self.units, self.sides[leaf.path].values):
            if value is None or unit not in deviates:
                columns.append(repeat(value, len(draws)))
            else:
                low, high = min(value, least), max(value, most)
                drawn = deviates[unit][draws.start : draws.stop]
                columns.append(_limited(value, errors[unit], drawn, low, high))
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
        leaves: Dict[str, Scores],
        weights: Dict[str, float],
        nominal: Dict[str, float],
        mean: str,
        without: str = "",
        policy: Any = AS_STATED,
    ) -> None:
        self.leaves, self.weights, self.nominal, self.mean = leaves, weights, nominal, mean
        self.without, self.policy = without, policy
        self.found: Dict[str, Scores] = {}

    def evaluated(self, root: Node) -> Dict[str, Scores]:
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
                scores = self.found[child.path] = self.leaves[child.path]
                if self._refuses(child) and None in scores.column:
                    binding = either(binding, [score is None for score in scores.column])
            else:
                binding = either(binding, self._node(child))
                scores = self.found[child.path]
            columns.append(scores)
        self.found[node.path], binding = self._mean(node, children, columns, binding)
        return binding

    def _refuses(self, leaf: Node) -> bool:
        policy = leaf.policy if self.policy == AS_STATED else self.policy
        return bool(policy["policy"] == "refuse")

    def _mean(
        self, node: Node, children: List[Node], columns: List[Scores], binding: Optional[Flags]
    ) -> Tuple[Scores, Optional[Flags]]:
        kind = node.stated["mean"] if self.mean == AS_STATED else self.mean
        if NOT_DEFINED in (kind, node.stated["weights"]):
            raise Open
        terms, paths = [each.terms(kind) for each in columns], [child.path for child in children]
        low = uncovered(node.stated.get("coverage"), terms, [self.nominal[path] for path in paths])
        outside = negative(terms)
        if outside is not None:
            binding = either(binding, [each and not (low and low[at]) for at, each in enumerate(outside)])
        found = weighted(kind, terms, [self.weights[path] for path in paths])
        gone = either(low, binding)
        if gone is not None:
            found = [None if out else score for score, out in zip(found, gone)]
        return Scores(found), binding
