"""What the draws of an analysis say, held against a second program in plain Python."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal as D
from fractions import Fraction

import numpy as np
import pytest

from bilim_engine.arrays import Figures, compile_tree, rate_matrix
from bilim_engine.definitions import Leaf, MinMax, MissingPolicy, Node, NoTreatment, Percentile, ZScore
from bilim_engine.definitions.analyses import Absolute, Binomial, Relative
from bilim_engine.simulation import (
    Grounds,
    Model,
    Variation,
    coherence,
    errors_of,
    indices,
    summarise,
    without_each_leaf,
)
from bilim_engine.simulation.coherence import alpha
from bilim_engine.simulation.model import Sample
from bilim_engine.simulation.sensitivity import outputs
from bilim_verify.drawn_effects import alpha as verified_alpha
from oracles import uncertainty as oracle
from properties.methods import TEXT, methodology

UNITS = tuple(f"u{number:02d}" for number in range(14))


LEAVES = ("a/x", "a/y", "b/p", "b/q", "c")


HUNDRED = (D(0), D(100))


EXCLUDE, IMPUTE = MissingPolicy("exclude"), MissingPolicy("impute_median", "all")


LEVEL = D("0.9")


def tree() -> Node:
    def leaf(name: str, weight: int, policy: MissingPolicy) -> Leaf:
        return Leaf(name, D(weight), NoTreatment(), MinMax("observed", range=HUNDRED), policy)

    def node(code: str, mean: str, weight: int, *children: Leaf | Node) -> Node:
        return Node(code, TEXT, mean, "given", children, D(weight), D("0.4"), HUNDRED)

    one = node("a", "arithmetic", 50, leaf("x", 60, EXCLUDE), leaf("y", 40, IMPUTE))
    two = node("b", "geometric", 30, leaf("p", 50, EXCLUDE), leaf("q", 50, EXCLUDE))
    return node("overall", "arithmetic", 1, one, two, leaf("c", 20, EXCLUDE))


def matrix() -> np.ndarray:
    found = np.round(np.random.default_rng(5).uniform(10, 90, (len(UNITS), len(LEAVES))), 1)
    found[2, 0] = found[3, 1] = found[4, 4] = np.nan
    # This unit has too little of everything: it is ranked only where gaps are filled.
    found[7, [0, 1, 2, 4]] = np.nan
    return found


VARIATION = Variation(
    "a seed",
    0.3,
    ("as_stated", Percentile(), ZScore(D(50), D(10))),
    ("as_stated", "arithmetic", "geometric"),
    ("as_stated", EXCLUDE, IMPUTE),
)


NOISE = (Relative("x", D("0.1")), Absolute("q", D(4)))


def model(variation: Variation = VARIATION, noise=NOISE, units=UNITS, figures=None) -> Model:
    figures = matrix() if figures is None else figures
    groups = {"all": np.zeros(len(units), dtype=np.int64)}
    method = methodology(tree())
    whole = Figures.of(method, figures, [True] * len(LEAVES), groups)
    names = [leaf.indicator for _, leaf in method.leaves()]
    bases, scales = np.full(figures.shape, np.nan), [1.0] * len(LEAVES)
    errors = errors_of(Grounds(figures, names, bases, scales), noise)
    return Model(method, whole, units, variation, errors)


# --- the same in plain Python ---------------------------------------------------------------------------


PLAIN = {"path": "", "weight": 1, "mean": "arithmetic", "coverage": 0.4, "children": [
    {"path": "a", "weight": 50.0, "mean": "arithmetic", "coverage": 0.4, "children": [
        {"path": "a/x", "weight": 60.0, "method": "min_max", "policy": "exclude"},
        {"path": "a/y", "weight": 40.0, "method": "min_max", "policy": "impute"}]},
    {"path": "b", "weight": 30.0, "mean": "geometric", "coverage": 0.4, "children": [
        {"path": "b/p", "weight": 50.0, "method": "min_max", "policy": "exclude"},
        {"path": "b/q", "weight": 50.0, "method": "min_max", "policy": "exclude"}]},
    {"path": "c", "weight": 20.0, "method": "min_max", "policy": "exclude"}]}  # fmt: skip


OPTIONS = {
    "seed": "a seed",
    "spread": 0.3,
    "normalisation": ["as_stated", "percentile", "z_score"],
    "aggregation": ["as_stated", "arithmetic", "geometric"],
    "missing": ["as_stated", "exclude", "impute"],
}


def plain_ranks(draws: int, side="draws", options=OPTIONS):
    rows = dict(zip(UNITS, matrix(), strict=True))
    figures = {
        unit: {
            path: None if np.isnan(value) else float(value) for path, value in zip(LEAVES, row, strict=True)
        }
        for unit, row in rows.items()
    }
    errors = {
        "a/x": {unit: 0.1 * (figures[unit]["a/x"] or 0.0) for unit in UNITS},
        "b/q": dict.fromkeys(UNITS, 4.0),
    }
    open_ = (-np.inf, np.inf)
    return oracle.ranks(PLAIN, figures, errors, {"a/x": open_, "b/q": open_}, options, draws, side)


def as_rows(found) -> np.ndarray:
    return np.array([[draw[unit] or 0 for unit in UNITS] for draw in found])


@pytest.fixture(scope="module")
def both():
    """The ranks of 200 draws from both programs."""
    found = model()
    return found, found.ranks(found.draw(200)), plain_ranks(200)


def test_a_second_program_gets_the_same_ranks_in_every_draw(both):
    _, ranks, plain = both
    assert np.array_equal(ranks, as_rows(plain))
    assert (ranks == 0).any(), "no draw left a unit without a rank: the example shows nothing about gaps"
    assert (ranks[:, 7] > 0).any()


def test_a_second_program_gets_the_same_summary(both):
    found, ranks, plain = both
    summary = summarise(UNITS, ranks, found.published(), level=LEVEL, first=4, last=3)
    joint = oracle.joint(plain, Fraction(9, 10), UNITS)
    for row, unit in enumerate(UNITS):
        places = [draw[unit] for draw in plain]
        assert (summary.low[row], summary.high[row]) == oracle.interval(places, Fraction(9, 10))
        assert (summary.joint_low[row], summary.joint_high[row]) == joint[unit]
        assert (summary.first[row], summary.last[row]) == oracle.among(plain, unit, 4, 3)
        assert summary.counts[row].tolist() == [
            places.count(place or None) for place in range(len(UNITS) + 1)
        ]
        for column, other in enumerate(UNITS):
            assert summary.above[row, column] == pytest.approx(oracle.above(plain, unit, other))


def test_joint_intervals_of_a_few_units_hold_together_and_are_no_wider(both):
    found, ranks, plain = both
    few = [1, 5, 9]
    some = summarise(UNITS, ranks, found.published(), level=LEVEL, first=1, last=1, compared=few)
    every = summarise(UNITS, ranks, found.published(), level=LEVEL, first=1, last=1)
    assert {
        unit: (some.joint_low[row], some.joint_high[row]) for row, unit in enumerate(UNITS)
    } == oracle.joint(plain, Fraction(9, 10), [UNITS[each] for each in few])
    assert (some.joint_low[few] >= every.joint_low[few]).all()
    assert (some.joint_high[few] <= every.joint_high[few]).all()
    inside = (ranks >= some.joint_low) & (ranks <= some.joint_high) | (ranks == 0)
    assert inside[:, few].all(axis=1).mean() >= 0.9


def test_a_second_program_gets_the_same_indices():
    found, rows = model(), 64
    published = found.published()
    sides = {"a": plain_ranks(rows, "a"), "b": plain_ranks(rows, "b")}
    factors = ("weights", "normalisation", "aggregation", "missing", "noise")

    def shift(draws):
        return outputs(as_rows(draws).astype(np.int32), published)[:, 0].tolist()

    result = indices(found, rows, 20, LEVEL)
    for factor in factors:
        mixed = plain_ranks(rows, {factor: "b"})
        expected = oracle.indices(shift(sides["a"]), shift(sides["b"]), shift(mixed))
        index = result.factors[factor]
        assert (index.first.value[0], index.total.value[0]) == pytest.approx(expected, abs=1e-9)


# --- one change at a time -------------------------------------------------------------------------------


def test_leaving_out_an_indicator_is_a_rating_without_it():
    found = model()
    effects = without_each_leaf(found)
    assert list(effects) == list(LEAVES)
    # Without the only other leaf of its direction the remaining one speaks for the direction.
    without_x = replace(
        tree(),
        children=(
            replace(tree().children[0], children=tree().children[0].children[1:]),
            *tree().children[1:],
        ),
    )
    groups = {"all": np.zeros(len(UNITS), dtype=np.int64)}
    expected = rate_matrix(
        methodology(without_x), matrix()[:, 1:], higher_is_better=[True] * 4, groups=groups
    ).ranks()
    assert effects["a/x"].ranks.tolist() == np.nan_to_num(expected).tolist()
    assert effects["a/x"].moved == int((effects["a/x"].ranks != found.published()).sum()) > 0


# --- small bases ----------------------------------------------------------------------------------------


def test_the_error_of_a_share_comes_from_its_base():
    shares = np.array([[50.0], [0.0], [100.0], [50.0], [np.nan], [50.0]])
    bases = np.array([[96.0], [6.0], [6.0], [0.0], [10.0], [np.nan]])
    found = errors_of(Grounds(shares, ["s"], bases, [100.0]), [Binomial("s")])
    # p = 50/100, n + 4 = 100: 5 points; p = 2/10, n + 4 = 10: 12.65 points, and the same for a share of all.
    expected = [5.0, 100 * (0.16 / 10) ** 0.5, 100 * (0.16 / 10) ** 0.5, 0.0, 0.0, 0.0]
    assert found.deviation[:, 0] == pytest.approx(expected)
    moved = found.moved(shares[:, 0], 0, np.array([[-9.0] * 6, [9.0] * 6]))
    assert moved[0, 1] == moved[0, 0] - 5.0 == 0.0
    assert moved[1, 2] == 100.0


def test_a_figure_beyond_its_limits_stays_where_it_is_without_error():
    grounds = Grounds(np.array([[120.0]]), ["s"], np.array([[10.0]]), [100.0])
    found = errors_of(grounds, [Binomial("s")])
    assert found.moved(np.array([120.0]), 0, np.zeros((1, 1))).tolist() == [[120.0]]


def test_a_smaller_base_makes_a_wider_interval():
    figures = np.array([[50.0 + row, 50.0, 50.0, 50.0, 50.0 + row % 2] for row in range(14)])
    spans = []
    for base in (20.0, 20_000.0):
        found = model(Variation("s"), (), figures=figures)
        names = [leaf.indicator for _, leaf in found.methodology.leaves()]
        grounds = Grounds(figures, names, np.full(figures.shape, base), [100.0] * 5)
        errors = errors_of(grounds, [Binomial("x")])
        found = replace(found, errors=errors)
        summary = summarise(
            UNITS, found.ranks(found.draw(300)), found.published(), level=LEVEL, first=1, last=1
        )
        spans.append(int((summary.high - summary.low).sum()))
    assert spans[0] > 5 * max(1, spans[1])


# --- internal checks ------------------------------------------------------------------------------------


def test_a_composite_is_told_what_its_parts_say():
    figures = np.random.default_rng(8).uniform(10, 90, (200, 5))
    figures[:, 1] = figures[:, 0] * 1.01 + np.random.default_rng(9).normal(0, 1, 200)
    found = model(Variation("s"), (), tuple(f"u{row:03d}" for row in range(200)), figures)
    scores = rate_matrix(
        found.methodology, figures, higher_is_better=[True] * 5, groups=found.figures.groups
    ).nodes
    told = coherence(compile_tree(found.methodology.root), scores)
    redundant = [each for each in told.pairs if each.is_redundant]
    assert [(each.one, each.other, each.inside) for each in redundant] == [("a/x", "a/y", True)]
    expected = np.corrcoef(scores["a/x"], scores["b/p"])[0, 1]
    assert [each.correlation for each in told.pairs if (each.one, each.other) == ("a/x", "b/p")] == [
        pytest.approx(expected)
    ]
    assert sum(each.nominal for each in told.weights) == pytest.approx(1)
    in_effect = {each.path: each for each in told.weights}
    assert in_effect["a/x"].main_effect > 0.4 > in_effect["b/p"].main_effect
    assert in_effect["a/x"].linear == pytest.approx(np.corrcoef(scores["a/x"], scores[""])[0, 1] ** 2)
    pair = np.stack([scores["a/x"], scores["a/y"]])
    assert told.alpha["a"] == pytest.approx(
        2 * (1 - pair.var(axis=1, ddof=1).sum() / pair.sum(axis=0).var(ddof=1))
    )
    assert told.alpha["a"] > 0.98
    assert told.alpha["b"] < 0.3


@pytest.mark.parametrize(
    "parts",
    [
        # Two parts that cancel out, but for rounding: 0.1 + 0.2 is not 0.3.
        [[0.1, 0.3, 0.15], [0.2, 0.0, 0.15]],
        [[10.0, 40.0, 70.0], [90.0, 60.0, 30.0 + 1e-6]],
        [[7.1, 7.1, 7.1], [2.3, 2.3, 2.3]],
    ],
)
def test_parts_that_cancel_out_have_no_alpha(parts):
    assert np.isnan(alpha([np.array(each) for each in parts]))
    assert verified_alpha(parts) is None


def test_a_part_that_never_varies_has_no_weight_in_effect():
    figures = matrix()
    figures[:, 4] = 50.0
    scores = rate_matrix(
        methodology(tree()),
        figures,
        higher_is_better=[True] * 5,
        groups={"all": np.zeros(14, dtype=np.int64)},
    ).nodes
    told = coherence(compile_tree(tree()), scores)
    assert [np.isnan(each.main_effect) for each in told.weights] == [False, False, False, False, True]


def test_nothing_varied_gives_the_published_ranks():
    found = model(Variation("s"), ())
    assert (found.ranks(found.draw(20)) == found.published()).all()
    assert found.ranks(Sample(3)).shape == (3, len(UNITS))
