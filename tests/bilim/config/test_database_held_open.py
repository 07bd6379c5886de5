"""A worker keeps SQLite's files beside the database, so that what is public is read on a full disk, and its
threads their way to it."""

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


ANSWERS = """
import django
django.setup()
from django.core.signals import request_finished, request_started
from django.db import connection
from django.db.backends.signals import connection_created
opened = []
connection_created.connect(lambda **named: opened.append(named), weak=False)
for _number in range(3):
    request_started.send(None)
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    request_finished.send(None)
print(len(opened))
"""


AWAY = """
import django, os, sys
django.setup()
from django.db import OperationalError, connection
from bilim.base.faults import is_of_absence, is_of_disk
from bilim.config import serving
serving._load(lambda: None, [0.0], 0)
file = str(connection.settings_dict["NAME"])
def ask():
    connection.close()
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM a")
            return "there"
    except OperationalError as fault:
        return "away" if is_of_absence(fault) and not is_of_disk(fault) else str(fault)
    finally:
        connection.close()
print(ask())
os.rename(file, file + ".elsewhere")
print(ask(), os.path.exists(file))
os.rename(file + ".elsewhere", file)
print(ask())
"""


def _environment(folder: Path, root: Path) -> dict[str, str]:
    found = {**os.environ, "BILIM_VAR": str(folder), "PYTHONPATH": str(root / "src")}
    return found | {"DJANGO_SETTINGS_MODULE": "bilim.config.settings", "BILIM_DATABASE_URL": ""}


def test_a_thread_opens_the_database_once_for_many_answers(tmp_path: Path, root: Path) -> None:
    line = [sys.executable, "-c", ANSWERS]
    told = subprocess.run(line, env=_environment(tmp_path, root), check=True, capture_output=True, text=True)
    assert told.stdout == "1\n", "opening it anew for each page takes longer than the page"


def test_the_files_of_sqlite_outlive_every_request(tmp_path: Path, root: Path) -> None:
    file = tmp_path / "bilim.sqlite3"
    with closing(sqlite3.connect(file)) as made:
        made.execute("PRAGMA journal_mode=WAL")
        made.execute("CREATE TABLE a (b)")
    assert list(tmp_path.glob("*-wal")) == []
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER],
        env=_environment(tmp_path, root),
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


def test_a_file_that_is_gone_is_not_made_anew_and_is_found_again(tmp_path: Path, root: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "bilim.sqlite3")) as made:
        made.execute("CREATE TABLE a (b)")
    line = [sys.executable, "-c", AWAY]
    told = subprocess.run(line, env=_environment(tmp_path, root), check=True, capture_output=True, text=True)
    assert told.stdout.splitlines() == ["there", "away False", "there"]
