"""Servers as processes: started by the command line, and gone with all that belongs to them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

PATIENCE = 120
TIMEKEEPER, REHEARSAL = "bilim.config.timekeeper", "bilim.config.rehearsing"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@contextmanager
def _heeding_hang_ups() -> Iterator[None]:
    """What is started meanwhile heeds SIGHUP, although these tests may run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


@contextmanager
def running(system: Any, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command serves; whatever becomes of it, nothing of its group is left."""
    port = free_port()
    environment = {**system.environment(), "BILIM_PORT": str(port), "BILIM_WORKERS": "2"}
    line = system.line(*arguments)
    output = (system.var / "output.txt").open("w+")
    with _heeding_hang_ups():
        server = subprocess.Popen(line, env=environment, stdout=output, stderr=output, start_new_session=True)
    try:
        until(lambda: bool(workers(server.pid)) or server.poll() is not None, "it has no workers")
        assert server.poll() is None, (system.var / "output.txt").read_text()
        until(lambda: answers(port), "it does not listen")
        yield server, port
    finally:
        if group(server.pid):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        output.close()


def group(number: int) -> list[int]:
    """The processes of the group that live."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, its, state in rows if int(its) == number and not state.startswith("Z")]


def children(number: int) -> list[int]:
    return [process for process in group(number) if process != number]


def workers(number: int) -> list[int]:
    """The processes of the group that answer requests: no server, timekeeper or rehearsal."""
    return [each for each in children(number) if not {*_line(each).split()} & {TIMEKEEPER, REHEARSAL}]


def timekeepers(number: int) -> list[int]:
    """Who keeps the time for this server: one, or none while it is started again."""
    return [process for process in children(number) if TIMEKEEPER in _line(process)]


def rehearsals(number: int) -> list[int]:
    """Who holds a rehearsal for this server."""
    return [process for process in children(number) if REHEARSAL in _line(process)]


def _line(process: int) -> str:
    told = subprocess.run(
        ["ps", "-o", "args=", "-p", str(process)], capture_output=True, text=True, check=False
    )
    return told.stdout


def serves(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False
