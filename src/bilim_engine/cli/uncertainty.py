"""What an analysis found, as text, JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from bilim_engine.cli import words
from bilim_engine.cli.printing import Speech, table
from bilim_engine.ratings import Rating, Uncertainty
from bilim_engine.simulation import Coherence, Effect, Summary
from bilim_engine.simulation.sensitivity import Estimate
from bilim_engine.values import EXACT

COLUMNS = ("rank", "low", "high", "joint_low", "joint_high", "first", "last", "ranked")
# Nine digits are the same on every machine; the last ones of a float need not be.
DIGITS = 9


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


def uncertainty_csv(found: Uncertainty, *, illustrative: bool) -> str:
    """One row a unit; every row says whether it rests on illustrative figures."""
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(["unit", *COLUMNS, "illustrative"])
    mark = "true" if illustrative else "false"
    for number, unit in enumerate(found.summary.units):
        row = _unit(found.summary, number)
        writer.writerow([unit, *("" if row[name] is None else row[name] for name in COLUMNS), mark])
    return target.getvalue()


def _unit(summary: Summary, number: int) -> dict[str, Any]:
    """The place of one unit; null where it has none."""
    whole = {
        "rank": summary.published[number],
        "low": summary.low[number],
        "high": summary.high[number],
        "joint_low": summary.joint_low[number],
        "joint_high": summary.joint_high[number],
    }
    ranked = summary.ranked()[number]
    shares = {"first": summary.first[number], "last": summary.last[number], "ranked": ranked}
    return {name: int(each) or None for name, each in whole.items()} | {
        name: _rounded(each) for name, each in shares.items()
    }


def _rounded(number: float) -> float | None:
    return None if math.isnan(number) else round(float(number), DIGITS)


def uncertainty_json(rating: Rating, found: Uncertainty, *, illustrative: bool) -> str:
    """Everything the analysis found; what has no value is null."""
    summary = found.summary
    content = {
        "analysis": {
            "code": found.analysis.code,
            "version": found.analysis.version,
            "seed": found.analysis.seed,
        },
        "methodology": {"code": rating.methodology.code, "version": rating.methodology.version},
        "period": str(rating.period),
        "illustrative": illustrative,
        "draws": summary.draws,
        "level": str(summary.level),
        "units": {unit: _unit(summary, number) for number, unit in enumerate(summary.units)},
        "distribution": dict(zip(summary.units, (row.tolist() for row in summary.counts), strict=True)),
        "above": {
            unit: dict(zip(summary.units, map(_rounded, row), strict=True))
            for unit, row in zip(summary.units, summary.above, strict=True)
        },
        "alike": summary.alike(),
        "sensitivity": _indices_json(found),
        "without_indicator": {path: _effect_json(each) for path, each in found.indicators.items()},
        "without_adjustment": {code: _effect_json(each) for code, each in found.adjustments.items()},
        "coherence": _coherence_json(found.coherence),
    }
    return json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def _indices_json(found: Uncertainty) -> Any:
    if found.indices is None:
        return None
    outputs = ("shift", *found.indices.units)
    return {
        factor: {
            order: {
                output: [
                    _rounded(estimate.value[at]),
                    _rounded(estimate.low[at]),
                    _rounded(estimate.high[at]),
                ]
                for at, output in enumerate(outputs)
            }
            for order, estimate in (("first", index.first), ("total", index.total))
        }
        for factor, index in found.indices.factors.items()
    }


def _effect_json(each: Effect) -> dict[str, Any]:
    return {
        "moved": each.moved,
        "average": _rounded(each.average),
        "greatest": each.greatest,
        "spearman": _rounded(each.spearman),
        "kendall": _rounded(each.kendall),
        "ranks": [int(rank) or None for rank in each.ranks],
    }


def _coherence_json(found: Coherence) -> dict[str, Any]:
    return {
        "pairs": [
            {
                "one": each.one,
                "other": each.other,
                "inside": each.inside,
                "correlation": _rounded(each.correlation),
                "units": each.units,
                "redundant": each.is_redundant,
            }
            for each in found.pairs
        ],
        "weights": {
            each.path: {
                "nominal": _rounded(each.nominal),
                "linear": _rounded(each.linear),
                "main_effect": _rounded(each.main_effect),
            }
            for each in found.weights
        },
        "alpha": {path: _rounded(each) for path, each in found.alpha.items()},
    }
