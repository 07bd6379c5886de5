"""Words of returns that other modules may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

LONGEST_WORDS = 1000


class State(StrEnum):
    """Where a return stands, on its way from the school through the department to the ministry."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    CHECKED = "checked"
    ACCEPTED = "accepted"
    REWORK = "rework"


STATE_WORDS: Mapping[State, Mapping[str, str]] = {
    State.DRAFT: {"ky": "толтурулууда", "ru": "заполняется", "en": "being filled in"},
    State.SUBMITTED: {"ky": "бөлүмгө тапшырылды", "ru": "сдан в отдел", "en": "with the department"},
    State.CHECKED: {"ky": "бөлүм текшерди", "ru": "проверен отделом", "en": "checked by the department"},
    State.ACCEPTED: {
        "ky": "министрлик кабыл алды",
        "ru": "принят министерством",
        "en": "accepted by the ministry",
    },
    State.REWORK: {
        "ky": "кайра иштөөгө кайтарылды",
        "ru": "возвращён на доработку",
        "en": "returned for rework",
    },
}
# In these the answers may be changed by those who give them.
OPEN_STATES = (State.DRAFT, State.REWORK)
# In these somebody above has the return in hand and may send it back.
SENT_STATES = (State.SUBMITTED, State.CHECKED, State.ACCEPTED)


@dataclass(frozen=True, slots=True)
class Deadlines:
    """The last day for the institutions, for the departments and for the ministry, each included."""

    units: date
    departments: date
    ministry: date


@dataclass(frozen=True, slots=True)
class Campaign:
    """One return asked of every institution of its kind, for one period."""

    code: str
    form: str
    version: int
    period: str
    definitions: str
    """The hash of the set of definitions by which it was opened."""
    deadlines: Deadlines
    opened_by: str
    opened_at: datetime
    closed_at: datetime | None
    illustrative: bool

    @property
    def is_open(self) -> bool:
        return self.closed_at is None


@dataclass(frozen=True, slots=True)
class Remark:
    """What somebody above asks about one question; of the whole return where `question` is empty."""

    question: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Return:
    """One return of one institution, as it stands now."""

    code: str
    campaign: str
    unit: str
    unit_path: str
    department: str
    state: State
    answers: Mapping[str, str]
    explanations: Mapping[str, str]
    remarks: tuple[Remark, ...]
    revision: int
    saved_by: str
    saved_at: datetime | None
    first_submitted_at: datetime | None
    submitted_at: datetime | None
    submitted_by: str
    checked_at: datetime | None
    checked_by: str
    accepted_at: datetime | None
    times_returned: int

    @property
    def is_open(self) -> bool:
        """Whether those who fill it in may change it."""
        return self.state in OPEN_STATES


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent, as it was sent; it never changes."""

    number: int
    answers: Mapping[str, str]
    explanations: Mapping[str, str]
    by: str
    at: datetime
    accepted_at: datetime | None


@dataclass(frozen=True, slots=True)
class Progress:
    """How far the returns of one department are."""

    department: str
    total: int
    states: Mapping[State, int]
    late: int = 0
    returned: int = 0

    def of(self, state: State) -> int:
        return self.states.get(state, 0)

    @property
    def submitted(self) -> int:
        """Those the department has still to look at."""
        return self.of(State.SUBMITTED)

    @property
    def checked(self) -> int:
        return self.of(State.CHECKED)

    @property
    def accepted(self) -> int:
        return self.of(State.ACCEPTED)

    @property
    def sent(self) -> int:
        """Those that are with the department or the ministry, or accepted."""
        return self.total - self.lacking

    @property
    def lacking(self) -> int:
        """Those that nobody has sent, or that were sent back."""
        return sum(self.of(each) for each in OPEN_STATES)

    @property
    def is_complete(self) -> bool:
        return self.accepted == self.total


@dataclass(frozen=True, slots=True)
class Change:
    """One answer that differs from the one that was accepted before."""

    key: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A campaign in a line: which return for which period, and until when it is this person's turn."""

    campaign: str
    title: Mapping[str, str]
    period: str
    until: date


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person: her own returns one by one, those of others as a number a campaign."""

    to_fill: tuple[tuple[Return, Asked], ...] = ()
    to_check: tuple[tuple[Asked, int], ...] = ()
    to_accept: tuple[tuple[Asked, int], ...] = ()

    @property
    def count(self) -> int:
        return len(self.to_fill) + len(self.to_check) + len(self.to_accept)
