"""All definitions together, by code."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bilim_engine.definitions.base import Label
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.definitions.items import Item
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.parameters import Parameter

if TYPE_CHECKING:
    from bilim_engine.definitions.analyses.types import Analysis
    from bilim_engine.definitions.peers.types import Peers
    from bilim_engine.definitions.returns.types import ReturnForm
    from bilim_engine.definitions.tallies.types import Tally

# The kind of definition that a name of a formula stands for, by its operator.
_KINDS: Mapping[str, str] = {"item": "items", "param": "parameters", "indicator": "indicators"}


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the rules say, each kind by code."""

    items: Mapping[str, Item] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    methodologies: Mapping[str, Methodology] = field(default_factory=dict)
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    peers: Mapping[str, Peers] = field(default_factory=dict)
    tallies: Mapping[str, Tally] = field(default_factory=dict)
    returns: Mapping[str, ReturnForm] = field(default_factory=dict)
    reasons: Mapping[str, Label] = field(default_factory=dict)
    units_of_measure: Mapping[str, Label] = field(default_factory=dict)
    breakdowns: Mapping[str, Label] = field(default_factory=dict)
    unusable: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The codes, by kind, that are defined but left out above, for what defines them is faulty."""

    def analysis_of(self, methodology: str) -> Analysis | None:
        """The analysis that is carried out with every run of this methodology."""
        return next((each for each in self.analyses.values() if each.methodology == methodology), None)

    def peers_of(self, methodology: str) -> Peers | None:
        """Who counts as a peer in ratings by this methodology; None where nobody said."""
        return next((each for each in self.peers.values() if each.methodology == methodology), None)

    def rests_on_unusable(self, indicator: Indicator) -> bool:
        """Whether a formula of the indicator, or of one it names, names what is defined with a fault."""
        waiting, seen = [indicator], {indicator.code}
        while waiting:
            named = _named_by(waiting.pop())
            if any(code in self.unusable.get(kind, ()) for kind, code in named):
                return True
            further = {code for kind, code in named if kind == "indicators"} - seen
            seen |= further
            waiting += [self.indicators[code] for code in further if code in self.indicators]
        return False


def _named_by(indicator: Indicator) -> set[tuple[str, str]]:
    """Kind and code of all that the formulas of the indicator name."""
    steps = [step for formula in indicator.expressions() for step in formula.walk()]
    return {(_KINDS[step.op], step.code) for step in steps if step.op in _KINDS}
