"""What was made and is given out again, within so many bytes: the least asked for gives way."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

Kept = TypeVar("Kept")


class Shelf(Generic[Kept]):
    """Things under their names, for all threads of a worker."""

    def __init__(self) -> None:
        self._found: OrderedDict[str, tuple[Kept, int]] = OrderedDict()
        self._bytes, self._lock = 0, threading.Lock()

    def __len__(self) -> int:
        return len(self._found)

    def get(self, name: str) -> Kept | None:
        """What is kept under the name, asked for last from now on; None where nothing is."""
        with self._lock:
            found = self._found.get(name)
            if found is None:
                return None
            self._found.move_to_end(name)
            return found[0]

    def put(self, name: str, thing: Kept, size: int, most: int) -> None:
        """It is kept under the name, and of all together not more than so many bytes; alone it is kept
        whatever its size."""
        with self._lock:
            _before, gone = self._found.pop(name, (None, 0))
            self._found[name] = (thing, size)
            self._bytes += size - gone
            while len(self._found) > 1 and self._bytes > most:
                _name, (_thing, gone) = self._found.popitem(last=False)
                self._bytes -= gone

    def clear(self) -> None:
        """Nothing is kept."""
        with self._lock:
            self._found.clear()
            self._bytes = 0
