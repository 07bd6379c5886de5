"""What is the disk's fault, as files, SQLite and PostgreSQL say it."""

from __future__ import annotations

import errno
import sqlite3

import psycopg
import pytest
from django.db import OperationalError

from bilim.base.faults import is_of_absence, is_of_disk, is_of_waiting


def _of_sqlite(name: str) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said by SQLite")
    error.sqlite_errorname = name
    return error


def _told_by_django(cause: Exception) -> OperationalError:
    error = OperationalError(str(cause))
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    "cause",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EDQUOT, "Disk quota exceeded"),
        _told_by_django(_of_sqlite("SQLITE_FULL")),
        _told_by_django(_of_sqlite("SQLITE_IOERR_WRITE")),
        _told_by_django(psycopg.errors.DiskFull("could not extend file")),
        _told_by_django(psycopg.errors.IoError("could not write block")),
    ],
    ids=["full", "quota", "SQLite full", "SQLite cannot write", "PostgreSQL full", "PostgreSQL cannot write"],
)
def test_a_disk_that_does_not_take_it_is_known_also_behind_what_followed(cause: Exception) -> None:
    assert is_of_disk(cause)
    followed = OperationalError("no such savepoint")
    followed.__context__ = cause
    assert is_of_disk(followed)


@pytest.mark.parametrize(
    "cause",
    [
        None,
        ValueError("wrong"),
        OSError(errno.ECONNREFUSED, "Connection refused"),
        _told_by_django(_of_sqlite("SQLITE_BUSY")),
        _told_by_django(psycopg.errors.DeadlockDetected("deadlock")),
    ],
    ids=["nothing", "a value", "a connection", "SQLite busy", "PostgreSQL deadlock"],
)
def test_any_other_fault_is_not_taken_for_the_disk(cause: Exception | None) -> None:
    assert not is_of_disk(cause)


@pytest.mark.parametrize(
    "cause",
    [
        _told_by_django(psycopg.OperationalError("connection refused")),
        _told_by_django(psycopg.errors.AdminShutdown("terminating connection")),
        _told_by_django(psycopg.errors.CannotConnectNow("the database system is starting up")),
        _told_by_django(psycopg.errors.TooManyConnections("sorry, too many clients already")),
        _told_by_django(psycopg.errors.LockNotAvailable("canceling statement due to lock timeout")),
        _told_by_django(_of_sqlite("SQLITE_BUSY")),
    ],
    ids=["never connected", "shut down", "starts", "no room", "locked", "SQLite busy"],
)
def test_a_database_that_does_not_answer_is_known(cause: Exception) -> None:
    assert is_of_absence(cause)
    assert not is_of_disk(cause)


@pytest.mark.parametrize(
    "cause",
    [
        None,
        OSError(errno.ECONNREFUSED, "Connection refused"),
        OperationalError("no such table: x"),
        _told_by_django(_of_sqlite("SQLITE_FULL")),
        _told_by_django(psycopg.errors.DeadlockDetected("deadlock")),
    ],
    ids=["nothing", "another server", "a table", "SQLite full", "PostgreSQL deadlock"],
)
def test_any_other_fault_is_not_taken_for_a_database_that_is_away(cause: Exception | None) -> None:
    assert not is_of_absence(cause)


def test_who_waited_too_long_is_told_from_who_found_no_database() -> None:
    waited = (_of_sqlite("SQLITE_BUSY"), psycopg.errors.LockNotAvailable("lock timeout"))
    assert all(is_of_waiting(_told_by_django(each)) for each in waited)
    others = (psycopg.errors.AdminShutdown("shut down"), _of_sqlite("SQLITE_FULL"))
    assert not any(is_of_waiting(_told_by_django(each)) for each in others)
