"""The server: granian, whose workers are started again however often they end.

granian's own watch over its workers ends the whole server when one ends twice within seconds, and takes a
worker that obeyed the terminal's Ctrl-C first for one that failed. So the watch is ours: it waits for the
processes themselves, and what a terminal says reaches the workers through it alone.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import socket
import sys
import time
from collections.abc import Callable
from functools import partial
from logging.config import dictConfig
from multiprocessing.connection import wait
from typing import Any

import structlog
from granian.constants import HTTPModes, Interfaces
from granian.http import HTTP1Settings
from granian.log import LogLevels
from granian.server.mp import MPServer, WorkerProcess

from bilim.config import logs, problems, signals, standing
from bilim.config.listening import BACKLOG, alone, is_heard, most_connections
from bilim.config.receiving import THREADS
from bilim.config.restarts import Restarts
from bilim.config.speech import complain, say
from bilim.config.tending import Timekeeper
from bilim_engine.problems import Problem, Refused

SERVING = {
    "ky": "Тутум иштеп жатат: http://{address}:{port}/ (токтотуу: Ctrl-C)",
    "ru": "Система работает: http://{address}:{port}/ (остановить: Ctrl-C)",
    "en": "Serving at http://{address}:{port}/ (to stop: Ctrl-C)",
}
# So often, in seconds, it is looked whether the server can be reached yet.
LOOK = 0.1
# So many milliseconds a client has to say what it wants.
HEAD_WITHIN = 10_000
# So many seconds after loading a worker's runtime has surely started.
SETTLED = 2.0
log = structlog.get_logger(__name__)
# What was done with this word before granian took it: under nohup it is not heeded.
_HANG_UP = signal.getsignal(signal.SIGHUP) if hasattr(signal, "SIGHUP") else None


class Server(MPServer):  # type: ignore[misc]
    """Serves until it is told to stop, or until its workers cannot even load the application.

    `tell` is called once, when every worker has loaded and whoever comes is let in.
    """

    def __init__(self, address: str, port: int, workers: int, tell: Callable[[], None] | None = None) -> None:
        super().__init__(
            "bilim.config.wsgi:application",
            address=address,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=THREADS,
            backlog=BACKLOG,
            backpressure=most_connections(),
            websockets=False,
            # With HTTP/1 alone the wait for a request's head is limited from the first moment on; where
            # HTTP/2 is looked for too, a connection that says nothing is never closed.
            http=HTTPModes.http1,
            http1_settings=HTTP1Settings(header_read_timeout=HEAD_WITHIN),
            log_level=LogLevels.warning,
            workers_kill_timeout=10,
        )
        self.failure: Problem | None = None
        self._tell = tell
        self._living: dict[int, WorkerProcess] = {}
        self._due: dict[int, float] = {}
        self._restarts = Restarts()
        self._timekeeper = Timekeeper()
        # Of each worker the monotonic second at which it had loaded the application, written by itself; or 0.
        self._loaded = multiprocessing.RawArray("d", self.workers)
        self._awake, self._bell = socket.socketpair()
        for end in (self._awake, self._bell):
            end.setblocking(False)
        self.on_startup(self._listen_to_signals)

    def serve(self, *args: Any, **kwargs: Any) -> None:
        # Past the advice to have fewer threads: half of them wait for what is sent, and compute nothing.
        super(MPServer, self).serve(*args, **kwargs)

    def signal_handler_interrupt(self, *args: Any, **kwargs: Any) -> None:
        # Nothing else: a lock taken in a handler is waited for by the thread that holds it. The bell wakes.
        self.interrupt_signal = True

    def _listen_to_signals(self) -> None:
        """From here on a signal is obeyed, also one that came while the server was being made."""
        signal.set_wakeup_fd(self._bell.fileno(), warn_on_full_buffer=False)
        if hasattr(signal, "SIGHUP"):
            # The terminal was closed. Under nohup the word is not heeded.
            signal.signal(
                signal.SIGHUP, _HANG_UP if _HANG_UP == signal.SIG_IGN else self.signal_handler_interrupt
            )
        signals.let_through()

    def _spawn_workers(self, spawn_target: Any, target_loader: Callable[[], Any]) -> None:
        self._make = partial(self._made, spawn_target, target_loader)
        for idx in range(self.workers):
            self._begin(idx)

    def _made(self, target: Any, loader: Callable[[], Any], idx: int) -> WorkerProcess:
        return self._spawn_worker(idx, target, partial(_load, loader, self._loaded, idx))

    def _begin(self, idx: int) -> None:
        self._due.pop(idx, None)
        self._loaded[idx] = 0.0
        worker = self._make(idx)
        with signals.held_back():  # the worker lets through what is meant for it
            worker.inner.start()
        self._living[idx] = worker

    def _serve_loop(self, spawn_target: Any, target_loader: Any) -> None:
        while not self.interrupt_signal and self.failure is None:
            self._wait()
            for idx, worker in list(self._living.items()):
                if not worker.is_alive():
                    self._ended(idx, worker.inner.exitcode or 0)
            for idx, due in list(self._due.items()):
                if due <= time.monotonic() and self.failure is None:
                    self._begin(idx)
            if not self.interrupt_signal and self.failure is None:
                self._timekeeper.tend()
                self._tell_once()

    def _tell_once(self) -> None:
        if self._tell is not None and all(self._loaded) and is_heard(self.bind_addr, self.bind_port):
            self._tell()
            self._tell = None

    def _wait(self) -> None:
        """Until a worker or the timekeeper ends, one is due to be started, or a signal came; or it is time to
        look whether the server can be reached."""
        ends = [worker.inner.sentinel for worker in self._living.values()] + self._timekeeper.ends
        dues = [*self._due.values(), *([self._timekeeper.due] if self._timekeeper.is_due else [])]
        pause = max(0.0, min(dues) - time.monotonic()) if dues else None
        if self._tell is not None:
            pause = LOOK if pause is None else min(LOOK, pause)
        if self._awake in wait([self._awake, *ends], timeout=pause):
            self._awake.recv(4096)

    def _ended(self, idx: int, code: int) -> None:
        """The worker is due to be started again, after a while; or it is hopeless."""
        if self.interrupt_signal:
            return
        del self._living[idx]
        now, loaded = time.monotonic(), bool(self._loaded[idx])
        pause = self._restarts.pause_after(now, loaded=loaded)
        serving = any(self._loaded[other] for other in self._living)
        if self._restarts.is_hopeless and not serving:
            params = {"count": str(self._restarts.failed), "code": str(code)}
            self.failure = Problem(problems.WORKERS_FAIL, params=params)
            return
        self._due[idx] = now + pause
        log.error("serving.worker_ended", worker=idx + 1, code=code, loaded=loaded, again_in_seconds=pause)

    def _stop_workers(self) -> None:
        """Who has not loaded answers nobody yet, and is ended; the others are told once they have settled.

        Told in the moment in which its runtime starts, granian's worker waits for itself for ever.
        """
        self._timekeeper.stop()
        self.wrks = list(self._living.values())
        for idx, worker in self._living.items():
            if not self._loaded[idx]:
                worker.kill()
        newest = max((self._loaded[idx] for idx in self._living), default=0.0)
        time.sleep(max(0.0, newest + SETTLED - time.monotonic()))
        super()._stop_workers()


def _load(loader: Callable[[], Any], loaded: Any, idx: int) -> Any:
    """In the worker: the application, and word of it to the server."""
    signal.set_wakeup_fd(-1)
    application = loader()
    standing.expect_file()
    _hold_database_open()
    loaded[idx] = time.monotonic()
    return application


def _hold_database_open() -> None:
    """The files beside SQLite's stay there between requests, so that pages are read on a disk that is full:
    the last connection to close removes them, and the next could not make them. This one is never closed."""
    from django.db import DatabaseError, connection  # noqa: PLC0415 - the application is loaded by now

    if connection.vendor == "sqlite":
        # A database that cannot be opened now is told of to whoever asks for a page.
        with contextlib.suppress(DatabaseError):
            connection.ensure_connection()


def command(address: str, port: int, workers: int, *, through: str = __name__) -> list[str]:
    """The command line that serves there."""
    return [sys.executable, "-m", through, address, str(port), str(workers)]


def main(arguments: list[str], *, says_where: bool = False) -> int:
    """Serves; 0 when it was told to stop, 1 when no worker could be started."""
    dictConfig(logs.logging_configuration(logs.chosen_level()))
    address, port, workers = arguments
    try:
        with alone(address, int(port)):
            tell = partial(say, SERVING, address=address, port=port) if says_where else None
            server = Server(address, int(port), int(workers), tell)
            server.serve()
    except Refused as refused:
        return complain(refused.problems)
    return complain([server.failure]) if server.failure else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], says_where=True))
