"""What an edition consists of, as pages and the API read it.

`EditionContent` is a bundle (docs/bundle-format.md) opened and typed. It is frozen: what stands here is what
was signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from bilim.publication.terms.figures import (
    PublishedAdjustment,
    PublishedFact,
    PublishedOrigin,
    PublishedResult,
    PublishedScore,
    PublishedValue,
)
from bilim.publication.terms.gate import GateReport
from bilim.publication.terms.governed import ContestRecord, CriteriaRecord
from bilim.publication.terms.states import ADJUSTED, ROOT, State, Text
from bilim.registry.terms import CUTS
from bilim_engine.definitions import subset
from bilim_engine.periods import parse_period
from bilim_engine.units import heirs

if TYPE_CHECKING:
    from bilim.publication.terms.boundaries import Boundaries
    from bilim_engine.definitions import Definitions, Indicator, Methodology, Parameter
    from bilim_engine.definitions.analyses import Analysis
    from bilim_engine.ratings.findings import Findings, Standing


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
class PrintedStatement:
    """What a department's head says beside her place."""

    unit: str
    text: Text
    by: str
    at: str


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One published figure that differs from the revision before."""

    kind: str  # fact | value | score | rank | band | statement | definition
    unit: str
    subject: str  # item, indicator, node or definition code
    period: str
    before: str
    after: str


# Kinds of changes that say where a department stands: of different methods they are never set side by side.
CHANGED_PLACES = ("rank", "interval")


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a revision changed and why; empty for a first revision."""

    corrects: str = ""
    reason: Text = field(default_factory=dict)
    changes: tuple[FigureChange, ...] = ()
    ranks_compared: bool = True
    """Whether places are among the changes; those of different methods are not."""


@dataclass(frozen=True)
class EditionContent:
    """All of an edition. Figures are looked up with the methods, each in a dictionary made once."""

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
    findings: Findings | None = None
    """What the analysis of the method found; None in editions that came out without one."""
    criteria: CriteriaRecord | None = None
    """What was on record of the criteria when it was drafted; None in editions that do not state it."""
    contest: ContestRecord | None = None
    """How departments were heard until it was signed; None in drafts and in editions that do not state it."""
    boundaries: Boundaries | None = None
    """Which units ended and who came of whom; None in editions that do not state it (before format 5)."""

    @property
    def methodology(self) -> Methodology:
        """The method the edition was made with."""
        return self.definitions.methodologies[self.header.methodology.code]

    @property
    def analysis(self) -> Analysis | None:
        """What was varied in the method."""
        return self.definitions.analysis_of(self.header.methodology.code) if self.findings else None

    def follows_method_of(self, other: EditionContent) -> bool:
        """Whether both were computed by the same words of the same method, its indicators alike and its
        parameters saying the same of every day of both; else no places are compared."""
        if self.header.methodology.sha256 != other.header.methodology.sha256:
            return False
        ours, theirs = self.definitions, other.definitions
        until = max(parse_period(each.header.period).end for each in (self, other))
        return all(
            ours.indicators[code].reckoning == theirs.indicators[code].reckoning
            for code in ours.indicators.keys() & theirs.indicators.keys()
        ) and not any(
            self._ruling[code].contradicts(other._ruling[code], until)
            for code in self._ruling.keys() & other._ruling.keys()
        )

    @cached_property
    def _ruling(self) -> Mapping[str, Parameter]:
        """The parameters that the method reads; those the house goes by move no place."""
        return subset(self.definitions, self.header.methodology.code).parameters

    def standing(self, unit: str) -> Standing | None:
        """The place of the unit over all draws of the analysis."""
        return self._standings.get(unit)

    def indicator(self, code: str) -> Indicator:
        """The definition of an indicator of this edition; KeyError where it has none."""
        return self.definitions.indicators[code]

    @property
    def ranked_units(self) -> tuple[RegisterUnit, ...]:
        """The units the method judges, in the order of the register."""
        return tuple(unit for unit in self.units if unit.ranked)

    def unit(self, code: str) -> RegisterUnit:
        """The unit with this code; KeyError where there is none."""
        return self._units[code]

    def find_unit(self, code: str) -> RegisterUnit | None:
        """The unit with this code, or None."""
        return self._units.get(code)

    def heirs_of(self, unit: str) -> tuple[RegisterUnit, ...]:
        """What a unit that stands no more became by the day of the edition, as the edition says: what it was
        merged or split into when it ended, and in place of what of that ended, too, what that became."""
        if self.boundaries is None or self.boundaries.find_ended(unit) is None:
            return ()
        ended = {each.code: each.until for each in self.boundaries.ended}
        cuts = (link for link in self.boundaries.links if link.kind in CUTS)
        return tuple(self._units[code] for code in heirs(unit, ended, cuts) if code in self._units)

    def path_of(self, unit: str) -> str:
        """The path of the unit from the country down, joined by slashes: what grants are held over."""
        codes: list[str] = []
        found = self.find_unit(unit)
        while found is not None and found.code not in codes:
            codes.append(found.code)
            found = self.find_unit(found.parent)
        return "/".join(reversed(codes))

    def value(self, unit: str, indicator: str, variant: str = ADJUSTED) -> PublishedValue | None:
        """The value of an indicator, or None where none was published."""
        return self._values.get((variant, unit, indicator))

    def score(self, unit: str, node: str = ROOT, variant: str = ADJUSTED) -> PublishedScore | None:
        """The score of a node, of the whole where none is named, or None."""
        return self._scores.get((variant, unit, node))

    def result(self, unit: str, variant: str = ADJUSTED) -> PublishedResult | None:
        """Place, interval and band, or None where the unit is not judged."""
        return self._results.get((variant, unit))

    def placed(self, unit: str, variant: str = ADJUSTED) -> PublishedResult | None:
        """The result with the one interval that stands beside the place.

        It is that of the analysis where one was carried out, else that of the weights alone. The analysis is
        of the rating with its exceptions: without them no interval stands beside the place then, for two of
        different making would look like one comparison.
        """
        result, standing = self.result(unit, variant), self.standing(unit)
        if result is None or self.findings is None:
            return result
        if standing is None or variant != ADJUSTED:
            return replace(result, rank_low=None, rank_high=None)
        return replace(result, rank_low=standing.low, rank_high=standing.high)

    def fact(self, unit: str, item: str, period: str, breakdown: str = "") -> PublishedFact | None:
        """The record, of the total where no breakdown is named, or None."""
        return self._facts.get((unit, item, period, breakdown))

    def facts_of(self, unit: str, item: str = "") -> Iterator[PublishedFact]:
        """The facts of one unit, in the order of the bundle, of one item where it is named."""
        return (fact for fact in self._facts_by_unit.get(unit, ()) if item in ("", fact.item))

    @cached_property
    def _standings(self) -> dict[str, Standing]:
        return {each.unit: each for each in self.findings.standings} if self.findings else {}

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
        return {fact.key: fact for fact in self.facts}

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
    days_are_set: bool = False  # by the program that builds the demonstration, in minutes
