"""Words of the ratings that other modules may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bilim.facts.terms import Origin
from bilim_engine.definitions import Definitions, Methodology
from bilim_engine.facts import FactTable
from bilim_engine.periods import Period
from bilim_engine.ratings import Findings, Rating
from bilim_engine.units import UnitTree


@dataclass(frozen=True, slots=True)
class Run:
    """A methodology applied to inputs. Two runs over the same inputs are one."""

    code: str
    methodology: str
    version: int
    period: Period
    known_on: datetime
    inputs_sha256: str
    values_sha256: str
    results_sha256: str
    made_by: str
    made_at: datetime
    findings_sha256: str = ""


@dataclass(frozen=True, slots=True)
class RunContent:
    """Everything an edition is made from.

    `origins` are the sources of the facts by code; `recorders` says who recorded a fact, by the instant it
    carries as `recorded_at`. `findings` is what the analysis found that the definitions hold of the
    methodology, None where they hold none.
    """

    run: Run
    methodology: Methodology
    definitions: Definitions
    facts: FactTable
    units: UnitTree
    rating: Rating
    origins: Mapping[str, Origin]
    recorders: Mapping[str, str]
    findings: Findings | None = None
