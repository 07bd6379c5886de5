"""Dress rehearsals, each in a process of its own that whoever keeps the time starts and hears the end of.

It may be killed at any moment, and ends with whoever started it: what it held is broken off then, at once
where its end was heard, else when it has been silent too long. While it works it says every few seconds that
it is there, however long a single step takes.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import structlog

from bilim.config import beside

PROGRAM = "bilim.config.rehearsing"
# Readers are served first: so much it gives way to the workers of the machine.
GIVES_WAY = 10
BEAT = 5.0
log = structlog.get_logger(__name__)


class Rehearsals:
    """The rehearsal that was begun here, if one was."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._number = 0

    def tend(self) -> Mapping[str, list[str]]:
        """What ended is broken off, unless it was finished, and what was broken off is ended; what waits is
        begun, where nothing is under way in the whole database. The editions of what was broken off."""
        from bilim.publication import actions, queries  # noqa: PLC0415 - models load after the set-up

        broken_off: list[str] = []
        if self._process is not None:
            if self._process.poll() is None:
                if not queries.was_broken_off(self._number):
                    return {}
                self._process.kill()
            self._process.communicate()
            broken_off = [each for each in [actions.break_off(self._number)] if each]
            self._process = None
        number = actions.begin_rehearsal()
        if number is not None:
            self._number = number
            # Its input is held open by this process alone, whose end it hears so. The output of this one
            # tells the server of its end, and is not handed on.
            line = [sys.executable, "-m", PROGRAM, str(number)]
            try:
                self._process = subprocess.Popen(line, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL)
            except OSError:
                # No process could be begun: nobody holds it, and whoever asked is told so at once.
                actions.break_off(number)
                raise
        return {"rehearsals": broken_off}


def main(arguments: list[str]) -> int:
    """The rehearsal of this number is finished, or was broken off before."""
    beside.set_up()
    if hasattr(os, "nice"):
        os.nice(GIVES_WAY)
    from bilim.publication import actions  # noqa: PLC0415 - models load after the set-up

    number = int(arguments[0])
    with heard_of(number):
        return 0 if actions.hold_rehearsal(number) else 1


def hold_waiting() -> list[str]:
    """Every rehearsal that waited has been held here, one after another; the editions of those finished."""
    from bilim.publication import actions  # noqa: PLC0415 - models load after the set-up

    return actions.hold_waiting(heard_of)


@contextmanager
def heard_of(number: int) -> Iterator[None]:
    """As long as this lasts, the rehearsal says that it is held: its verifier alone may take minutes."""
    over = threading.Event()
    beating = threading.Thread(target=_beat, args=(number, over), name="rehearsal-heard-of", daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _beat(number: int, over: threading.Event) -> None:
    from django.db import DatabaseError, connections  # noqa: PLC0415 - after the set-up

    from bilim.publication import actions  # noqa: PLC0415

    while not over.wait(BEAT):
        try:
            actions.say_held(number)
        except DatabaseError:
            # The next beat tells; it takes many in a row before it is thought dead.
            log.warning("rehearsal.not_heard_of", number=number, exc_info=True)
        finally:
            connections.close_all()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
