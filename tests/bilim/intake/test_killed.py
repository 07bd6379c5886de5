"""An act on returns that is killed loses nothing that was confirmed and leaves nothing half done."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = Path(__file__).with_name("accepting_process.py")
STATES = {
    "states": "SELECT state, count(*) FROM intake_return GROUP BY state ORDER BY state",
    "sent": "SELECT count(*), sum(accepted_at IS NOT NULL) FROM intake_submission",
    "closed": "SELECT count(*) FROM intake_campaign WHERE closed_at IS NOT NULL",
    "facts": "SELECT count(*) FROM facts_factrow",
    "batches": "SELECT count(*) FROM facts_importbatch",
    "journal": "SELECT event, count(*) FROM journal_entry GROUP BY event ORDER BY event",
}


def environment(folder: Path) -> dict[str, str]:
    root = Path(__file__).resolve().parents[3]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BILIM_")}
    return {
        **kept,
        "BILIM_VAR": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "bilim.config.settings",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root / 'tests'}",
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in a file, with a campaign that is under way."""
    folder = tmp_path_factory.mktemp("prepared")
    (folder / "var").mkdir()
    ready = [sys.executable, str(PROGRAM), "prepare", str(folder)]
    subprocess.run(ready, env=environment(folder), check=True, timeout=180)
    return folder


@pytest.fixture
def here(prepared: Path, tmp_path: Path) -> Path:
    """A copy of it, to be killed in."""
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    return folder


def killed_at(folder: Path, act: str, stop_at: str = "", count: int = 1) -> str:
    """How far the act came before it was killed with no chance to tidy up."""
    started = [sys.executable, str(PROGRAM), act, stop_at, str(count)]
    process = subprocess.Popen(started, env=environment(folder), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    word = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    return word


def standing(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything the acts touch, as the next process finds it."""
    connection = sqlite3.connect(folder / "var" / "bilim.sqlite3")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {name: connection.execute(query).fetchall() for name, query in STATES.items()}
    finally:
        connection.close()


@pytest.mark.parametrize(
    ("act", "stop_at"),
    [
        ("submit", 'INSERT INTO "intake_submission"'),
        ("submit", 'UPDATE "intake_return"'),
        ("accept", 'UPDATE "intake_submission"'),
        ("accept", 'UPDATE "intake_return"'),
        ("accept", 'INSERT INTO "facts_factrow"'),
        ("accept", 'INSERT INTO "journal_entry"'),
        ("close", 'UPDATE "intake_campaign"'),
        ("close", 'INSERT INTO "facts_factrow"'),
    ],
)
def test_killed_before_the_end_nothing_happened_and_done_again_all_did(
    here: Path, act: str, stop_at: str
) -> None:
    before = standing(here)
    assert killed_at(here, act, stop_at) == "STOPPED"
    assert standing(here) == before
    assert killed_at(here, act) == "CONFIRMED"
    after = standing(here)
    assert after != before
    assert len(after["journal"]) > 0
