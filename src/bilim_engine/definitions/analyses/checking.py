"""What must hold between an analysis and the methodology it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_CEILING

from bilim_engine.definitions.analyses import problems
from bilim_engine.definitions.analyses.noise import check_noise
from bilim_engine.definitions.analyses.types import AS_STATED, Analysis
from bilim_engine.definitions.base import NOT_DEFINED
from bilim_engine.definitions.checking import Site, check_governance
from bilim_engine.definitions.collection import Definitions
from bilim_engine.definitions.methodology import Methodology
from bilim_engine.definitions.methods import Bands, MinMax, Ranged
from bilim_engine.definitions.tree import IMPUTE_MEDIAN, Leaf, Node, below
from bilim_engine.problems import Place, Problem, near_hint
from bilim_engine.values import plain


def check_analysis(analysis: Analysis, site: Site, definitions: Definitions) -> Iterator[Problem]:
    """Everything that is wrong with the analysis, each at its line."""
    yield from check_governance(analysis, site)
    yield from _options(analysis, site)
    yield from _draws(analysis, site)
    method = definitions.methodologies.get(analysis.methodology)
    if method is not None:
        yield from _open(method, site)
        yield from _ranges(analysis, method, site)
        yield from check_noise(analysis, method, definitions, site)


def _options(analysis: Analysis, site: Site) -> Iterator[Problem]:
    for key in ("normalisations", "aggregations", "missing"):
        options = getattr(analysis, key)
        for number, option in enumerate(options):
            if option in options[:number]:
                yield Problem(problems.OPTION_TWICE, site.at(key, number), {"key": key})
    for number, policy in enumerate(analysis.missing):
        if policy != AS_STATED and policy.policy == IMPUTE_MEDIAN and policy.group is None:
            yield Problem(problems.NO_GROUP, site.at("missing", number))
    for number, method in enumerate(analysis.normalisations):
        fixed = isinstance(method, MinMax) and method.goalposts != "observed"
        if fixed or isinstance(method, Bands):
            params = {"method": getattr(method, "method", "")}
            yield Problem(problems.FIXED_SCALE, site.at("normalisations", number), params)


def _draws(analysis: Analysis, site: Site) -> Iterator[Problem]:
    """An interval leaves at least one draw out at either end, or it would be all that was drawn and look the
    surer the fewer draws there are."""
    beside = (1 - analysis.level) / 2
    least = int((1 / beside).to_integral_value(ROUND_CEILING))
    counts: dict[str, tuple[int, tuple[str, ...]]] = {"draws": (analysis.draws, ("draws",))}
    if analysis.sensitivity is not None:
        counts["bootstraps"] = (analysis.sensitivity.bootstraps, ("sensitivity", "bootstraps"))
    for key, (count, path) in counts.items():
        if count < least:
            params = {"key": key, "count": str(count), "level": plain(analysis.level), "least": str(least)}
            yield Problem(problems.TOO_FEW_DRAWS, site.at(*path), params)


def _open(method: Methodology, site: Site) -> Iterator[Problem]:
    """Draws of a rule that was never stated would be draws of ours."""
    path = next((path or node.code for path, node in method.nodes() if _is_open(node)), None)
    if path is None and (method.ranking is NOT_DEFINED or method.screening is NOT_DEFINED):
        path = "ranking, screening"
    if path is not None:
        params = {"methodology": method.code, "path": path}
        yield Problem(problems.OPEN_METHOD, site.at("methodology"), params)


def _is_open(node: Node | Leaf) -> bool:
    if isinstance(node, Node):
        return NOT_DEFINED in (node.mean, node.weights, node.weight, node.coverage)
    return NOT_DEFINED in (node.weight, node.treat, node.normalise, node.missing)


def _ranges(analysis: Analysis, method: Methodology, site: Site) -> Iterator[Problem]:
    bare = next(_leaves_without_range(method.root, ""), None)
    for number, each in enumerate(analysis.normalisations):
        if isinstance(each, Ranged) and each.range is None and bare is not None:
            params = {"method": each.method, "path": bare}
            yield Problem(problems.NO_RANGE, site.at("normalisations", number), params)


def _leaves_without_range(node: Node, path: str) -> Iterator[str]:
    for child in node.children:
        inside = below(path, child)
        if isinstance(child, Node):
            yield from _leaves_without_range(child, inside)
        elif node.range is None:
            yield inside


def obstacles(analysis: Analysis, methodology: str, units: tuple[str, ...]) -> list[Problem]:
    """What stands in the way of analysing the rating of these units by this methodology."""
    found = [
        Problem(
            problems.UNKNOWN_UNIT,
            Place(analysis.code, field="compared"),
            {"unit": unit, "near": near_hint(unit, units)},
        )
        for unit in analysis.compared
        if unit not in units
    ]
    for key, count in (("first", analysis.first), ("last", analysis.last)):
        if count > len(units):
            params = {"key": key, "count": str(count), "units": str(len(units))}
            found.append(Problem(problems.TOO_MANY_PLACES, Place(analysis.code, field=key), params))
    if analysis.methodology != methodology:
        params = {"wanted": analysis.methodology, "found": methodology}
        found.append(Problem(problems.OTHER_METHOD, Place(analysis.code, field="methodology"), params))
    return found
