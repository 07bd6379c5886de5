"""Weighted means, what missing children do to them, and each child's share in the result.

Pure and exact; `docs/arithmetic.md`, sections 6 and 7, is the specification.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, localcontext
from typing import Literal

from bilim_engine.definitions.base import NOT_DEFINED, NotDefined
from bilim_engine.values import EXACT, LOW_COVERAGE, OUT_OF_DOMAIN, Missing, Value, round12
from bilim_engine.values import NOT_DEFINED as REASON_NOT_DEFINED

ARITHMETIC: Literal["arithmetic"] = "arithmetic"
GEOMETRIC: Literal["geometric"] = "geometric"
HARMONIC: Literal["harmonic"] = "harmonic"
Mean = Literal["arithmetic", "geometric", "harmonic"]

ZERO = Decimal(0)
# Nearer than this the logarithmic mean loses more digits to cancellation than its first approximation.
NEAR = Decimal("1e-11")


@dataclass(frozen=True, slots=True)
class Child:
    """One child of a node: its score, its weight, and whether its absence forbids the mean."""

    value: Value
    weight: Decimal | NotDefined
    binds: bool = False


@dataclass(frozen=True, slots=True)
class Combined:
    """The mean of a node; `shares` has one entry for each child, None where there is no mean.

    `covered` is the share of the weight that was present, None where it was not looked at. `binds` says that
    no mean above may leave this node out.
    """

    value: Value
    shares: tuple[Decimal | None, ...]
    covered: Decimal | None = None
    binds: bool = False


def combine(
    mean: Mean | NotDefined, children: Sequence[Child], coverage: Decimal | NotDefined | None
) -> Combined:
    """The mean over the children that are present, or why there is none."""
    with localcontext(EXACT):
        weights = [child.weight for child in children if child.weight is not NOT_DEFINED]
        if mean is NOT_DEFINED or len(weights) < len(children):
            return _without(children, Missing(REASON_NOT_DEFINED, "mean or weight"))
        if forbidding := _forbidding(children):
            return _without(children, forbidding, binds=True)
        present = [
            (weight, child.value)
            for weight, child in zip(weights, children, strict=True)
            if isinstance(child.value, Decimal)
        ]
        covered = round12(sum((weight for weight, _ in present), ZERO) / sum(weights, ZERO))
        if absent := _too_little(len(present) < len(children), covered, coverage):
            return _without(children, absent, covered)
        return _mean_over(mean, children, present, covered)


def _forbidding(children: Sequence[Child]) -> Missing | None:
    """The missing child that forbids the mean: first what is not defined, then what binds."""
    missing = [(child.value, child.binds) for child in children if isinstance(child.value, Missing)]
    undefined = [value for value, _ in missing if value.reason == REASON_NOT_DEFINED]
    binding = [value for value, binds in missing if binds]
    return next(iter(undefined + binding), None)


def _too_little(incomplete: bool, covered: Decimal, coverage: Decimal | NotDefined | None) -> Missing | None:
    if covered == 0:
        return Missing(LOW_COVERAGE, "0")
    if incomplete and (coverage is None or coverage is NOT_DEFINED):
        return Missing(REASON_NOT_DEFINED, "coverage")
    if isinstance(coverage, Decimal) and covered < coverage:
        return Missing(LOW_COVERAGE, str(covered.normalize()))
    return None


def _without(
    children: Sequence[Child], why: Missing, covered: Decimal | None = None, *, binds: bool = False
) -> Combined:
    return Combined(why, (None,) * len(children), covered, binds or why.reason == REASON_NOT_DEFINED)


def _mean_over(
    mean: Mean, children: Sequence[Child], present: list[tuple[Decimal, Decimal]], covered: Decimal
) -> Combined:
    value = weighted_mean(mean, present)
    if isinstance(value, Missing):
        return _without(children, value, covered, binds=True)
    shares = iter(shares_in(mean, present, value))
    return Combined(
        value,
        tuple(next(shares) if isinstance(child.value, Decimal) else ZERO for child in children),
        covered,
    )


def weighted_mean(mean: Mean, weighted: Sequence[tuple[Decimal, Decimal]]) -> Value:
    """The mean of (weight, score) pairs; a zero makes a geometric or harmonic mean zero."""
    with localcontext(EXACT):
        total = sum((weight for weight, _ in weighted), ZERO)
        if mean == ARITHMETIC:
            return sum((weight * score for weight, score in weighted), ZERO) / total
        if any(score < 0 for _, score in weighted):
            return Missing(OUT_OF_DOMAIN, f"{mean} mean of a negative score")
        if any(score == 0 for _, score in weighted):
            return ZERO
        if mean == GEOMETRIC:
            return (sum((weight * score.ln() for weight, score in weighted), ZERO) / total).exp()
        return total / sum((weight / score for weight, score in weighted), ZERO)


def shares_in(mean: Mean, weighted: Sequence[tuple[Decimal, Decimal]], value: Decimal) -> tuple[Decimal, ...]:
    """The share of each pair in the mean: shares add up to 1, and shares times scores to `value`."""
    with localcontext(EXACT):
        parts = [_part(mean, weight, score, value) for weight, score in weighted]
        whole = sum(parts, ZERO)
        return tuple(part / whole for part in parts)


def _part(mean: Mean, weight: Decimal, score: Decimal, value: Decimal) -> Decimal:
    if mean == ARITHMETIC:
        return weight
    if value == 0:
        return weight if score == 0 else ZERO
    return weight / (logarithmic_mean(score, value) if mean == GEOMETRIC else score)


def logarithmic_mean(one: Decimal, other: Decimal) -> Decimal:
    """(one − other) / ln(one / other) of two positive numbers; of two that are nearly equal their middle."""
    with localcontext(EXACT):
        if abs(one - other) <= NEAR * other:
            return (one + other) / 2
        return (one - other) / (one / other).ln()
