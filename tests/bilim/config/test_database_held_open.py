"""A worker keeps SQLite's files beside the database, so that what is public is read on a full disk."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

WORKER = """
import django, sys
django.setup()
from bilim.config import serving
loaded = [0.0]
assert serving._load(lambda: "application", loaded, 0) == "application"
print(loaded[0] > 0, flush=True)
sys.stdin.read()
"""


def test_the_files_of_sqlite_outlive_every_request(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "bilim.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE a (b)")
    assert list(tmp_path.glob("*-wal")) == []
    environment = {**os.environ, "BILIM_VAR": str(tmp_path), "PYTHONPATH": str(root / "src")}
    environment |= {"DJANGO_SETTINGS_MODULE": "bilim.config.settings", "BILIM_DATABASE_URL": ""}
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER],
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert worker.stdout is not None
    with worker:
        assert worker.stdout.readline() == "True\n"
        with closing(sqlite3.connect(file)) as request:
            assert request.execute("SELECT count(*) FROM a").fetchone() == (0,)
        assert {each.name for each in tmp_path.glob("*.sqlite3-*")} == {
            f"{file.name}-wal",
            f"{file.name}-shm",
        }
