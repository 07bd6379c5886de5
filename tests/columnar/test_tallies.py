"""Rows about pupils become facts, on every engine alike, and faulty definitions say all that is wrong."""

from __future__ import annotations

import os
import time
from collections import Counter
from dataclasses import replace
from pathlib import Path
from typing import Any

import duckdb
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_columnar.engines.duckdb import connect
from bilim_columnar.tallies import CubeOfTally, Tally, facts, load, named, run_cases, statement, tidy
from bilim_columnar.tallies.keeping import SUFFIX, WRITING
from bilim_engine.facts import write_breakdown
from bilim_engine.values import Missing
from columnar.test_agreement import quickly

YAML = """
tallies:
  - code: x.pupils
    title: {ky: А, ru: Б, en: C}
    basis: {ky: А, ru: Б, en: C}
    source: pupils
    item: x.pupils
    unit: school
    period: year
    where: [{column: age, sign: at_least, value: 7}, {column: age, sign: below, value: 18}]
    by: [sex, language]
    cases:
      - name: {ky: А, ru: Б, en: C}
        rows: [{school: s, year: 2025, age: 7, sex: f, language: ky}]
        expect: {s 2025: 1, s 2025 sex=f: 1, s 2025 language=ky: 1, s 2025 language=ky;sex=f: 1}
"""


def test_the_tallies_of_the_project_do_what_their_cases_say(root: Path) -> None:
    files = {
        str(each): each.read_bytes() for each in sorted((root / "definitions" / "tallies").glob("*.yaml"))
    }
    tallies, problems = load(files)
    assert problems == []
    assert tallies
    assert run_cases(tallies.values()) == []


def test_every_fault_is_told_at_once() -> None:
    wrong = YAML.replace("source: pupils", "sourse: pupils").replace("at_least", "over")
    _tallies, problems = load({"a.yaml": wrong, "b.yaml": "tallys: []"})
    codes = ["definitions.P006", "definitions.P007", "definitions.P013", "definitions.P006"]
    assert [each.code for each in problems] == codes
    assert {each.place.file for each in problems} == {"a.yaml", "b.yaml"}


def test_a_case_that_is_not_so_is_told() -> None:
    tallies, problems = load({"a.yaml": YAML.replace("{s 2025: 1,", "{s 2025: 2,")})
    assert problems == []
    (found,) = run_cases(tallies.values())
    assert found.code == "tallies.P001"
    assert "s 2025" in found.message("ky")


def test_a_case_without_a_column_is_told() -> None:
    tallies, _problems = load({"a.yaml": YAML.replace("age: 7, sex", "old: 7, sex")})
    assert [each.code for each in run_cases(tallies.values())] == ["tallies.P003"]


def test_no_case_and_a_second_definition_are_told() -> None:
    _tallies, problems = load({"a.yaml": YAML.split("    cases")[0], "b.yaml": YAML})
    assert [each.code for each in problems] == ["tallies.P002", "tallies.P004"]


def test_a_value_is_a_literal_whatever_it_holds() -> None:
    tallies, _problems = load({"a.yaml": YAML.replace("value: 18", 'value: "x\' OR 1=1 --"')})
    text = statement(tallies["x.pupils"], "duckdb")
    assert "'x'' OR 1=1 --'" in text


class Held:
    """Rows in a DuckDB."""

    dialect = "duckdb"

    def __init__(self, rows: list[Any]) -> None:
        self.connection = connect()
        self.connection.execute(
            "CREATE TABLE pupils (school TEXT, year TEXT, age INTEGER, sex TEXT, language TEXT)"
        )
        for row in rows:
            self.connection.execute("INSERT INTO pupils VALUES (?, ?, ?, ?, ?)", list(row))

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        return self.connection.execute(text).fetchall()


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["s1", "s2", None]),
        st.sampled_from(["2024", "2025"]),
        st.sampled_from([6, 7, 17, 18, None]),
        st.sampled_from(["f", "m", None]),
        st.sampled_from(["ky", "ru"]),
    ),
    max_size=20,
)


def by_hand(tally: Tally, rows: list[Any]) -> dict[str, int]:
    """The same by a loop."""
    found: Counter[str] = Counter()
    for school, year, age, sex, language in rows:
        if school is None or age is None or not 7 <= age < 18:
            continue
        sex = sex or "not_stated"
        for part in ("", f"sex={sex}", f"language={language}", f"language={language};sex={sex}"):
            found[f"{school} {year} {part}"] += 1
    return dict(found)


