"""A program of the tests: backs up and restores, killed at every single thing it does to the disk.

Each trial is a child of this process, so that Django is set up once.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import shutil
import signal
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import django
from django.conf import settings

django.setup()

from bilim.config.backups import work  # noqa: E402 - models load after the set-up

CHANGES = {"os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.truncate", "sqlite3.connect"}
VAR, KEPT, BACKUP = Path(settings.VAR), Path(sys.argv[2]), Path(sys.argv[3])


def in_child(act: Callable[[], object], kill_at: int) -> bool:
    """Whether it came to its end before the `kill_at`-th change of the disk."""
    child = os.fork()
    if child == 0:
        _kill_at(kill_at)
        with open(os.devnull, "w") as nowhere:
            os.dup2(nowhere.fileno(), 2)
        act()
        os._exit(0)
    _pid, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
    return os.WIFEXITED(status)


def _kill_at(number: int) -> None:
    seen = 0

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        nonlocal seen
        writes = (
            event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR)
        )
        if event in CHANGES or writes:
            seen += 1
            if seen == number:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)


def _writes(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR))


def state() -> list[list[object]]:
    """What the system is: its accounts, its journal, and which of its files are whole."""
    with contextlib.closing(sqlite3.connect(VAR / "bilim.sqlite3")) as database:
        return [
            database.execute("PRAGMA integrity_check").fetchall(),
            database.execute("SELECT username, name FROM access_account ORDER BY username").fetchall(),
            database.execute("SELECT number, sha256 FROM journal_entry ORDER BY number").fetchall(),
            [_is_whole(sha256) for (sha256,) in database.execute("SELECT sha256 FROM storage_storedfile")],
        ]


def _is_whole(sha256: str) -> bool:
    file = VAR / "storage" / sha256[:2] / sha256
    return file.is_file() and hashlib.sha256(file.read_bytes()).hexdigest() == sha256


def start_anew() -> None:
    shutil.rmtree(VAR)
    shutil.copytree(KEPT, VAR)


def killed_restores() -> dict[str, int]:
    """How often the system was the old one, the new one, something else; and what was left lying about."""
    start_anew()
    old = state()
    work.restore(BACKUP, replace=True)
    new = state()
    assert old != new
    counts = {"old": 0, "new": 0, "neither": 0, "unfinished asides": 0, "left over": 0}
    for kill_at in range(1, 1000):
        start_anew()
        finished = in_child(lambda: work.restore(BACKUP, replace=True), kill_at)
        found = state()
        counts[_which(found, old, new)] += 1
        counts["unfinished asides"] += _unfinished_asides()
        if finished:
            break
        if kill_at % 3:
            continue
        # The next one takes away what the killed one left, and comes to its end.
        assert in_child(lambda: work.restore(BACKUP, replace=True), 0)
        assert state() == new
        counts["left over"] += len(list(VAR.glob(".bilim-*")))
    return counts


def _which(found: list[list[object]], old: list[list[object]], new: list[list[object]]) -> str:
    if found == new:
        return "new"
    # A file that was damaged may have been mended already; that takes nothing from the old system.
    none_lost = all(now or not before for now, before in zip(found[3], old[3], strict=True))
    return "old" if found[:3] == old[:3] and none_lost else "neither"


def _unfinished_asides() -> int:
    found = 0
    for aside in VAR.glob("before-restore-*"):
        with contextlib.closing(sqlite3.connect(aside / "database.sqlite3")) as database:
            found += database.execute("PRAGMA integrity_check").fetchall() != [("ok",)]
            found += database.execute("SELECT count(*) FROM journal_entry").fetchone() == (0,)
    return found


def killed_backups() -> dict[str, int]:
    """How often there was no backup, a whole one, a half one; and what the next one left lying about."""
    counts = {"none": 0, "whole": 0, "half": 0, "left over": 0}
    start_anew()
    target = BACKUP.parent / "backups" / "two.tar"
    for kill_at in range(1, 1000):
        shutil.rmtree(target.parent, ignore_errors=True)
        target.parent.mkdir()
        finished = in_child(lambda: work.back_up(target), kill_at)
        counts[_judged(target)] += 1
        if finished:
            break
        if kill_at % 3:
            continue
        assert in_child(lambda: work.back_up(target.with_name("three.tar")), 0)
        counts["left over"] += len([file for file in target.parent.iterdir() if file.name.startswith(".")])
    return counts


def _judged(target: Path) -> str:
    if not target.exists():
        return "none"
    with work.workplace(BACKUP.parent) as folder:
        try:
            work.archive.unpack(target, folder)
        except Exception:
            return "half"
    return "whole"


if __name__ == "__main__":
    shutil.rmtree(KEPT, ignore_errors=True)
    shutil.copytree(VAR, KEPT)
    sys.stdout.write(json.dumps({"restore": killed_restores, "backup": killed_backups}[sys.argv[1]]()))
