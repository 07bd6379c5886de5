"""Words of the rulebook that other modules may hold."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class DefinitionKind(StrEnum):
    """What a definition defines; the names of the engine's collections."""

    ITEM = "items"
    PARAMETER = "parameters"
    INDICATOR = "indicators"
    METHODOLOGY = "methodologies"
    REASON = "reasons"
    UNIT_OF_MEASURE = "units_of_measure"
    BREAKDOWN = "breakdowns"


# These say their own version, and a said version is never given to other words. The others are vocabulary:
# they have no version in their files, so each change of theirs is numbered here.
VERSIONED = (DefinitionKind.INDICATOR, DefinitionKind.METHODOLOGY)


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


@dataclass(frozen=True, slots=True)
class Adopted:
    """What an adoption did. Nothing new means that the same set stood already."""

    sha256: str
    new: int
    same: int
    withdrawn: int