@quickly(25)
@given(rows=ROWS)
def test_it_counts_as_a_loop_does_and_so_does_the_kept_cube(
    tmp_path_factory: pytest.TempPathFactory, rows: list[Any]
) -> None:
    tally = load({"a.yaml": YAML})[0]["x.pupils"]
    held = Held(rows)
    found = {f"{f.unit} {f.period} {write_breakdown(f.breakdown)}": f.value for f in facts(tally, held)}
    expected = by_hand(tally, rows)
    assert found == expected
    cube = CubeOfTally(tally, tmp_path_factory.mktemp("cube") / named(tally, "0"))
    assert not cube.is_kept
    cube.keep(held)
    assert {f"{f.unit} {f.period} {write_breakdown(f.breakdown)}": f.value for f in cube.facts()} == expected
    totals = {f"{unit} {year} ": number for unit, year, number in cube.totals()}
    assert totals == {key: number for key, number in expected.items() if key.endswith(" ")}
    held.connection.execute("INSERT INTO pupils VALUES ('s9', '2025', 9, 'f', 'ky')")
    assert len(cube.totals()) == len(totals)
    cube.keep(held)
    assert ("s9", "2025", 1) in cube.totals()
    assert ("s9", "2025", "f", 1) in cube.totals(["sex"])


def test_a_kept_cube_is_found_again_by_what_it_follows_from_and_a_damaged_one_is_none(tmp_path: Path) -> None:
    tally = load({"a.yaml": YAML})[0]["x.pupils"]
    place = tmp_path / named(tally, "0")
    CubeOfTally(tally, place).keep(Held([("s1", "2025", 7, "f", "ky")]))
    assert [str(each.value) for each in CubeOfTally(tally, place).facts()] == ["1"] * 4
    assert list(tmp_path.iterdir()) == [place]
    assert named(replace(tally, title={}), "0") == named(tally, "0")
    others = [
        named(tally, "1"),
        named(replace(tally, by=("sex",)), "0"),
        named(replace(tally, where=()), "0"),
    ]
    assert len({named(tally, "0"), *others}) == 4
    place.write_bytes(place.read_bytes()[:5000])
    assert not CubeOfTally(tally, place).is_kept


def test_a_cube_that_cannot_be_counted_leaves_nothing(tmp_path: Path) -> None:
    tally = load({"a.yaml": YAML.replace("column: age", "column: years")})[0]["x.pupils"]
    cube = CubeOfTally(tally, tmp_path / "cube")
    with pytest.raises(duckdb.Error):
        cube.keep(Held([("s1", "2025", 7, "f", "ky")]))
    assert list(tmp_path.iterdir()) == []
    assert not cube.is_kept


def test_tidying_leaves_the_newest_and_what_another_is_writing_and_takes_what_a_stopped_writer_left(
    tmp_path: Path,
) -> None:
    hours = {f"0{SUFFIX}": 3, f"1{SUFFIX}": 2, f"2{SUFFIX}": 1, f"{WRITING}now": 1, f"{WRITING}left": 48}
    for name, age in hours.items():
        (tmp_path / name).write_bytes(b"")
        os.utime(tmp_path / name, (time.time() - 3600 * age,) * 2)
    tidy(tmp_path, 2)
    assert {each.name for each in tmp_path.iterdir()} == {f"1{SUFFIX}", f"2{SUFFIX}", f"{WRITING}now"}


def test_a_sum_is_as_long_in_the_cube_as_in_the_rows(tmp_path: Path) -> None:
    text = YAML.split("    where")[0] + "    sum: age\n"
    tally = load({"a.yaml": text})[0]["x.pupils"]
    held = Held([])
    held.connection.execute("ALTER TABLE pupils ALTER age TYPE BIGINT")
    held.connection.executemany(
        "INSERT INTO pupils VALUES ('s1', '2025', ?, 'f', 'ky')", [[2**62], [2**62], [1]]
    )
    cube = CubeOfTally(tally, tmp_path / "cube")
    cube.keep(held)
    assert [each.value for each in cube.facts()] == [each.value for each in facts(tally, held)] == [2**63 + 1]


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    text = YAML.replace("by: [sex, language]", "sum: age")
    tally = load({"a.yaml": text.split("    where")[0] + "    sum: age\n"})[0]["x.pupils"]
    held = Held([("s1", "2025", 7, "f", "ky"), ("s1", "2025", None, "f", "ky"), ("s2", "2025", 9, "f", "ky")])
    found = {fact.unit: fact.value for fact in facts(tally, held)}
    assert found["s2"] == 9
    assert found["s1"] == Missing("not_collected")
