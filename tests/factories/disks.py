"""Disks that are small, and folders that cannot be written, for tests."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_CAPBSET_DROP, _OVERRIDE, _READ_SEARCH = 24, 1, 2


@contextmanager
def small_disk(folder: Path, kilobytes: int) -> Iterator[Path]:
    """The folder is a disk of so many kilobytes. Skips where a disk cannot be mounted."""
    folder.mkdir(exist_ok=True)
    line = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    try:
        mounted = subprocess.run(line, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        mounted = False
    if not mounted:
        pytest.skip("a disk of its own can be mounted by root on Linux alone")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextmanager
def locked(folder: Path) -> Iterator[Path]:
    """Nothing below the folder can be written by whoever obeys permissions."""
    folders = [folder, *(path for path in folder.rglob("*") if path.is_dir())]
    modes = {path: path.stat().st_mode for path in folders}
    files = [path for path in folder.rglob("*") if path.is_file()]
    try:
        for path in (*files, *folders):
            path.chmod(0o500 if path.is_dir() else 0o400)
        yield folder
    finally:
        for path, mode in modes.items():
            path.chmod(mode)
        for path in files:
            path.chmod(0o600)


def obey_permissions() -> None:
    """What this process starts obeys permissions, even as root. For `preexec_fn`."""
    if sys.platform == "linux" and os.geteuid() == 0:
        library = ctypes.CDLL(None, use_errno=True)
        for power in (_OVERRIDE, _READ_SEARCH):
            library.prctl(_CAPBSET_DROP, power, 0, 0, 0)
