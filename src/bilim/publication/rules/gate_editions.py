"""The gate on our own editions: the checks of any statement, and those only a full edition can be put to."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from decimal import Decimal, localcontext
from typing import Any

from bilim.publication import problems
from bilim.publication.rules import gate
from bilim.publication.rules.canonical import figure, number
from bilim.publication.rules.disclosure import check_disclosure, check_earlier, check_inputs, check_threshold
from bilim.publication.rules.earlier import Earlier
from bilim.publication.rules.findings import check, found
from bilim.publication.rules.frozen import rate_again
from bilim.publication.rules.gate_intervals import check_intervals
from bilim.publication.rules.gate_parts import check_parts
from bilim.publication.rules.stating import as_statement
from bilim.publication.terms import (
    ADJUSTED,
    UNADJUSTED,
    VARIANTS,
    AdjustmentEffect,
    EditionContent,
    Finding,
    GateReport,
    PublishedFact,
    PublishedResult,
)
from bilim_engine.problems import LANGUAGES
from bilim_engine.ratings import published
from bilim_engine.values import EXACT, SUPPRESSED, Missing, Value, plain


def examine_edition(
    content: EditionContent, recorded: Sequence[PublishedFact] = (), earlier: Sequence[Earlier] = ()
) -> GateReport:
    """Everything a program can find in the edition, read alone and beside those that came out before.

    `recorded` are its facts as they stood before small numbers were withheld.
    """
    small_numbers = (
        *check_threshold(content),
        *check_disclosure(content),
        *check_earlier(content, recorded, earlier),
        *check_inputs(content),
    )
    of_edition = (
        check("scores_follow", list(_scores_follow(content))),
        check("suppressed", list(_suppressed(content))),
        check("small_numbers", list(small_numbers)),
        check("enough_ranked", list(_enough_ranked(content))),
        check("ranks", list(_ranks(content))),
        check("contributions", list(_contributions(content))),
        check("score_bands", list(_bands(content))),
        check("marks", list(_marks(content))),
        check("effects", list(_effects(content))),
        check("titles", list(_titles(content))),
        check("intervals", list(check_intervals(content))),
    )
    # Told where it finds something only: what an edition says of its gate is part of its bytes, for ever.
    parts = list(check_parts(content))
    more = (check("parts", parts),) if parts else ()
    return GateReport(gate.examine(as_statement(content)).checks + of_edition + more)


def _scores_follow(content: EditionContent) -> Iterator[Finding]:
    """Scores computed again from the facts and definitions of the edition and nothing else."""
    rating = rate_again(content, intervals=False)
    for stated in content.scores:
        again = rating.scores[stated.variant].get(stated.unit, {}).get(stated.node)
        if again is None or not _same(stated.score, again.value):
            yield found(
                problems.SCORE_UNFOUNDED,
                f"scores.csv {stated.node}",
                unit=stated.unit,
                node=stated.node or "—",
                variant=stated.variant,
                published=figure(stated.score),
                recomputed="—" if again is None else figure(again.value),
            )


def _same(stated: Value, again: Value) -> bool:
    if isinstance(stated, Missing) or isinstance(again, Missing):
        return isinstance(stated, Missing) and isinstance(again, Missing) and stated.reason == again.reason
    return number(stated) == published(again)


def _suppressed(content: EditionContent) -> Iterator[Finding]:
    for value in content.values:
        if (
            isinstance(value.value, Missing)
            and value.value.reason == SUPPRESSED
            and value.variant == ADJUSTED
        ):
            yield found(problems.SUPPRESSED_NEEDED, "values.csv", unit=value.unit, indicator=value.indicator)


def _enough_ranked(content: EditionContent) -> Iterator[Finding]:
    """A table in which most places are empty says nothing of the country."""
    judged = [unit.code for unit in content.ranked_units]
    results = [content.result(unit) for unit in judged]
    ranked = sum(result is not None and result.rank is not None for result in results)
    needed = max(1, -(-len(judged) // 2))
    if ranked < needed:
        yield found(
            problems.TOO_FEW_RANKED,
            "results.csv",
            ranked=str(ranked),
            all=str(len(judged)),
            needed=str(needed),
        )


def _ranks(content: EditionContent) -> Iterator[Finding]:
    """Whoever has the better score has the better place, and equal places mean equal scores as published."""
    rule = content.methodology.ranking
    if getattr(rule, "direction", None) not in ("ascending", "descending"):
        return
    sign = -1 if getattr(rule, "direction", "") == "descending" else 1
    for variant in VARIANTS:
        placed = [_placed(result) for result in content.results if result.variant == variant]
        with_score = sorted((sign * score, unit, rank) for score, unit, rank in placed if score is not None)
        for better, worse in itertools.pairwise(with_score):
            if better[0] < worse[0] and not (better[2] or 0) < (worse[2] or 0):
                yield found(
                    problems.RANK_DISAGREES,
                    "results.csv",
                    unit=worse[1],
                    score=number(sign * worse[0]),
                    rank=number(worse[2]) or "—",
                    expected=f"> {number(better[2])}",
                )
        yield from _without_place(placed)


def _placed(result: PublishedResult) -> tuple[Decimal | None, str, Decimal | None]:
    score = None if isinstance(result.score, Missing) else result.score
    return score, result.unit, result.rank


def _without_place(placed: list[tuple[Decimal | None, str, Decimal | None]]) -> Iterator[Finding]:
    for score, unit, rank in placed:
        if (score is None) != (rank is None):
            yield found(
                problems.RANK_DISAGREES,
                "results.csv",
                unit=unit,
                score=number(score) or "—",
                rank=number(rank) or "—",
                expected="—",
            )


def _contributions(content: EditionContent) -> Iterator[Finding]:
    leaves = {path for path, _ in content.methodology.leaves()}
    sums: dict[tuple[str, str], Decimal] = {}
    with localcontext(EXACT):
        for score in content.scores:
            if score.node in leaves and score.contribution is not None:
                key = (score.variant, score.unit)
                sums[key] = sums.get(key, Decimal(0)) + score.contribution
    for result in content.results:
        total = sums.get((result.variant, result.unit))
        if not isinstance(result.score, Missing) and total != result.score:
            yield found(
                problems.CONTRIBUTIONS_DISAGREE,
                "scores.csv",
                unit=result.unit,
                variant=result.variant,
                sum="—" if total is None else plain(total),
                score=number(result.score),
            )


def _bands(content: EditionContent) -> Iterator[Finding]:
    if not content.methodology.bands:
        return
    for result in content.results:
        if not isinstance(result.score, Missing) and not result.band:
            yield found(problems.NO_BAND, "results.csv", unit=result.unit, score=number(result.score))


def _marks(content: EditionContent) -> Iterator[Finding]:
    for fact in content.facts:
        origin = content.origins.get(fact.origin)
        params: dict[str, Any] = {"item": fact.item, "period": fact.period}
        if origin is None:
            yield found(problems.ORIGIN_LACKING, "facts.csv", unit=fact.unit, **params)
        elif origin.illustrative and not fact.illustrative:
            yield found(problems.MARK_LACKING, "facts.csv", unit=fact.unit, **params)


def _effects(content: EditionContent) -> Iterator[Finding]:
    for adjustment in content.adjustments:
        for effect in adjustment.effects:
            if not _agrees(effect, content):
                yield found(
                    problems.EFFECT_DISAGREES,
                    "adjustments.json",
                    unit=effect.unit,
                    adjustment=adjustment.code,
                )


def _agrees(effect: AdjustmentEffect, content: EditionContent) -> bool:
    with_, without = content.result(effect.unit), content.result(effect.unit, UNADJUSTED)
    if with_ is None or without is None:
        return False
    return (number(effect.rank_with), number(effect.rank_without)) == (
        number(with_.rank),
        number(without.rank),
    ) and (_same_score(effect.score_with, with_.score) and _same_score(effect.score_without, without.score))


def _same_score(one: Value, other: Value) -> bool:
    if isinstance(one, Missing) or isinstance(other, Missing):
        return isinstance(one, Missing) and isinstance(other, Missing)
    return one == other


def _titles(content: EditionContent) -> Iterator[Finding]:
    """Titles that pages print: of the edition, the method and its nodes, indicators, bands and units."""
    named = [
        (content.header.code, content.header.title),
        (content.methodology.code, content.methodology.title),
        *((code, each.title) for code, each in sorted(content.definitions.indicators.items())),
        *((code, each.title) for code, each in sorted(content.definitions.items.items())),
        *((path, node.title) for path, node in content.methodology.nodes() if hasattr(node, "title")),
        *((unit.code, unit.names) for unit in content.units),
        *((each.code, each.title) for each in content.adjustments),
    ]
    bands = content.methodology.bands
    named += [(band.code, band.title) for band in bands] if isinstance(bands, tuple) else []
    for what, title in named:
        for language in LANGUAGES:
            if not title.get(language):
                yield found(problems.TITLE_NOT_IN, "titles", what=what or "—", language=language)
