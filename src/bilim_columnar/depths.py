"""How deep the reference evaluator would go: beyond its limit its answer is missing, so ours must not
be a number.
"""

from __future__ import annotations

from bilim_engine.definitions import Definitions
from bilim_engine.formulas import Expression
from bilim_engine.formulas.evaluation import MAX_DEPTH


def is_too_deep(definitions: Definitions, indicator: str, levels: int) -> bool:
    """Whether the indicator could reach the limit over a tree of so many levels."""
    return _Depths(definitions, levels).of_indicator(indicator) >= MAX_DEPTH


class _Depths:
    def __init__(self, definitions: Definitions, levels: int) -> None:
        self._definitions, self._levels = definitions, levels
        self._known: dict[str, int] = {}

    def of_indicator(self, code: str) -> int:
        """The greatest depth of its formulas; a circle counts as the limit."""
        if code not in self._known:
            self._known[code] = MAX_DEPTH
            found = self._definitions.indicators.get(code)
            formulas = found.expressions() if found else ()
            self._known[code] = max((self._of(each) for each in formulas), default=0)
        return self._known[code]

    def _of(self, expression: Expression) -> int:
        inner = max((self._of(each) for each in expression.args), default=0)
        if expression.op == "indicator":
            inner = self.of_indicator(expression.code)
        return 1 + inner + (self._levels if expression.op == "subtree" else 0)
