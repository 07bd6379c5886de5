"""Who uses a system: commands that work on it share one lock in its folder, restoring needs it alone.

The lock is the operating system's, so it ends with the process that holds it, however that one ends.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from bilim.config import problems
from bilim_engine.problems import Problem, Refused

LOCK = "in_use"
# A lock is held as long as its file is open: until this process ends.
_HELD: list[IO[str]] = []


def share(var: Path, name: str) -> None:
    """This process uses the system, and so does what it becomes or forks, until all of them end.

    Refuses while the system is being restored. `name` is told to whoever has to wait; it may be empty.
    """
    stream = _open(var)
    if not _take(stream, alone=False):
        stream.close()
        raise Refused([Problem(problems.BEING_RESTORED, params={"folder": str(var)})])
    os.set_inheritable(stream.fileno(), True)
    _HELD.append(stream)
    if name:
        _sign(stream, name)


@contextlib.contextmanager
def alone(var: Path) -> Iterator[None]:
    """Nobody else uses the system meanwhile. Refuses, and says who it is, while somebody does."""
    with _open(var) as stream:
        if not _take(stream, alone=True):
            params = {"folder": str(var), "who": ", ".join(_signed(stream)) or "?"}
            raise Refused([Problem(problems.OCCUPIED, params=params)])
        stream.truncate(0)
        yield


def forget(var: Path) -> bool:
    """The file of the lock is gone; not where somebody uses the system."""
    with _open(var) as stream:
        if not _take(stream, alone=True):
            return False
        (var / LOCK).unlink()
        return True


def _open(var: Path) -> IO[str]:
    return (var / LOCK).open("a+", encoding="utf-8")


def _take(stream: IO[str], *, alone: bool) -> bool:
    if os.name == "nt":
        return True
    import fcntl  # noqa: PLC0415 - not there on Windows

    try:
        fcntl.flock(stream, (fcntl.LOCK_EX if alone else fcntl.LOCK_SH) | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _sign(stream: IO[str], name: str) -> None:
    if not _signed(stream):
        stream.truncate(0)
    stream.write(f"{name} {os.getpid()}\n")
    stream.flush()


def _signed(stream: IO[str]) -> list[str]:
    """Who has signed and lives: each as `serve (4711)`."""
    stream.seek(0)
    lines = [line.split() for line in stream.read().splitlines()]
    return [f"{line[0]} ({line[1]})" for line in lines if len(line) == 2 and _lives(line[1])]


def _lives(process: str) -> bool:
    try:
        os.kill(int(process), 0)
    except PermissionError:  # of somebody else, and there
        return True
    except (OSError, ValueError):
        return False
    return True
