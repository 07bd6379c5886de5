"""What each draw of an analysis picks (docs/arithmetic.md, sections 12 and 13)."""

import struct
from hashlib import shake_128
from statistics import NormalDist
from typing import Any, Dict, List, NamedTuple, Optional

AS_STATED = "as_stated"
WEIGHTS, NORMALISATION, AGGREGATION, MISSING, NOISE = (
    "weights",
    "normalisation",
    "aggregation",
    "missing",
    "noise",
)
Numbers = List[float]


def stream(seed: str, name: str, count: int, start: int = 0) -> Numbers:
    """The numbers of this stream from `start` on, so many of them, each between 0 and 1."""
    data = shake_128(f"bilim-2|{seed}|{name}".encode()).digest(4 * (start + count))
    return [(word + 0.5) / 2.0**32 for word in struct.unpack_from(f">{count}I", data, 4 * start)]


class Plan:
    """What is varied: the options of each choice, in the order written."""

    def __init__(self, analysis: Any) -> None:
        self.seed, self.spread = str(analysis["seed"]), float(analysis["spread"])
        self.normalisations: List[Any] = analysis.get("normalisations") or [AS_STATED]
        self.aggregations: List[str] = analysis.get("aggregations") or [AS_STATED]
        self.missing: List[Any] = analysis.get("missing") or [AS_STATED]

    def options(self, factor: str) -> List[Any]:
        return {
            NORMALISATION: self.normalisations,
            AGGREGATION: self.aggregations,
            MISSING: self.missing,
        }[factor]


class Sample(NamedTuple):
    """What some draws picked: weights by path, numbers of options, deviates by indicator and unit."""

    size: int
    weights: Dict[str, Numbers]
    picks: Dict[str, Optional[List[int]]]
    noise: Dict[str, Dict[str, Numbers]]

    def factors(self) -> List[str]:
        """The factors in which the draws may differ."""
        found = [WEIGHTS] if self.weights else []
        found += [each for each in (NORMALISATION, AGGREGATION, MISSING) if self.picks[each] is not None]
        return found + ([NOISE] if self.noise else [])

    def pick(self, factor: str, draw: int) -> int:
        picked = self.picks[factor]
        return 0 if picked is None else picked[draw]

    def with_factor(self, factor: str, other: "Sample") -> "Sample":
        """This sample with what the other one picked for one factor."""
        if factor == WEIGHTS:
            return self._replace(weights=other.weights)
        if factor == NOISE:
            return self._replace(noise=other.noise)
        return self._replace(picks=dict(self.picks, **{factor: other.picks[factor]}))


def take(
    plan: Plan, draws: range, weights: Dict[str, float], errors: Dict[str, Dict[str, float]], side: str
) -> Sample:
    """What these draws of this side pick; `weights` by path of every node but the root."""

    def numbers(*name: str) -> Numbers:
        return stream(plan.seed, "|".join((side, *name)), len(draws), draws.start)

    def picked(factor: str) -> Optional[List[int]]:
        options = len(plan.options(factor))
        if options == 1:
            return None
        return [min(int(number * options), options - 1) for number in numbers(factor)]

    return Sample(
        len(draws),
        {
            path: [weight * (1 + plan.spread * (2 * number - 1)) for number in numbers(WEIGHTS, path)]
            for path, weight in (weights if plan.spread > 0 else {}).items()
        },
        {factor: picked(factor) for factor in (NORMALISATION, AGGREGATION, MISSING)},
        {
            indicator: {
                unit: list(map(NormalDist().inv_cdf, numbers(NOISE, indicator, unit))) for unit in by_unit
            }
            for indicator, by_unit in errors.items()
        },
    )
