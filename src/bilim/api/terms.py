"""What the interface answers with. Decimals are strings, as in the bundle, so that no reader rounds them."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated

from ninja import Schema
from pydantic import BeforeValidator, Field

Words = dict[str, str]


def _as_written(text: object) -> object:
    # Left alone, pydantic reads a bare number as seconds since 1970.
    if isinstance(text, str) and not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise ValueError("a day is written year-month-day")
    return text


Day = Annotated[date, BeforeValidator(_as_written)]


class Failure(Schema):
    """The one body of every error."""

    code: str = Field(description="Stable code of the kind of problem.", examples=["api.P002"])
    message: str = Field(description="What is wrong, in the language of Accept-Language (ky, ru, en).")
    hint: str = Field(description="What to do about it.")
    where: str = Field(description="The part of the request that is wrong; empty for the whole of it.")


class Summary(Schema):
    """An edition in a list."""

    code: str
    series: str
    period: str
    revision: int
    title: Words
    state: str = Field(description="published, or corrected when a newer revision stands")
    published_at: str
    corrects: str
    corrected_by: str
    sha256: str = Field(description="SHA-256 of the bundle")
    size: int = Field(description="Bytes of the bundle")
    illustrative: bool = Field(description="True when any figure is invented; say so wherever you show one.")
    demonstration_key: bool


class Method(Schema):
    """The method of an edition."""

    code: str
    version: int
    status: str
    sha256: str


class Edition(Summary):
    """An edition with its method, key and sizes."""

    methodology: Method
    key_id: str
    register_as_of: str
    units: int
    facts: int
    values: int


class Result(Schema):
    """Score, place, interval and band of a department."""

    variant: str
    unit: str
    score: str | None
    missing: str | None = Field(description="Why there is no score; null where there is one.")
    rank: str | None
    rank_low: int | None  # a number, while `rank` is text: places shared are fractions, such as "4.5"
    rank_high: int | None
    band: str


class Figure(Schema):
    """The value of an indicator."""

    variant: str
    unit: str
    indicator: str
    period: str
    value: str | None
    missing: str | None
    illustrative: bool


class Score(Schema):
    """A node of the tree: its score and what it adds to the overall score."""

    variant: str
    unit: str
    node: str = Field(description="Codes joined by a stroke; empty for the overall score.")
    raw: str | None
    treated: str | None
    score: str | None
    missing: str | None
    weight: str | None
    share: str | None
    contribution: str | None
    imputed: bool


class Fact(Schema):
    """One record, as it stood when the edition was frozen."""

    unit: str
    item: str
    period: str
    breakdown: str
    value: str | None
    missing: str | None
    origin: str
    illustrative: bool
    recorded_at: str
    recorded_by: str


class Facts(Schema):
    """A page of records, and how many there are in all."""

    total: int
    offset: int
    limit: int
    facts: list[Fact]


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
    parent: str | None
    kind: str
    names: Words
    formal_names: Words
    codes: Words
    valid_from: date | None
    valid_until: date | None
    institutions: list[Institutions]
    ground: Ground | None = Field(description="Null unless `boundaries` was asked for.")


class Register(Schema):
    """The register on a day; with `boundaries`, the ground of each unit told in the units of that day."""

    as_of: date
    boundaries: date | None
    units: list[Unit]
