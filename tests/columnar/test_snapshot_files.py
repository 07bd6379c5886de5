"""A snapshot answers as it was written or not at all: each file is bound, whatever was done to it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from bilim_columnar import ColumnEvaluator, snapshots
from bilim_columnar.bound import Bound
from bilim_columnar.engines.duckdb import DuckDB, connect
from bilim_columnar.engines.spark import Spark
from bilim_columnar.live import Live
from bilim_columnar.outliers import Outliers, keep
from bilim_engine.facts import Fact
from bilim_engine.periods import parse_period
from bilim_engine.problems import Refused
from columnar.worlds import bare, definitions, fact, indicator, tree

RULES = definitions(indicator("i", "subtree(a)"), indicator("j", "a + 0"))
TREE = tree(("kg", None), ("x", "kg"), ("y", "kg"))
NOON = "2026-11-21T12:00:00.000000Z"


def facts(times: int = 1) -> list[Fact]:
    figures = {("x", "2025"): 10, ("y", "2025"): 5, ("x", "2024"): 7, ("y", "2024"): 2}
    return [fact(unit, "a", period, str(times * each)) for (unit, period), each in figures.items()]


def answers(live: Live) -> dict[tuple[str, str, str], object]:
    evaluator = ColumnEvaluator(RULES, live.codes, live)
    periods = [parse_period(each) for each in ("2025", "2024")]
    return bare(evaluator.values(["i", "j"], periods, ["kg", "x", "y"], TREE).values)


def of(folder: Path) -> Any:
    return answers(Live(DuckDB(), snapshots.read(folder)))


def refused(folder: Path) -> list[str]:
    """The codes of what the question is refused with, sayable in every language."""
    with pytest.raises(Refused) as found:
        of(folder)
    for problem in found.value.problems:
        assert all(problem.render(language) for language in ("ky", "ru", "en"))
    return [each.code for each in found.value.problems]


def newest(folder: Path) -> Path:
    return sorted(snapshots.read(folder).folder.glob("*.parquet"))[-1]


def rewritten(folder: Path, select: str) -> None:
    file = newest(folder)
    connect().execute(f"COPY ({select.format(file=file)}) TO '{file}.new' (FORMAT parquet)")
    os.replace(f"{file}.new", file)


def of_another(folder: Path) -> None:
    other = folder.parent / "other"
    snapshots.write(other, lambda: facts(100), NOON)
    shutil.copy(newest(other), newest(folder))


def exchanged(folder: Path) -> None:
    first, second = sorted(snapshots.read(folder).folder.glob("*.parquet"))
    was = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(was)


def flipped(folder: Path) -> None:
    content = bytearray(newest(folder).read_bytes())
    content[40] ^= 1
    newest(folder).write_bytes(content)


def linked(folder: Path) -> None:
    file = newest(folder)
    file.rename(folder.parent / "elsewhere.parquet")
    file.symlink_to(folder.parent / "elsewhere.parquet")


def piped(folder: Path) -> None:
    file = newest(folder)
    file.unlink()
    os.mkfifo(file)


HARMED: dict[str, tuple[Callable[[Path], object], str]] = {
    "another snapshot's": (of_another, "columns.P009"),
    "two periods exchanged": (exchanged, "columns.P009"),
    "other columns": (lambda folder: rewritten(folder, "SELECT 1 AS foo"), "columns.P009"),
    "rows twice": (
        lambda folder: rewritten(folder, "FROM read_parquet('{file}') UNION ALL FROM read_parquet('{file}')"),
        "columns.P009",
    ),
    "cut": (lambda folder: os.truncate(newest(folder), 99), "columns.P009"),
    "empty": (lambda folder: newest(folder).write_bytes(b""), "columns.P009"),
    "a bit": (flipped, "columns.P009"),
    "a link": (linked, "columns.P009"),
    "a pipe": (piped, "columns.P009"),
    "gone": (lambda folder: newest(folder).unlink(), "columns.P003"),
}


@pytest.mark.parametrize("harm", HARMED)
def test_a_file_that_is_not_as_it_was_written_is_refused(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "own"
    snapshots.write(folder, facts, NOON)
    assert of(folder)["i", "2025", "kg"] == 15
    act, code = HARMED[harm]
    act(folder)
    assert refused(folder) == [code]


@pytest.mark.parametrize("is_gone", ["before it is shown", "before it is read"])
def test_a_file_that_goes_while_it_is_asked_for_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, is_gone: str
) -> None:
    """Another wrote two newer snapshots meanwhile."""
    snapshots.write(tmp_path, facts, NOON)
    live = Live(DuckDB(), snapshots.read(tmp_path))
    monkeypatch.setattr(Bound, "require", lambda each: each.path)
    ask = partial(live.show, [0], [0])
    if is_gone == "before it is read":
        ask()
        ask = partial(live.fetch, "SELECT COUNT(*) FROM facts")
    shutil.rmtree(live.snapshot.folder)
    with pytest.raises(Refused) as found:
        ask()
    assert [each.code for each in found.value.problems] == ["columns.P003"]


def stated(**changes: object) -> Callable[[Path], object]:
    def act(folder: Path) -> None:
        found = json.loads((folder / snapshots.MARK).read_bytes())
        (folder / snapshots.MARK).write_text(json.dumps({**found, **changes}))

    return act


def said(change: Callable[[dict[str, Any]], object]) -> Callable[[Path], object]:
    """What the snapshot says of itself is changed, and its hash in the mark made anew."""

    def act(folder: Path) -> None:
        place = snapshots.read(folder).folder / snapshots.CODES
        listed = json.loads(place.read_bytes())
        change(listed)
        place.write_text(json.dumps(listed))
        stated(sha256=sha256(place.read_bytes()).hexdigest())(folder)

    return act


def named(name: str) -> Callable[[Path], object]:
    return said(lambda listed: listed["files"]["0"].update(name=name))


MARKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "another version": (stated(v=1), "columns.P010"),
    "another hash": (stated(sha256="0" * 64), "columns.P009"),
    "another folder": (stated(snapshot="../own"), "columns.P009"),
    "no name": (stated(snapshot=5), "columns.P009"),
    "no text": (lambda folder: (folder / snapshots.MARK).write_bytes(b"\xff\xfe"), "columns.P009"),
    "cut": (lambda folder: (folder / snapshots.MARK).write_text("["), "columns.P009"),
    "a list": (lambda folder: (folder / snapshots.MARK).write_text("[]"), "columns.P009"),
    "deep": (lambda folder: (folder / snapshots.MARK).write_text("[" * 100_000), "columns.P009"),
    "codes cut": (
        lambda folder: (snapshots.read(folder).folder / snapshots.CODES).write_bytes(b"{}"),
        "columns.P009",
    ),
    "a file above": (named("../x.parquet"), "columns.P009"),
    "a file elsewhere": (named("/etc/passwd"), "columns.P009"),
    "a pattern": (named("*.parquet"), "columns.P003"),
    "a list of files": (said(lambda listed: listed.update(files=["a"])), "columns.P009"),
    "extents as texts": (
        said(lambda listed: listed["codes"].update(extents=[["0", "1'||", "x"]])),
        "columns.P009",
    ),
}


@pytest.mark.parametrize("harm", MARKS)
def test_a_mark_that_is_none_of_ours_is_refused(tmp_path: Path, harm: str) -> None:
    folder = tmp_path / "own"
    snapshots.write(folder, facts, NOON)
    act, code = MARKS[harm]
    act(folder)
    assert refused(folder) == [code]


def test_a_file_is_hashed_when_it_is_first_read_and_again_only_once_it_was_touched(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    snapshots.write(tmp_path, facts, NOON)
    live, read = Live(DuckDB(), snapshots.read(tmp_path)), []
    hashed = "bilim_columnar.bound._hashed"
    monkeypatch.setattr(hashed, lambda path: read.append(path.name) or sha256(path.read_bytes()).hexdigest())
    live.show([0], [0])
    assert read == ["calendar_year.2025-01-01.parquet"]
    for _again in range(3):
        live.show([0], [0])
    assert len(read) == 1
    flipped(tmp_path)
    with pytest.raises(Refused):
        live.show([0], [0])


@pytest.mark.parametrize(
    "name", ["value=99", "period=1/unit=0", "br[1]ack", "st*r", "quo'te", "{a,b}", "a b"]
)
def test_a_snapshot_answers_the_same_whatever_its_folder_is_called(tmp_path: Path, name: str) -> None:
    snapshots.write(tmp_path / "plain", facts, NOON)
    snapshots.write(tmp_path / "star", lambda: facts(100), NOON)
    snapshots.write(tmp_path / name, facts, NOON)
    assert of(tmp_path / name) == of(tmp_path / "plain")


def test_a_folder_that_cannot_be_written_in_for_certain_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused) as found:
        snapshots.write(tmp_path / "what?", facts, NOON)
    assert [each.code for each in found.value.problems] == ["columns.P008"]


@pytest.mark.parametrize("sign", list("*?[]{}\\"))
def test_spark_is_asked_for_no_name_that_it_could_take_for_a_pattern(sign: str) -> None:
    with pytest.raises(Refused) as found:
        Spark(None).parquet("early", ["/a/plain.parquet", f"/a{sign}/x.parquet"])  # type: ignore[arg-type]
    assert [each.code for each in found.value.problems] == ["columns.P008"]


def farthest(folder: Path) -> list[str]:
    return [each.unit for each in Outliers(Live(DuckDB(), snapshots.read(folder))).find()]


def test_what_is_kept_of_another_snapshot_is_as_none(tmp_path: Path) -> None:
    """The same units on the same levels: the file has the same name in both."""
    kept = {}
    for name, most in (("own", "300"), ("other", "11")):
        figures = [fact(f"u{n}", "a", "2025", each) for n, each in enumerate(["10", "11", "12"] * 4 + [most])]
        snapshots.write(tmp_path / name, lambda figures=figures: figures, NOON)
        live = Live(DuckDB(), snapshots.read(tmp_path / name))
        keep(live.snapshot)
        (kept[name],) = live.snapshot.folder.glob("far-*")
    assert kept["own"].name == kept["other"].name
    assert farthest(tmp_path / "own") == ["u12"]
    shutil.copy(kept["other"], kept["own"])
    assert farthest(tmp_path / "own") == ["u12"]


FULL = """
import resource, sys
sys.path[:0] = {paths!r}
from pathlib import Path
from bilim_columnar import snapshots
from columnar.worlds import fact
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    snapshots.write(Path({folder!r}), lambda: [fact("x", "a", "2025", "2")], "2026-11-21T13:00:00.000000Z")
except OSError as fault:
    print(fault.filename, fault.strerror)
"""


def test_a_disk_that_takes_no_more_is_told_and_leaves_nothing(tmp_path: Path, root: Path) -> None:
    snapshots.write(tmp_path, facts, NOON)
    unfinished = tmp_path / ".writing-before"
    unfinished.mkdir()
    program = FULL.format(paths=[str(root / "src"), str(root / "tests")], folder=str(tmp_path))
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert str(tmp_path) in done.stdout, done.stderr
    assert "File too large" in done.stdout
    assert list(snapshots.leftovers(tmp_path)) == []
    assert snapshots.read(tmp_path).mark == NOON
