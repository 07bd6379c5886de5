"""Published figures as the interface writes them."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bilim.api import terms
from bilim.publication.terms import (
    EditionContent,
    EditionSummary,
    FigureChange,
    PublishedFact,
    PublishedResult,
    PublishedScore,
    PublishedValue,
)
from bilim.registry.terms import Ground, RegisteredUnit
from bilim_engine.ratings.findings import Standing
from bilim_engine.values import Missing, Value, plain


def written(value: Value | Decimal | None) -> str | None:
    """The number as a string with a point; null where there is none."""
    return None if value is None or isinstance(value, Missing) else plain(value)


def reason(value: Value | None) -> str | None:
    """Why there is no number; null where there is one."""
    return value.reason if isinstance(value, Missing) else None


def summary(each: EditionSummary) -> terms.Summary:
    """An edition as lists of editions have it."""
    return terms.Summary(**_summary(each))


def _summary(each: EditionSummary) -> dict[str, Any]:
    return {name: getattr(each, name) for name in terms.Summary.model_fields} | {
        "title": dict(each.title),
        "state": str(each.state),
    }


def edition(each: EditionSummary, content: EditionContent) -> terms.Edition:
    """An edition with its method, its key and how much it holds."""
    method = content.header.methodology
    return terms.Edition(
        **_summary(each),
        methodology=terms.Method(
            code=method.code, version=method.version, status=method.status, sha256=method.sha256
        ),
        key_id=content.header.key.id,
        register_as_of=content.register_as_of,
        units=len(content.units),
        facts=len(content.facts),
        values=len(content.values),
    )


def result(content: EditionContent, each: PublishedResult) -> terms.Result:
    """Score, place, the interval that stands beside it on pages, that by weights alone, and band."""
    placed = content.placed(each.unit, each.variant) or each
    return terms.Result(
        variant=each.variant,
        unit=each.unit,
        score=written(each.score),
        missing=reason(each.score),
        rank=written(each.rank),
        low=placed.rank_low,
        high=placed.rank_high,
        rank_low=each.rank_low,
        rank_high=each.rank_high,
        band=each.band or "",
    )


def uncertainty(content: EditionContent, unit: str = "") -> terms.Uncertainty | None:
    """What the analysis found, of one department where it is named; None where none was carried out."""
    analysis, found = content.analysis, content.findings
    if analysis is None or found is None:
        return None
    return terms.Uncertainty(
        analysis=analysis.code,
        version=analysis.version,
        status=analysis.status,
        seed=analysis.seed,
        draws=found.draws,
        level=plain(analysis.level),
        first=analysis.first,
        last=analysis.last,
        units=[standing(each) for each in found.standings if unit in ("", each.unit)],
        alike=[list(group) for group in found.alike if not unit or unit in group],
    )


def standing(each: Standing) -> terms.Standing:
    return terms.Standing(
        unit=each.unit,
        rank=each.rank,
        low=each.low,
        high=each.high,
        joint_low=each.joint_low,
        joint_high=each.joint_high,
        first=plain(each.first),
        last=plain(each.last),
        ranked=plain(each.ranked),
    )


def figure(each: PublishedValue) -> terms.Figure:
    """The value of an indicator, or the reason there is none."""
    return terms.Figure(
        variant=each.variant,
        unit=each.unit,
        indicator=each.indicator,
        period=each.period,
        value=written(each.value),
        missing=reason(each.value),
        illustrative=each.illustrative,
    )


def score(each: PublishedScore) -> terms.Score:
    """A node of the tree, with what it adds to the overall score."""
    return terms.Score(
        variant=each.variant,
        unit=each.unit,
        node=each.node,
        raw=written(each.raw),
        treated=written(each.treated),
        score=written(each.score),
        missing=reason(each.score),
        weight=written(each.weight),
        share=written(each.share),
        contribution=written(each.contribution),
        imputed=each.imputed,
    )


def change(each: FigureChange) -> terms.Change:
    """One figure before and after; what was not there is null and not an empty text."""
    return terms.Change(
        kind=each.kind,
        unit=each.unit,
        subject=each.subject,
        period=each.period,
        before=each.before or None,
        after=each.after or None,
    )


def fact(each: PublishedFact) -> terms.Fact:
    """One record as the edition froze it."""
    return terms.Fact(
        unit=each.unit,
        item=each.item,
        period=each.period,
        breakdown=each.breakdown,
        value=written(each.value),
        missing=reason(each.value),
        origin=each.origin,
        illustrative=each.illustrative,
        recorded_at=each.recorded_at,
        recorded_by=each.recorded_by,
    )


def unit(each: RegisteredUnit, institutions: list[terms.Institutions], ground: Ground | None) -> terms.Unit:
    """A unit of the register, with its institutions and, where it is asked for, its ground."""
    return terms.Unit(
        code=each.code,
        parent=each.parent,
        kind=str(each.kind),
        names=dict(each.names),
        formal_names=dict(each.formal_names),
        codes=dict(each.codes),
        valid_from=each.valid_from,
        valid_until=each.valid_until,
        institutions=institutions,
        ground=None if ground is None else terms.Ground(units=list(ground.units), exact=ground.exact),
    )


def institutions(
    counted: Mapping[tuple[str, str], int], invented: Mapping[tuple[str, str], int]
) -> dict[str, list[terms.Institutions]]:
    """The counts by unit, each with how many of it are invented."""
    found: dict[str, list[terms.Institutions]] = {}
    for (owner, kind), count in sorted(counted.items()):
        told = terms.Institutions(kind=kind, count=count, illustrative=invented.get((owner, kind), 0))
        found.setdefault(owner, []).append(told)
    return found
