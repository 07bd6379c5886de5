"""What an edition consists of, as pages and the API read it.

`EditionContent` is a bundle (docs/bundle-format.md) opened and typed. It is frozen: what stands here is what
was signed. Numbers are the published ones, plain decimals rounded half-even to twelve places.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from bilim_engine.problems import Problem
from bilim_engine.values import Value

if TYPE_CHECKING:
    from bilim_engine.definitions import Definitions, Indicator, Methodology

Text = Mapping[str, str]

ADJUSTED = "adjusted"
UNADJUSTED = "unadjusted"
VARIANTS = (ADJUSTED, UNADJUSTED)
ROOT = ""  # the node path of the overall score


class State(StrEnum):
    """Where an edition stands. A corrected edition stays readable and names the one that follows it."""

    DRAFT = "draft"
    CHECKED = "checked"
    SIGNED = "signed"
    PUBLISHED = "published"
    CORRECTED = "corrected"


PUBLIC_STATES = (State.PUBLISHED, State.CORRECTED)


@dataclass(frozen=True, slots=True)
class MethodologyReference:
    """Which method was applied, by code, version and the hash of its canonical JSON."""

    code: str
    version: int
    status: str
    sha256: str


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A signing key as the public knows it; `valid_until` is empty while the key is in use."""

    id: str
    public: str  # base64 of the thirty-two bytes
    algorithm: str = "Ed25519"
    valid_from: str = ""
    valid_until: str = ""
    demonstration: bool = False
    holder: Text = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class EditionHeader:
    """The first page of an edition. `sha256` is the hash of the whole bundle, empty before it is built."""

    code: str
    series: str
    period: str
    revision: int
    title: Text
    published_at: str
    corrects: str
    methodology: MethodologyReference
    illustrative: bool
    demonstration_key: bool
    key: PublicKey
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class RegisterUnit:
    """One unit as the register had it on the last day of the period."""

    code: str
    parent: str
    kind: str
    names: Text
    formal_names: Text
    codes: Mapping[str, str]  # scheme → code, such as soate → 41702205000000
    ranked: bool


@dataclass(frozen=True, slots=True)
class PublishedFact:
    unit: str
    item: str
    period: str
    breakdown: str  # "" is the total; otherwise `sex=female;language=ky`
    value: Value
    origin: str
    illustrative: bool
    recorded_at: str
    recorded_by: str


@dataclass(frozen=True, slots=True)
class PublishedOrigin:
    id: str
    title: Text
    address: str
    publisher: Text
    retrieved_on: str
    certainty: str
    illustrative: bool


@dataclass(frozen=True, slots=True)
class PublishedValue:
    """The value of one indicator for one unit."""

    variant: str
    unit: str
    indicator: str
    period: str
    value: Value
    illustrative: bool = False  # some fact it rests on is illustrative


@dataclass(frozen=True, slots=True)
class PublishedScore:
    """One node of the tree of one unit: `raw` is the indicator's value, `treated` what outlier treatment
    left."""

    variant: str
    unit: str
    node: str
    raw: Value
    treated: Value
    score: Value
    weight: Decimal | None  # None where the method does not define it
    share: Decimal | None
    contribution: Decimal | None
    imputed: bool


@dataclass(frozen=True, slots=True)
class PublishedResult:
    """Place, interval and band; `rank` is None where the score is missing."""

    variant: str
    unit: str
    score: Value
    rank: Decimal | None
    rank_low: int | None
    rank_high: int | None
    band: str


@dataclass(frozen=True, slots=True)
class AdjustmentEffect:
    unit: str
    score_without: Value
    score_with: Value
    rank_without: Decimal | None
    rank_with: Decimal | None


