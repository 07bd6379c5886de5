"""Words of cases that other modules may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from bilim.base.templatetags.dates import day_of

# What somebody asks or decides is told in as many characters at most.
LONGEST_WORDS = 2000


class Kind(StrEnum):
    """What is asked for."""

    CORRECTION_REQUEST = "correction_request"
    APPEAL = "appeal"


class State(StrEnum):
    """Where a case stands. Only an open one can become something else."""

    OPEN = "open"
    GRANTED = "granted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


# In words, for refusals and the command line.
STATE_WORDS: Mapping[State, Mapping[str, str]] = {
    State.OPEN: {"ky": "каралууда", "ru": "рассматривается", "en": "open"},
    State.GRANTED: {"ky": "канааттандырылган", "ru": "удовлетворено", "en": "granted"},
    State.REFUSED: {"ky": "четке кагылган", "ru": "отклонено", "en": "refused"},
    State.WITHDRAWN: {"ky": "кайтарып алынган", "ru": "отозвано", "en": "withdrawn"},
    State.LAPSED: {"ky": "мөөнөтү чечимсиз бүткөн", "ru": "срок истёк без решения", "en": "lapsed"},
}
KIND_WORDS: Mapping[Kind, Mapping[str, str]] = {
    Kind.CORRECTION_REQUEST: {
        "ky": "оңдоо өтүнүчү",
        "ru": "просьба об исправлении",
        "en": "correction request",
    },
    Kind.APPEAL: {"ky": "даттануу", "ru": "апелляция", "en": "appeal"},
}
DECIDED = (State.GRANTED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Term:
    """How many working days a decision may take, since when, and how sure that is known to be."""

    kind: Kind
    working_days: int
    valid_from: date
    certainty: str
    note: Mapping[str, str]
    source: str
    address: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a case is about, in codes. `matter` is the owner's key of the very thing: while a case of it is
    open there is no second one. `asked` is the owner's own, plain JSON."""

    code: str  # of the edition, for example
    unit: str
    unit_path: str
    matter: str
    asked: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Evidence:
    """A file as it lies in the storage, under the name it came by."""

    sha256: str
    name: str


@dataclass(frozen=True, slots=True)
class Case:
    """A case as the clock says it stands now, whether or not the clock's command has run since."""

    code: str
    kind: Kind
    state: State
    subject: Subject
    words: Mapping[str, str]
    evidence: Evidence
    opened_by: str
    opened_at: datetime
    term: Mapping[str, object]
    due_at: datetime
    decided_by: str = ""
    closed_at: datetime | None = None
    reason: Mapping[str, str] | None = None
    outcome: Mapping[str, object] | None = None

    @property
    def is_open(self) -> bool:
        return self.state == State.OPEN

    @property
    def last_day(self) -> date:
        """The last day of the term: it passes with the midnight that ends it."""
        return day_of(self.due_at - timedelta(microseconds=1))
