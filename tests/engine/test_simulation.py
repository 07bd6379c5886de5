"""Rank intervals: the same draws as any other program, in memory that does not grow with the draws."""

from decimal import Decimal as D
from fractions import Fraction

import numpy as np
import pytest

from bilim_engine.arrays import Branch, Twig
from bilim_engine.simulation import Draws, intervals, place_intervals, places, rank_intervals
from bilim_engine.simulation.intervals import uniform
from oracles import intervals as oracle

UNITS = [f"u{number:02d}" for number in range(23)]


def tree(mean: str, below: str) -> Branch:
    inner = Branch("a", 30.0, below, 0.0, (Twig("a/x", 60.0, 0, False), Twig("a/y", 40.0, 1, False)))
    return Branch("", 1.0, mean, 0.0, (inner, Twig("b", 45.0, 2, False), Twig("c", 25.0, 3, False)))


def as_dictionaries(node: Branch | Twig) -> dict:
    found = {"path": node.path, "weight": node.weight}
    if isinstance(node, Branch):
        found |= {"mean": node.mean, "children": [as_dictionaries(child) for child in node.children]}
    return found


def columns(*, ties: bool) -> list[np.ndarray]:
    generator = np.random.default_rng(11)
    found = generator.uniform(20, 80, (4, len(UNITS)))
    if ties:
        found = np.round(found / 20) * 20
    found[1, 3] = found[2, 7] = found[0, 9] = found[1, 9] = np.nan
    found[3, 5] = 0.0
    return list(found)


@pytest.mark.parametrize("ties", [False, True])
@pytest.mark.parametrize("descending", [True, False])
@pytest.mark.parametrize(
    ("mean", "below"), [("arithmetic", "arithmetic"), ("geometric", "harmonic"), ("harmonic", "geometric")]
)
@pytest.mark.parametrize("at_once", [1, 7, 10_000])
def test_intervals_agree_with_plain_python(mean, below, descending, ties, at_once, monkeypatch):
    monkeypatch.setattr(intervals, "CELLS", at_once * len(UNITS))
    leaves = columns(ties=ties)
    absent = {"a": np.array([unit == "u09" for unit in UNITS])}
    draws = Draws(60, 0.25, D("0.9"), "a seed")
    low, high = rank_intervals(tree(mean, below), leaves, absent, draws, descending=descending)
    paths = ("a/x", "a/y", "b", "c")
    scores = {
        unit: {
            path: float(column[row])
            for path, column in zip(paths, leaves, strict=True)
            if column[row] == column[row]
        }
        for row, unit in enumerate(UNITS)
    }
    expected = oracle.rank_intervals(
        as_dictionaries(tree(mean, below)),
        scores,
        {"u09": {"a"}},
        draws=60,
        spread=0.25,
        level=Fraction(9, 10),
        seed="a seed",
        descending=descending,
    )
    assert dict(zip(UNITS, zip(low.tolist(), high.tolist(), strict=True), strict=True)) == expected


def test_a_draw_is_the_same_everywhere():
    # sha256("department-2026|0|preschool"), first eight bytes, upper 53 bits, over 2**53.
    assert uniform("department-2026", 0, "preschool") == 0.14883296655916367


@pytest.mark.parametrize(
    ("count", "level", "expected"),
    [
        (1000, "0.9", (50, 950)),
        (1000, "0.8", (100, 900)),
        (10, "0.5", (3, 8)),
        (1, "0.9", (1, 1)),
        (4, "1", (1, 4)),
    ],
)
def test_the_ends_are_nearest_ranks_found_exactly(count, level, expected):
    assert places(Draws(count, 0.1, D(level), "s")) == expected


def test_weights_that_do_not_move_give_the_rank_itself():
    leaves = [np.array([3.0, 1.0, 2.0, 2.0])] * 4
    low, high = rank_intervals(tree("arithmetic", "arithmetic"), leaves, {}, Draws(50, 0.0, D("0.9"), "s"))
    assert low.tolist() == high.tolist() == [1, 4, 2, 2]


@pytest.mark.parametrize("rule", ["competition", "dense", "fractional"])
@pytest.mark.parametrize("descending", [True, False])
def test_intervals_in_the_places_of_a_rule_for_ties_agree_with_plain_python(rule, descending):
    leaves = columns(ties=True)
    # Whole points of one unit are another's, so that places are shared in every draw.
    for column in leaves:
        column[10:13] = column[2]
    draws = Draws(60, 0.25, D("0.9"), "a seed")
    absent = {"a": np.array([unit == "u09" for unit in UNITS])}
    low, high = place_intervals(
        tree("arithmetic", "arithmetic"), leaves, absent, draws, ties=rule, descending=descending
    )
    paths = ("a/x", "a/y", "b", "c")
    scores = {
        unit: {
            path: float(each[row]) for path, each in zip(paths, leaves, strict=True) if each[row] == each[row]
        }
        for row, unit in enumerate(UNITS)
    }
    nodes = as_dictionaries(tree("arithmetic", "arithmetic"))
    numbers = {"draws": 60, "spread": 0.25, "level": Fraction(9, 10), "seed": "a seed"}
    expected = oracle.rank_intervals(
        nodes, scores, {"u09": {"a"}}, **numbers, descending=descending, ties=rule
    )
    assert dict(zip(UNITS, zip(low.tolist(), high.tolist(), strict=True), strict=True)) == expected


@pytest.mark.parametrize(
    ("rule", "places_"),
    [("competition", [1, 5, 2, 2, 4]), ("dense", [1, 4, 2, 2, 3]), ("fractional", [1, 5, 2.5, 2.5, 4])],
)
def test_a_shared_place_lies_inside_its_own_interval(rule, places_):
    leaves = [np.array([3.0, 1.0, 2.0, 2.0, 1.5])] * 4
    draws = Draws(50, 0.0, D("0.9"), "s")
    low, high = place_intervals(tree("arithmetic", "arithmetic"), leaves, {}, draws, ties=rule)
    assert low.tolist() == high.tolist() == places_
