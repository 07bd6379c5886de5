"""A run of a rating put together with register and origins into the content of an edition."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from operator import attrgetter
from typing import Any

from bilim.publication.rules import definition_files, gate_editions
from bilim.publication.rules.canonical import json_bytes
from bilim.publication.rules.disclosure import suppress
from bilim.publication.rules.earlier import Earlier
from bilim.publication.rules.illustration import illustrative_values
from bilim.publication.terms import (
    ADJUSTED,
    UNADJUSTED,
    AdjustmentEffect,
    Boundaries,
    Corrections,
    EditionContent,
    EditionHeader,
    GateReport,
    MethodologyReference,
    PrintedStatement,
    PublicKey,
    PublishedAdjustment,
    PublishedFact,
    PublishedOrigin,
    PublishedResult,
    PublishedScore,
    PublishedValue,
    RegisterUnit,
    Text,
)
from bilim_engine import definitions as engine
from bilim_engine.definitions import Adjustment, Definitions
from bilim_engine.ratings import Findings, NodeScore, Rating, UnitResult
from bilim_engine.values import EXACT, Missing, Value

TWELVE = Decimal("1e-12")
# Room for twelve decimals behind any number of thirty-four digits.
_WIDE = EXACT.copy()
_WIDE.prec = 200
# A key that nobody holds: what a draft carries until it is signed.
UNSIGNED = PublicKey("", "")


@dataclass(frozen=True, slots=True)
class Heading:
    """What the drafter states; everything else follows from the run."""

    code: str
    series: str
    revision: int
    title: Text
    published_at: str
    corrects: str = ""


@dataclass(frozen=True, slots=True)
class Ingredients:
    """All that an edition is made of, before it is put together."""

    rating: Rating
    definitions: Definitions
    register_as_of: str
    units: Sequence[RegisterUnit]
    facts: Sequence[PublishedFact]
    origins: Mapping[str, PublishedOrigin]
    statements: Sequence[PrintedStatement] = ()
    findings: Findings | None = None
    earlier: Sequence[Earlier] = ()  # the editions that came out
    boundaries: Boundaries = field(default_factory=Boundaries)


def assemble(heading: Heading, given: Ingredients, corrections: Corrections | None = None) -> EditionContent:
    """The unsigned content of the edition with the verdict of the gate on it."""
    definitions = definition_files.needed(given.definitions, given.rating.methodology.code)
    if given.findings is None:
        # What was not carried out is not stated as if it had been.
        definitions = replace(definitions, analyses={})
    recorded = _needed(given.facts, definitions)
    allowed = suppress(recorded, definitions, given.units, given.earlier)
    facts = tuple(sorted(allowed, key=attrgetter("key")))
    values = tuple(_values(given.rating))
    content = EditionContent(
        header=_header(heading, given.rating, facts),
        definitions=definitions,
        register_as_of=given.register_as_of,
        units=tuple(given.units),
        facts=facts,
        origins={
            key: given.origins[key] for key in sorted({fact.origin for fact in facts}) if key in given.origins
        },
        values=illustrative_values(values, facts, definitions, given.units),
        scores=tuple(_scores(given.rating)),
        results=tuple(_results(given.rating)),
        adjustments=tuple(_adjustment(each, given.rating) for each in given.rating.methodology.adjustments),
        statements=tuple(given.statements),
        gate=GateReport(()),
        corrections=corrections or Corrections(),
        findings=given.findings,
        boundaries=given.boundaries,
    )
    return replace(content, gate=gate_editions.examine_edition(content, recorded, given.earlier))


def _header(heading: Heading, rating: Rating, facts: Iterable[PublishedFact]) -> EditionHeader:
    method = rating.methodology
    written = json_bytes(engine.definition_to_json(method))
    return EditionHeader(
        code=heading.code,
        series=heading.series,
        period=str(rating.period),
        revision=heading.revision,
        title=heading.title,
        published_at=heading.published_at,
        corrects=heading.corrects,
        methodology=MethodologyReference(
            method.code, method.version, method.status, hashlib.sha256(written).hexdigest()
        ),
        illustrative=any(fact.illustrative for fact in facts),
        demonstration_key=False,
        key=UNSIGNED,
    )


def _needed(facts: Iterable[PublishedFact], definitions: Definitions) -> list[PublishedFact]:
    return [fact for fact in facts if fact.item in definitions.items]


def rounded(value: Value) -> Value:
    """As published: twelve decimals, half-even. The one rounding there is; ranks are decided before it."""
    return value if isinstance(value, Missing) else _twelve(value)


def _number(value: Decimal | None) -> Decimal | None:
    return None if value is None else _twelve(value)


def _twelve(number: Decimal) -> Decimal:
    return number.quantize(TWELVE, context=_WIDE)


def _values(rating: Rating) -> Iterable[PublishedValue]:
    for variant, by_unit in sorted(rating.values.items()):
        for unit, by_code in sorted(by_unit.items()):
            for code, found in sorted(by_code.items()):
                yield PublishedValue(variant, unit, code, str(found.period), rounded(found.value))


def _scores(rating: Rating) -> Iterable[PublishedScore]:
    for variant, by_unit in sorted(rating.scores.items()):
        for unit, by_node in sorted(by_unit.items()):
            for node, score in sorted(by_node.items()):
                yield _score(variant, unit, node, score)


def _score(variant: str, unit: str, node: str, score: NodeScore) -> PublishedScore:
    absent = Missing("not_applicable")
    return PublishedScore(
        variant,
        unit,
        node,
        absent if score.raw is None else rounded(score.raw),
        absent if score.treated is None else rounded(score.treated),
        rounded(score.value),
        _number(score.weight),
        _number(score.share),
        _number(score.contribution),
        score.imputed,
    )


def _results(rating: Rating) -> Iterable[PublishedResult]:
    for variant, by_unit in sorted(rating.results.items()):
        for unit, found in sorted(by_unit.items()):
            yield _result(variant, unit, found)


def _result(variant: str, unit: str, found: UnitResult) -> PublishedResult:
    return PublishedResult(
        variant, unit, rounded(found.score), found.rank, found.rank_low, found.rank_high, found.band or ""
    )


def _adjustment(stated: Adjustment, rating: Rating) -> PublishedAdjustment:
    tree: dict[str, Any] = next(
        each
        for each in engine.definition_to_json(rating.methodology)["adjustments"]
        if each["code"] == stated.code
    )
    operation = tree["operation"]
    return PublishedAdjustment(
        code=stated.code,
        title=stated.title,
        reason=stated.reason,
        basis=stated.basis,
        source=tree.get("source") or {},
        target=stated.indicator or stated.item or "",
        units=tuple(stated.units),
        period=stated.period,
        operation=operation if isinstance(operation, dict) else {"not_defined": True},
        effects=tuple(_effect(unit, rating) for unit in stated.units if unit in rating.results[ADJUSTED]),
    )


def _effect(unit: str, rating: Rating) -> AdjustmentEffect:
    without, with_ = rating.results[UNADJUSTED][unit], rating.results[ADJUSTED][unit]
    return AdjustmentEffect(unit, rounded(without.score), rounded(with_.score), without.rank, with_.rank)
