"""A publication killed at any point loses nothing that was confirmed and leaves nothing half published."""

from __future__ import annotations

import json
import shutil
import signal
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from factories import houses

STEPS = ("draft", "check", "sign", "publish")
STATES = ("", "draft", "checked", "signed", "published")
# Statements at which each step is killed: before, inside and at the end of its transaction.
STOPS = {
    "draft": (
        "SELECT",
        'INSERT INTO "storage_storedfile"',
        'INSERT INTO "publication_edition"',
        'INSERT INTO "journal_entry"',
    ),
    "check": ("SELECT", 'UPDATE "publication_edition"', 'INSERT INTO "journal_entry"'),
    "sign": ('INSERT INTO "storage_storedfile"', 'UPDATE "publication_edition"', 'UPDATE "journal_head"'),
    "publish": ("SELECT", 'UPDATE "publication_edition"', 'UPDATE "journal_head"'),
}


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in a file, with a run to publish."""
    return houses.prepare(tmp_path_factory.mktemp("prepared"))


def run(folder: Path, step: str, stop_at: str = "") -> str:
    """The step is taken in a process that is killed where it stops, or once it has confirmed."""
    program = houses.program("step", step, stop_at, "1")
    process = subprocess.Popen(
        program, env=houses.environment(folder), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    word = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    _, fault = process.communicate()
    assert word, fault
    return word


def stands(folder: Path) -> dict[str, Any]:
    program = houses.program("state")
    done = subprocess.run(
        program, env=houses.environment(folder), check=True, capture_output=True, text=True, timeout=120
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def rows(folder: Path) -> tuple[str, int]:
    """The state of the edition, empty where there is none, and how many steps the journal knows."""
    with closing(sqlite3.connect(folder / "bilim.sqlite3")) as database:
        row = database.execute("SELECT state FROM publication_edition").fetchone()
        events = "SELECT count(*) FROM journal_entry WHERE event LIKE 'publication.%'"
        return (row[0] if row else ""), database.execute(events).fetchone()[0]


def test_every_step_is_before_or_after_it(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    for place, step in enumerate(STEPS):
        for stop_at in STOPS[step]:
            assert run(folder, step, stop_at) == "STOPPED", (step, stop_at)
            assert rows(folder) == (STATES[place], place), (step, stop_at)
        assert run(folder, step) == "CONFIRMED"
        assert rows(folder) == (STATES[place + 1], place + 1)
    found = stands(folder)
    assert found["chain"] == []
    words = ("drafted", "checked", "signed", "published")
    assert found["events"] == [f"publication.edition_{word}" for word in words]
    assert found["public"] == ["departments-2025-1"]
    assert found["verifies"]


# A request: what it may be killed at, and how case, figure, effect and journal stand before and after it.
REQUEST = {
    "ask": ('INSERT INTO "storage_storedfile"', 'INSERT INTO "cases_case"', 'INSERT INTO "journal_entry"'),
    "grant": (
        'INSERT INTO "storage_storedfile"',
        'INSERT INTO "facts_factrow"',
        'UPDATE "facts_factrow"',
        'UPDATE "cases_case"',
        'UPDATE "journal_head"',
    ),
}
CONTESTED = {"": ([], "20"), "ask": (["open"], "20"), "grant": (["granted"], "25")}


def contested(folder: Path) -> tuple[list[str], str]:
    """The states of all cases, and the figure that one of them is about."""
    with closing(sqlite3.connect(folder / "bilim.sqlite3")) as database:
        states = [row[0] for row in database.execute("SELECT state FROM cases_case")]
        where = "unit = 'nookat' AND item = 'preschool.children' AND superseded_at IS NULL"
        (found,) = database.execute(f"SELECT value FROM facts_factrow WHERE {where}").fetchall()
        return states, found[0]


def test_a_request_and_its_granting_are_before_or_after_each_step(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    for step in ("draft", "window"):
        assert run(folder, step) == "CONFIRMED"
    before = ""
    for step, stops in REQUEST.items():
        for stop_at in stops:
            assert run(folder, step, stop_at) == "STOPPED", (step, stop_at)
            assert contested(folder) == CONTESTED[before], (step, stop_at)
        # Killed after the decision and before the run that follows, the decision stands with its figure.
        assert run(folder, step, 'INSERT INTO "ratings_run"') == (
            "STOPPED" if step == "grant" else "CONFIRMED"
        )
        assert contested(folder) == CONTESTED[step]
        before = step
    assert len(runs(folder)) == 1
    assert stands(folder)["chain"] == []


def runs(folder: Path) -> list[tuple[str, str]]:
    """Each run with the hash of what its analysis found."""
    with closing(sqlite3.connect(folder / "bilim.sqlite3")) as database:
        told = "SELECT code, findings_sha256 FROM ratings_run ORDER BY made_at"
        return list(database.execute(told).fetchall())


@pytest.mark.parametrize("stop_at", ['INSERT INTO "ratings_run"', 'INSERT INTO "rulebook_adoption"'])
def test_a_run_killed_before_it_stands_leaves_no_half_of_it(
    prepared: Path, tmp_path: Path, stop_at: str
) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    before = runs(folder)
    assert [found for _code, found in before] == [""]
    assert run(folder, "analyse", stop_at) == "STOPPED"
    assert runs(folder) == before
    assert run(folder, "analyse") == "CONFIRMED"
    (_first, _none), (_second, found) = runs(folder)
    assert len(found) == 64
    assert stands(folder)["chain"] == []
