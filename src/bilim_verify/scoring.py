"""Every score of a method: screening, leaves, nodes, contributions (docs/arithmetic.md, sections 3 to 7)."""

from decimal import Decimal
from typing import Any, Dict, List, NamedTuple, Optional, Set, Tuple

from .means import mean_of, shares_in
from .normalising import Leaf
from .numbers import NOT_DEFINED, ONE, UNDEFINED, ZERO, Missing, Value, number_or_undefined, round12, total
from .statistics import median, treat
from .tree import Node, share_from_root

SCREENED_OUT = Missing("screened_out")
NOT_IMPUTED = frozenset(["not_defined", "not_applicable", "excluded", "out_of_domain", "division_by_zero"])


class Unit(NamedTuple):
    code: str
    parent: str
    kind: str
    ranked: bool


class Figure(NamedTuple):
    """One row of scores.csv, unrounded."""

    raw: Optional[Value]
    treated: Optional[Value]
    score: Value
    weight: Value
    share: Optional[Decimal]
    contribution: Optional[Decimal]
    imputed: bool


class Scoring:
    """Every figure of every ranked unit in one variant."""

    def __init__(
        self, method: Any, polarity: Dict[str, str], units: Dict[str, Unit], raw: Dict[str, Dict[str, Value]]
    ) -> None:
        self.method, self.polarity, self.units, self.raw = method, polarity, units, raw
        self.root = Node(method["root"], "", None)
        self.nodes, self.leaves = self.root.walk(), self.root.leaves()
        self.ranked = sorted(code for code, unit in units.items() if unit.ranked)
        self.screened = self._screen()
        self.treated: Dict[str, Dict[str, Value]] = {}
        self.leaf_scores: Dict[str, Dict[str, Value]] = {}
        self.imputed: Dict[str, Set[str]] = {}
        for leaf in self.leaves:
            self._score_leaf(leaf)
        self.scores = {unit: self._score_unit(unit) for unit in self.ranked}

    # --- section 3

    def _screen(self) -> Dict[str, Missing]:
        rule = self.method.get("screening")
        if not rule:
            return {}
        least = number_or_undefined(rule if rule == NOT_DEFINED else rule["coverage"])
        if isinstance(least, Missing):
            return dict.fromkeys(self.ranked, UNDEFINED)
        weights = {leaf.path: share_from_root(leaf) for leaf in self.leaves}
        if any(isinstance(weight, Missing) for weight in weights.values()):
            return {}
        return {unit: SCREENED_OUT for unit in self.ranked if round12(self._present(unit, weights)) < least}

    def _present(self, unit: str, weights: Dict[str, Any]) -> Decimal:
        return total(
            weights[leaf.path] for leaf in self.leaves if isinstance(self.raw[unit][leaf.indicator], Decimal)
        )

    # --- sections 4 and 5

    def _score_leaf(self, leaf: Node) -> None:
        inside = [unit for unit in self.ranked if unit not in self.screened]
        raw = {unit: self.raw[unit][leaf.indicator] for unit in inside}
        column = {unit: value for unit, value in raw.items() if isinstance(value, Decimal)}
        treated: Dict[str, Value] = {unit: value for unit, value in raw.items() if isinstance(value, Missing)}
        treated.update(treat(column, leaf.stated["treat"]))
        way = Leaf(leaf.stated, self.polarity[leaf.indicator], self._bounds(leaf))
        scores = way.scores(treated)
        self.treated[leaf.path] = treated
        self.leaf_scores[leaf.path] = self._fill(leaf, scores)

    def _bounds(self, leaf: Node) -> Optional[Tuple[Decimal, Decimal]]:
        """The range of the leaf's own normalisation, else the one stated nearest above it."""
        own = leaf.stated["normalise"]
        stated = own.get("range") if isinstance(own, dict) else None
        above = leaf.parent
        while not stated and above is not None:
            stated, above = above.stated.get("range"), above.parent
        return (stated[0], stated[1]) if stated else None

    def _fill(self, leaf: Node, scores: Dict[str, Value]) -> Dict[str, Value]:
        """The scores after the leaf's policy for missing ones."""
        filled = dict(scores)
        self.imputed[leaf.path] = set()
        for unit, score in scores.items():
            if not isinstance(score, Missing):
                continue
            if leaf.policy == NOT_DEFINED:
                filled[unit] = UNDEFINED
            elif leaf.policy["policy"] == "impute_median" and score.reason not in NOT_IMPUTED:
                filled[unit] = self._imputed(leaf, unit, scores)
                if isinstance(filled[unit], Decimal):
                    self.imputed[leaf.path].add(unit)
        return filled

    def _imputed(self, leaf: Node, unit: str, scores: Dict[str, Value]) -> Value:
        group = leaf.policy.get("group")
        if group in (None, NOT_DEFINED):
            return UNDEFINED
        mine = self.group(group, unit)
        donors = [
            score
            for other, score in scores.items()
            if isinstance(score, Decimal) and self.group(group, other) == mine
        ]
        return median(donors) if donors else scores[unit]

    def group(self, group: str, unit: str) -> str:
        if group == "all":
            return ""
        if group == "kind":
            return self.units[unit].kind
        code, seen = unit, set()
        while code in self.units and code not in seen:
            if self.units[code].kind in ("oblast", "city_of_republic"):
                return code
            seen.add(code)
            code = self.units[code].parent
        return ""

    # --- section 6

    def _score_unit(self, unit: str) -> Dict[str, Value]:
        if unit in self.screened:
            return {node.path: self.screened[unit] for node in self.nodes}
        scores: Dict[str, Value] = {leaf.path: self.leaf_scores[leaf.path][unit] for leaf in self.leaves}
        binding: Dict[str, bool] = {}
        for leaf in self.leaves:
            refuses = leaf.policy != NOT_DEFINED and leaf.policy["policy"] == "refuse"
            binding[leaf.path] = refuses and isinstance(scores[leaf.path], Missing)
        for node in reversed(self.nodes):
            if not node.indicator:
                scores[node.path], binding[node.path] = mean_of(node, scores, binding)
        return scores

    # --- section 7

    def figures(self, unit: str) -> Dict[str, Figure]:
        """Every row of scores.csv for this unit, by node path."""
        scores = self.scores[unit]
        shares = self._shares(unit)
        contributions = self._contributions(unit, shares)
        rows = {}
        for node in self.nodes:
            raw = self.raw[unit][node.indicator] if node.indicator else None
            treated = self.treated[node.path].get(unit) if node.indicator else None
            imputed = bool(node.indicator) and unit in self.imputed[node.path]
            rows[node.path] = Figure(
                raw,
                treated,
                scores[node.path],
                node.weight,
                shares[node.path],
                contributions[node.path],
                imputed,
            )
        return rows

    def _shares(self, unit: str) -> Dict[str, Optional[Decimal]]:
        scores = self.scores[unit]
        shares: Dict[str, Optional[Decimal]] = {"": ONE}
        for node in self.nodes:
            if not node.indicator:
                shares.update(shares_in(node, scores))
        return shares

    def _contributions(self, unit: str, shares: Dict[str, Optional[Decimal]]) -> Dict[str, Optional[Decimal]]:
        overall = self.scores[unit][""]
        if isinstance(overall, Missing):
            return {node.path: None for node in self.nodes}
        parts = {leaf.path: self._part(unit, leaf, shares) for leaf in self.leaves}
        residue = round12(overall) - total(parts.values())
        if residue:
            largest = max(self.leaves, key=lambda leaf: abs(parts[leaf.path])).path
            parts[largest] = parts[largest] + residue
        return {node.path: total(parts[leaf.path] for leaf in node.leaves()) for node in self.nodes}

    def _part(self, unit: str, leaf: Node, shares: Dict[str, Optional[Decimal]]) -> Decimal:
        score = self.scores[unit][leaf.path]
        chain: List[Node] = []
        node: Optional[Node] = leaf
        while node is not None and node.parent is not None:
            chain.append(node)
            node = node.parent
        product = ONE
        for step in reversed(chain):
            share = shares[step.path]
            if share is None or isinstance(score, Missing):
                return ZERO
            product = product * share
        return round12(score * product) if isinstance(score, Decimal) else ZERO
