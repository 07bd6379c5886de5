"""Folders to prepare something in, on the same disk as its place, so that putting it there is one rename."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".bilim-backup-"


@contextlib.contextmanager
def workplace(beside: Path) -> Iterator[Path]:
    """An empty folder; nothing of it stays, and what a killed command left here before is gone, too."""
    with contextlib.ExitStack() as ours:
        with _locked(beside):
            _sweep(beside)
            folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=beside))
            ours.callback(shutil.rmtree, folder, ignore_errors=True)
            # Held while we live: so others see that it is not left over.
            ours.enter_context(_locked(folder))
        yield folder


def _sweep(beside: Path) -> None:
    for folder in beside.glob(f"{PREFIX}*"):
        with contextlib.suppress(BlockingIOError), _locked(folder, wait=False):
            shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def _locked(folder: Path, *, wait: bool = True) -> Iterator[None]:
    if os.name == "nt":  # knows no locks on folders; leftovers stay there
        yield
        return
    import fcntl  # noqa: PLC0415 - not there on Windows

    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        yield
    finally:
        os.close(handle)
