"""A server that does not outlive whoever started it.

Both ways are a pipe whose other end the parent alone holds: when the parent ends, even killed without
warning, the pipe closes.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

from bilim.config import signals

# So long a server may take to end politely before it is ended.
PATIENCE = 10.0


def end_with_parent() -> None:
    """A worker of a server ends when the server itself is gone; nothing happens where there is no parent."""
    parent = multiprocessing.parent_process()
    if parent is None:
        return
    # Forked, it has the handlers of the server, which would swallow a signal until the worker sets its own:
    # told to end while it loads, it ends. The interrupt of a terminal, which goes to everybody, stays held
    # back: the server is told, and tells its workers.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(signal, "SIGHUP"):
        # A closed terminal tells everybody at once; the workers are told by the server.
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signals.let_through((signal.SIGTERM,))
    _watch(parent.join, lambda: os._exit(1))


def main(arguments: list[str]) -> int:
    """The server runs until its standard input, held open by the parent, closes."""
    from bilim.config import serving  # noqa: PLC0415 - a worker needs none of it

    _watch(_until_input_closes, _end)
    return serving.main(arguments)


def end_with_input() -> None:
    """This process ends, at once, when its standard input, held open by whoever started it, closes."""
    _watch(_until_input_closes, lambda: os._exit(0))


def _watch(wait: Callable[[], object], end: Callable[[], None]) -> None:
    def watching() -> None:
        wait()
        end()

    threading.Thread(target=watching, name="lifeline", daemon=True).start()


def _until_input_closes() -> None:
    # Not through sys.stdin: its lock would be held when the process ends.
    while os.read(0, 1):
        continue


def _end() -> None:
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(PATIENCE)
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
