"""Snapshot plus what came after it is the same as everything at once; a stopped writer harms nothing."""

from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bilim_columnar import ColumnEvaluator, Withdrawn, snapshots
from bilim_columnar.engines.duckdb import DuckDB
from bilim_columnar.live import Live
from bilim_engine.facts import Fact, FactTable
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from columnar.strategies import NUMBERS, UNITS, facts, trees, with_all_below
from columnar.test_agreement import quickly
from columnar.worlds import bare, by_reference, definitions, fact, indicator, tree

RULES = definitions(
    indicator("i", top="subtree(a)", bottom="subtree(b)", scale="100"),
    indicator("j", "subtree(a) + subtree(s) - ago(subtree(b), years=1) + total(a, over=form)"),
)
PERIODS = ["2025", "2024"]
TREE = tree(("kg", None), ("o1", "kg"), ("x", "o1"), ("y", "o1"))
NOON = "2026-11-21T12:00:00.000000Z"


def answers(live: Live, over: Any = TREE, units: Any = ("kg", "o1", "x", "y"), record: Any = None) -> Any:
    evaluator = ColumnEvaluator(RULES, live.codes, live, record)
    return evaluator.values(["i", "j"], [parse_period(each) for each in PERIODS], units, over)


@quickly(40)
@given(
    early=st.lists(facts(), max_size=25),
    later=st.lists(st.lists(facts(), max_size=8), max_size=3),
    withdrawn=st.sets(st.integers(0, 24), max_size=4),
    over=trees(),
)
def test_the_delta_and_the_cubes_answer_as_everything_at_once(
    tmp_path_factory: Any, early: Any, later: Any, withdrawn: Any, over: Any
) -> None:
    folder = tmp_path_factory.mktemp("snapshot")
    known = {each.key: each for each in early}
    live = Live(DuckDB(), snapshots.write(folder, lambda: list(known.values()), NOON))
    gone = [Withdrawn(*key) for index, key in enumerate(known) if index in withdrawn]
    evaluator = ColumnEvaluator(RULES, live.codes, live, lambda items: FactTable(known.values()))
    for changes in ([], gone, *later):
        for each in changes:
            known.pop(each.key, None)
            known.update({} if isinstance(each, Withdrawn) else {each.key: each})
        live.apply(changes)
        found = evaluator.values(["i", "j"], [parse_period(each) for each in PERIODS], UNITS, over)
        assert bare(found.values) == bare(by_reference(RULES, known.values(), PERIODS, UNITS, over))


@quickly(60)
@given(
    formulas=st.lists(NUMBERS.map(with_all_below), min_size=1, max_size=4),
    known=st.lists(facts(), max_size=40),
    over=st.lists(trees(), min_size=2, max_size=2),
)
def test_whatever_the_cubes_answer_by_themselves_is_what_the_reference_answers(
    tmp_path_factory: Any, formulas: Any, known: Any, over: Any
) -> None:
    folder = tmp_path_factory.mktemp("snapshot")
    rules = definitions(
        indicator("i", top="subtree(a)", bottom="subtree(b)", rules=[("subtree(a) > 50", "low_coverage")]),
        *(indicator(f"f{number}", each) for number, each in enumerate(formulas)),
    )
    table = FactTable(known)
    live = Live(DuckDB(), snapshots.write(folder, lambda: table, NOON))
    by_period = {parse_period(period): tree for period, tree in zip(PERIODS, over, strict=True)}
    evaluator = ColumnEvaluator(rules, live.codes, live, lambda items: table)
    found = evaluator.values(list(rules.indicators), list(by_period), UNITS, by_period)
    assert bare(found.values) == bare(by_reference(rules, table, PERIODS, UNITS, by_period))


def test_the_cubes_answer_without_a_statement(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    live = Live(DuckDB(), snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "1")], NOON))
    monkeypatch.setattr(live.engine, "fetch", None)
    evaluator = ColumnEvaluator(RULES, live.codes, live)
    found = evaluator.values(["i"], [parse_period("2025")], ["kg", "x"], TREE)
    assert set(bare(found.values).values()) == {"missing(not_collected)"}
    live.apply([fact("x", "b", "2025", "4"), fact("y", "b", "2025", "1")])
    found = evaluator.values(["i"], [parse_period("2025")], ["kg", "x", "o1"], TREE)
    assert found.value("i", "2025", "x") == Decimal(25)
    assert bare(found.values)[("i", "2025", "kg")] == "missing(not_collected)"


