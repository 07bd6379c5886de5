"""A system of its own: a folder, a database, the command line as a person calls it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[3]
SERVER = os.environ.get("BILIM_DATABASE_URL", "")
Run = Callable[..., "subprocess.CompletedProcess[str]"]
FILL = """
import django; django.setup()
from django.core.management import call_command
from bilim.base.actor import SYSTEM
from bilim.access.actions import create_account
from bilim.storage.actions import keep
call_command("migrate", verbosity=0)
create_account(username="ann", name="Анара", password="a long enough password", by=SYSTEM)
keep(b"kept content", name="a.txt", media_type="text/plain", by=SYSTEM)
"""


@dataclass(frozen=True)
class System:
    """Where a system lives, and its command line."""

    var: Path
    database: str = ""

    def __call__(
        self, *arguments: str, preexec_fn: Callable[[], None] | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        """Runs `bilim …`, or Python with `-c`; a refusal is returned, not raised."""
        return subprocess.run(
            self.line(*arguments),
            env={**self.environment(), **settings},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
            preexec_fn=preexec_fn,
        )

    def line(self, *arguments: str) -> list[str]:
        """What runs `bilim …`, or Python with `-c`."""
        start = [] if arguments[0] == "-c" else ["-m", "bilim.config.cli"]
        return [sys.executable, *start, *arguments]

    def environment(self) -> dict[str, str]:
        """The settings of this system, and nothing of another."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BILIM_")}
        kept |= {"BILIM_VAR": str(self.var), "BILIM_DATABASE_URL": self._address(), "BILIM_LANGUAGE": "en"}
        kept |= {"PYTHONPATH": str(ROOT / "src"), "DJANGO_SETTINGS_MODULE": "bilim.config.settings"}
        return kept

    def _address(self) -> str:
        if not self.database:
            return ""
        before, _question, query = SERVER.partition("?")
        return f"{before.rpartition('/')[0]}/{self.database}?{query}"


@contextmanager
def _database(template: str = "template0") -> Iterator[str]:
    """A database of its own on the server the tests run on; none where they run on SQLite."""
    if not SERVER:
        yield ""
        return
    name = f"bilim_{uuid4().hex[:12]}"
    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
        yield name
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Iterator[System]:
    """A system that holds an account, a file and a journal. Made once; tests work on copies of it."""
    with _database() as name:
        system = System(tmp_path_factory.mktemp("original"), name)
        done = system("-c", FILL)
        assert done.returncode == 0, done.stderr
        yield system


@pytest.fixture
def system(original: System, tmp_path: Path) -> Iterator[System]:
    """A copy of the original, to be damaged."""
    with _database(original.database or "template0") as name:
        yield System(Path(shutil.copytree(original.var, tmp_path / "var")), name)
