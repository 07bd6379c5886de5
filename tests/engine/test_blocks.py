"""Draws that are worked through a block at a time: what no draw changes is kept from one to the next."""

from __future__ import annotations

import numpy as np
import pytest

from bilim_engine.arrays import Walk, compile_tree, evaluate
from bilim_engine.arrays import tree as kernel
from bilim_engine.arrays.means import Weights
from bilim_engine.simulation import model as module
from bilim_engine.simulation.variation import Sample
from engine.test_uncertainty import NOISE, UNITS, model, tree


@pytest.mark.parametrize("at_once", [1, 7])
@pytest.mark.parametrize("noise", [(), NOISE])
def test_draws_taken_block_by_block_are_those_taken_at_once(noise, at_once, monkeypatch):
    whole = model(noise=noise)
    sample = whole.draw(200)
    scores, ranks = whole.scores(sample), whole.ranks(sample)
    monkeypatch.setattr(module, "CELLS", at_once * len(UNITS))
    parts = model(noise=noise)
    np.testing.assert_allclose(parts.scores(sample), scores, rtol=1e-13)
    assert (parts.ranks(sample) == ranks).all()


def test_what_one_choice_keeps_serves_no_other():
    whole = model(noise=())
    sample = whole.draw(200)
    scores = whole.scores(sample)
    for _, rows in sample.alike():
        picked = (each[rows] for each in (sample.normalisation, sample.aggregation, sample.missing))
        alone = Sample(len(rows), sample.weights.of(rows), *picked)
        np.testing.assert_allclose(model(noise=()).scores(alone), scores[rows], rtol=1e-13)


@pytest.mark.parametrize(("most", "kept"), [(5, {"", "a", "b"}), (4, set())])
def test_families_of_many_units_are_not_kept(most, kept, monkeypatch):
    monkeypatch.setattr(kernel, "_KEPT_UP_TO", most)
    walk = Walk(lambda twig: np.full(5, 50.0))
    found, _ = evaluate(compile_tree(tree()), walk)
    assert found == pytest.approx(np.full(5, 50.0))
    assert set(walk.families) == kept


def test_weights_of_paths_are_told_however_they_were_drawn():
    drawn = np.arange(12.0).reshape(4, 3)
    weights = Weights({"a": 0, "a/x": 1, "a/y": 2, "b": 3}, drawn)
    beside, apart = weights.together(["a/x", "a/y"]), weights.together(["a", "b"])
    assert beside.tolist() == drawn[1:3].T.tolist()
    assert np.shares_memory(beside, drawn)
    assert apart.tolist() == drawn[[0, 3]].T.tolist()
    assert weights.together(["a", "c"]) is None
    assert weights.at("c") is None
    assert weights.at("b").tolist() == [[9.0], [10.0], [11.0]]
    assert weights.of(slice(1, 3)).at("b").tolist() == [[10.0], [11.0]]
