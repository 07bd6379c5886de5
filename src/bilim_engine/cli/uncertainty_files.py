"""What an analysis found, as CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
import math
from typing import Any

from bilim_engine.ratings import Rating, Uncertainty
from bilim_engine.simulation import Coherence, Effect, Summary

COLUMNS = ("rank", "low", "high", "joint_low", "joint_high", "first", "last", "ranked")
# Nine digits are the same on every machine; the last ones of a float need not be.
DIGITS = 9


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
