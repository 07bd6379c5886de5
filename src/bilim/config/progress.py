"""Progress on a terminal: a bar for each step, with the time it took. Off a terminal, one line a step."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TextIO

WIDTH = 24
Advance = Callable[[float], None]


class Steps:
    """The steps of one piece of work, drawn one under the other."""

    def __init__(self, count: int, stream: TextIO | None = None) -> None:
        self.count, self.done = count, 0
        self.stream = stream or sys.stdout
        self.begun = time.monotonic()

    @contextmanager
    def step(self, title: str) -> Iterator[Advance]:
        """While the step goes on its bar grows with what is told to `advance` (0 to 1)."""
        self.done += 1
        bar = _Bar(f"{self.done:>2}/{self.count}", title, self.stream)
        with bar.painting():
            yield bar.advance
        bar.draw(1.0, "\n")

    @property
    def elapsed(self) -> float:
        return time.monotonic() - self.begun


class _Bar:
    def __init__(self, number: str, title: str, stream: TextIO) -> None:
        self.number, self.title, self.stream = number, title, stream
        self.share, self.begun = 0.0, time.monotonic()

    def advance(self, share: float) -> None:
        self.share = max(0.0, min(share, 1.0))

    @contextmanager
    def painting(self) -> Iterator[None]:
        over = threading.Event()
        painter = threading.Thread(target=self._paint, args=(over,), daemon=True)
        painter.start()
        try:
            yield
        finally:
            over.set()
            painter.join()

    def _paint(self, over: threading.Event) -> None:
        while self.stream.isatty() and not over.wait(0.1):
            self.draw(self.share, "\r")

    def draw(self, share: float, end: str) -> None:
        filled = int(share * WIDTH)
        bar = "█" * filled + "░" * (WIDTH - filled)
        elapsed = time.monotonic() - self.begun
        self.stream.write(f"{self.number} {bar} {int(share * 100):>3} %  {self.title}  {elapsed:.1f} s{end}")
        self.stream.flush()
