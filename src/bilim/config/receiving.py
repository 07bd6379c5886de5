"""What is sent may come slowly: it takes a share of a worker's threads, and the others go on answering.

A thread reads a form as slowly as it comes. So only some threads of a worker take in bodies at a time, fewer
from one address, each no slower than a pace; what is beyond that is turned away by a page. Small forms and
large files have shares of their own. A form that has arrived holds its place for a moment, and others wait
for it that long: many people sign in from behind one address.
"""

from __future__ import annotations

import contextlib
import threading
import time
from collections.abc import Callable, Iterable
from io import BytesIO
from queue import Empty, SimpleQueue
from typing import Any

from bilim.base.away import TURNED_AWAY, Away
from bilim.config.places import Places

# So many threads of a worker answer requests. Of these the bodies, and who waits for a place, hold at most
# twenty-four: four are always left for who reads.
THREADS = 28
# What is no longer than this is read whole into memory.
SMALL = 65_536
# Of everybody, and of one address; so many wait so many seconds for a place.
SMALL_PLACES, SMALL_OF_ONE_ADDRESS, SMALL_WAITING, SMALL_PATIENCE = 4, 3, 12, 1.0
LARGE_PLACES, LARGE_OF_ONE_ADDRESS, LARGE_WAITING, LARGE_PATIENCE = 6, 3, 2, 5.0
# Within the first seconds anything may come as it likes; over the whole, so many bytes a second.
PATIENCE, PACE = 60.0, 1000.0
_PIECE = 65_536

Environ = dict[str, Any]
Application = Callable[[Environ, Callable[..., Any]], Iterable[bytes]]


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


class Small:
    """A small body, read whole by a thread aside: reading cannot be broken off, waiting for it can."""

    def __init__(self, stream: Any, length: int) -> None:
        self._length, self.content = length, b""
        self._begun, self._is_gone = time.monotonic(), False
        self._came: SimpleQueue[bytes] = SimpleQueue()
        threading.Thread(target=self._fetch, args=(stream,), daemon=True).start()

    def is_here(self, seconds: float, pace: float) -> bool:
        """Whether all of it came within so many seconds, and longer for what came by then at the pace."""
        while len(self.content) < self._length and not self._is_gone:
            left = self._begun + seconds + len(self.content) / pace - time.monotonic()
            try:
                piece = self._came.get(timeout=max(0.0, left))
            except Empty:
                return False
            self.content += piece
            self._is_gone = not piece
        return not self._is_gone

    def _fetch(self, stream: Any) -> None:
        left = self._length
        with contextlib.suppress(Exception):  # whatever it is, no more will come
            while left and (piece := stream.read(left)):
                self._came.put(piece)
                left -= len(piece)
        self._came.put(b"")


class Receiving:
    """The application, told of a request that is turned away: it answers with the page that says why."""

    def __init__(
        self,
        application: Application,
        address_of: Callable[[Environ], str],
        *,
        small: Places | None = None,
        large: Places | None = None,
    ) -> None:
        self._application, self._address_of = application, address_of
        self._small = small or Places(SMALL_PLACES, SMALL_OF_ONE_ADDRESS, SMALL_WAITING, SMALL_PATIENCE)
        self._large = large or Places(LARGE_PLACES, LARGE_OF_ONE_ADDRESS, LARGE_WAITING, LARGE_PATIENCE)

    def __call__(self, environ: Environ, start: Callable[..., Any]) -> Iterable[bytes]:
        length = _length(environ)
        if length > SMALL:
            return self._take_in_large(environ, start, length)
        return self._take_in_small(environ, start, length)

    def _take_in_small(self, environ: Environ, start: Callable[..., Any], length: int) -> Iterable[bytes]:
        if not length:
            return self._application({**environ, "wsgi.input": BytesIO()}, start)
        address = self._address_of(environ)
        if away := self._small.take(address):
            return self._application({**environ, TURNED_AWAY: away}, start)
        try:
            small = Small(environ["wsgi.input"], length)
            is_here = small.is_here(PATIENCE, PACE)
        finally:
            self._small.give_back(address)
        told = {"wsgi.input": BytesIO(small.content)} if is_here else {TURNED_AWAY: Away.SLOW}
        return self._application({**environ, **told}, start)

    def _take_in_large(self, environ: Environ, start: Callable[..., Any], length: int) -> Iterable[bytes]:
        address = self._address_of(environ)
        if away := self._large.take(address):
            return self._application({**environ, TURNED_AWAY: away}, start)
        done = _Once(lambda: self._large.give_back(address))
        body = Body(environ["wsgi.input"], length, done)
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


def _length(environ: Environ) -> int:
    stated = str(environ.get("CONTENT_LENGTH") or "")
    return int(stated[:20]) if stated.isascii() and stated.isdecimal() else 0
