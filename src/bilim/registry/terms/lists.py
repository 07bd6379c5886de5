"""A list of institutions brought in as a file: its sheets, and what it would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bilim.registry.terms.institutions import Details
from bilim_engine.problems import Problem


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet of a file as text; rows are numbered as a person sees them."""

    name: str
    header_row: int
    header: tuple[str, ...]
    rows: Sequence[tuple[int, Sequence[str]]]


@dataclass(frozen=True, slots=True)
class ListDifference:
    """What one row would change: an institution that begins, or fields of one that stands."""

    sheet: str
    row: int
    code: str
    illustrative: bool
    before: Details | None
    after: Details
    fields: tuple[str, ...]

    @property
    def is_new(self) -> bool:
        return self.before is None


@dataclass(frozen=True, slots=True)
class ListPlan:
    """What the file would do, found without touching anything."""

    name: str
    problems: tuple[Problem, ...]
    differences: tuple[ListDifference, ...]
    same: int
    fingerprint: str

    @property
    def new(self) -> int:
        return sum(each.is_new for each in self.differences)

    @property
    def changed(self) -> int:
        return len(self.differences) - self.new
