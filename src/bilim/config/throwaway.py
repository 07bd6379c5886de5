"""A PostgreSQL that lives as long as a test run: its own folder, its own socket, nothing on the network."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

# Nothing here has to survive a power cut.
_QUICK = ["fsync=off", "synchronous_commit=off", "full_page_writes=off", "listen_addresses="]


def find_tools() -> Path | None:
    """The folder with `initdb` and `postgres`, newest version first; none where there is none."""
    for found in sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True):
        if (found / "initdb").exists() and (found / "postgres").exists():
            return found
    on_path = shutil.which("initdb")
    folder = Path(on_path).resolve().parent if on_path else None
    return folder if folder and (folder / "postgres").exists() else None


@contextmanager
def postgresql(tools: Path) -> Iterator[str]:
    """The address of a fresh server; afterwards neither server nor folder are left."""
    user = _ordinary_user()
    folder = Path(tempfile.mkdtemp(prefix="bilim-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        initdb = [str(tools / "initdb"), "-D", str(folder / "db"), "-U", "bilim", "-A", "trust", "-N"]
        subprocess.run(
            [*initdb, "-E", "UTF8", "--locale=C.UTF-8"],
            check=True,
            user=user,
            cwd=folder,
            capture_output=True,
        )
        with _running(tools, folder, user):
            yield f"postgresql://bilim@/postgres?host={folder}"
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _running(tools: Path, folder: Path, user: str | None) -> Iterator[None]:
    settings = [part for setting in _QUICK for part in ("-c", setting)]
    line = [str(tools / "postgres"), "-D", str(folder / "db"), "-k", str(folder), *settings]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(line, user=user, cwd=folder, stdout=log, stderr=log)
    try:
        _wait(folder, server)
        yield
    finally:
        server.terminate()
        server.wait(timeout=30)
        log.close()


def _wait(folder: Path, server: subprocess.Popen[bytes]) -> None:
    for _attempt in range(100):
        try:
            psycopg.connect(host=str(folder), user="bilim", dbname="postgres").close()
        except psycopg.OperationalError:
            if server.poll() is not None:
                break
            time.sleep(0.2)
        else:
            return
    raise RuntimeError((folder / "log").read_text(errors="replace"))


def _ordinary_user() -> str | None:
    """PostgreSQL refuses to run as root: then another user runs it."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in known)


def _version(folder: Path) -> float:
    number = folder.parent.name
    return float(number) if number.replace(".", "", 1).isdigit() else 0.0
