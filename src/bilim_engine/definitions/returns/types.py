"""What a return asks, what is checked of the answers, and which facts they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bilim_engine.definitions.base import Source, Text
from bilim_engine.formulas import Expression
from bilim_engine.problems import Severity

COUNT, NUMBER, YES_NO, TEXT = "count", "number", "yes_no", "text"
KINDS = (COUNT, NUMBER, YES_NO, TEXT)
# What a formula may read: a count, a number, and yes as 1 and no as 0.
IN_FORMULAS = (COUNT, NUMBER, YES_NO)

SCHOOL, KINDERGARTEN, DEPARTMENT = "school", "kindergarten", "department"
FILLED_BY = (SCHOOL, KINDERGARTEN, DEPARTMENT)


@dataclass(frozen=True, slots=True)
class Question:
    """One thing asked. Broken down `by` dimensions it has a cell for each combination of their categories,
    and stands for their sum: what can be added up is not asked again."""

    code: str
    title: Text
    kind: str
    note: Text | None = None
    unit: str | None = None
    by: tuple[str, ...] = ()
    required: bool = True
    least: Decimal = Decimal(0)
    most: Decimal | None = None
    """None: as much as a cell holds, fifteen digits."""
    places: int = 0
    """Digits after the point of a number."""


@dataclass(frozen=True, slots=True)
class Section:
    """Questions that stand together under a heading."""

    code: str
    title: Text
    questions: tuple[Question, ...]
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """What must hold between answers. `sentence` says what does not, with the figures of the questions that
    the rule names in braces: `{pupils}`."""

    code: str
    rule: Expression
    severity: Severity
    sentence: Text
    advice: Text


@dataclass(frozen=True, slots=True)
class Feed:
    """Which fact the answers become: of the item the total, and its figure for each category of `by`."""

    item: str
    value: Expression
    by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """A worked example: with these answers, these checks and no others find something, and these facts follow
    (`item` or `item[sex=female]` → figure)."""

    name: Text
    given: Mapping[str, str]
    before: Mapping[str, str] = field(default_factory=dict)
    finds: tuple[str, ...] = ()
    facts: Mapping[str, Decimal] = field(default_factory=dict)
    line: int = field(default=0, compare=False)
    file: str = field(default="", compare=False)


@dataclass(frozen=True, slots=True)
class ReturnForm:
    """A return as it is defined: who fills it in, for which kind of period, and all that is asked.

    `minutes` is what filling it in is meant to cost; what it does cost is measured.
    """

    code: str
    version: int
    status: str
    title: Text
    author: Text
    checker: Text
    basis: Text
    reviewed_on: date
    next_review_on: date
    filled_by: str
    period: str
    minutes: int
    sections: tuple[Section, ...]
    checks: tuple[Check, ...] = ()
    feeds: tuple[Feed, ...] = ()
    cases: tuple[ReturnCase, ...] = ()
    note: Text | None = None
    sources: tuple[Source, ...] = ()

    def questions(self) -> Iterator[Question]:
        """Every question, in the order in which it is asked."""
        for section in self.sections:
            yield from section.questions
