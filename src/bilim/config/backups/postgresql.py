"""Dumping a PostgreSQL database and restoring it, each in one transaction, by PostgreSQL's own tools."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bilim.config import problems
from bilim.config.throwaway import find_tools
from bilim_engine.problems import Problem, Refused

MEMBER = "database.dump"


def dump(database: Mapping[str, Any], target: Path) -> None:
    """The target holds the database as it was at one moment."""
    _run("pg_dump", ["--format=custom", "--no-owner", "--no-privileges", f"--file={target}"], database)


def restore(database: Mapping[str, Any], source: Path) -> None:
    """The database is what the dump says, or, when anything fails, what it was."""
    options = ["--clean", "--if-exists", "--single-transaction", "--no-owner", "--no-privileges"]
    _run("pg_restore", [*options, f"--dbname={database['NAME']}", str(source)], database)


def _run(tool: str, arguments: list[str], database: Mapping[str, Any]) -> None:
    connection = {
        "PGHOST": database["HOST"],
        "PGPORT": database["PORT"],
        "PGUSER": database["USER"],
        "PGPASSWORD": database["PASSWORD"],
        "PGDATABASE": database["NAME"],
    }
    environment = {**os.environ, **{name: str(value) for name, value in connection.items() if value}}
    line = [_find(tool), *arguments]
    done = subprocess.run(line, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        why = done.stderr.strip().splitlines()[-1:] or [str(done.returncode)]
        raise Refused([Problem(problems.TOOL_FAILED, params={"tool": tool, "why": why[0]})])


def _find(tool: str) -> str:
    folder = find_tools()
    found = shutil.which(tool) or (str(folder / tool) if folder and (folder / tool).exists() else "")
    if not found:
        raise Refused([Problem(problems.TOOL_FAILED, params={"tool": tool, "why": "not found"})])
    return found
