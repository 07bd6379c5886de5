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


@dataclass(frozen=True, slots=True)
class Definitions:
    """What the rules say, each kind by code."""

    items: Mapping[str, Item] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    methodologies: Mapping[str, Methodology] = field(default_factory=dict)
    analyses: Mapping[str, Analysis] = field(default_factory=dict)
    reasons: Mapping[str, Label] = field(default_factory=dict)
    units_of_measure: Mapping[str, Label] = field(default_factory=dict)
    breakdowns: Mapping[str, Label] = field(default_factory=dict)

    def analysis_of(self, methodology: str) -> Analysis | None:
        """The analysis that is carried out with every run of this methodology."""
        return next((each for each in self.analyses.values() if each.methodology == methodology), None)
