"""Rows about pupils become facts, on every engine alike, and faulty definitions say all that is wrong."""

from __future__ import annotations

import csv
import os
import sys
import time
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim.config.throwaway import find_tools, postgresql
from bilim_columnar.engines.duckdb import connect
from bilim_columnar.engines.spark import connect as connect_to_spark
from bilim_columnar.tallies import CubeOfTally, facts, gathered, named, run_cases, statement, tidy
from bilim_columnar.tallies.keeping import SUFFIX, WRITING
from bilim_columnar.tallies.lines import lines_of
from bilim_engine.definitions import from_json, stored_json
from bilim_engine.definitions import load as load_definitions
from bilim_engine.definitions.tallies import Tally, load_tallies
from bilim_engine.facts import Fact, write_breakdown
from bilim_engine.periods import Period, parse_period
from bilim_engine.values import Missing
from columnar.test_agreement import closing, quickly, sail
from factories.tallies import GOVERNED, load

YAML = f"""
code: x.pupils
{GOVERNED.strip()}
source: pupils
item: x.pupils
unit: school
period: year
where: [{{column: age, sign: at_least, value: 7}}, {{column: age, sign: below, value: 18}}]
by: [sex, language]
cases:
  - name: {{ky: А, ru: Б, en: C}}
    rows: [{{school: s, year: 2025, age: 7, sex: f, language: ky}}]
    expect: {{s 2025: 1, s 2025 sex=f: 1, s 2025 language=ky: 1, s 2025 language=ky;sex=f: 1}}
"""


CASES = "cases" + YAML.partition("cases")[2]


def test_the_tallies_of_the_project_do_what_their_cases_say(root: Path) -> None:
    definitions, _problems = load_definitions(
        {
            str(each): each.read_bytes()
            for name in ("", "items")
            for each in (root / "definitions" / name).glob("*.yaml")
        }
    )
    files = {
        str(each): each.read_bytes() for each in sorted((root / "definitions" / "tallies").glob("*.yaml"))
    }
    tallies, problems = load_tallies(files, definitions)
    assert problems == []
    assert {each.answers for each in tallies.values()} == {"department"}
    assert run_cases(tallies.values()) == []
    assert from_json(stored_json(replace(definitions, tallies=tallies))).tallies == tallies


def test_every_fault_is_told_at_once() -> None:
    wrong = YAML.replace("source: pupils", "sourse: pupils").replace("at_least", "over")
    _tallies, problems = load({"a.yaml": wrong, "b.yaml": "[]"})
    codes = ["definitions.P007", "definitions.P006", "definitions.P013", "tallies.P004"]
    assert sorted(each.code for each in problems) == sorted(codes)
    assert {each.place.file for each in problems} == {"a.yaml", "b.yaml"}


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("by: [sex, language]", "by: [form]", "tallies.P010"),
        ("item: x.pupils", "item: y.pupils", "definitions.P015"),
        ("checker: {ky: Б,", "checker: {ky: А,", "definitions.P017"),
        ("unit: school", "unit: school\nanswers: oblast", "definitions.P013"),
        ("status: proposal", "status: reported", "definitions.P013"),
    ],
)
def test_what_cannot_be_is_refused(old: str, new: str, code: str) -> None:
    tallies, problems = load({"a.yaml": YAML.replace(old, new)})
    assert tallies == {}
    assert code in [each.code for each in problems]
    for language in ("ky", "ru", "en"):
        assert problems[0].render(language)


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
    _tallies, problems = load({"a.yaml": YAML.split("cases")[0], "b.yaml": YAML, "c.yaml": YAML})
    assert [each.code for each in problems] == ["tallies.P002", "definitions.P016"]


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


