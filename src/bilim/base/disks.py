"""Whether what went wrong is the disk: full, over its quota, or not to be written."""

from __future__ import annotations

import errno
from collections.abc import Iterator

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


def is_of_disk(error: BaseException | None) -> bool:
    """Whether a disk stands behind this error, itself or as what led to it.

    SQLite ends the whole transaction when the disk is full; what is told last is then that a savepoint
    is not there.
    """
    return any(_says_so(each) for each in _chain(error))


def _chain(error: BaseException | None) -> Iterator[BaseException]:
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        yield error
        error = error.__cause__ or error.__context__


def _says_so(error: BaseException) -> bool:
    if isinstance(error, OSError):
        return error.errno in OF_DISK
    name = getattr(error, "sqlite_errorname", "") or getattr(error, "sqlstate", "") or ""
    return name.startswith(_SAID_BY_DATABASES)
