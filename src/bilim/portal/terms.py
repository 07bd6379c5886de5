"""What pages are made of: prepared rows, marks and sheets. Templates read these and ask nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from bilim.publication.terms import PublishedResult, RegisterUnit
from bilim_engine.values import Missing, Value


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way here; the last has no address."""

    title: str
    address: str = ""


@dataclass(frozen=True, slots=True)
class EndedLine:
    """A unit that stands no more: its last day, what it is now, and where it was rated last."""

    then: Crumb
    heirs: tuple[Crumb, ...]
    rated: tuple[Crumb, ...]


@dataclass(frozen=True, slots=True)
class BandMark:
    """A band of the overall score with its shade on the one scale, 1 lowest to 5 highest; 0 without shade."""

    code: str
    title: str
    shade: int
    low: Decimal | None = None
    high: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Tile:
    """One department on the map."""

    address: str
    place: str
    interval: str
    label: str
    full: str
    note: str
    shade: int
    column: int
    row: int
    language: str


@dataclass(frozen=True, slots=True)
class DirectionScore:
    """A direction's score of one department, with the address of its explanation."""

    code: str
    title: str
    score: Value
    address: str


@dataclass(frozen=True, slots=True)
class RatingRow:
    """One department in the rating table."""

    unit: RegisterUnit
    label: str
    oblast: str
    oblast_code: str
    result: PublishedResult
    band: BandMark | None
    directions: tuple[DirectionScore, ...]
    address: str
    score_address: str


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator of one department: what it is worth and what it adds to the overall score."""

    code: str
    node: str
    title: str
    unit: str
    decimals: int
    value: Value
    previous: Value | None
    score: Value
    # Missing where the score is: what is not there weighs nothing and adds nothing that could be told.
    share: Value | None
    contribution: Value | None
    # The contribution among its neighbours: rounded together, so that they add up to the total as displayed.
    displayed: Value | None
    imputed: bool
    illustrative: bool
    adjusted: bool
    address: str
    score_address: str
    previous_address: str = ""
    middle: Decimal | None = None
    gain: Decimal | None = None
    lower_is_better: bool = False

    @property
    def lead(self) -> Decimal | None:
        """How many points the score lies above the middle department's; below it, a negative number."""
        if self.middle is None or not isinstance(self.score, Decimal):
            return None
        return self.score - self.middle


@dataclass(frozen=True, slots=True)
class DirectionLine:
    """A direction of one department with its indicators."""

    code: str
    node: str
    title: str
    score: Value
    country: Decimal | None
    weight: Decimal
    share: Value | None
    contribution: Value | None
    displayed: Value | None
    address: str
    indicators: tuple[IndicatorLine, ...]

    @property
    def lead(self) -> Decimal | None:
        """How many points the score lies above the middle department's."""
        if self.country is None or not isinstance(self.score, Decimal):
            return None
        return self.score - self.country


@dataclass(frozen=True, slots=True)
class YearLine:
    """A department in one edition: its result, among how many, and where both are explained.

    Where the edition follows another method than the one before it, or the department was split or merged in
    between, their places are not compared.
    """

    period: str
    revision: int
    result: PublishedResult | None
    ranked: int
    address: str
    score_address: str
    by_new_method: bool = False
    on_new_ground: bool = False


@dataclass(frozen=True, slots=True)
class InputLine:
    """A figure that went into a value, with where it came from."""

    title: str
    unit: str
    unit_label: str
    period: str
    breakdown: str
    value: Value
    origin: str
    origin_address: str
    publisher: str
    certainty: str
    illustrative: bool
    recorded_at: str
    recorded_by: str
    address: str


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a sheet: its code for programs, its title for people."""

    code: str
    title: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class SortableColumn:
    """A column a table is sorted by; `number` stands for a title too long for its head."""

    code: str
    title: str
    is_figure: bool = False
    number: str = ""
    measure: str = ""


@dataclass(frozen=True, slots=True)
class SortHead:
    """The head of such a column: where it leads, and how the table is sorted by it now."""

    column: SortableColumn
    query: str
    order: str = ""


Cell = str | int | Decimal | Missing | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it leaves the house: every row carries the mark and the source line with it."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    source: str
    illustrative: bool
    mark: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
