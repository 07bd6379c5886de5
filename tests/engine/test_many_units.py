"""Means of more units than are taken at a time."""

from __future__ import annotations

import numpy as np
import pytest

from bilim_engine.arrays import means


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "harmonic"])
@pytest.mark.parametrize("gaps", [0.0, 0.2])
def test_a_mean_taken_part_by_part_is_that_of_all_at_once(
    mean: str, gaps: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    draw = np.random.default_rng(7)
    columns = list(draw.uniform(-1, 9, (4, 103)))
    for column in columns:
        column[draw.random(103) < gaps] = np.nan
    weights = [1.5, 0.1, 2.0, 0.7]
    with np.errstate(invalid="ignore"):
        expected, there = means.mean_of(mean, columns, weights)
        monkeypatch.setattr(means, "_AT_ONCE", 10)
        found, total = means.mean_of(mean, columns, weights)
    assert found.tobytes() == expected.tobytes()
    assert (np.asarray(total) == there).all()
