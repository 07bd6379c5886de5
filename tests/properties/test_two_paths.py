"""The exact path and the array path give the same order, whatever the methodology and the figures."""

from dataclasses import replace
from decimal import Decimal as D

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bilim_engine.arrays import rate_matrix
from bilim_engine.definitions import HIGHER_IS_BETTER, LOWER_IS_BETTER, NOT_DEFINED, Node
from bilim_engine.indicators import IndicatorValue
from bilim_engine.periods import calendar_year
from bilim_engine.ratings import groups_of, rate_values
from bilim_engine.trace import ITEM, Step
from bilim_engine.units import Unit, UnitTree
from bilim_engine.values import Missing, round12
from properties.methods import figures, methodologies

YEAR = calendar_year(2025)
# Reasons that may be filled and one that may not.
REASONS = ["not_collected", "suppressed", "not_applicable"]
QUICK = settings(max_examples=200, deadline=None)

gaps = st.sampled_from(REASONS).map(Missing)
cells = st.one_of(figures, figures, figures, figures, gaps)


@st.composite
def situations(draw):
    """A methodology, units in two oblasts and of two kinds, polarities, a value for each leaf and unit."""
    methodology = draw(methodologies())
    codes = tuple(f"u{number:02d}" for number in range(draw(st.integers(1, 9))))
    units = UnitTree(
        [Unit("north", None, "oblast"), Unit("south", None, "oblast")]
        + [
            Unit(code, draw(st.sampled_from(["north", "south"])), draw(st.sampled_from(["city", "district"])))
            for code in codes
        ]
    )
    names = [leaf.indicator for _, leaf in methodology.leaves()]
    polarities = {name: draw(st.sampled_from([HIGHER_IS_BETTER, LOWER_IS_BETTER])) for name in names}
    values = {unit: {name: value_of(unit, name, draw(cells)) for name in names} for unit in codes}
    return methodology, units, codes, polarities, values


def value_of(unit: str, name: str, value) -> IndicatorValue:
    return IndicatorValue(unit, name, YEAR, value, Step(ITEM, name, value))


def rated(situation):
    methodology, units, codes, polarities, values = situation
    return rate_values(methodology, {"adjusted": values}, polarities, units, YEAR, codes)


def matrix_rated(situation):
    methodology, units, codes, polarities, values = situation
    names = [leaf.indicator for _, leaf in methodology.leaves()]
    raw = [[values[unit][name].value for name in names] for unit in codes]
    matrix = np.array([[np.nan if isinstance(each, Missing) else float(each) for each in row] for row in raw])
    fillable = np.array([[each != Missing("not_applicable") for each in row] for row in raw])
    groups = {
        kind: np.unique([found[code] for code in codes], return_inverse=True)[1].astype(np.int64)
        for kind, found in groups_of(units, codes).items()
    }
    higher = [polarities[name] == HIGHER_IS_BETTER for name in names]
    return rate_matrix(methodology, matrix, higher_is_better=higher, groups=groups, imputable=fillable)


@given(situation=situations())
@QUICK
def test_both_paths_give_the_same_scores_and_the_same_order(situation):
    codes = situation[2]
    exact, arrays = rated(situation), matrix_rated(situation)
    for path in exact.scores["adjusted"][codes[0]]:
        for row, unit in enumerate(codes):
            value = exact.scores["adjusted"][unit][path].value
            if path not in arrays.nodes:
                assert isinstance(value, Missing)
            elif isinstance(value, Missing):
                assert np.isnan(arrays.nodes[path][row]), (path, unit, value)
            else:
                assert arrays.nodes[path][row] == pytest.approx(float(value), rel=1e-9, abs=1e-9), (
                    path,
                    unit,
                )
    scores = {unit: exact.results["adjusted"][unit].score for unit in codes}
    for first, one in enumerate(codes):
        for second, other in enumerate(codes):
            both = [scores[one], scores[other]]
            if not any(isinstance(each, Missing) for each in both) and both[0] > both[1] + D("1e-9"):
                assert arrays.scores[first] > arrays.scores[second]


@given(situation=situations())
@QUICK
def test_contributions_add_up_to_the_published_score(situation):
    methodology, _, codes, _, _ = situation
    leaves = [path for path, _ in methodology.leaves()]
    rating = rated(situation)
    for unit in codes:
        nodes = rating.scores["adjusted"][unit]
        if isinstance(nodes[""].value, Missing):
            assert all(node.contribution is None for node in nodes.values())
            continue
        assert sum(nodes[path].contribution for path in leaves) == round12(nodes[""].value)
        assert nodes[""].contribution == round12(nodes[""].value)


@given(situation=situations())
@QUICK
def test_shares_of_children_add_up_to_one(situation):
    methodology, _, codes, _, _ = situation
    rating = rated(situation)
    for unit in codes:
        nodes = rating.scores["adjusted"][unit]
        for path, node in methodology.nodes():
            if isinstance(node, Node):
                prefix = f"{path}/" if path else ""
                shares = [nodes[prefix + child.code].share for child in node.children]
                if isinstance(nodes[path].value, Missing):
                    assert set(shares) == {None}
                else:
                    assert abs(sum(shares) - 1) < D("1e-25")
                    assert all(share >= 0 for share in shares)


@given(situation=situations(), data=st.data())
@QUICK
def test_what_is_not_defined_is_never_scored(situation, data):
    methodology, units, codes, polarities, values = situation
    depth = data.draw(st.integers(0, 2))
    root = left_open(methodology.root, depth, data)
    assume(root is not None)
    opened = replace(methodology, root=root, screening=None)
    rating = rate_values(opened, {"adjusted": values}, polarities, units, YEAR, codes)
    results = rating.results["adjusted"].values()
    assert {result.score.reason for result in results} == {"not_defined"}
    assert {result.rank for result in results} == {None}


def left_open(node, depth, data):
    """The tree with the mean or the weights of one node not defined."""
    if depth == 0:
        return replace(node, **{data.draw(st.sampled_from(["mean", "weights"])): NOT_DEFINED})
    inner = [number for number, child in enumerate(node.children) if isinstance(child, Node)]
    if not inner:
        return None
    number = data.draw(st.sampled_from(inner))
    changed = left_open(node.children[number], depth - 1, data)
    if changed is None:
        return None
    children = (*node.children[:number], changed, *node.children[number + 1 :])
    return replace(node, children=children)


@given(situation=situations())
@QUICK
def test_ranks_follow_the_scores_and_missing_scores_have_none(situation):
    results = rated(situation).results["adjusted"].values()
    for one in results:
        assert (one.rank is None) == isinstance(one.score, Missing)
        for other in results:
            if one.rank is not None and other.rank is not None and one.rank < other.rank:
                assert one.score > other.score
