"""Outliers by z and by modified z, against the same arithmetic in Python's statistics."""

from __future__ import annotations

from pathlib import Path
from statistics import mean, median, pstdev
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_columnar import snapshots
from bilim_columnar.engines.base import Keeper
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.engines.spark import Spark
from bilim_columnar.live import Live
from bilim_columnar.outliers import Outliers, keep
from bilim_engine.problems import LANGUAGES, Refused
from columnar.test_agreement import quickly
from columnar.worlds import fact

NOON = "2026-11-21T12:00:00+00:00"
FIGURES = {"u1": 10, "u2": 11, "u3": 9, "u4": 10, "u5": 12, "u6": 300, "u7": 8}


def live(folder: Path) -> Live:
    given = [fact(unit, "a", "2025", str(figure)) for unit, figure in FIGURES.items()]
    given += [fact(unit, "b", "2025", "5") for unit in FIGURES]
    given += [fact("u8", "a", "2025", "suppressed"), fact("u6", "a", "2024", "300")]
    return Live(DuckDB(), snapshots.write(folder, lambda: given, NOON))


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


def test_nearer_ones_are_found_when_asked_for_and_greater_distances_need_nothing_new(tmp_path: Path) -> None:
    outliers = Outliers(live(tmp_path))
    assert [each.unit for each in outliers.find(z=2)] == ["u6"]
    # The others differ by one to two from the median ten.
    near = outliers.find(modified_z=0.9, limit=2)
    assert [each.unit for each in near] == ["u6", "u5"]
    assert outliers.find(modified_z=1e6, z=1e6) == []


LEVELS = dict.fromkeys(FIGURES, "school")


def without_facts(facts: Live, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The statements by which facts were read from here on."""
    asked: list[str] = []
    read = facts.engine.arrays  # type: ignore[attr-defined]
    monkeypatch.setattr(facts.engine, "arrays", lambda text: (asked.append(text), read(text))[1])
    return asked


def test_what_is_kept_beside_a_snapshot_is_found_without_reading_facts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    facts = live(tmp_path)
    expected = Outliers(facts, LEVELS).find()
    keep(facts.snapshot, LEVELS)
    asked = without_facts(facts, monkeypatch)
    outliers = Outliers(facts, LEVELS)
    assert outliers.find() == expected != []
    assert asked == []
    # Nearer ones are not kept, and where a unit is of another level the others are far from others.
    assert Outliers(facts, LEVELS).find(z=1.5) == expected
    assert Outliers(facts, {**LEVELS, "u6": "oblast"}).find() == []
    assert len(asked) == 4


def test_a_fact_recorded_after_the_snapshot_is_minded_beside_what_is_kept(tmp_path: Path) -> None:
    facts = live(tmp_path)
    keep(facts.snapshot)
    facts.apply([fact("u6", "a", "2025", "11"), fact("u9", "b", "2025", "7"), fact("u9", "a", "2026", "1")])
    assert Outliers(facts).find() == []
    facts.apply([fact("u6", "a", "2025", "300")])
    assert [each.unit for each in Outliers(facts).find()] == ["u6"]


@pytest.mark.parametrize("stopped", ["before the name", "in the middle", "at the start", "another thing"])
def test_a_file_that_is_not_whole_is_as_none(stopped: str, tmp_path: Path) -> None:
    facts = live(tmp_path)
    expected = Outliers(facts).find()
    keep(facts.snapshot)
    (file,) = facts.snapshot.folder.glob("far-*")
    content = file.read_bytes()
    if stopped == "before the name":
        file.rename(file.with_name(f"{file.name}.new"))
    else:
        file.write_bytes(
            {"in the middle": content[: len(content) // 2], "at the start": b""}.get(stopped, b"?")
        )
    assert Outliers(facts).find() == expected
    keep(facts.snapshot)
    assert [each.name for each in facts.snapshot.folder.glob("far-*")] == [file.name]
    assert file.read_bytes() == content


class Answering:
    """An engine that reads and answers and, like Spark, keeps no tables."""

    dialect = "spark"

    def __init__(self) -> None:
        engine = DuckDB()
        self.table, self.show, self.fetch = engine.table, engine.show, engine.fetch
        self.view, self.parquet = engine.view, engine.parquet


def test_an_engine_that_keeps_no_tables_refuses_in_every_language(tmp_path: Path) -> None:
    snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "1")], NOON)
    facts = Live(Answering(), snapshots.read(tmp_path))
    assert facts.cubes is None
    with pytest.raises(Refused) as refused:
        Outliers(facts)
    (problem,) = refused.value.problems
    words = [problem.message(language) for language in LANGUAGES]
    assert all("«spark»" in each or "“spark”" in each for each in words)
    assert "четтеген сандар" in words[0]
    assert not isinstance(Spark(SimpleNamespace(version="3.5.0")), Keeper)  # type: ignore[arg-type]
    assert all("./bilim columns outliers" in problem.hint(language) for language in LANGUAGES)


@quickly(60)
@given(
    given_facts=st.lists(
        st.tuples(
            st.integers(1, 30), st.sampled_from("ab"), st.integers(-5, 5) | st.integers(-(10**17), 10**17)
        ),
        max_size=60,
    ),
    later=st.lists(st.tuples(st.integers(1, 30), st.sampled_from("ab"), st.integers(-9, 9)), max_size=4),
    kept=st.booleans(),
)
def test_they_are_those_of_the_statistics_module(
    tmp_path_factory: Any, given_facts: Any, later: Any, kept: bool
) -> None:
    known = {(f"u{unit}", item): figure for unit, item, figure in given_facts}
    early = [fact(unit, item, "2025", str(figure)) for (unit, item), figure in known.items()]
    facts = Live(DuckDB(), snapshots.write(tmp_path_factory.mktemp("s"), lambda: early, NOON))
    if kept:
        keep(facts.snapshot, z=1.5, modified_z=2)
    outliers = Outliers(facts)
    for changes in ([], later):
        facts.apply([fact(f"u{unit}", item, "2025", str(figure)) for unit, item, figure in changes])
        known |= {(f"u{unit}", item): figure for unit, item, figure in changes}
        found = {
            (each.unit, each.item): (each.z, each.modified_z) for each in outliers.find(z=1.5, modified_z=2)
        }
        for (unit, item), figure in known.items():
            figures = [each for (_unit, other), each in known.items() if other == item]
            z, modified = by_statistics(figure, figures)
            if abs(z) > 1.5001 or abs(modified) > 2.0001:
                assert (unit, item) in found
            elif abs(z) < 1.4999 and abs(modified) < 1.9999:
                assert (unit, item) not in found


def by_statistics(figure: int, figures: list[int]) -> tuple[float, float]:
    """Both distances by the standard library, nought where there is no spread."""
    middle, deviation = median(figures), pstdev(figures)
    spread = median(abs(each - middle) for each in figures)
    z = (figure - mean(figures)) / deviation if deviation else 0.0
    return z, 0.6745 * (figure - middle) / spread if spread else 0.0
