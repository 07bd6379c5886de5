"""What is sent may come slowly: it takes a share of a worker's threads, and the others go on answering.

A thread reads a form as slowly as it comes. So only some threads of a worker take in bodies at a time, fewer
from one address, each no slower than a pace; what is beyond that is turned away at once, by a page.
"""

from __future__ import annotations

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from queue import Empty, SimpleQueue
from typing import Any

from bilim.base.away import TURNED_AWAY, Away

# So many threads of a worker answer requests; half of them may be reading what is sent, for one address a
# quarter.
THREADS = 8
PLACES = THREADS // 2
OF_ONE_ADDRESS = PLACES // 2
# Within the first seconds anything may come as it likes; over the whole, so many bytes a second.
PATIENCE, PACE = 60.0, 1000.0
_PIECE = 65_536
_WITHOUT_BODY = {"GET", "HEAD", "OPTIONS"}

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


class Places:
    """The bodies that are being taken in by this worker, by address."""

    def __init__(self, most: int = PLACES, of_one: int = OF_ONE_ADDRESS) -> None:
        self._most, self._of_one = most, of_one
        self._taken: Counter[str] = Counter()
        self._lock = threading.Lock()

    def take(self, address: str) -> Away | None:
        """A place is taken; or why none is to be had."""
        with self._lock:
            if self._taken[address] >= self._of_one:
                return Away.ADDRESS
            if self._taken.total() >= self._most:
                return Away.FULL
            self._taken[address] += 1
            return None

    def give_back(self, address: str) -> None:
        """The place is free again."""
        with self._lock:
            self._taken[address] -= 1
            if not self._taken[address]:
                del self._taken[address]


class Body:
    """What is sent, as it comes; when the last of it is here, or it comes too slowly, `done` is called."""

    def __init__(self, stream: Any, length: int, done: Callable[[], None]) -> None:
        self._stream, self._length, self._done = stream, length, done
        self._begun, self._read = time.monotonic(), 0
        self.is_too_slow = False

    def read(self, size: int = -1) -> bytes:
        """As of a file. Raises TimeoutError where it comes slower than the pace."""
        left, pieces = self._length - self._read, []
        left = left if size < 0 else min(size, left)
        while left and (piece := self._piece(self._stream.read, min(left, _PIECE))):
            pieces.append(piece)
            left -= len(piece)
        return b"".join(pieces)

    def readline(self, size: int = -1) -> bytes:
        """As of a file."""
        return self._piece(self._stream.readline, size)

    def _piece(self, read: Callable[[int], bytes], size: int) -> bytes:
        piece = b"" if self.is_too_slow else self._in_time(read, size)
        self._read += len(piece)
        if not piece or self._read >= self._length:
            self._done()
        return piece

    def _in_time(self, read: Callable[[int], bytes], size: int) -> bytes:
        left = self._begun + PATIENCE + self._read / PACE - time.monotonic()
        came: SimpleQueue[bytes | Exception] = SimpleQueue()
        # Reading cannot be broken off: a thread aside waits, until the answer closes the connection.
        threading.Thread(target=_fetch, args=(read, size, came), daemon=True).start()
        try:
            piece = came.get(timeout=max(0.0, left))
        except Empty:
            self.is_too_slow = True
            self._done()
            raise TimeoutError from None
        if isinstance(piece, Exception):
            raise piece
        return piece


def _fetch(read: Callable[[int], bytes], size: int, came: SimpleQueue[bytes | Exception]) -> None:
    try:
        came.put(read(size))
    except Exception as fault:
        came.put(fault)


class Receiving:
    """The application, told of a request that is turned away: it answers with the page that says why."""

    def __init__(
        self, application: Application, address_of: Callable[[Environ], str], places: Places | None = None
    ) -> None:
        self._application, self._address_of = application, address_of
        self._places = places or Places()

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        if not _has_body(environ):
            return self._application(environ, start)
        address = self._address_of(environ)
        if away := self._places.take(address):
            return self._application({**environ, TURNED_AWAY: away}, start)
        return self._take_in(environ, start, _Once(lambda: self._places.give_back(address)))

    def _take_in(
        self, environ: Environ, start: Callable[..., Any], done: Callable[[], None]
    ) -> Iterable[bytes]:
        body = Body(environ["wsgi.input"], _length(environ), done)
        try:
            answer = self._application({**environ, "wsgi.input": body}, start)
        finally:
            done()
        if not body.is_too_slow:
            return answer
        if hasattr(answer, "close"):
            answer.close()
        # Whatever the page made of half a form, what happened is that it came too slowly.
        return self._application({**environ, "wsgi.input": body, TURNED_AWAY: Away.SLOW}, start)


class _Once:
    """What is done the first time it is asked for, and never again."""

    def __init__(self, act: Callable[[], None]) -> None:
        self._act: Callable[[], None] | None = act

    def __call__(self) -> None:
        act, self._act = self._act, None
        if act:
            act()


def _has_body(environ: Environ) -> bool:
    return (
        environ["REQUEST_METHOD"] not in _WITHOUT_BODY
        or _length(environ) > 0
        or bool(environ.get("HTTP_TRANSFER_ENCODING"))
    )


def _length(environ: Environ) -> int:
    stated = str(environ.get("CONTENT_LENGTH") or "")
    return int(stated[:20]) if stated.isascii() and stated.isdecimal() else 0
