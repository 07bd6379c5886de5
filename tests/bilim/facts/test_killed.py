"""An import that is killed at any point loses nothing that was confirmed and leaves nothing half done."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from factories.facts import ITEMS, csv_file

PROGRAM = Path(__file__).with_name("importing_process.py")
YEARS = range(1000, 1150)


def figures(value: int) -> bytes:
    return csv_file(
        *(f"{unit},budget.spent,{year},{value},,R" for unit in ("nookat", "talas") for year in YEARS)
    )


def environment(folder: Path, root: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BILIM_")}
    return {
        **kept,
        "BILIM_VAR": str(folder / "var"),
        "DJANGO_SETTINGS_MODULE": "bilim.config.settings",
        "PYTHONPATH": f"{root / 'src'}{os.pathsep}{root / 'tests'}",
    }


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in a file, with the register, three items and the first figures."""
    folder, root = tmp_path_factory.mktemp("prepared"), Path(__file__).resolve().parents[3]
    (folder / "var" / "definitions").mkdir(parents=True)
    (folder / "var" / "definitions" / "items.yaml").write_text(ITEMS, encoding="utf-8")
    (folder / "definitions").symlink_to(root / "definitions")
    ready = [sys.executable, str(PROGRAM), "prepare", str(folder)]
    subprocess.run(ready, env=environment(folder, root), check=True, timeout=120)
    assert killed_at(folder, root, figures(1)) == "CONFIRMED"
    return folder


def killed_at(folder: Path, root: Path, content: bytes, stop_at: str = "", count: int = 0) -> str:
    """How far the import came before it was killed with no chance to tidy up."""
    file = folder / "figures.csv"
    file.write_bytes(content)
    started = [sys.executable, str(PROGRAM), "import", str(file), stop_at, str(count)]
    process = subprocess.Popen(started, env=environment(folder, root), stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    word = process.stdout.readline().strip()
    process.send_signal(signal.SIGKILL)
    process.wait(timeout=30)
    process.stdout.close()
    return word


def ledger(folder: Path) -> dict[str, list[tuple[object, ...]]]:
    """Everything an import touches, as the next process finds it."""
    rows = "SELECT value, count(*) FROM facts_factrow WHERE superseded_at IS"
    queries = {
        "current": f"{rows} NULL GROUP BY value",
        "superseded": f"{rows} NOT NULL GROUP BY value",
        "batches": "SELECT state, count(*) FROM facts_importbatch GROUP BY state",
        "journal": "SELECT event, count(*) FROM journal_entry WHERE event LIKE 'facts.%' GROUP BY event",
    }
    connection = sqlite3.connect(folder / "var" / "bilim.sqlite3")
    try:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {name: connection.execute(query).fetchall() for name, query in queries.items()}
    finally:
        connection.close()


BEFORE = {
    "current": [("1", 300)],
    "superseded": [],
    "batches": [("committed", 1)],
    "journal": [("facts.import_committed", 1)],
}
AFTER = {
    "current": [("2", 300)],
    "superseded": [("1", 300)],
    "batches": [("committed", 2)],
    "journal": [("facts.import_committed", 2)],
}


@pytest.mark.parametrize(
    ("stop_at", "count"),
    [
        ('INSERT INTO "facts_importbatch"', 1),
        ('UPDATE "facts_factrow"', 1),
        ('INSERT INTO "facts_factrow"', 1),
        ('INSERT INTO "journal_entry"', 1),
    ],
)
def test_killed_before_the_end_nothing_happened(
    prepared: Path, root: Path, tmp_path: Path, stop_at: str, count: int
) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    assert killed_at(folder, root, figures(2), stop_at, count) == "STOPPED"
    assert ledger(folder) == BEFORE


def test_killed_after_the_confirmation_everything_is_there(
    prepared: Path, root: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "here"
    shutil.copytree(prepared, folder, symlinks=True)
    assert killed_at(folder, root, figures(2), 'INSERT INTO "facts_factrow"', 1) == "STOPPED"
    assert killed_at(folder, root, figures(2)) == "CONFIRMED"
    assert ledger(folder) == AFTER
