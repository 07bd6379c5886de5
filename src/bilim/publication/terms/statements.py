"""Statements: the one structure the gate looks at, made from an edition or from what others published."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from bilim.publication.terms.gate import GateReport
from bilim.publication.terms.states import Text


@dataclass(frozen=True, slots=True)
class NamedUnit:
    """A name as printed, and what the register makes of it."""

    printed: str
    said_kind: str = ""  # the word the text itself puts beside the name
    unit: str = ""  # code; empty when the register cannot decide
    kind: str = ""
    spelling: str = "exact"  # exact | alias | near | unknown
    official: Text = field(default_factory=dict)
    candidates: tuple[str, ...] = ()  # codes the bare name could mean
    called: tuple[Text, ...] = ()  # what the candidates are called in full, where that tells them apart
    within: tuple[str, ...] = ()  # codes of the units it lies in


@dataclass(frozen=True, slots=True)
class StatedGroup:
    """A group of units under one heading: what was announced, and which names are printed."""

    code: str
    title: Text
    names: tuple[NamedUnit, ...] = ()
    announced: Decimal | None = None  # «20 best», «12 departments»
    percent: Decimal | None = None
    lower: Decimal | None = None
    upper: Decimal | None = None
    includes_lower: bool = True
    includes_upper: bool = False
    banded: bool = False  # the group is a band of values
    text: Text = field(default_factory=dict)
    listed: bool = False  # the names printed claim to be the whole group


@dataclass(frozen=True, slots=True)
class StatedIndicator:
    """An indicator as it was stated, with the groups of units it names."""

    code: str
    title: Text
    definition: Text = field(default_factory=dict)
    base: Text = field(default_factory=dict)
    period: Text = field(default_factory=dict)
    groups: tuple[StatedGroup, ...] = ()
    partition: bool = False  # the groups are meant to cover every unit
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class StatedDirection:
    """A direction of the rating with its indicators."""

    code: str
    title: Text
    indicators: tuple[StatedIndicator, ...] = ()
    note: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Remark:
    """What people, not programs, have noticed."""

    code: str
    text: Text
    place: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """A rating as somebody stated it: directions, indicators, groups, lists of names."""

    code: str
    title: Text
    publisher: Text
    address: str
    period: str
    directions: tuple[StatedDirection, ...]
    lists: tuple[StatedGroup, ...] = ()  # lists of the rating as a whole: the best, the lowest
    weights_given: bool = False
    points_given: bool = False
    units_total: int | None = None  # how many units the rating says it judges
    periods_fixed: bool = False  # one stated rule fixes the period of every indicator
    formal: bool = False  # definitions are formulas: alike is not enough, only the same is copied
    date_note: Text = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierVersion:
    """A file of an outside statement that was public until another took its place."""

    sha256: str
    confirmed_at: datetime
    superseded_at: datetime


@dataclass(frozen=True, slots=True)
class ConfrontedStatement:
    """One file of an outside statement beside what the gate found in it."""

    statement: Statement
    gate: GateReport
    confirmed_at: datetime
    sha256: str
    title: Text  # as printed, with its period behind it
    superseded_at: datetime | None = None  # None: it is the public one
    earlier: tuple[EarlierVersion, ...] = ()  # the newest first
