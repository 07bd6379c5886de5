"""A rating on which single values are tried by the thousand: only what they touch is computed again.

The same functions in the same arithmetic as `rate_values`, so the same digits; a property holds the two
together. A trial under fixed goalposts scores one leaf and one tree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from bilim_engine.aggregation import Child, Combined, combine
from bilim_engine.comparison import band_of
from bilim_engine.definitions.tree import Leaf, Node, below, refuses, weight_in
from bilim_engine.fairness.what_if import Basis, Own, what_if
from bilim_engine.ratings.leaves import score_leaf
from bilim_engine.ratings.placing import ranks_by
from bilim_engine.ratings.rating import groups_of
from bilim_engine.ratings.results import ADJUSTED, Rating
from bilim_engine.ratings.steps import SCREEN
from bilim_engine.trace import NUMBER, Step
from bilim_engine.values import Missing, Value

ROOT = ""


@dataclass(frozen=True, slots=True)
class Outcome:
    """Score, place and band of the unit that was tried; as in a rating, but without trace."""

    score: Value
    rank: Decimal | None
    band: str | None


class Bench:
    """Tries values of one unit; not shared among threads, for it remembers what it computed."""

    def __init__(self, basis: Basis, unit: str, rating: Rating | None = None) -> None:
        self.basis, self.unit = basis, unit
        self.rating = rating or basis.rated()
        scores = self.rating.scores[ADJUSTED]
        self._overall = {code: nodes[ROOT].value for code, nodes in scores.items()}
        self._kept = [code for code in basis.codes if scores[code][ROOT].step.kind != SCREEN]
        self.groups = groups_of(basis.units, basis.codes)
        self._trees: dict[str, dict[str, Combined]] = {}
        self._tried: dict[tuple[str, Decimal], Mapping[str, Value]] = {}
        self._outcomes: dict[frozenset[tuple[str, Decimal]], Outcome] = {}

    def outcome(self, own: Own) -> Outcome:
        """What the unit would have with these values in place of its own; each trial is computed once."""
        key = frozenset(own.items())
        if key not in self._outcomes:
            moved = self.basis.moved(self.unit, own)
            numbers = {code: value for code, value in moved.items() if isinstance(value, Decimal)}
            is_whole = len(numbers) == len(moved) and not self._comes_in(numbers)
            self._outcomes[key] = self._touched(numbers) if is_whole else self._anew(own)
        return self._outcomes[key]

    def leaf_score(self, path: str, leaf: Leaf, value: Decimal) -> Value:
        """The score of the unit at this leaf with this value."""
        changed = self._leaf(path, leaf, value)
        return changed.get(self.unit, self.rating.scores[ADJUSTED][self.unit][path].value)

    def _comes_in(self, own: Own) -> bool:
        """A figure that was missing may bring the unit through the screening, and with it into every
        population."""
        values = self.basis.values[self.unit]
        return self.unit not in self._kept or any(isinstance(values[each].value, Missing) for each in own)

    def _anew(self, own: Own) -> Outcome:
        result = what_if(self.basis, self.unit, own, self.rating).results()[1]
        return Outcome(result.score, result.rank, result.band)

    def _touched(self, own: Own) -> Outcome:
        changed: dict[str, dict[str, Value]] = {}
        for path, leaf in self.basis.methodology.leaves():
            if leaf.indicator in own:
                for unit, score in self._leaf(path, leaf, own[leaf.indicator]).items():
                    changed.setdefault(unit, {})[path] = score
        overall = {**self._overall, **{unit: self._scored(unit, each) for unit, each in changed.items()}}
        score = overall[self.unit]
        band = band_of(score, self.basis.methodology.bands) if isinstance(score, Decimal) else None
        return Outcome(score, self._rank(overall), band)

    def _leaf(self, path: str, leaf: Leaf, value: Decimal) -> Mapping[str, Value]:
        """The scores at this leaf that are others than before, by unit."""
        key = (path, value)
        if key not in self._tried:
            steps = {
                unit: replace(found.step, value=found.value)
                for unit in self._kept
                for found in (self.basis.values[unit][leaf.indicator],)
            }
            steps[self.unit] = Step(NUMBER, "given", value)
            scored = score_leaf(leaf, self.basis.polarities[leaf.indicator], steps, self.groups)
            before = self.rating.scores[ADJUSTED]
            self._tried[key] = {
                unit: each.value for unit, each in scored.items() if each.value != before[unit][path].value
            }
        return self._tried[key]

    def _scored(self, unit: str, changed: Mapping[str, Value]) -> Value:
        """The overall score of a unit with these scores of leaves in place of its own."""
        if unit not in self._trees:
            self._trees[unit] = {}
            self._combined(self.basis.methodology.root, ROOT, unit, {})
        return self._combined(self.basis.methodology.root, ROOT, unit, changed).value

    def _combined(self, node: Node, path: str, unit: str, changed: Mapping[str, Value]) -> Combined:
        known = self._trees[unit]
        if path in known and not any(each.startswith(f"{path}/" if path else "") for each in changed):
            return known[path]
        children = [self._child(node, child, below(path, child), unit, changed) for child in node.children]
        found = combine(node.mean, children, node.coverage)
        if not changed:
            known[path] = found
        return found

    def _child(
        self, node: Node, child: Node | Leaf, path: str, unit: str, changed: Mapping[str, Value]
    ) -> Child:
        weight = weight_in(node, child)
        if isinstance(child, Node):
            found = self._combined(child, path, unit, changed)
            return Child(found.value, weight, found.binds)
        value = changed.get(path, self.rating.scores[ADJUSTED][unit][path].value)
        return Child(value, weight, refuses(child))

    def _rank(self, overall: Mapping[str, Value]) -> Decimal | None:
        numbers = {unit: score for unit, score in overall.items() if isinstance(score, Decimal)}
        return ranks_by(self.basis.methodology, numbers).get(self.unit)
