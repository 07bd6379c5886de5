"""What must hold between the parts of a definition, once each part can be read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise

from bilim_engine.definitions import methodology as m
from bilim_engine.definitions import methods
from bilim_engine.definitions import tree as tree_of
from bilim_engine.definitions.base import NOT_DEFINED, Governed, NotDefined
from bilim_engine.definitions.indicators import Indicator
from bilim_engine.definitions.limits import check_bands
from bilim_engine.definitions.parameters import Parameter, ParameterValue
from bilim_engine.definitions.problems import (
    CIRCLE,
    CLIP_MISSING,
    DATES_OVERLAP,
    DATES_REVERSED,
    DEFINED_TWICE,
    FORMULA_FORM,
    KEY_MISSING,
    LOGARITHM_UNFIT,
    NO_CASE,
    NOT_ASCENDING,
    PARAMETER_FORM,
    POINTS_COUNT,
    RANGE_MISSING,
    SAME_PERSON,
    TARGET_FORM,
    UNKNOWN_KEY,
    WEIGHTS_SUM,
)
from bilim_engine.definitions.reading import Mapping as TreeMapping
from bilim_engine.definitions.reading import Sequence as TreeSequence
from bilim_engine.definitions.reading import Tree
from bilim_engine.formulas import Expression
from bilim_engine.problems import Place, Problem
from bilim_engine.values import plain

HUNDRED = Decimal(100)
_LOGARITHM_FITS = ("min_max", "z_score", "distance", "above_below_mean")


@dataclass(frozen=True, slots=True)
class Site:
    """Where a definition was written: its file and tree, so that a problem can name the line of a part."""

    file: str
    tree: Tree

    def at(self, *path: str | int) -> Place:
        """The place of the part under these keys and positions, or of the nearest part above it."""
        tree, line = self.tree, self.tree.line
        for step in path:
            if isinstance(tree, TreeMapping) and isinstance(step, str) and step in tree.entries:
                line = tree.lines[step]
                tree = tree.entries[step]
            elif isinstance(tree, TreeSequence) and isinstance(step, int) and step < len(tree.items):
                tree = tree.items[step]
                line = tree.line
            else:
                break
        return Place(self.file, line)


def check_governance(definition: Governed, site: Site) -> Iterator[Problem]:
    """Somebody else has checked it, and it is looked at again later."""
    same = [
        name
        for language, name in definition.checker.items()
        if _folded(name) == _folded(definition.author[language])
    ]
    if same:  # the same name in one language is the same person
        yield Problem(SAME_PERSON, site.at("checker"), {"text": same[-1]})
    yield from _in_order(definition.reviewed_on, definition.next_review_on, site.at("next_review_on"))


def _folded(name: str) -> str:
    return " ".join(name.casefold().split())


def _in_order(since: date, until: date | None, place: Place) -> Iterator[Problem]:
    if until is not None and until <= since:
        yield Problem(DATES_REVERSED, place, {"since": since.isoformat(), "until": until.isoformat()})


def check_parameter(parameter: Parameter, site: Site) -> Iterator[Problem]:
    """Each value has one form, and no day has two values."""
    for index, value in enumerate(parameter.values):
        place = site.at("values", index)
        if not _has_one_form(value):
            yield Problem(PARAMETER_FORM, place)
        yield from _in_order(value.valid_from, value.valid_until, place)
    for earlier, later in pairwise(sorted(parameter.values, key=lambda each: each.valid_from)):
        if earlier.valid_until is None or later.valid_from < earlier.valid_until:
            params = {"text": parameter.code, "since": later.valid_from.isoformat()}
            yield Problem(DATES_OVERLAP, site.at("values"), params)


def _has_one_form(value: ParameterValue) -> bool:
    forms = (value.value is not None, value.not_defined, value.by_unit is not None)
    return sum(forms) == 1 and (value.otherwise is None or value.by_unit is not None)


def check_indicator(indicator: Indicator, site: Site) -> Iterator[Problem]:
    """It has one whole formula, or is reported; and a worked case shows what it gives."""
    yield from check_governance(indicator, site)
    halves = (indicator.numerator is not None, indicator.denominator is not None)
    whole = indicator.formula is not None
    absent = not whole and not any(halves)
    if (whole and any(halves)) or any(halves) != all(halves) or (absent and not indicator.is_reported):
        yield Problem(FORMULA_FORM, site.at("formula"), {"what": indicator.code})
    if indicator.is_computable and not indicator.cases and not indicator.is_reported:
        yield Problem(NO_CASE, site.at("code"), {"text": indicator.code})


def check_circles(
    formulas: Mapping[str, Iterable[Expression]], sites: Mapping[str, Site]
) -> Iterator[Problem]:
    """No indicator rests on itself; each circle is reported once, at its first member.

    `formulas` are those of each indicator, whatever else is wrong with it.
    """
    edges = {
        code: sorted({e.code for whole in each for e in whole.walk() if e.op == "indicator"})
        for code, each in formulas.items()
    }
    for circle in _circles(edges):
        path = " → ".join((*circle, circle[0]))
        yield Problem(CIRCLE, sites[circle[0]].at("code"), {"path": path})


def _circles(edges: Mapping[str, list[str]]) -> Iterator[tuple[str, ...]]:
    """One circle through each group of definitions that reach each other, without recursion."""
    done: set[str] = set()
    for start in edges:
        trail: list[str] = []
        waiting: list[tuple[str, int]] = [(start, 0)]
        while waiting:
            code, depth = waiting.pop()
            del trail[depth:]
            if code in trail:
                yield tuple(trail[trail.index(code) :])
                done.update(trail)
            if code in done or code not in edges:
                continue
            trail.append(code)
            waiting.extend((each, depth + 1) for each in reversed(edges[code]))
            if not edges[code]:
                done.add(code)
        done.add(start)


def check_methodology(methodology: m.Methodology, site: Site) -> Iterator[Problem]:
    """Dates, tree, bands and adjustments agree with themselves."""
    yield from check_governance(methodology, site)
    yield from _in_order(methodology.valid_from, methodology.valid_until, site.at("valid_until"))
    yield from _check_node(methodology.root, methodology.is_reported, ("root",), site)
    if methodology.bands is not NOT_DEFINED:
        limits = [(band.low, band.high, "lower") for band in methodology.bands]
        yield from check_bands(limits, methodology.is_reported, lambda i: site.at("bands", i))
        yield from _twice([band.code for band in methodology.bands], "bands", lambda i: site.at("bands", i))
    for index, adjustment in enumerate(methodology.adjustments):
        if (adjustment.indicator is None) == (adjustment.item is None):
            yield Problem(TARGET_FORM, site.at("adjustments", index), {"text": adjustment.code})
    codes = [each.code for each in methodology.adjustments]
    yield from _twice(codes, "adjustments", lambda i: site.at("adjustments", i))


def _twice(codes: list[str], what: str, place: Callable[[int], Place]) -> Iterator[Problem]:
    for index, code in enumerate(codes):
        first = codes.index(code)
        if first < index:
            yield Problem(
                DEFINED_TWICE, place(index), {"what": what, "text": code, "first": str(place(first))}
            )


def _check_node(
    node: tree_of.Node, reported: bool, path: tuple[str | int, ...], site: Site
) -> Iterator[Problem]:
    codes = [child.code for child in node.children]
    yield from _twice(codes, "children", lambda i: site.at(*path, "children", i))
    weights = [child.weight for child in node.children]
    numbers = [weight for weight in weights if isinstance(weight, Decimal)]
    if node.weights == "given" and len(numbers) == len(weights) and sum(numbers) != HUNDRED:
        params = {"text": node.code, "total": plain(sum(numbers, Decimal(0)))}
        yield Problem(WEIGHTS_SUM, site.at(*path, "weights"), params)
    for index, child in enumerate(node.children):
        below = (*path, "children", index)
        if isinstance(child, tree_of.Node):
            yield from _check_node(child, reported, below, site)
        else:
            yield from _check_leaf(child, reported, below, site)


def _check_leaf(
    leaf: tree_of.Leaf, reported: bool, path: tuple[str | int, ...], site: Site
) -> Iterator[Problem]:
    yield from _check_treatment(leaf, site.at(*path, "treat"))
    yield from _check_policy(leaf, reported, site.at(*path, "missing"))
    how = leaf.normalise
    if isinstance(how, NotDefined):
        return
    what, place = {"what": leaf.indicator}, site.at(*path, "normalise")
    if isinstance(how, methods.Ranged):
        yield from _check_range(how, reported, what, place)
    if leaf.logarithm and how.method not in _LOGARITHM_FITS:
        yield Problem(LOGARITHM_UNFIT, site.at(*path, "logarithm"), {**what, "text": how.method})
    if isinstance(how, methods.MinMax):
        yield from _check_goalposts(how, reported, what, place)
    if isinstance(how, methods.Categories):
        yield from _check_categories(how, what, place)
    if isinstance(how, methods.Bands) and not isinstance(how.bands, NotDefined):
        limits = [(band.low, band.high, band.includes) for band in how.bands]
        yield from check_bands(limits, reported, lambda i: site.at(*path, "normalise", "bands", i))


def _check_range(
    how: methods.Ranged, reported: bool, what: Mapping[str, str], place: Place
) -> Iterator[Problem]:
    if how.range is None and not reported:
        yield Problem(RANGE_MISSING, place, what)
    if how.range is not None and how.range[0] >= how.range[1]:
        yield Problem(NOT_ASCENDING, place, {**what, "text": "range"})


def _check_treatment(leaf: tree_of.Leaf, place: Place) -> Iterator[Problem]:
    how = leaf.treat
    if (
        not isinstance(how, methods.Clip)
        or not isinstance(how.low, Decimal)
        or not isinstance(how.high, Decimal)
    ):
        return
    if how.low >= how.high:
        yield Problem(NOT_ASCENDING, place, {"what": leaf.indicator, "text": "clip"})


def _check_policy(leaf: tree_of.Leaf, reported: bool, place: Place) -> Iterator[Problem]:
    """A group belongs to imputing, and imputing needs one."""
    if isinstance(leaf.missing, NotDefined):
        return
    if leaf.missing.policy != tree_of.IMPUTE_MEDIAN and leaf.missing.group is not None:
        yield Problem(UNKNOWN_KEY, place, {"key": "group", "known": "policy", "near": ""})
    elif leaf.missing.policy == tree_of.IMPUTE_MEDIAN and leaf.missing.group is None and not reported:
        yield Problem(KEY_MISSING, place, {"what": leaf.indicator, "key": "group"})


def _check_goalposts(
    how: methods.MinMax, reported: bool, what: Mapping[str, str], place: Place
) -> Iterator[Problem]:
    if not isinstance(how.goalposts, tuple):
        return
    if how.goalposts[0] >= how.goalposts[1]:
        yield Problem(NOT_ASCENDING, place, {**what, "text": "goalposts"})
    if how.clip is None and not reported:
        yield Problem(CLIP_MISSING, place, what)


def _check_categories(how: methods.Categories, what: Mapping[str, str], place: Place) -> Iterator[Problem]:
    for name, numbers in (("quantiles", how.quantiles), ("points", how.points)):
        if isinstance(numbers, tuple) and any(later <= earlier for earlier, later in pairwise(numbers)):
            yield Problem(NOT_ASCENDING, place, {**what, "text": name})
    if isinstance(how.quantiles, NotDefined) or isinstance(how.points, NotDefined):
        return
    if len(how.points) != len(how.quantiles) + 1:
        counts = {"quantiles": str(len(how.quantiles)), "points": str(len(how.points))}
        yield Problem(POINTS_COUNT, place, {**what, **counts})
