"""Where the server listens: at an address that is its own, with room for connections that say nothing."""

from __future__ import annotations

import contextlib
import errno
import socket
import sys
from collections.abc import Iterator

from bilim.config import problems
from bilim_engine.problems import Problem, Refused

# So many connections wait until a worker accepts them, as far as the system lets them.
BACKLOG = 4096
# So many a worker has open at most: one that says nothing for ten seconds costs a file and little else.
CONNECTIONS = 16_384
# Files a worker needs beside its connections: databases, logs, uploads.
_OTHER_FILES = 256


def is_free(address: str, port: int) -> bool:
    """Whether nobody listens there. Refuses an address that is none of this machine's."""
    with socket.socket(_family(address), socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((address, port))
        except OSError as error:
            if error.errno == errno.EADDRNOTAVAIL:
                raise Refused([Problem(problems.ADDRESS_NOT_OURS, params={"address": address})]) from None
            return False
    return True


def is_heard(address: str, port: int) -> bool:
    """Whether whoever comes there now is let in."""
    here = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(address, address)
    try:
        with socket.create_connection((here, port), timeout=1):
            return True
    except OSError:
        return False


@contextlib.contextmanager
def alone(address: str, port: int) -> Iterator[None]:
    """Nobody listens there but who is let through here. Refuses where somebody does, or is about to.

    Each worker listens for itself, which the system allows to every process that asks for it (SO_REUSEPORT):
    of two servers started at the same instant each would find the port free, and get half of what is asked.
    """
    with contextlib.ExitStack() as held:
        if not (_take_name(held, f"bilim {address}:{port}") and is_free(address, port)):
            raise Refused([Problem(problems.PORT_TAKEN, params={"address": address, "port": str(port)})])
        yield


def _take_name(held: contextlib.ExitStack, name: str) -> bool:
    """Whether the name is ours: one of the machine's, gone with the process that has it, however it ends."""
    if sys.platform != "linux":  # elsewhere workers share one socket, and two servers cannot have it
        return True
    guard = held.enter_context(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM))
    try:
        guard.bind(f"\0{name}")
    except OSError:
        return False
    return True


def most_connections() -> int:
    """How many connections a worker can have open; the limit on files is raised as far as the system lets."""
    if sys.platform == "win32":
        return CONNECTIONS
    import resource  # noqa: PLC0415 - not there on Windows

    soft, hard = (_counted(each) for each in resource.getrlimit(resource.RLIMIT_NOFILE))
    files = max(soft, min(hard, CONNECTIONS + _OTHER_FILES))
    if files > soft:
        with contextlib.suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (files, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
            soft = files
    return min(CONNECTIONS, max(_OTHER_FILES, soft - _OTHER_FILES))


def _counted(limit: int) -> int:
    return sys.maxsize if limit < 0 else limit  # no limit is written as -1


def _family(address: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in address else socket.AF_INET
