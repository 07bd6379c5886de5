"""The reference evaluator and every engine agree on whatever formulas, facts and trees, reasons included."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bilim.config.throwaway import find_tools, postgresql
from bilim_columnar import ColumnEvaluator, snapshots
from bilim_columnar.engines.base import Engine
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.engines.postgresql import PostgreSQL
from bilim_columnar.engines.spark import Spark, connect
from bilim_columnar.live import Live
from bilim_columnar.outliers import Outliers
from bilim_engine.definitions import Indicator
from bilim_engine.facts import Fact, FactTable
from bilim_engine.formulas import Expression
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from bilim_engine.units import UnitTree
from columnar.strategies import NUMBERS, TRUTHS, UNITS, facts, trees
from columnar.worlds import bare, by_reference, definitions, fact, in_columns, indicator, tree

PERIODS = ["2025", "2024", "2025-12", "2024/25"]
RATIO = indicator(
    "i",
    top="a",
    bottom="b",
    scale="100",
    rules=[("a == 13", "excluded"), ("ago(b, years=1) > 50", "low_coverage")],
)
MONTHLY = indicator("j", 'm * param("norm")', period="month")

ENGINE = DuckDB()


def quickly(examples: int) -> settings:
    slow = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture, HealthCheck.data_too_large]
    return settings(max_examples=examples, deadline=None, suppress_health_check=slow)


DRAWN = {
    "formulas": st.lists(NUMBERS, min_size=1, max_size=4),
    "when": TRUTHS,
    "given_facts": st.lists(facts(), max_size=40),
    "over": st.lists(trees(), min_size=len(PERIODS), max_size=len(PERIODS)),
}


def agree(
    engine: Engine, formulas: list[Expression], when: Expression, some: list[Fact], over: list[UnitTree]
) -> None:
    """Every indicator, period and unit has one answer."""
    asked = [indicator(f"f{index}", each) for index, each in enumerate(formulas)]
    ruled = Indicator(**{**_fields(RATIO), "code": "r", "missing": (*_rules(when), *RATIO.missing)})
    rules = definitions(RATIO, MONTHLY, ruled, *asked)
    by_period = {parse_period(period): tree for period, tree in zip(PERIODS, over, strict=True)}
    found = in_columns(rules, some, engine, PERIODS, UNITS, by_period)
    expected = by_reference(rules, some, PERIODS, UNITS, by_period)
    assert bare(found.values) == bare(expected)


def _fields(each: Indicator) -> dict[str, Any]:
    return {name: getattr(each, name) for name in each.__slots__}


def _rules(when: Expression) -> tuple[Any, ...]:
    return (type(RATIO.missing[0])(when, "not_held"),)


@quickly(60)
@given(**DRAWN)
def test_duckdb_agrees(formulas: Any, when: Any, given_facts: Any, over: Any) -> None:
    agree(ENGINE, formulas, when, given_facts, over)


@pytest.mark.parametrize(
    "text",
    [
        "subtree(b) + total(a, over=form)",
        "subtree(b - a) + subtree(a) + total(a, over=form) + total(b, over=form)",
        "subtree(a * 60000000000000000)",
        "subtree(a * 60000000000000000) + subtree(b)",
        "count(a * 60000000000000000 > 1)",
    ],
)
def test_a_sum_over_units_stands_beside_an_open_breakdown_and_beside_figures_too_long(
    text: str, tmp_path: Path
) -> None:
    rules = definitions(indicator("f", text))
    some = [
        *(fact(unit, "b", "2025", "3") for unit in ("x", "y")),
        *(fact("x", "a", "2025", each, form=form) for form, each in (("full", "2"), ("half", "5"))),
        fact("y", "a", "2025", "100000000000000000"),
    ]
    over = tree(("kg", None), ("o1", "kg"), ("x", "o1"), ("y", "o1"))
    asked = (["2025", "2024"], ["kg", "o1", "x", "y"], over)
    expected = bare(by_reference(rules, some, *asked))
    assert bare(in_columns(rules, some, DuckDB(), *asked).values) == expected
    snapshots.write(tmp_path, lambda: some, "2026-11-21T12:00:00+00:00")
    live = Live(DuckDB(), snapshots.read(tmp_path))
    evaluator = ColumnEvaluator(rules, live.codes, live, lambda items: FactTable(some))
    periods = [parse_period(each) for each in asked[0]]
    assert bare(evaluator.values(["f"], periods, asked[1], over).values) == expected


@pytest.mark.skipif(find_tools() is None, reason="no initdb was found")
def test_postgresql_agrees() -> None:
    tools = find_tools()
    assert tools is not None
    with postgresql(tools) as address, psycopg.connect(address) as connection:
        engine = PostgreSQL(connection)

        @quickly(40)
        @given(**DRAWN)
        def drawn(formulas: Any, when: Any, given_facts: Any, over: Any) -> None:
            agree(engine, formulas, when, given_facts, over)

        drawn()


def test_spark_agrees(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # The client takes a main module without a file, as a worker of pytest-xdist has it, for its own doctests
    # and then wants a Spark with a JVM.
    monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
    server = pytest.importorskip("pysail.spark", reason="pysail is not installed (locks/spark.txt)")
    pytest.importorskip("pyspark.sql.connect.session", reason="pyspark-client is not installed")
    with sail(server) as address, closing(connect(address)) as session:
        engine = Spark(session)
        over_a_snapshot(engine, tmp_path)

        @quickly(8)
        @given(**DRAWN)
        def drawn(formulas: Any, when: Any, given_facts: Any, over: Any) -> None:
            agree(engine, formulas, when, given_facts, over)

        drawn()


def over_a_snapshot(engine: Spark, folder: Path) -> None:
    """Spark reads the same files as DuckDB, and what came after them."""
    early = [fact("x", "a", "2025", "1"), fact("x", "b", "2025", "3"), fact("y", "a", "2025", "suppressed")]
    later = [fact("y", "a", "2025", "5"), fact("y", "b", "2025", "8"), fact("z", "a", "2025", "2")]
    snapshots.write(folder, lambda: early, "2026-11-21T12:00:00+00:00")
    rules, over = definitions(RATIO), tree(("kg", None), ("x", "kg"), ("y", "kg"), ("z", "kg"))
    found = []
    for each in (engine, DuckDB()):
        live = Live(each, snapshots.read(folder))
        live.apply(later)
        evaluator = ColumnEvaluator(rules, live.codes, live)
        found.append(
            bare(evaluator.values(["i"], [parse_period("2025")], ["kg", "x", "y", "z"], over).values)
        )
    assert found[0] == found[1]
    with pytest.raises(Refused) as refused:
        Outliers(Live(engine, snapshots.read(folder)))
    assert [each.code for each in refused.value.problems] == ["columns.P007"]
    units = ["kg", "x", "y", "z"]
    assert found[0] == bare(by_reference(rules, [*early[:2], *later], ["2025"], units, over))


@contextmanager
def closing(session: Any) -> Iterator[Any]:
    """The session is over before its server is: else its client knocks for ten minutes when Python ends."""
    try:
        yield session
    finally:
        session.stop()


@contextmanager
def sail(server: Any) -> Iterator[str]:
    """The address of a Sail in this process; it is stopped afterwards."""
    running = server.SparkConnectServer("127.0.0.1", 0)
    running.start(background=True)
    try:
        yield f"sc://127.0.0.1:{running.listening_address[1]}"
    finally:
        running.stop()
