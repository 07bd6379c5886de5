"""The places of a worker: how many bodies it takes in at a time, of everybody and of one address."""

from __future__ import annotations

import threading
import time
from collections import Counter

from bilim.base.away import Away


class Places:
    """The bodies that are being taken in by this worker, by address; a few wait for a place to be free."""

    def __init__(self, most: int, of_one: int, waiting: int = 0, patience: float = 0.0) -> None:
        self._most, self._of_one = most, of_one
        self._may_wait, self._patience = waiting, patience
        self._taken: Counter[str] = Counter()
        self._changed = threading.Condition()

    def take(self, address: str) -> Away | None:
        """A place is taken; or why none was to be had, after the patience for who may wait."""
        with self._changed:
            why = self._why_not(address)
            if why and self._may_wait:
                why = self._wait(address)
            if why is None:
                self._taken[address] += 1
            return why

    def give_back(self, address: str) -> None:
        """The place is free again, and whoever waits for one hears of it."""
        with self._changed:
            self._taken[address] -= 1
            if not self._taken[address]:
                del self._taken[address]
            self._changed.notify_all()

    def _wait(self, address: str) -> Away | None:
        end = time.monotonic() + self._patience
        self._may_wait -= 1
        while (why := self._why_not(address)) and (left := end - time.monotonic()) > 0:
            self._changed.wait(left)
        self._may_wait += 1
        return why

    def _why_not(self, address: str) -> Away | None:
        if self._taken[address] >= self._of_one:
            return Away.ADDRESS
        return Away.FULL if self._taken.total() >= self._most else None
