"""The tree of a method: screening, leaves, means, shares, contributions (docs/arithmetic.md, sections 3 to
7)."""

from decimal import Decimal
from typing import Any, Dict, List, NamedTuple, Optional, Set, Tuple

from .normalising import Leaf
from .numbers import NOT_DEFINED, ONE, UNDEFINED, ZERO, Missing, Value, number_or_undefined, round12, total
from .statistics import median, treat

LOW_COVERAGE, SCREENED_OUT, OUT = Missing("low_coverage"), Missing("screened_out"), Missing("out_of_domain")
NOT_IMPUTED = frozenset(["not_defined", "not_applicable", "excluded", "out_of_domain", "division_by_zero"])
NEAR = Decimal("1e-11")


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


class Node:
    """A node of the method with its path; a leaf has no children and an indicator."""

    def __init__(self, stated: Any, path: str, parent: Optional["Node"]) -> None:
        self.stated, self.path, self.parent = stated, path, parent
        self.indicator: str = stated.get("indicator") or ""
        self.children = [
            Node(child, (path + "/" if path else "") + _code(child), self)
            for child in stated.get("children") or ()
        ]

    @property
    def weight(self) -> Value:
        """The weight among the siblings; 1 for the root and where weights are equal."""
        if self.parent is None or self.parent.stated["weights"] == "equal":
            return ONE
        if self.parent.stated["weights"] == NOT_DEFINED:
            return UNDEFINED
        return number_or_undefined(self.stated.get("weight", ONE))

    def walk(self) -> List["Node"]:
        found = [self]
        for child in self.children:
            found += child.walk()
        return found

    def leaves(self) -> List["Node"]:
        return [node for node in self.walk() if node.indicator]

    @property
    def policy(self) -> Any:
        return self.stated["missing"]


def _code(stated: Any) -> str:
    return str(stated.get("indicator") or stated["code"])


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
        least = number_or_undefined(UNDEFINED.reason if rule == NOT_DEFINED else rule["coverage"])
        if isinstance(least, Missing):
            return dict.fromkeys(self.ranked, UNDEFINED)
        weights = {leaf.path: _share_from_root(leaf) for leaf in self.leaves}
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
        mine = self._group(group, unit)
        donors = [
            score
            for other, score in scores.items()
            if isinstance(score, Decimal) and self._group(group, other) == mine
        ]
        return median(donors) if donors else scores[unit]

    def _group(self, group: str, unit: str) -> str:
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
                scores[node.path], binding[node.path] = _mean_of(node, scores, binding)
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
                shares.update(_shares_in(node, scores))
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


def _share_from_root(leaf: Node) -> Value:
    """The product, from the root down, of weight over the weights of all siblings."""
    chain: List[Node] = []
    node: Node = leaf
    while node.parent is not None:
        chain.append(node)
        node = node.parent
    product: Decimal = ONE
    for step in reversed(chain):
        assert step.parent is not None
        weights = [sibling.weight for sibling in step.parent.children]
        own = step.weight
        if isinstance(own, Missing) or any(isinstance(weight, Missing) for weight in weights):
            return UNDEFINED
        product = product * (own / total(weight for weight in weights if isinstance(weight, Decimal)))
    return product


def _mean_of(node: Node, scores: Dict[str, Value], binding: Dict[str, bool]) -> Tuple[Value, bool]:
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


def _shares_in(node: Node, scores: Dict[str, Value]) -> Dict[str, Optional[Decimal]]:
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
