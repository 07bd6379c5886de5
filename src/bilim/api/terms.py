"""What the interface is asked with and answers with.

Decimals are strings, as in the bundle, so that no reader rounds them; counts and whole places are numbers.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated, Any, Literal

from ninja import Path, Query, Schema
from pydantic import BeforeValidator, Field

Words = dict[str, str]


def _as_written(text: object) -> object:
    # Left alone, pydantic reads a bare number as seconds since 1970.
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a day is written year-month-day")
    return text


Day = Annotated[date, BeforeValidator(_as_written)]

# --- what is asked ---------------------------------------------------------------------------------------

# Codes are short; longer text is a mistake, and no code holds a control character.
_SHORT: dict[str, Any] = {"max_length": 100, "pattern": r"^[^\x00-\x1f]*$"}


def _code(said: str, example: str) -> Any:
    return Query("", description=f"{said}; empty for all.", examples=[example], **_SHORT)


EditionCode = Annotated[
    str, Path(description="Code of an edition, from `/editions`.", examples=["departments-2025-2"], **_SHORT)
]
DefinitionCode = Annotated[
    str,
    Path(description="Code of a definition, from `/definitions`.", examples=["preschool.coverage"], **_SHORT),
]
Kind = Annotated[
    Literal[
        "items",
        "parameters",
        "indicators",
        "methodologies",
        "analyses",
        "reasons",
        "units_of_measure",
        "breakdowns",
    ],
    Path(description="Kind of definition.", examples=["indicators"]),
]
Variant = Annotated[
    Literal["adjusted", "unadjusted"],
    Query(
        description="With the declared exceptions of the method applied, as published, or without them.",
        examples=["adjusted"],
    ),
]
UnitCode = Annotated[str, _code("Only this unit, by its code in `/register`", "nookat")]
IndicatorCode = Annotated[
    str, _code("Only this indicator, by its code in `/definitions`", "preschool.coverage")
]
ItemCode = Annotated[str, _code("Only this item, by its code in `/definitions`", "preschool.children")]
Period = Annotated[
    str, _code("Only this period: a year `2025`, a school year `2024/25`, a month `2025-09`", "2025")
]
Offset = Annotated[
    int, Query(0, ge=0, le=10_000_000, description="How many records to pass over.", examples=[0])
]
Limit = Annotated[int, Query(1000, ge=1, le=5000, description="How many records at most.", examples=[100])]
AsOf = Annotated[
    Day | None, Query(None, description="The day, year-month-day; empty for today.", examples=["2025-01-01"])
]
Boundaries = Annotated[
    Day | None, Query(None, description="The day whose units tell the ground.", examples=["2024-01-01"])
]

# --- what is answered ------------------------------------------------------------------------------------


class Fault(Schema):
    """One thing that is wrong."""

    code: str = Field(description="Stable code of the kind of problem.", examples=["api.P002"])
    message: str = Field(description="What is wrong, in the language of Accept-Language (ky, ru, en).")
    hint: str = Field(description="What to do about it.")
    where: str = Field(description="The part of the request that is wrong; empty for the whole of it.")


class Failure(Fault):
    """The one body of every error: the first thing that is wrong, and each of them."""

    problems: list[Fault] = Field(description="Everything that is wrong, the first included.")


WRONG: dict[int, Any] = {422: Failure}
MISSING_OR_WRONG: dict[int, Any] = {404: Failure, **WRONG}


class Summary(Schema):
    """An edition in a list."""

    code: str = Field(description="Code of the edition; part of every address below it.")
    series: str
    period: str = Field(description="The year that is judged.")
    revision: int = Field(description="1 for what came out first, 2 for its correction, and so on.")
    title: Words = Field(description="By language: ky, ru, en.")
    state: str = Field(description="published, or corrected when a newer revision stands")
    published_at: str = Field(description="Instant, with its distance from UTC.")
    corrects: str = Field(description="Code of the edition this one corrects; empty where it corrects none.")
    corrected_by: str = Field(
        description="Code of the edition that corrects this one; empty where none does."
    )
    sha256: str = Field(description="SHA-256 of the bundle")
    size: int = Field(description="Bytes of the bundle")
    illustrative: bool = Field(description="True when any figure is invented; say so wherever you show one.")
    demonstration_key: bool = Field(
        description="True when signed with the key everybody has: in nobody's name."
    )


class Method(Schema):
    """The method of an edition."""

    code: str
    version: int
    status: str = Field(description="in_force, proposal (nobody's order yet) or reported (by others).")
    sha256: str = Field(description="SHA-256 of its canonical JSON.")


class Edition(Summary):
    """An edition with its method, key and sizes."""

    methodology: Method
    key_id: str = Field(description="The key it is signed with, as on the page /keys/.")
    register_as_of: str = Field(description="The day the register is taken from.")
    units: int = Field(description="Units of the register in the edition, those above departments counted.")
    facts: int = Field(description="Records in all.")
    values: int = Field(description="Values of indicators in all, both variants counted.")


class Result(Schema):
    """Score, place, interval and band of a department."""

    variant: str
    unit: str
    score: str | None = Field(description="The overall score, unrounded but for the bundle's decimals.")
    missing: str | None = Field(
        description="Why there is no score, a code of `reasons`; null where there is one."
    )
    rank: str | None = Field(
        description="The place, 1 the best; a decimal as text, because places may be shared: where the "
        "method gives equal scores the mean of their places, two who share 4 and 5 both have “4.5”. Null "
        "where there is no score. Compare it as a decimal, not as text."
    )
    low: int | None = Field(
        description="The best place of the interval that stands beside the place on every page: that of the "
        "analysis, as in `uncertainty`; in an edition without an analysis that of the weights alone. Null "
        "where `rank` is, and for the variant `unadjusted` where there is an analysis, which is not of it."
    )
    high: int | None = Field(description="The worst such place.")
    rank_low: int | None = Field(
        description="The best place the unit takes when the weights alone are varied, a whole number: lower "
        "end of the interval that the method itself states (its level is part of the method), narrower than "
        "`low` to `high`, which is the one to publish. Null where `rank` is, and where the method draws none."
    )
    rank_high: int | None = Field(description="The worst such place: the upper end of that interval.")
    band: str = Field(description="Code of the band in the method; empty where there is no score.")


class Standing(Schema):
    """The place of a department over all draws of the analysis."""

    unit: str = Field(description="Code of the unit in the register.")
    rank: int | None = Field(description="The place where nothing is varied; null where it has none.")
    low: int | None = Field(description="The best place of the interval of this department alone.")
    high: int | None = Field(description="The worst such place.")
    joint_low: int | None = Field(description="The same of the interval that holds for all at once.")
    joint_high: int | None = Field(description="The worst such place.")
    first: str = Field(description="Share of the draws in which it is among the first, a decimal as text.")
    last: str = Field(description="Share of the draws in which it is among the last.")
    ranked: str = Field(description="Share of the draws in which it has a place.")


class Uncertainty(Schema):
    """How sure the order is: what was drawn, and what the draws say. Shares are of one."""

    analysis: str = Field(description="Code of the analysis; its definition is in the bundle.")
    version: int = Field(description="Its version.")
    status: str = Field(description="in_force, or proposal: nobody's order yet.")
    seed: str = Field(description="The published word from which all draws follow.")
    draws: int = Field(description="How many draws were made.")
    level: str = Field(description="The share of the draws that an interval holds.")
    first: int = Field(description="How many departments are the first.")
    last: int = Field(description="How many departments are the last.")
    units: list[Standing] = Field(description="Every ranked department, or the one asked for.")
    alike: list[list[str]] = Field(description="Groups, in order of place, whose order cannot be told.")


class Figure(Schema):
    """The value of an indicator."""

    variant: str
    unit: str
    indicator: str
    period: str
    value: str | None = Field(description="In the unit of measure of the indicator's definition.")
    missing: str | None = Field(description="Why there is no value; null where there is one.")
    illustrative: bool = Field(description="True when any record behind it is invented.")


class Score(Schema):
    """A node of the tree: its score and what it adds to the overall score."""

    variant: str
    unit: str
    node: str = Field(description="Codes joined by a stroke; empty for the overall score.")
    raw: str | None = Field(
        description="Of an indicator: its value, scaled by the unit's size where the method says."
    )
    treated: str | None = Field(description="Of an indicator: the value after outliers were treated.")
    score: str | None = Field(description="The points of the node.")
    missing: str | None = Field(description="Why there are no points; null where there are.")
    weight: str | None = Field(description="The weight as declared by the method.")
    share: str | None = Field(description="The weight that took effect in the node above, 1 being all of it.")
    contribution: str | None = Field(description="What the node adds to the overall score.")
    imputed: bool = Field(description="True when the value was put in by the method because none was there.")


class Fact(Schema):
    """One record, as it stood when the edition was frozen."""

    unit: str
    item: str
    period: str
    breakdown: str = Field(description="Such as `sex=female`; empty for the total.")
    value: str | None
    missing: str | None = Field(description="Why there is no value; null where there is one.")
    origin: str = Field(description="Code of the source in `origins.json` of the bundle.")
    illustrative: bool = Field(description="True when the record is invented.")
    recorded_at: str
    recorded_by: str


class Facts(Schema):
    """A page of records, and how many there are in all."""

    total: int = Field(description="How many records there are on all pages together.")
    offset: int
    limit: int
    facts: list[Fact]


class Change(Schema):
    """One figure that differs from the corrected edition.

    `before` and `after` are text: a number, the code of a reason, a place with its interval, as `kind` says.
    Places of editions that follow different methodologies must not be compared.
    """

    kind: str = Field(
        description="fact, value, score, rank, band, interval, statement or definition. `rank`: the place, "
        "with the interval of the weights alone (`rank_low` and `rank_high` of the results). `interval`: "
        "`low`–`high` of the analysis, in brackets the joint interval, then the chances of the first and the "
        "last places."
    )
    unit: str = Field(description="Code of the unit; empty for a definition.")
    subject: str = Field(
        description="Code of item, indicator, node or definition; ` (unadjusted)` behind it where exceptions "
        "are left out."
    )
    period: str = Field(description="Empty where the figure is of the edition as a whole.")
    before: str | None = Field(description="In the corrected edition; null where it had none.")
    after: str | None = Field(description="In this edition; null where it has none.")


class Changes(Schema):
    """What a revision changed and why; of what came out first, nothing."""

    corrects: str = Field(description="Code of the edition this one corrects; empty where it corrects none.")
    reason: Words = Field(description="By language; empty where it corrects none.")
    ranks_compared: bool = Field(
        description="False where the two follow different methods: then no place is among the changes."
    )
    changes: list[Change]


class Institutions(Schema):
    """How many institutions of one kind a unit has itself, and how many of them are invented."""

    kind: str
    count: int
    illustrative: int


class Ground(Schema):
    """The units that cover, on the other day, the ground of this one; `exact` where it is the same ground."""

    units: list[str]
    exact: bool


class Unit(Schema):
    """A unit of the register on a day."""

    code: str
    parent: str | None = Field(description="Code of the unit above; null for the country.")
    kind: str
    names: Words
    formal_names: Words
    codes: Words
    valid_from: date | None = Field(description="First day; null where it stood from before all records.")
    valid_until: date | None = Field(
        description="First day on which it stands no more; null while it stands."
    )
    institutions: list[Institutions]
    ground: Ground | None = Field(description="Null unless `boundaries` was asked for.")


class Register(Schema):
    """The register on a day; with `boundaries`, the ground of each unit told in the units of that day."""

    as_of: date
    oldest: date | None = Field(
        description="The oldest day that the register names; for a day before it the oldest state is given, "
        "and how it was is not on record. Null where it names none."
    )
    boundaries: date | None
    units: list[Unit]
