"""The bytes of the file that was named; whatever is named, reading it ends."""

import os
import stat

from .archive import MOST_BYTES
from .problems import Problem, Unreadable, problem


def read_file(path: str) -> bytes:
    """The whole file. Refuses what has no end or waits for somebody: devices, pipes, folders."""
    try:
        # Looked at before it is opened: opening a pipe waits for its writer, and a device may act on it.
        if stat.S_ISREG(os.stat(path).st_mode):
            with open(path, "rb") as stream:
                _refuse_large(os.fstat(stream.fileno()).st_size)
                data = stream.read(MOST_BYTES + 1)
            _refuse_large(len(data))
            return data
    except OSError as fault:
        raise Unreadable(_refusal(path, fault)) from None
    except MemoryError:
        raise Unreadable(problem("no_file", file=path, why="memory")) from None
    raise Unreadable(problem("not_regular", file=path))


def _refusal(path: str, fault: OSError) -> Problem:
    """The commonest reasons in words; of others what the machine says."""
    if isinstance(fault, FileNotFoundError):
        return problem("file_missing", file=path)
    if isinstance(fault, PermissionError):
        return problem("file_forbidden", file=path)
    return problem("no_file", file=path, why=fault.strerror or str(fault))


def _refuse_large(size: int) -> None:
    if size > MOST_BYTES:
        raise Unreadable(problem("too_large", size=str(size), most=str(MOST_BYTES)))