def test_a_fact_is_in_the_next_answer(tmp_path: Path) -> None:
    live = Live(
        DuckDB(),
        snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "1"), fact("x", "b", "2025", "4")], NOON),
    )
    assert bare(answers(live).values)[("i", "2025", "x")] == Decimal(25)
    live.apply([fact("x", "a", "2025", "2.5")])
    assert answers(
        live, record=lambda items: FactTable([fact("x", "a", "2025", "2.5"), fact("x", "b", "2025", "4")])
    ).value("i", "2025", "x") == Decimal("62.5")


def test_without_a_snapshot_it_is_said_so(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        snapshots.read(tmp_path)
    assert [each.code for each in refused.value.problems] == ["columns.P002"]


def test_never_more_than_a_piece_of_the_facts_is_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are: the source gives them one by one and they are let go of again."""
    monkeypatch.setattr(snapshots, "_PIECE", 50)
    others, most = _facts_alive(), [0]

    def given() -> Iterator[Fact]:
        for number in range(1000):
            if number % 100 == 99:
                most[0] = max(most[0], _facts_alive() - others)
            yield fact(f"u{number}", "a", str(2000 + number % 3), str(number))

    written = snapshots.write(tmp_path, given, NOON)
    assert 0 < most[0] <= 51
    assert written.facts == 1000
    assert {each.name for each in written.folder.iterdir()} == {
        "codes.json",
        *(each.path.name for each in written.files.values()),
    }
    rows = DuckDB().connection.execute(f"SELECT COUNT(*) FROM read_parquet('{written.folder}/*.parquet')")
    assert rows.fetchall() == [(1000,)]


def _facts_alive() -> int:
    # By their type alone: `isinstance` would ask lazy objects of other tests what they are, and wake them.
    return sum(type(each) is Fact for each in gc.get_objects())


STOPPER = """
import sys, time
from pathlib import Path
sys.path[:0] = {paths!r}
from bilim_columnar import snapshots
from columnar.worlds import fact
def stop(*arguments, **named):
    print("STOPPED", flush=True)
    time.sleep(60)
setattr(snapshots, {where!r}, stop)
snapshots.write(Path({folder!r}), lambda: [fact("x", "a", "2025", "2")], "2026-11-21T13:00:00.000000Z")
"""


def kill_a_writer(folder: Path, root: Path, where: str) -> None:
    """Another process begins a snapshot and is killed there."""
    paths = [str(root / "src"), str(root / "tests")]
    program = STOPPER.format(paths=paths, where=where, folder=str(folder))
    writer = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert writer.stdout is not None
    assert writer.stdout.readline() == "STOPPED\n"
    os.kill(writer.pid, signal.SIGKILL)
    writer.wait()


# `read` is asked for what was written as soon as the mark is moved.
@pytest.mark.parametrize("where", ["_write_durably", "_sync", "_move_mark", "read"])
def test_a_kill_leaves_a_whole_snapshot(tmp_path: Path, root: Path, where: str) -> None:
    snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "1")], NOON)
    kill_a_writer(tmp_path, root, where)
    after = snapshots.read(tmp_path)
    is_new = where == "read"
    assert after.mark == ("2026-11-21T13:00:00.000000Z" if is_new else NOON)
    found = DuckDB().connection.execute(
        f"SELECT value FROM read_parquet('{next(iter(after.files.values())).path}')"
    )
    assert found.fetchall() == [(2 if is_new else 1,)]
    again = snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "3")], "2026-11-21T14:00:00.000000Z")
    assert again.mark.startswith("2026-11-21T14")
    assert list(snapshots.leftovers(tmp_path)) == []


def finished(folder: Path) -> set[Path]:
    return set(folder.glob("facts-*"))


def number_in(snapshot: snapshots.Snapshot) -> object:
    """What whoever holds this snapshot reads now."""
    return bare(answers(Live(DuckDB(), snapshot)).values)[("i", "2025", "x")]


def test_the_snapshot_before_is_the_one_the_mark_named_and_none_that_it_never_did(
    tmp_path: Path, root: Path
) -> None:
    """However many writers were killed between finishing a snapshot and moving the mark to it."""
    marked = [write_number(tmp_path, each) for each in (2, 3)]
    for _ in range(3):
        kill_a_writer(tmp_path, root, "_move_mark")
        assert finished(tmp_path) > {each.folder for each in marked}
        assert len(finished(tmp_path)) == 3
    assert [number_in(each) for each in marked] == [2, 3]
    during: list[set[Path]] = []
    newest = write_number(tmp_path, 4, lambda: during.append(finished(tmp_path)))
    assert during[0] == {each.folder for each in marked}
    assert finished(tmp_path) == {marked[1].folder, newest.folder}
    assert [number_in(each) for each in (marked[1], newest)] == [3, 4]


def full(*_told: object) -> None:
    raise OSError(28, "No space left on device")


def test_a_writer_that_cannot_move_the_mark_leaves_no_snapshot(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    marked = [write_number(tmp_path, each) for each in (2, 3)]
    monkeypatch.setattr(snapshots, "_move_mark", full)
    with pytest.raises(OSError, match="No space left"):
        write_number(tmp_path, 4)
    assert finished(tmp_path) == {each.folder for each in marked}
    assert number_in(snapshots.read(tmp_path)) == 3


@pytest.mark.parametrize("mark", ["[", "{}", '{"snapshot": "../facts-1"}'])
def test_a_mark_that_cannot_be_read_costs_no_snapshot_before_there_is_a_new_one(
    tmp_path: Path, mark: str
) -> None:
    marked = write_number(tmp_path, 2)
    (tmp_path / snapshots.MARK).write_text(mark)
    with pytest.raises(OSError, match="No space left"):
        write_number(tmp_path, 3, full)
    assert number_in(marked) == 2
    newest = write_number(tmp_path, 3)
    assert finished(tmp_path) == {newest.folder}


def test_a_snapshot_not_attested_goes_again_even_where_the_mark_cannot_be_read(
    tmp_path: Path,
) -> None:
    marked = write_number(tmp_path, 2)
    (tmp_path / snapshots.MARK).write_text("[")
    for _ in range(2):
        with pytest.raises(OSError, match="No space left"):
            snapshots.write(tmp_path, lambda: [fact("x", "a", "2025", "3")], NOON, full)
        assert finished(tmp_path) == {marked.folder}
    assert number_in(marked) == 2


def test_a_mark_of_when_marks_did_not_name_the_one_before_costs_no_snapshot_that_may_be_read(
    tmp_path: Path,
) -> None:
    marked = [write_number(tmp_path, each) for each in (2, 3)]
    mark = json.loads((tmp_path / snapshots.MARK).read_text())
    (tmp_path / snapshots.MARK).write_text(json.dumps({key: mark[key] for key in mark if key != "before"}))
    assert list(snapshots.leftovers(tmp_path)) == []
    during: list[object] = []
    newest = write_number(tmp_path, 4, lambda: during.extend(map(number_in, marked)))
    assert during[:2] == [2, 3]
    assert finished(tmp_path) == {marked[1].folder, newest.folder}


def write_number(
    folder: Path, number: int, meanwhile: Callable[[], None] = lambda: None
) -> snapshots.Snapshot:
    """A snapshot in which the indicator is this number."""

    def given() -> list[Fact]:
        meanwhile()
        return [fact("x", "a", "2025", str(number)), fact("x", "b", "2025", "100")]

    return snapshots.write(folder, given, NOON)


def test_a_second_writer_waits_and_takes_nothing_from_the_first(tmp_path: Path, root: Path) -> None:
    paths = [str(root / "src"), str(root / "tests")]
    program = STOPPER.format(paths=paths, where="_write_durably", folder=str(tmp_path))
    first = subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True)
    assert first.stdout is not None
    assert first.stdout.readline() == "STOPPED\n"
    second = Thread(target=snapshots.write, args=(tmp_path, lambda: [fact("x", "a", "2025", "3")], NOON))
    second.start()
    second.join(timeout=1)
    written_meanwhile, left = not second.is_alive(), list(snapshots.leftovers(tmp_path))
    os.kill(first.pid, signal.SIGKILL)
    first.wait()
    second.join()
    assert not written_meanwhile
    assert len(left) == 1
    assert snapshots.read(tmp_path).mark == NOON
    assert list(snapshots.leftovers(tmp_path)) == []
