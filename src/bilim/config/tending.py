"""The server's part in keeping the time: the process that does is there, however often it ends."""

from __future__ import annotations

import subprocess
import sys
import time

import structlog

from bilim.config import signals
from bilim.config.restarts import Restarts

PROGRAM = "bilim.config.timekeeper"
# So long it may take to end before it is ended.
PATIENCE = 10.0
log = structlog.get_logger(__name__)


class Timekeeper:
    """The process, started again after a while whenever it ends."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._restarts = Restarts()
        self.due = 0.0

    def tend(self) -> None:
        """It runs, or is due to be started after a while."""
        if self._process is not None and (code := self._process.poll()) is not None:
            pause = self._restarts.pause_after(time.monotonic(), loaded=True)
            log.error("serving.timekeeper_ended", code=code, again_in_seconds=pause)
            self._close()
            self.due = time.monotonic() + pause
        if self._process is None and self.due <= time.monotonic():
            # Its input is held open by this server alone, whose end it hears so; its output, by it alone.
            line = [sys.executable, "-m", PROGRAM]
            try:
                with signals.held_back():
                    self._process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            except OSError:
                # A machine without a process or memory to spare serves on, and is asked again.
                pause = self._restarts.pause_after(time.monotonic(), loaded=True)
                log.exception("serving.timekeeper_not_started", again_in_seconds=pause)
                self.due = time.monotonic() + pause

    @property
    def ends(self) -> list[int]:
        """What is ready to be read once it has ended."""
        return (
            [] if self._process is None or self._process.stdout is None else [self._process.stdout.fileno()]
        )

    @property
    def is_due(self) -> bool:
        """Whether it waits to be started."""
        return self._process is None

    def stop(self) -> None:
        """It is gone. What it was doing is left whole, or as it was before."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._close()

    def _close(self) -> None:
        assert self._process is not None
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()
        self._process = None
