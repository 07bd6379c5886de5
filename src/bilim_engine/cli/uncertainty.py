"""What an analysis found, as text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bilim_engine.cli import words
from bilim_engine.cli.printing import Speech, table
from bilim_engine.ratings import Rating, Uncertainty
from bilim_engine.simulation import Coherence, Effect, Summary
from bilim_engine.simulation.sensitivity import Estimate
from bilim_engine.values import EXACT


def uncertainty_table(rating: Rating, found: Uncertainty, speech: Speech) -> Iterator[str]:
    """Places, groups, the part of each choice, what indicators and adjustments do, and the internal
    checks."""
    analysis = found.analysis
    level = speech.exact(EXACT.multiply(analysis.level, Decimal(100)))
    yield f"{speech.word(analysis.title)}, {rating.period}"
    yield speech.word(words.DRAWN).format(draws=analysis.draws, level=level, seed=analysis.seed)
    yield from ("", *table(_places(found, speech), right=(0, 4, 5)))
    yield from _groups(found.summary, level, speech)
    yield from _sensitivity(found, speech)
    yield from _effects(words.LEFT_OUT, found.indicators, speech)
    yield from _effects(words.DROPPED, found.adjustments, speech)
    yield from _coherence(found.coherence, speech)


def _places(found: Uncertainty, speech: Speech) -> list[list[str]]:
    summary, analysis = found.summary, found.analysis
    head = [
        speech.word(words.RANK),
        speech.word(words.UNIT),
        speech.word(words.INTERVAL),
        speech.word(words.JOINT),
        speech.word(words.AMONG_FIRST).format(count=analysis.first),
        speech.word(words.AMONG_LAST).format(count=analysis.last),
    ]
    return [head, *(_place_row(summary, number, speech) for number in _in_order(summary))]


def _place_row(summary: Summary, number: int, speech: Speech) -> list[str]:
    rank = int(summary.published[number])
    return [
        str(rank) if rank else "—",
        speech.unit(summary.units[number]),
        _ends(summary.low[number], summary.high[number]),
        _ends(summary.joint_low[number], summary.joint_high[number]),
        _percent(summary.first[number], speech),
        _percent(summary.last[number], speech),
    ]


def _in_order(summary: Summary) -> list[int]:
    """The numbers of the units by published rank, those without one last."""
    return sorted(range(len(summary.units)), key=lambda each: (summary.published[each] or math.inf, each))


def _ends(low: int, high: int) -> str:
    return f"{low}–{high}" if low else "—"


def _percent(share: float, speech: Speech) -> str:
    return f"{_number(100 * share, 1, speech)}%"


def _number(number: float, places: int, speech: Speech) -> str:
    return "—" if math.isnan(number) else speech.number(Decimal(repr(float(number))), places)


def _titled(title: Mapping[str, str], rows: Sequence[Sequence[str]], speech: Speech) -> Iterator[str]:
    yield from ("", speech.word(title), *table(rows, right=range(1, len(rows[0]))))


def _groups(summary: Summary, level: str, speech: Speech) -> Iterator[str]:
    groups = summary.alike()
    if groups:
        yield from ("", speech.word(words.ALIKE).format(level=level))
        yield from (f"  • {', '.join(speech.unit(unit) for unit in group)}" for group in groups)


def _sensitivity(found: Uncertainty, speech: Speech) -> Iterator[str]:
    if found.indices is None:
        return
    rows = [[speech.word(each) for each in (words.CHOICE, words.FIRST_ORDER, words.TOTAL_ORDER)]]
    for factor, index in found.indices.factors.items():
        rows.append(
            [
                speech.word(words.FACTORS[factor]),
                *(_estimate(each, speech) for each in (index.first, index.total)),
            ]
        )
    yield from _titled(words.SENSITIVITY, rows, speech)


def _estimate(estimate: Estimate, speech: Speech) -> str:
    value, low, high = (_number(each[0], 2, speech) for each in (estimate.value, estimate.low, estimate.high))
    return f"{value} ({low} … {high})"


def _effects(title: Mapping[str, str], effects: Mapping[str, Effect], speech: Speech) -> Iterator[str]:
    if not effects:
        return
    head = (words.WHAT, words.MOVED, words.AVERAGE, words.GREATEST, words.SPEARMAN, words.KENDALL)
    rows = [[speech.word(each) for each in head]]
    for code, each in sorted(effects.items(), key=lambda pair: (-pair[1].moved, pair[0])):
        figures = [_number(each.average, 2, speech), str(each.greatest)]
        rows.append(
            [
                code,
                str(each.moved),
                *figures,
                *(_number(one, 3, speech) for one in (each.spearman, each.kendall)),
            ]
        )
    yield from _titled(title, rows, speech)


def _coherence(found: Coherence, speech: Speech) -> Iterator[str]:
    head = (words.NODE, words.NOMINAL, words.LINEAR, words.MAIN_EFFECT)
    rows = [[speech.word(each) for each in head]]
    totals = [
        math.fsum(_or_zero(getattr(each, name)) for each in found.weights) or 1.0
        for name in ("linear", "main_effect")
    ]
    for each in found.weights:
        shares = (each.nominal, each.linear / totals[0], each.main_effect / totals[1])
        rows.append([each.path, *(_percent(share, speech) if share == share else "—" for share in shares)])
    yield from _titled(words.IN_EFFECT, rows, speech)
    pairs = [["", speech.word(words.CORRELATION)]]
    pairs += [
        [f"{each.one} ~ {each.other}", _number(each.correlation, 2, speech)]
        for each in found.pairs
        if each.is_redundant
    ]
    if len(pairs) > 1:
        yield from _titled(words.REDUNDANT, pairs, speech)
    alphas = [["", speech.word(words.ALPHA)]]
    alphas += [[path or "·", _number(each, 2, speech)] for path, each in found.alpha.items() if each == each]
    if len(alphas) > 1:
        yield from _titled(words.CONSISTENCY, alphas, speech)


def _or_zero(number: float) -> float:
    return 0.0 if math.isnan(number) else number
