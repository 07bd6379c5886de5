"""Words of the ledger that other modules may hold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import NamedTuple

from bilim_engine.problems import Problem

# The ledger keeps no longer one.
LONGEST_BREAKDOWN = 255


class Certainty(StrEnum):
    """How sure the source itself is known to be."""

    FOUND = "found"
    INFERRED = "inferred"
    NOT_FOUND = "not_found"
    PROPOSAL = "proposal"


# Codes of warnings nobody has to decide on.
REMARKS = frozenset({"facts.P013"})


class BatchState(StrEnum):
    """Where an import stands. A planned one has changed nothing."""

    PLANNED = "planned"
    COMMITTED = "committed"


class Cell(NamedTuple):
    """One place of the ledger. `breakdown` is canonical: `language=ky;sex=female`, empty for the total."""

    unit: str
    item: str
    period: str
    breakdown: str = ""


class Entry(NamedTuple):
    """What stands in a cell: a plain decimal or a reason, exactly one of them, and the code of its origin."""

    value: str
    missing: str
    origin: str


class Said(NamedTuple):
    """The same words in each language. The title of a document stays as it is: it is the same in all."""

    ky: str
    ru: str
    en: str

    @classmethod
    def alike(cls, text: str) -> Said:
        """One text for readers of every language."""
        return cls(text, text, text)

    @property
    def words(self) -> dict[str, str]:
        return self._asdict()


NOTHING = Said("", "", "")


class Source(NamedTuple):
    """Where figures come from. Two sources that differ in any field are two."""

    title: Said
    address: str = ""
    publisher: Said = NOTHING
    retrieved_on: str = ""
    certainty: str = ""
    illustrative: bool = False


class Correction(NamedTuple):
    """What is to stand in a cell from now on, and the decision it rests on as its source."""

    value: str
    missing: str
    source: Source


class Returned(NamedTuple):
    """A figure of a return that was accepted; `department` is to which an institution is counted, empty for a
    figure of a unit of the tree."""

    cell: Cell
    value: str
    missing: str
    department: str = ""


class Corrected(NamedTuple):
    """The batch that put a figure right, empty where it stood so already, and how many questions of the
    ledger were accepted."""

    batch: str = ""
    questions: int = 0


class Difference(NamedTuple):
    """What committing would do to one cell; `old` is None where nothing stood there."""

    sheet: str
    row: int
    cell: Cell
    old: Entry | None
    new: Entry

    @property
    def is_new(self) -> bool:
        return self.old is None


@dataclass(frozen=True, slots=True)
class Plan:
    """What a file would do to the ledger, found without touching it."""

    name: str
    content_sha256: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    differences: tuple[Difference, ...] = ()
    same: int = 0
    rows: int = 0
    sources: Mapping[str, Source] = field(default_factory=dict)
    marks: Mapping[str, int] = field(default_factory=dict)
    departments: Mapping[str, str] = field(default_factory=dict)
    """The department to which each institution among the units is counted."""

    @property
    def errors(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if problem.is_error)

    @property
    def warnings(self) -> tuple[Problem, ...]:
        return tuple(problem for problem in self.problems if not problem.is_error)

    @property
    def doubts(self) -> tuple[Problem, ...]:
        """The warnings somebody has to decide on: a separator read wrongly leaves no columns at all."""
        return tuple(problem for problem in self.warnings if problem.code not in REMARKS)

    @property
    def can_be_committed(self) -> bool:
        """Whether nothing stands against it and it would change something."""
        return bool(self.differences) and not self.errors

    @property
    def new(self) -> int:
        return sum(difference.is_new for difference in self.differences)

    @property
    def changed(self) -> int:
        return len(self.differences) - self.new


@dataclass(frozen=True, slots=True)
class Committed:
    """What an import did. `batch` is empty where it changed nothing."""

    batch: str
    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Batch:
    """One import, planned or committed."""

    code: str
    name: str
    state: BatchState
    content_sha256: str
    plan_sha256: str
    mapping: Mapping[str, str]
    planned_by: str
    planned_at: datetime
    committed_by: str
    committed_at: datetime | None
    new: int
    changed: int
    same: int


@dataclass(frozen=True, slots=True)
class Known:
    """One state of a cell in its history: known from `recorded_at` until `superseded_at` (not included)."""

    cell: Cell
    value: str
    missing: str
    origin: Origin
    recorded_at: datetime
    recorded_by: str
    superseded_at: datetime | None
    batch: str
    file: str
    row: int


@dataclass(frozen=True, slots=True)
class Changed:
    """A figure that took the place of another: what stood there, what stands since `new.recorded_at`."""

    old: Known
    new: Known


@dataclass(frozen=True, slots=True)
class Origin:
    """A source as the ledger keeps it, under its code."""

    code: str
    title: Mapping[str, str]
    address: str
    publisher: Mapping[str, str]
    retrieved_on: date | None
    certainty: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class Tallied:
    """A file of facts that tallies made of rows about persons; those rows are not in it."""

    name: str
    content: bytes
    facts: int
    sha256: str
    """Of the file in which the rows lie."""
    tallies: tuple[str, ...]
    """Each that counted, with its version."""
    engine: str
