"""SQLite's file, as processes open it that serve: one that is gone is not made anew.

An empty file in its place would answer every question with «no such table», and keep the true one out when it
is put back.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

_is_expected = False


class FileGone(sqlite3.OperationalError):
    """The file of the database is not where it was."""

    # As the driver names its errors; `bilim.base.faults` knows a database that is away by it.
    sqlite_errorname = "FILE_GONE"


def expect_file() -> None:
    """From now on this process opens the file of the database only where there is one."""
    global _is_expected
    _is_expected = True


class Connection(sqlite3.Connection):
    """A connection that makes no file where one is expected."""

    def __init__(self, database: str, *args: Any, **options: Any) -> None:
        # Databases in memory have such addresses.
        is_file = not database.startswith(("file:", ":memory:"))
        if _is_expected and is_file and not Path(database).exists():
            raise FileGone(f"no file {database}")
        super().__init__(database, *args, **options)
