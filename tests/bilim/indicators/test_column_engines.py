"""`./bilim columns values --engine …`: the same answer whoever computes, and each way to fail in words."""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from bilim.base.actor import SYSTEM
from bilim.config import engines
from bilim.config.commands import columns as asking
from bilim.config.commands import snapshot as command
from bilim.config.throwaway import find_tools, postgresql
from bilim.facts import actions as ledger
from bilim.facts import queries as facts
from bilim_columnar.engines import postgresql as on_postgresql
from bilim_columnar.engines import spark as on_spark
from bilim_engine.problems import LANGUAGES, Refused
from columnar.test_agreement import sail
from factories.columns import rules
from factories.facts import csv_file
from factories.ledger_fixtures import ground

__all__ = ["ground"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]
LINE = ["values", "i", "--periods", "2025,2024"]


@pytest.fixture(autouse=True)
def _ruled(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    monkeypatch.setattr("bilim.rulebook.queries.get_definitions", rules)
    settings.COLUMNS_ROOT, settings.SPARK, settings.POSTGRESQL = tmp_path / "columns", "", ""


@pytest.fixture(params=["postgresql", "spark"])
def engine(request: Any, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A server of this engine runs, and the settings say where."""
    with ExitStack() as stack:
        if request.param == "spark":
            # As in test_agreement: the client wants a main module with a file.
            monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
            server = pytest.importorskip("pysail.spark", reason="pysail is not installed (locks/spark.txt)")
            pytest.importorskip("pyspark.sql.connect.session", reason="pyspark-client is not installed")
            settings.SPARK = stack.enter_context(sail(server))
        elif tools := find_tools():
            settings.POSTGRESQL = stack.enter_context(postgresql(tools))
        else:
            pytest.skip("no initdb was found")
        yield request.param


def send(*lines: str) -> None:
    ledger.import_file(csv_file(*lines), "file.csv", SYSTEM)


def refusal(engine: str, *more: str) -> str:
    """The code with which the question is refused, sayable in every language."""
    with pytest.raises(Refused) as refused:
        asking.run([*LINE, *more, "--engine", engine])
    (problem,) = refused.value.problems
    assert all(problem.render(language) for language in LANGUAGES)
    assert "geheim" not in problem.render("en")
    return problem.code


def test_the_answer_is_the_same_on_each_and_says_by_which_and_over_what(
    engine: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    send(
        "nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R", "osh,budget.spent,2024,1,,R"
    )
    command.run([])
    send("nookat,preschool.children,2025,90,,R", "naryn,preschool.children,2025,,suppressed,R")
    send("naryn,budget.spent,2025,1234567890123456789012.123456789012,,R")
    snapshot = next((tmp_path / "columns").glob("facts-*")).name
    capsys.readouterr()
    assert asking.run(LINE) == 0
    expected = capsys.readouterr()
    assert asking.run([*LINE, "--engine", engine]) == 0
    found = capsys.readouterr()
    assert found.out == expected.out
    assert "i,2025,nookat,77.7777777777777777" in found.out
    assert "i,2025,naryn,,suppressed" in found.out
    assert f"over the snapshot {snapshot} up to " in found.err
    assert found.err.splitlines()[-1].endswith("changes since: 3.")
    assert {"DuckDB", engine} == {expected.err.split("Computed by ")[1].split()[0], _of(found.err).lower()}


def _of(told: str) -> str:
    return told.split("Computed by ")[1].split()[0]


def test_what_was_known_on_an_instant_is_asked_of_each(
    engine: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,6,,R")
    early = facts.last_recorded_at()
    send("nookat,budget.spent,2025,60,,R")
    monkeypatch.setattr(asking, "instant_of", lambda text: early)
    assert asking.run([*LINE, "--units", "nookat", "--known-on", "2026-09-01", "--engine", engine]) == 0
    told = capsys.readouterr()
    assert told.out.splitlines()[1] == "i,2025,nookat,50,"
    assert f"over the facts as known on {early.isoformat()}" in told.err
    assert not list((tmp_path / "columns").glob("asked/*")), "what it was computed of is gone"


def test_a_server_that_ends_meanwhile_is_told_soon(engine: str, settings: Any) -> None:
    if engine != "spark":
        with engines.opened(engine) as held:
            held.connection.close()  # type: ignore[attr-defined]
            with pytest.raises(Refused) as refused:
                held.fetch("SELECT 1")
            assert [each.code for each in refused.value.problems] == ["columns.P015"]
        return
    server = pytest.importorskip("pysail.spark")
    begun = time.monotonic()
    with ExitStack() as running, ExitStack() as asking_it:
        held = asking_it.enter_context(on_spark.opened(running.enter_context(sail(server))))
        running.close()
        with pytest.raises(Refused) as refused:
            held.fetch("SELECT 1")
    assert [each.code for each in refused.value.problems] == ["columns.P014"]
    assert time.monotonic() - begun < 60


def test_a_table_too_large_to_be_sent_is_refused(engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,6,,R")
    command.run([])
    module = on_postgresql if engine == "postgresql" else on_spark
    monkeypatch.setattr(module, "MOST_ROWS", 1)
    assert refusal(engine) == "columns.P017"


@pytest.mark.parametrize("engine", ["spark"], indirect=True)
def test_files_that_a_server_does_not_see_are_no_empty_snapshot(
    engine: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Sail, told of a file that is not there, reads no row of it and says nothing."""
    send("nookat,preschool.children,2025,120,,R")
    command.run([])
    read = on_spark.Spark._count
    monkeypatch.setattr(on_spark.Spark, "_count", lambda self, file: read(self, f"{file}.elsewhere"))
    assert refusal(engine) == "columns.P016"


def test_what_a_server_says_of_a_question_is_told(engine: str) -> None:
    with engines.opened(engine) as held, pytest.raises(Refused) as refused:
        held.fetch("SELECT nothing FROM nowhere")
    (problem,) = refused.value.problems
    assert problem.code == "columns.P015"
    assert "nowhere" in problem.message("ky")


@pytest.mark.parametrize(
    ("engine", "address", "code"),
    [
        ("spark", "", "columns.P012"),
        ("spark", "http://host:15002", "columns.P013"),
        ("spark", "sc://ann:geheim@host:15002", "columns.P013"),
        ("spark", "sc://127.0.0.1:{port}/;token=geheim", "columns.P014"),
        ("postgresql", "mysql://ann:geheim@host/x", "columns.P013"),
        ("postgresql", "postgresql://ann:geheim@[host/x", "columns.P013"),
        ("postgresql", "postgresql://ann:geheim@127.0.0.1:{port}/x?connect_timeout=1", "columns.P014"),
    ],
)
def test_a_server_that_is_not_named_or_not_there_is_told(
    engine: str, address: str, code: str, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if code == "columns.P014" and engine == "spark":
        monkeypatch.setattr(sys.modules["__main__"], "__file__", __file__, raising=False)
        pytest.importorskip("pyspark.sql.connect.session", reason="pyspark-client is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        told = address.replace("{port}", str(free.getsockname()[1]))
        settings.SPARK = settings.POSTGRESQL = told
        assert refusal(engine) == code


@pytest.mark.parametrize("password", ["geheim", "ge/heim", "ge@heim", "ge%40heim", "ge:h/e@im"])
def test_a_password_is_told_by_nobody_however_it_is_written(password: str) -> None:
    server = on_postgresql.SERVER.at(f"postgresql://ann:{password}@host:5432/x")
    assert server.address == "postgresql://host:5432/x"
    (problem,) = server.away(f"no answer from postgresql://ann:{password}@host:5432/x").problems
    assert not any(part in problem.message("en") for part in ("heim", "ge:", "ge/", "h/e"))


def test_without_the_client_of_spark_the_extra_is_named(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.SPARK = "sc://127.0.0.1:15002"
    monkeypatch.setitem(sys.modules, "pyspark.sql.connect.session", None)
    assert refusal("spark") == "columns.P001"


def test_the_ledgers_own_postgresql_computes_where_no_other_is_named(
    capsys: pytest.CaptureFixture[str],
) -> None:
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,6,,R")
    command.run([])
    if connection.vendor != "postgresql":
        assert refusal("postgresql") == "columns.P012"
        return
    assert asking.run([*LINE, "--engine", "postgresql"]) == 0
    told = capsys.readouterr()
    assert "i,2025,nookat,50," in told.out
    assert "Computed by PostgreSQL" in told.err
