"""What stands behind an error that is no fault of the page: a disk that is full, over its quota or not to be
written, or a database that does not answer."""

from __future__ import annotations

import errno
from collections.abc import Iterator

from django.db import OperationalError

# What a disk may say of a file: full, over the quota or a limit, for reading only, not permitted.
OF_DISK = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EIO}
# The same as databases say it; the numbers are PostgreSQL's.
_SAID_BY_DATABASES = (
    "SQLITE_FULL",
    "SQLITE_READONLY",
    "SQLITE_CANTOPEN",
    "SQLITE_IOERR",
    "53100",
    "58030",
    "25006",
)
# Another holds for too long what is needed.
_OF_WAITING = ("55P03", "SQLITE_BUSY", "SQLITE_LOCKED")
# The connection broke or was refused, the server goes down or comes up, has no room for another, the file is
# not there (`bilim.config.standing`), or that.
_OF_ABSENCE = ("08", "57P", "53300", "FILE_GONE", *_OF_WAITING)


def is_of_disk(error: BaseException | None) -> bool:
    """Whether a disk stands behind this error, itself or as what led to it.

    SQLite ends the whole transaction when the disk is full; what is told last is then that a savepoint
    is not there.
    """
    return any(_says_so(each) for each in _chain(error))


def is_of_absence(error: BaseException | None) -> bool:
    """Whether a database that does not answer for now stands behind this error."""
    return any(_says_absent(each) for each in _chain(error))


def is_of_waiting(error: BaseException | None) -> bool:
    """Whether another held for too long what was needed in a database that does answer."""
    return any(_named_by_database(each).startswith(_OF_WAITING) for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _says_so(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in OF_DISK
    return _named_by_database(error).startswith(_SAID_BY_DATABASES)


def _says_absent(error: BaseException) -> bool:
    # A connection that was never made has no number: psycopg says so by the class alone.
    is_unnumbered = isinstance(error, OperationalError) and getattr(error.__cause__, "sqlstate", "") is None
    return is_unnumbered or _named_by_database(error).startswith(_OF_ABSENCE)


def _named_by_database(error: BaseException) -> str:
    return getattr(error, "sqlite_errorname", "") or getattr(error, "sqlstate", "") or ""
