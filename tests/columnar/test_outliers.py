"""Outliers by z and by modified z, against the same arithmetic in Python's statistics."""

from __future__ import annotations

from pathlib import Path
from statistics import mean, median, pstdev

import pytest

from bilim_columnar import snapshots
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.live import Live
from bilim_columnar.outliers import Outliers
from columnar.worlds import fact

FIGURES = {"u1": 10, "u2": 11, "u3": 9, "u4": 10, "u5": 12, "u6": 300, "u7": 8}


def live(folder: Path) -> Live:
    given = [fact(unit, "a", "2025", str(figure)) for unit, figure in FIGURES.items()]
    given += [fact(unit, "b", "2025", "5") for unit in FIGURES]
    given += [fact("u8", "a", "2025", "suppressed"), fact("u6", "a", "2024", "300")]
    return Live(DuckDB(), snapshots.write(folder, lambda: given, "2026-11-21T12:00:00+00:00"))


def test_the_far_one_is_found_with_both_distances(tmp_path: Path) -> None:
    (found,) = Outliers(live(tmp_path)).find()
    figures = list(FIGURES.values())
    middle = median(figures)
    spread = median(abs(each - middle) for each in figures)
    assert (found.unit, found.item, found.period) == ("u6", "a", "2025")
    assert found.z == pytest.approx((300 - mean(figures)) / pstdev(figures), rel=1e-12)
    assert found.modified_z == pytest.approx(0.6745 * (300 - middle) / spread, rel=1e-12)


def test_a_mended_figure_is_no_outlier_any_more(tmp_path: Path) -> None:
    facts = live(tmp_path)
    outliers = Outliers(facts)
    assert [each.unit for each in outliers.find()] == ["u6"]
    facts.apply([fact("u6", "a", "2025", "11")])
    assert outliers.find() == []
    facts.apply([fact("u7", "b", "2025", "90"), fact("u1", "b", "2025", "6"), fact("u2", "b", "2025", "4")])
    facts.apply([fact("u3", "b", "2025", "7"), fact("u4", "b", "2025", "3")])
    assert [(each.unit, each.item) for each in outliers.find()] == [("u7", "b")]


def test_only_the_periods_asked_for_are_looked_at(tmp_path: Path) -> None:
    assert Outliers(live(tmp_path)).find(["2024"]) == []
