"""Findings as JSON and back: numbers with decimals are strings, what has no number is an empty one."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bilim_engine.ratings.findings import (
    Change,
    EffectiveWeight,
    Estimate,
    Factor,
    Findings,
    Pair,
    Standing,
)
from bilim_engine.values import parse_decimal, plain

RANKS = ("rank", "low", "high", "joint_low", "joint_high")
SHARES = ("first", "last", "ranked")
COLUMNS = ("unit", *RANKS, *SHARES)


def to_json(found: Findings) -> dict[str, Any]:
    """Everything that was found, the places of the units as rows of text under `standings`."""
    return {"standings": [row(each) for each in found.standings], **rest(found)}


def row(each: Standing) -> dict[str, str]:
    """The place of one unit, as text by column."""
    ranks = {name: "" if (end := getattr(each, name)) is None else str(end) for name in RANKS}
    return {"unit": each.unit, **ranks, **{name: _text(getattr(each, name)) for name in SHARES}}


def rest(found: Findings) -> dict[str, Any]:
    """Everything but the places of the units."""
    return {
        "draws": found.draws,
        "places": {unit: {str(rank): n for rank, n in row.items()} for unit, row in found.places.items()},
        "above": {unit: {other: _text(n) for other, n in row.items()} for unit, row in found.above.items()},
        "alike": [list(group) for group in found.alike],
        "sensitivity": {
            "evaluations": found.evaluations,
            "factors": [_factor(each) for each in found.factors],
        },
        "indicators": [_change(each) for each in found.indicators],
        "adjustments": [_change(each) for each in found.adjustments],
        "coherence": {
            "pairs": [_pair(each) for each in found.pairs],
            "weights": [_weight(each) for each in found.weights],
            "alpha": {path: _text(each) for path, each in found.alpha.items()},
        },
    }


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)


def _factor(each: Factor) -> dict[str, Any]:
    return {
        "factor": each.factor,
        "first": _estimate(each.first),
        "total": _estimate(each.total),
        "units": {
            unit: {"first": _text(first), "total": _text(total)}
            for unit, (first, total) in each.units.items()
        },
    }


def _estimate(each: Estimate) -> dict[str, str]:
    return {"value": _text(each.value), "low": _text(each.low), "high": _text(each.high)}


def _change(each: Change) -> dict[str, Any]:
    return {
        "subject": each.subject,
        "moved": each.moved,
        "average": _text(each.average),
        "greatest": each.greatest,
        "spearman": _text(each.spearman),
        "kendall": _text(each.kendall),
        "ranks": dict(each.ranks),
    }


def _pair(each: Pair) -> dict[str, Any]:
    return {
        "one": each.one,
        "other": each.other,
        "inside": each.inside,
        "correlation": _text(each.correlation),
        "units": each.units,
        "redundant": each.redundant,
    }


def _weight(each: EffectiveWeight) -> dict[str, str]:
    numbers = {name: _text(getattr(each, name)) for name in ("nominal", "linear", "main_effect")}
    return {"path": each.path, **numbers}


def from_json(stated: Mapping[str, Any]) -> Findings:
    """The findings that `to_json` wrote."""
    return read(stated["standings"], stated)


def read(
    rows: list[Mapping[str, str]] | tuple[Mapping[str, str], ...], stated: Mapping[str, Any]
) -> Findings:
    """The findings whose places of units stand in these rows and all else in `stated`."""
    coherence, sensitivity = stated["coherence"], stated["sensitivity"]
    return Findings(
        draws=stated["draws"],
        standings=tuple(map(_read_standing, rows)),
        places={unit: {int(rank): n for rank, n in row.items()} for unit, row in stated["places"].items()},
        above={
            unit: {other: _number(n) for other, n in row.items()} for unit, row in stated["above"].items()
        },
        alike=tuple(map(tuple, stated["alike"])),
        evaluations=sensitivity["evaluations"],
        factors=tuple(map(_read_factor, sensitivity["factors"])),
        indicators=tuple(map(_read_change, stated["indicators"])),
        adjustments=tuple(map(_read_change, stated["adjustments"])),
        pairs=tuple(map(_read_pair, coherence["pairs"])),
        weights=tuple(map(_read_weight, coherence["weights"])),
        alpha={path: _number(each) for path, each in coherence["alpha"].items()},
    )


def _number(text: str) -> Decimal | None:
    return parse_decimal(text) if text else None


def _read_standing(row: Mapping[str, str]) -> Standing:
    rank, low, high, joint_low, joint_high = (int(row[name]) if row[name] else None for name in RANKS)
    first, last, ranked = (parse_decimal(row[name]) for name in SHARES)
    return Standing(row["unit"], rank, low, high, joint_low, joint_high, first, last, ranked)


def _read_factor(stated: Mapping[str, Any]) -> Factor:
    units = {unit: (_number(each["first"]), _number(each["total"])) for unit, each in stated["units"].items()}
    return Factor(stated["factor"], _read_estimate(stated["first"]), _read_estimate(stated["total"]), units)


def _read_estimate(stated: Mapping[str, str]) -> Estimate:
    return Estimate(*(_number(stated[name]) for name in ("value", "low", "high")))


def _read_change(stated: Mapping[str, Any]) -> Change:
    return Change(
        stated["subject"],
        stated["moved"],
        _number(stated["average"]),
        stated["greatest"],
        _number(stated["spearman"]),
        _number(stated["kendall"]),
        dict(stated["ranks"]),
    )


def _read_pair(stated: Mapping[str, Any]) -> Pair:
    return Pair(
        stated["one"],
        stated["other"],
        stated["inside"],
        _number(stated["correlation"]),
        stated["units"],
        stated["redundant"],
    )


def _read_weight(stated: Mapping[str, str]) -> EffectiveWeight:
    numbers = (_number(stated[name]) for name in ("linear", "main_effect"))
    return EffectiveWeight(stated["path"], parse_decimal(stated["nominal"]), *numbers)
