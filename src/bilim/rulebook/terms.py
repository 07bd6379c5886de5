"""Words of the rulebook that other modules may hold."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from bilim_engine.definitions import REPORTED, Definitions, subset_with_peers


class DefinitionKind(StrEnum):
    """What a definition defines; the names of the engine's collections."""

    ITEM = "items"
    PARAMETER = "parameters"
    INDICATOR = "indicators"
    METHODOLOGY = "methodologies"
    ANALYSIS = "analyses"
    PEERS = "peers"
    TALLY = "tallies"
    RETURN = "returns"
    REASON = "reasons"
    UNIT_OF_MEASURE = "units_of_measure"
    BREAKDOWN = "breakdowns"


# These say their own version, and a said version is never given to other words. The others are vocabulary:
# they have no version in their files, so each change of theirs is numbered here.
VERSIONED = (
    DefinitionKind.INDICATOR,
    DefinitionKind.METHODOLOGY,
    DefinitionKind.ANALYSIS,
    DefinitionKind.PEERS,
    DefinitionKind.TALLY,
    DefinitionKind.RETURN,
)


# What moves a figure or tells of one: a second person approves it before a rating is run by it. What is
# counted and the numbers of the rules judge as much as a formula does. In the order in which they are read.
APPROVED = (
    DefinitionKind.METHODOLOGY,
    DefinitionKind.INDICATOR,
    DefinitionKind.PARAMETER,
    DefinitionKind.ITEM,
    DefinitionKind.ANALYSIS,
    DefinitionKind.PEERS,
    DefinitionKind.TALLY,
    DefinitionKind.RETURN,
)


# The parameter that says below which number of persons a cell of a breakdown is withheld: no formula reads
# it, and an edition is published by it.
THRESHOLD = "suppression.threshold"


def judging_and_published(definitions: Definitions, methodology: str) -> Definitions:
    """Everything an edition of this methodology is judged and published by: what its formulas need, what is
    analysed of it, what its units are told to be alike by, and the parameters the house itself goes by."""
    needed = subset_with_peers(definitions, methodology)
    house = {code: each for code, each in definitions.parameters.items() if code == THRESHOLD}
    return replace(needed, parameters={**needed.parameters, **house})


class Key(NamedTuple):
    """Which version of which definition is meant."""

    kind: DefinitionKind
    code: str
    version: int


@dataclass(frozen=True, slots=True)
class Version:
    """One version of one definition, as it was adopted."""

    kind: DefinitionKind
    code: str
    version: int
    sha256: str
    text: str
    status: str
    adopted_by: str
    adopted_at: datetime
    approved_by: str
    approved_at: datetime | None

    @property
    def key(self) -> Key:
        return Key(self.kind, self.code, self.version)

    @property
    def title(self) -> Mapping[str, str]:
        """What it is called, by language; only what is approved is asked."""
        title: Mapping[str, str] = json.loads(self.text)["title"]
        return title

    @property
    def needs_approval(self) -> bool:
        """Nobody has approved it, and it is of ours: what others published is only examined."""
        return not self.approved_by and self.status != REPORTED


@dataclass(frozen=True, slots=True)
class Frozen:
    """Criteria whose hash was put on record, by whom and when."""

    methodology: str
    version: int
    sha256: str
    by: str
    at: datetime
    entry: int  # of the journal
    entry_sha256: str


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption did. Nothing new means that the same set stood already."""

    sha256: str
    new: int
    same: int
    withdrawn: int
