"""Copying an SQLite database while it is in use, and putting another in its place."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path

from bilim.config import problems
from bilim.config.backups.manifests import TABLES
from bilim.storage import actions as storage
from bilim_engine import reasons
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

    The new one was looked at before. Refuses while another process has the old one open; its last writes
    would be lost.
    """
    if database.exists():
        _close_for_good(database)
    new.replace(database)
    storage.sync_folder(database.parent)


def require_ours(database: Path, backup: Path, number: int, sha256: str) -> None:
    """Refuses a database that is damaged, not ours, or whose journal lacks the entry with this number."""
    # For reading alone: a file that is not there would be made, and an empty one taken for a database.
    address = f"{database.absolute().as_uri()}?mode=ro"
    try:
        with contextlib.closing(sqlite3.connect(address, uri=True)) as connection:
            _require_sound(connection, backup)
            _require_tables(connection, backup)
            entry = "SELECT sha256 FROM journal_entry WHERE number = ?"
            found = connection.execute(entry, [number]).fetchone()
    except sqlite3.Error as error:
        raise Refused([_damaged(backup, str(error))]) from error
    # Copied after the manifest's end was read, it may have entries more, and a new system has none at all.
    if number and found != (sha256,):
        raise Refused([problems.other_journal(backup, number, sha256)])


def _require_sound(connection: sqlite3.Connection, backup: Path) -> None:
    (found,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
    if found != "ok":
        raise Refused([_damaged(backup, str(found))])


def _require_tables(connection: sqlite3.Connection, backup: Path) -> None:
    tables = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    lacking = [name for name in TABLES if name not in tables]
    if not lacking and connection.execute("SELECT 1 FROM django_migrations LIMIT 1").fetchone() is None:
        lacking = ["django_migrations"]
    if lacking:
        raise Refused([problems.not_ours(backup, name) for name in lacking])


def _damaged(backup: Path, why: str) -> Problem:
    said = {language: f"{MEMBER}: {text}" for language, text in reasons.of_program(why).items()}
    return Problem(problems.NOT_A_BACKUP, params={"file": str(backup), "why": said})


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
