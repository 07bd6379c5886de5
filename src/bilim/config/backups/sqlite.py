"""Copying an SQLite database while it is in use, and putting another in its place."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from bilim.config import problems
from bilim.storage import actions as storage
from bilim_engine.problems import Problem, Refused

MEMBER = "database.sqlite3"


def copy(database: Path, target: Path) -> None:
    """The target holds the database as it was at one moment; writers were not kept waiting."""
    with (
        contextlib.closing(sqlite3.connect(database)) as source,
        contextlib.closing(sqlite3.connect(target)) as out,
    ):
        source.backup(out)
        # A copy stands alone: without the side files of write-ahead logging.
        out.execute("PRAGMA journal_mode=DELETE")


def replace(database: Path, new: Path) -> None:
    """The new database is in the old one's place, by one rename: a kill leaves the one or the other whole.

    Refuses while another process has the old one open; its last writes would be lost.
    """
    check(new)
    if database.exists():
        _close_for_good(database)
    new.replace(database)
    storage.sync_folder(database.parent)


def check(database: Path) -> None:
    """Refuses a file that SQLite itself finds fault with."""
    try:
        with contextlib.closing(sqlite3.connect(database)) as connection:
            found = connection.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.DatabaseError as error:
        found = str(error)
    if found != "ok":
        raise Refused([Problem(problems.NOT_A_BACKUP, params={"file": MEMBER, "why": found})])


def _close_for_good(database: Path) -> None:
    # Leaving WAL writes everything into the one file and fails while somebody else has it open.
    try:
        with contextlib.closing(sqlite3.connect(database, timeout=5)) as connection:
            connection.execute("PRAGMA journal_mode=DELETE")
    except sqlite3.OperationalError as error:
        raise Refused([Problem(problems.IN_USE, params={"file": str(database)})]) from error
    except sqlite3.DatabaseError:
        # Damaged beyond opening: that is what restoring is for. Side files of it must not meet the new one.
        for side in ("-wal", "-shm"):
            database.with_name(database.name + side).unlink(missing_ok=True)
