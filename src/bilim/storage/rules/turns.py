"""Whose turn it is where only a few may work at a time: the others are told to come again."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager


class Turns:
    """So many at work, so many more waiting, so many seconds at most; and one of each account.

    Whoever waits holds a thread in which pages are made, so few may; no account takes the turns of others.
    """

    def __init__(self, *, working: int, waiting: int, longest_wait: float) -> None:
        self._free = threading.Semaphore(working)
        self._most, self._longest_wait = working + waiting, longest_wait
        self._accounts = set[str]()
        self._guard = threading.Lock()

    @contextmanager
    def taken_by(self, account: str) -> Iterator[bool]:
        """Whether the account has its turn now, as long as this lasts."""
        if not self._enters(account):
            yield False
            return
        try:
            is_free = self._free.acquire(timeout=self._longest_wait)
            try:
                yield is_free
            finally:
                if is_free:
                    self._free.release()
        finally:
            with self._guard:
                self._accounts.remove(account)

    def _enters(self, account: str) -> bool:
        with self._guard:
            if account in self._accounts or len(self._accounts) >= self._most:
                return False
            self._accounts.add(account)
            return True
