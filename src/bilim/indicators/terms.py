"""Words of the indicators that other modules may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from bilim_engine.definitions import Definitions
from bilim_engine.facts import FactTable
from bilim_engine.indicators import IndicatorValue
from bilim_engine.periods import Period
from bilim_engine.units import UnitTree

Values = Mapping[str, Mapping[str, Mapping[str, IndicatorValue]]]
"""By variant, unit and indicator."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """All that values follow from; nothing else is asked while they are computed."""

    definitions: Definitions
    facts: FactTable
    units: UnitTree
    period: Period


@dataclass(frozen=True, slots=True)
class KeptInputs:
    """Inputs, and the hash they are kept under."""

    sha256: str
    inputs: Inputs


@dataclass(frozen=True, slots=True)
class KeptValues:
    """Values with their traces, and the hash they are kept under."""

    sha256: str
    values: Values