def test_a_kept_cube_counts_as_it_was_written_or_is_none(tmp_path: Path) -> None:
    """A bit anywhere in its file, or the whole of another: it is counted anew."""
    tally = load({"a.yaml": YAML})[0]["x.pupils"]
    place, other = tmp_path / named(tally, "0"), tmp_path / named(tally, "1")
    rows = [(f"s{number}", "2025", 5 + number % 9, "fm"[number % 2], "ky") for number in range(60)]
    CubeOfTally(tally, place).keep(Held(rows))
    CubeOfTally(tally, other).keep(Held(rows[:30]))
    written, expected = place.read_bytes(), list(CubeOfTally(tally, place).facts())
    harmed = 0
    # Wherever something stands: the rest of the file was never written in.
    places = [at for at, sign in enumerate(written) if sign]
    for at in places[:: len(places) // 80]:
        place.write_bytes(written[:at] + bytes([written[at] ^ 4]) + written[at + 1 :])
        cube = CubeOfTally(tally, place)
        harmed += not cube.is_kept
        assert not cube.is_kept or list(cube.facts()) == expected
    assert harmed
    place.write_bytes(other.read_bytes())
    assert not CubeOfTally(tally, place).is_kept
    place.write_bytes(written)
    with duckdb.connect(str(place)) as kept:
        kept.execute("UPDATE groups SET rows_in_all = rows_in_all + 1")
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
    text = YAML.split("where")[0] + f"sum: age\n{CASES}"
    tally = load({"a.yaml": text})[0]["x.pupils"]
    held = Held([])
    held.connection.execute("ALTER TABLE pupils ALTER age TYPE BIGINT")
    held.connection.executemany(
        "INSERT INTO pupils VALUES ('s1', '2025', ?, 'f', 'ky')", [[2**62], [2**62], [1]]
    )
    cube = CubeOfTally(tally, tmp_path / "cube")
    cube.keep(held)
    assert [each.value for each in cube.facts()] == [each.value for each in facts(tally, held)] == [2**63 + 1]


@pytest.mark.parametrize(("sums", "types"), [(False, {"BIGINT"}), (True, {"BIGINT", "HUGEINT"})])
def test_a_count_stays_a_count_in_totals(sums: bool, types: set[str]) -> None:
    # What is as long as sums may be takes longer to be handed over than to be counted.
    tally = next(each for each in counting_and_summing() if bool(each.sum) == sums)
    held = Held([])
    held.connection.execute("ALTER TABLE pupils ALTER age TYPE BIGINT")
    described = held.rows(f"DESCRIBE {statement(tally, 'duckdb')}")
    assert {kind for _name, kind, *_rest in described} - {"VARCHAR"} == types


def test_a_sum_with_an_unknown_part_is_unknown() -> None:
    text = YAML.replace("by: [sex, language]", "sum: age")
    tally = load({"a.yaml": text.split("where")[0] + f"sum: age\n{CASES}"})[0]["x.pupils"]
    held = Held([("s1", "2025", 7, "f", "ky"), ("s1", "2025", None, "f", "ky"), ("s2", "2025", 9, "f", "ky")])
    found = {fact.unit: fact.value for fact in facts(tally, held)}
    assert found["s2"] == 9
    assert found["s1"] == Missing("not_collected")


PERIOD = parse_period("2025")


def departments(unit: str, _period: Period) -> str:
    return {"s1": "d1", "s2": "d1"}.get(unit, "d2")


@quickly(25)
@given(rows=ROWS)
def test_a_department_has_the_sum_of_its_institutions(rows: list[Any]) -> None:
    tally = load({"a.yaml": YAML})[0]["x.pupils"]
    found = gathered(facts(tally, Held(rows)), departments)
    moved = [(row[0] and departments(row[0], PERIOD), *row[1:]) for row in rows]
    assert {f"{f.unit} {f.period} {write_breakdown(f.breakdown)}": f.value for f in found} == by_hand(
        tally, moved
    )


def test_a_department_of_which_one_institution_is_not_known_is_not_known() -> None:
    known, unknown = Decimal(2), Missing("not_collected")
    given_facts = [
        Fact(unit, "x", PERIOD, (), value)
        for unit, value in (("s1", known), ("s2", unknown), ("s3", known), ("s4", known))
    ]
    for some in (given_facts, given_facts[::-1]):
        found = {each.unit: each.value for each in gathered(some, departments)}
        assert found == {"d1": unknown, "d2": Decimal(4)}


class OnPostgreSQL:
    """The rows in a table of a session."""

    dialect = "postgres"

    def __init__(self, connection: psycopg.Connection[Any], rows: list[Any]) -> None:
        self.connection = connection
        connection.execute("DROP TABLE IF EXISTS pg_temp.pupils")
        connection.execute(
            "CREATE TEMP TABLE pupils (school TEXT, year TEXT, age INTEGER, sex TEXT, language TEXT)"
        )
        with connection.cursor() as cursor:
            cursor.executemany("INSERT INTO pupils VALUES (%s, %s, %s, %s, %s)", rows)

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        return list(self.connection.execute(text).fetchall())


class OnSpark:
    """The rows in a view of a session."""

    dialect = "spark"

    def __init__(self, session: Any, rows: list[Any]) -> None:
        self.session = session
        shape = "school STRING, year STRING, age INT, sex STRING, language STRING"
        session.createDataFrame(rows, shape).createOrReplaceTempView("pupils")

    def rows(self, text: str) -> list[tuple[Any, ...]]:
        return [tuple(row) for row in self.session.sql(text).collect()]


def alike(tallies: list[Tally], held: Any, rows: list[Any]) -> None:
    """This engine has what DuckDB has, reasons included, and so have the departments."""
    for tally in tallies:
        mine, theirs = list(facts(tally, held)), list(facts(tally, Held(rows)))
        assert {each.key: each.value for each in mine} == {each.key: each.value for each in theirs}
        there = {each.key: each.value for each in gathered(theirs, departments)}
        assert {each.key: each.value for each in gathered(mine, departments)} == there


def counting_and_summing() -> list[Tally]:
    text = YAML.replace("by: [sex, language]", "by: [sex]\nsum: age")
    return [load({"a.yaml": each})[0]["x.pupils"] for each in (YAML, text)]


@pytest.mark.skipif(find_tools() is None, reason="no initdb was found")
def test_postgresql_counts_alike() -> None:
    tools, tallies = find_tools(), counting_and_summing()
    assert tools is not None
    with postgresql(tools) as address, psycopg.connect(address) as connection:

        @quickly(15)
        @given(rows=ROWS)
        def drawn(rows: list[Any]) -> None:
            alike(tallies, OnPostgreSQL(connection, rows), rows)

        drawn()


def test_spark_counts_alike(monkeypatch: pytest.MonkeyPatch) -> None:
    # As in test_agreement: the client wants a main module with a file.
    monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
    server = pytest.importorskip("pysail.spark", reason="pysail is not installed (locks/spark.txt)")
    pytest.importorskip("pyspark.sql.connect.session", reason="pyspark-client is not installed")
    tallies = counting_and_summing()
    with sail(server) as address, closing(connect_to_spark(address)) as session:

        @quickly(8)
        @given(rows=ROWS)
        def drawn(rows: list[Any]) -> None:
            alike(tallies, OnSpark(session, rows), rows)

        drawn()


def test_who_looks_for_lines_leaves_the_limit_of_cells_to_all_others(tmp_path: Path) -> None:
    """It is that of the whole process: raised for good, a server would read cells without an end."""
    before, file = csv.field_size_limit(), tmp_path / "rows.csv"
    file.write_text(f"a,b\n1,2\n{'x' * 200_000},3\n4,5\n", encoding="utf-8")
    assert lines_of(file, [2, 3], ",", ()) == {2: 3, 3: 4}
    assert csv.field_size_limit() == before
