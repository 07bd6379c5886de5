"""Signals that wait until whoever is to obey them is there."""

from __future__ import annotations

import contextlib
import signal
from collections.abc import Iterator

# What a person or the system says to end a server.
WORDS = (signal.SIGINT, signal.SIGTERM)


@contextlib.contextmanager
def held_back() -> Iterator[None]:
    """Meanwhile these signals wait, also for whatever is started or this process becomes; none is lost."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, WORDS)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def let_through(words: tuple[signal.Signals, ...] = WORDS) -> None:
    """These signals are obeyed from here on, and so is one that has waited."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_UNBLOCK, words)