@dataclass(frozen=True, slots=True)
class PublishedAdjustment:
    """A declared exception with its legal basis and what it changed."""

    code: str
    title: Text
    reason: Text
    basis: Text
    source: Mapping[str, str]
    target: str  # the code of the indicator or item
    units: tuple[str, ...]
    period: str
    operation: Mapping[str, object]
    effects: tuple[AdjustmentEffect, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedStatement:
    """What a department's head says beside her place."""

    unit: str
    text: Text
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One contradiction: a stable code, the sentence in three languages, where it stands, and the unit if
    one."""

    code: str
    sentence: Text
    place: str
    unit: str = ""
    blocking: bool = True


@dataclass(frozen=True, slots=True)
class GateCheck:
    code: str
    title: Text
    findings: tuple[Finding, ...]
    applies: bool = True

    @property
    def passed(self) -> bool:
        return not any(finding.blocking for finding in self.findings)


@dataclass(frozen=True, slots=True)
class GateReport:
    checks: tuple[GateCheck, ...]

    @property
    def passed(self) -> bool:
        return all(check.passed for check in self.checks)

    @property
    def verdict(self) -> str:
        return "passed" if self.passed else "refused"

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for check in self.checks for finding in check.findings)


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One published figure that differs from the revision before."""

    kind: str  # fact | value | score | rank | band | statement | definition
    unit: str
    subject: str  # item, indicator, node or definition code
    period: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a revision changed and why; empty for a first revision."""

    corrects: str = ""
    reason: Text = field(default_factory=dict)
    changes: tuple[FigureChange, ...] = ()


@dataclass(frozen=True)
class EditionContent:
    """All of an edition. Look figures up with the methods; each is one dictionary access."""

    header: EditionHeader
    definitions: Definitions
    register_as_of: str
    units: tuple[RegisterUnit, ...]
    facts: tuple[PublishedFact, ...]
    origins: Mapping[str, PublishedOrigin]
    values: tuple[PublishedValue, ...]
    scores: tuple[PublishedScore, ...]
    results: tuple[PublishedResult, ...]
    adjustments: tuple[PublishedAdjustment, ...]
    statements: tuple[PrintedStatement, ...]
    gate: GateReport
    corrections: Corrections = Corrections()

    @property
    def methodology(self) -> Methodology:
        return self.definitions.methodologies[self.header.methodology.code]

    def indicator(self, code: str) -> Indicator:
        return self.definitions.indicators[code]

    @property
    def ranked_units(self) -> tuple[RegisterUnit, ...]:
        return tuple(unit for unit in self.units if unit.ranked)

    def unit(self, code: str) -> RegisterUnit:
        return self._units[code]

    def find_unit(self, code: str) -> RegisterUnit | None:
        return self._units.get(code)

    def path_of(self, unit: str) -> str:
        """The path of the unit from the country down, joined by slashes: what grants are held over."""
        codes: list[str] = []
        found = self.find_unit(unit)
        while found is not None and found.code not in codes:
            codes.append(found.code)
            found = self.find_unit(found.parent)
        return "/".join(reversed(codes))

    def value(self, unit: str, indicator: str, variant: str = ADJUSTED) -> PublishedValue | None:
        return self._values.get((variant, unit, indicator))

    def score(self, unit: str, node: str = ROOT, variant: str = ADJUSTED) -> PublishedScore | None:
        return self._scores.get((variant, unit, node))

    def result(self, unit: str, variant: str = ADJUSTED) -> PublishedResult | None:
        return self._results.get((variant, unit))

    def fact(self, unit: str, item: str, period: str, breakdown: str = "") -> PublishedFact | None:
        return self._facts.get((unit, item, period, breakdown))

    def facts_of(self, unit: str, item: str = "") -> Iterator[PublishedFact]:
        """The facts of one unit, in the order of the bundle, of one item where it is named."""
        return (fact for fact in self._facts_by_unit.get(unit, ()) if item in ("", fact.item))

    def statements_of(self, unit: str) -> tuple[PrintedStatement, ...]:
        return tuple(statement for statement in self.statements if statement.unit == unit)

    @cached_property
    def _units(self) -> dict[str, RegisterUnit]:
        return {unit.code: unit for unit in self.units}

    @cached_property
    def _values(self) -> dict[tuple[str, str, str], PublishedValue]:
        return {(value.variant, value.unit, value.indicator): value for value in self.values}

    @cached_property
    def _scores(self) -> dict[tuple[str, str, str], PublishedScore]:
        return {(score.variant, score.unit, score.node): score for score in self.scores}

    @cached_property
    def _results(self) -> dict[tuple[str, str], PublishedResult]:
        return {(result.variant, result.unit): result for result in self.results}

    @cached_property
    def _facts(self) -> dict[tuple[str, str, str, str], PublishedFact]:
        return {(fact.unit, fact.item, fact.period, fact.breakdown): fact for fact in self.facts}

    @cached_property
    def _facts_by_unit(self) -> dict[str, list[PublishedFact]]:
        found: dict[str, list[PublishedFact]] = {}
        for fact in self.facts:
            found.setdefault(fact.unit, []).append(fact)
        return found


@dataclass(frozen=True, slots=True)
class EditionSummary:
    """An edition in a list."""

    code: str
    series: str
    period: str
    revision: int
    title: Text
    state: State
    published_at: str
    corrects: str
    corrected_by: str  # code of the revision that follows, or ""
    sha256: str
    size: int
    illustrative: bool
    demonstration_key: bool


# --- statements: the one structure the gate looks at, made from an edition or from what others published


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
class ConfrontedStatement:
    """An outside statement beside what the gate found in it."""

    statement: Statement
    gate: GateReport
    loaded_at: str
    sha256: str
    title: Text  # as printed, with its period behind it


# --- the workflow


@dataclass(frozen=True, slots=True)
class StepTaken:
    """One step of an edition; `by` is empty where it was not taken yet."""

    step: str  # drafted | checked | signed | published
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class EditionProgress:
    """An edition in the workflow, with who took which step when."""

    summary: EditionSummary
    run: str
    methodology: str
    gate_passed: bool
    key_id: str
    steps: tuple[StepTaken, ...]

    @property
    def last_step(self) -> StepTaken:
        """The step taken last; the draft is always one."""
        return [step for step in self.steps if step.by][-1]


@dataclass(frozen=True, slots=True)
class ChecklistLine:
    code: str
    done: bool


@dataclass(frozen=True, slots=True)
class Checklist:
    """The page before release: checks of the gate, steps, and what blocks the person who looks."""

    edition: str
    state: State
    gate: GateReport
    steps: tuple[ChecklistLine, ...]
    next_step: str  # check | sign | publish | ""
    obstacles: tuple[Problem, ...]
