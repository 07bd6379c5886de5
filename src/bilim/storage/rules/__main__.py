"""Looks into a file of evidence in a process of its own: `python -m bilim.storage.rules < ASKED`, where the
first line says name and limit in JSON and the file follows.

Whoever sends evidence chooses every byte of it. Here they have little time and memory, and hold up nobody:
what is found is told in JSON, and nothing where that was too little.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys

from bilim.storage.rules.kinds import recognise
from bilim.storage.rules.measures import TOO_LITTLE_MEMORY

# Seconds of the processor, bytes of memory: several times what any file takes that people send.
_SECONDS, _BYTES = 10, 1024 * 1024 * 1024


def _be_modest() -> None:
    try:
        import resource  # noqa: PLC0415 - not there on Windows, where the time on the clock alone is limited
    except ImportError:
        return
    for kind, most in ((resource.RLIMIT_CPU, _SECONDS), (resource.RLIMIT_AS, _BYTES)):
        _soft, hard = resource.getrlimit(kind)
        own = most if hard == resource.RLIM_INFINITY else min(most, hard)
        # Where the system limits no such thing the clock alone does.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (own, own))
    os.nice(5)


def main() -> int:
    """0 where it was looked into, 3 where there was too little memory for that."""
    _be_modest()
    try:
        asked = json.loads(sys.stdin.buffer.readline())
        media_type, found = recognise(sys.stdin.buffer.read(), asked["name"], asked["limit"])
    except MemoryError:
        return TOO_LITTLE_MEMORY
    told = [{"kind": each.code, "field": each.place.field, "params": dict(each.params)} for each in found]
    sys.stdout.write(json.dumps({"media_type": media_type, "problems": told}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
