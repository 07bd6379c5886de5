"""What a revision changes, figure by figure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping

from bilim.publication.rules.canonical import figure, number
from bilim.publication.terms import ADJUSTED, CHANGED_PLACES, EditionContent, FigureChange
from bilim_engine import definitions as engine
from bilim_engine.ratings import findings_json

Key = tuple[str, str, str]
Figures = Mapping[Key, str]


def compare(before: EditionContent, after: EditionContent) -> tuple[FigureChange, ...]:
    """Everything published that is not what it was: definitions and facts first, then what follows. Places of
    different methods are not compared."""
    apart = not after.follows_method_of(before)
    return tuple(
        change
        for kind, figures in _KINDS.items()
        if not (apart and kind in CHANGED_PLACES)
        for change in _changes(kind, figures(before), figures(after))
    )


def _changes(kind: str, before: Figures, after: Figures) -> Iterator[FigureChange]:
    for key in sorted({*before, *after}):
        old, new = before.get(key, ""), after.get(key, "")
        if old != new:
            unit, subject, period = key
            yield FigureChange(kind, unit, subject, period, old, new)


def _definitions(content: EditionContent) -> Figures:
    written = engine.to_json(content.definitions)
    return {
        ("", f"{kind}/{code}", ""): hashlib.sha256(engine.canonical_bytes(tree)).hexdigest()[:16]
        for kind, trees in written.items()
        for code, tree in trees.items()
    }


def _facts(content: EditionContent) -> Figures:
    return {
        (fact.unit, f"{fact.item}[{fact.breakdown}]" if fact.breakdown else fact.item, fact.period): figure(
            fact.value
        )
        for fact in content.facts
    }


def _values(content: EditionContent) -> Figures:
    return {
        (value.unit, _of(value.indicator, value.variant), value.period): figure(value.value)
        for value in content.values
    }


def _scores(content: EditionContent) -> Figures:
    return {
        (score.unit, _of(score.node or "overall", score.variant), ""): figure(score.score)
        for score in content.scores
    }


def _ranks(content: EditionContent) -> Figures:
    return {
        (result.unit, _of("overall", result.variant), ""): _place(
            number(result.rank), result.rank_low, result.rank_high
        )
        for result in content.results
    }


def _place(rank: str, low: int | None, high: int | None) -> str:
    return rank if low is None or high is None else f"{rank} ({low}–{high})"


def _bands(content: EditionContent) -> Figures:
    return {(result.unit, _of("overall", result.variant), ""): result.band for result in content.results}


def _intervals(content: EditionContent) -> Figures:
    found = content.findings.standings if content.findings else ()
    return {(each.unit, "overall", ""): _standing(findings_json.row(each)) for each in found}


def _standing(row: Mapping[str, str]) -> str:
    alone, together = f"{row['low']}–{row['high']}", f"{row['joint_low']}–{row['joint_high']}"
    return f"{alone} ({together}), {row['first']}, {row['last']}"


def _statements(content: EditionContent) -> Figures:
    return {(each.unit, "statement", ""): each.at for each in content.statements}


def _of(subject: str, variant: str) -> str:
    return subject if variant == ADJUSTED else f"{subject} ({variant})"


_KINDS = {
    "definition": _definitions,
    "fact": _facts,
    "value": _values,
    "score": _scores,
    "rank": _ranks,
    "band": _bands,
    "interval": _intervals,
    "statement": _statements,
}
