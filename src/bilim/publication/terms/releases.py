"""Words of releases: what is announced, who sees a draft before, and how the rehearsal went."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bilim.publication.terms.states import Text


@dataclass(frozen=True, slots=True)
class Planned:
    """When the edition of a period is announced to come out, and why that was moved, if it was."""

    series: str
    period: str
    title: Text  # of the edition that comes out
    at: datetime
    reason: Text
    before: datetime | None  # what was announced before, where it was moved
    edition: str = ""  # the code, once it is public
    out_at: str = ""  # the instant it states
    is_late: bool = False  # the instant has come and the edition has not


@dataclass(frozen=True, slots=True)
class Early:
    """Somebody who may see a draft before it is public."""

    id: int
    name: str
    account: str
    reason: Text
    valid_from: date
    valid_until: date
    added_by: str
    added_at: datetime
    ended_by: str
    ended_at: datetime | None

    def holds_on(self, day: date) -> bool:
        """Whether she may see it on this day."""
        return self.ended_at is None and self.valid_from <= day <= self.valid_until


class RehearsalState(StrEnum):
    """Where a dress rehearsal stands."""

    WAITING = "waiting"
    RUNNING = "running"
    FINISHED = "finished"
    BROKEN_OFF = "broken_off"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A dress rehearsal on its way: it waits, is under way, or was broken off; or it is finished."""

    state: RehearsalState
    by: str
    asked_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    done: int
    total: int

    @property
    def is_open(self) -> bool:
        """Whether something is still to come of it."""
        return self.state in (RehearsalState.WAITING, RehearsalState.RUNNING)


class RehearsalStanding(StrEnum):
    """What a rehearsal says of a draft at this instant, for whoever signs or publishes it."""

    NONE = "none"
    WAITING = "waiting"
    RUNNING = "running"
    BROKEN_OFF = "broken_off"
    FAULTS = "faults"
    PASSED = "passed"


@dataclass(frozen=True, slots=True)
class RehearsedPart:
    """Pages of one kind: how many were tried, of how many the public can open."""

    name: str
    count: int
    of: int


@dataclass(frozen=True, slots=True)
class RehearsedStep:
    """One step of a rehearsal: what was tried, how much of it, and what went wrong."""

    step: str  # gate | bundle | verifier | pages
    count: int
    faults: tuple[Text, ...]
    parts: tuple[RehearsedPart, ...] = ()  # of pages

    @property
    def passed(self) -> bool:
        return not self.faults

    @property
    def of(self) -> int:
        """How much there is to try; 0 where a report of before does not say."""
        return sum(part.of for part in self.parts)


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What came of a dress rehearsal of a draft."""

    passed: bool
    by: str
    at: datetime
    report: str
    steps: tuple[RehearsedStep, ...]
