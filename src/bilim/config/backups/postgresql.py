"""Dumping a PostgreSQL database and restoring it, each in one transaction, by PostgreSQL's own tools."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bilim.config import problems
from bilim.config.backups.manifests import TABLES
from bilim.config.throwaway import find_tools
from bilim_engine import reasons
from bilim_engine.problems import Problem, Refused

MEMBER = "database.dump"
_VARIABLES = {
    "PGHOST": "HOST",
    "PGPORT": "PORT",
    "PGUSER": "USER",
    "PGPASSWORD": "PASSWORD",
    "PGDATABASE": "NAME",
}


def dump(database: Mapping[str, Any], target: Path) -> None:
    """The target holds the database as it was at one moment."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)


def restore(database: Mapping[str, Any], source: Path) -> None:
    """The database is what the dump says, or, when anything fails, what it was."""
    options = ["--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges"]
    _run("pg_restore", [*options, f"--dbname={database['NAME']}", str(source)], database)


def require_ours(source: Path, backup: Path, number: int, sha256: str) -> None:
    """Refuses a dump that cannot be read to its end, is not ours, or whose journal lacks that entry."""
    listed = _run("pg_restore", ["--list", str(source)], {})
    lacking = [name for name in TABLES if not re.search(rf" TABLE DATA \S+ {name} ", listed)]
    if lacking:
        raise Refused([problems.not_ours(backup, name) for name in lacking])
    _run("pg_restore", [f"--file={os.devnull}", str(source)], {})
    # What the journal holds, as the lines that would be copied into it.
    lines = source.with_name("journal.sql")
    _run("pg_restore", ["--data-only", "--table=journal_entry", f"--file={lines}", str(source)], {})
    with lines.open(encoding="utf-8", errors="replace") as stream:
        starts = (line.rstrip("\n").split("\t") for line in stream if line.startswith(f"{number}\t"))
        found = any(sha256 in cells for cells in starts)
    if number and not found:
        raise Refused([problems.other_journal(backup, number, sha256)])


def _run(tool: str, arguments: list[str], database: Mapping[str, Any]) -> str:
    """What the tool said; `database` is empty where it needs none."""
    stated = {variable: database.get(setting) for variable, setting in _VARIABLES.items()}
    environment = {**os.environ, **{name: str(value) for name, value in stated.items() if value}}
    line = [_find(tool), *arguments]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or [str(done.returncode)]
        why = reasons.of_program(last[0])
        raise Refused([Problem(problems.TOOL_FAILED, params={"tool": tool, "why": why})])
    return done.stdout


def _find(tool: str) -> str:
    folder = find_tools()
    found = shutil.which(tool) or (str(folder / tool) if folder and (folder / tool).exists() else "")
    if not found:
        raise Refused([Problem(problems.TOOL_FAILED, params={"tool": tool, "why": "not found"})])
    return found
