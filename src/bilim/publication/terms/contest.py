"""Words of the contest: the window before publication, what is asked in it, and what a decision changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING

from bilim.publication.terms.figures import PublishedFact
from bilim.publication.terms.states import Text
from bilim_engine.values import Value

if TYPE_CHECKING:
    from bilim.cases.terms import Case
    from bilim.publication.terms.editions import RegisterUnit
    from bilim_engine.problems import Problem


class WindowState(StrEnum):
    """Where a window stands on a day."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Window:
    """The days, both included, on which departments may ask for corrections of an edition's draft."""

    edition: str
    opens_on: date
    closes_on: date
    set_by: str
    set_at: datetime

    def state_on(self, day: date) -> WindowState:
        """Where it stands on this day."""
        if day < self.opens_on:
            return WindowState.PLANNED
        return WindowState.OPEN if day <= self.closes_on else WindowState.CLOSED


@dataclass(frozen=True, slots=True)
class Waiver:
    """Why the drafter lets this very draft go on although its window or its requests have not ended."""

    reason: Text
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Declared:
    """A department whose head declared its records right."""

    unit: RegisterUnit
    by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Contest:
    """What the checklist says of the contest: window, declarations, requests, what still stands open."""

    window: Window | None
    state: WindowState | None
    declared: tuple[Declared, ...]
    silent: int  # departments that neither declared nor asked
    requests: tuple[Case, ...]
    waiver: Waiver | None
    obstacles: tuple[Problem, ...]  # to signing, a waiver left out
    standing: tuple[Problem, ...]  # to signing, but for what a waiver passed over
    may_set: bool
    may_waive: bool


@dataclass(frozen=True, slots=True)
class Asked:
    """One record with what somebody asks to stand in its place."""

    unit: str
    item: str
    period: str
    breakdown: str
    was: str  # as the edition has it: a number, or the reason why there is none
    value: str
    missing: str

    @property
    def key(self) -> tuple[str, str, str, str]:
        return (self.unit, self.item, self.period, self.breakdown)


@dataclass(frozen=True, slots=True)
class Shift:
    """One figure of one unit before and after; None where there is none."""

    unit: str
    indicator: str  # empty for scores and places
    before: Decimal | None
    after: Decimal | None


@dataclass(frozen=True, slots=True)
class Effect:
    """What granting a case alone changes in the rating it is about."""

    values: tuple[Shift, ...]
    scores: tuple[Shift, ...]
    places: tuple[Shift, ...]

    def of(self, unit: str) -> Effect:
        """What changes for this unit: heads see no other department's draft."""

        def own(shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
            return tuple(each for each in shifts if each.unit == unit)

        return Effect(own(self.values), own(self.scores), own(self.places))


@dataclass(frozen=True, slots=True)
class Contested:
    """A case as its page shows it: the record, what is asked, and what granting it changes or changed."""

    case: Case
    asked: Asked
    title: Mapping[str, str]  # of the edition; empty while none of its code stands
    in_force: str  # the edition that took its place; empty where it is the one in force, or came out never
    names: Mapping[str, str]  # of the unit
    old: Value
    new: Value
    now: Value | None  # what the ledger holds, where that is neither, or is what an open case asks for
    effect: Effect | None
    is_effect_lost: bool  # it was kept with the decision, and its file is not there or not what it was
    warnings: tuple[Problem, ...]
    accepting: (
        str  # the hash of the warnings; empty where nothing is asked, or the figure is refused outright
    )
    fact: PublishedFact | None
