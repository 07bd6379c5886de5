"""Words of what an edition says of how it came to be: by which criteria, and how departments were heard."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from bilim.publication.terms.states import Text


@dataclass(frozen=True, slots=True)
class CriteriaRecord:
    """The criteria of an edition by their hash, and the entry of the journal that put them on record; no
    entry where there was none when the edition was drafted."""

    sha256: str
    begins: str  # the instant at which the period began
    at: str = ""
    role: str = ""  # in which the criteria were put on record
    entry: int = 0
    entry_sha256: str = ""

    @property
    def is_in_time(self) -> bool:
        """Whether they were on record before the period began."""
        return bool(self.at) and datetime.fromisoformat(self.at) < datetime.fromisoformat(self.begins)


@dataclass(frozen=True, slots=True)
class Waived:
    """What the drafter passed over with a reason: a window that was open, so many requests undecided."""

    reason: Text
    window: bool
    requests: int


@dataclass(frozen=True, slots=True)
class ContestRecord:
    """How departments were heard before the edition was signed, in counts: nobody is named."""

    departments: int  # that are judged
    opens_on: str = ""  # empty where no window was held
    closes_on: str = ""
    declared: int = 0  # departments whose head declared their records right
    asked: int = 0  # departments that asked for a correction
    silent: int = 0  # departments that did neither
    granted: int = 0  # requests, by what became of them
    refused: int = 0
    withdrawn: int = 0
    lapsed: int = 0
    open: int = 0
    waived: Waived | None = field(default=None)

    @property
    def requests(self) -> int:
        """How many corrections were asked for."""
        return self.granted + self.refused + self.withdrawn + self.lapsed + self.open
