"""What must hold between the noise that an analysis declares and the indicators it speaks of."""

from __future__ import annotations

from collections.abc import Iterator

from bilim_engine.definitions.analyses import problems
from bilim_engine.definitions.analyses.types import Analysis, Difference, Mean, Noise, NoNoise, OnBase
from bilim_engine.definitions.checking import Site
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.problems import Kind, Problem, near_hint


def check_noise(
    analysis: Analysis, method: Methodology, definitions: Definitions, site: Site
) -> Iterator[Problem]:
    """Everything that is wrong with the declared noise, each at its line."""
    leaves = {leaf.indicator for _, leaf in method.leaves()}
    seen: set[str] = set()
    for number, each in enumerate(analysis.noise):
        place, params = site.at("noise", number), {"indicator": each.indicator}
        if each.indicator not in leaves:
            named = {"methodology": method.code, "near": near_hint(each.indicator, leaves)}
            yield Problem(problems.NOT_IN_METHOD, place, {**params, **named})
        if each.indicator in seen:
            yield Problem(problems.NOISE_TWICE, place, params)
        seen.add(each.indicator)
        if isinstance(each, Mean) and each.least >= each.most:
            ends = {"least": str(each.least), "most": str(each.most)}
            yield Problem(problems.NO_SPREAD, place, {**params, **ends})
        found = definitions.indicators.get(each.indicator)
        if isinstance(each, OnBase) and found is not None and found.denominator is None:
            yield Problem(problems.NO_BASE, place, params)
        if isinstance(each, Difference) and found is not None:
            yield from (Problem(kind, place, params | more) for kind, more in _ends(found, analysis))


def _ends(found: Indicator, analysis: Analysis) -> Iterator[tuple[Kind, dict[str, str]]]:
    code = compared(found)
    if code is None:
        yield problems.NOT_A_DIFFERENCE, {}
    elif noise_of_ends(analysis, code) is None:
        yield problems.NO_ENDS, {"end": code}


def compared(indicator: Indicator) -> str | None:
    """The indicator that this one is the difference of, now less before; None if its formula is another."""
    formula = indicator.formula
    if formula is None or formula.op != "sub":
        return None
    now, before = formula.args
    is_same = before.op == "ago" and before.args[0] == now
    return now.code if now.op == "indicator" and is_same else None


def noise_of_ends(analysis: Analysis, indicator: str) -> Noise | None:
    """The noise that the analysis declares of an indicator, where a difference can rest on it."""
    declared = (each for each in analysis.noise if not isinstance(each, Difference | NoNoise))
    return next((each for each in declared if each.indicator == indicator), None)
