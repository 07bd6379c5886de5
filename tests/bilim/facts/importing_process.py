"""An import in a process of its own, which stops and waits to be killed at a statement of the database.

Run as a program: `importing_process.py prepare ROOT` or `importing_process.py import FILE STOP COUNT`.
"""

from __future__ import annotations

import sys
from pathlib import Path

import django

from factories.stopping import run_until


def prepare(root: Path) -> None:
    """The database stands, with the register and three items."""
    from django.core.management import call_command  # noqa: PLC0415 - after the set-up

    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.registry import actions as registry  # noqa: PLC0415
    from bilim.rulebook import actions as rulebook  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    registry.load_register(root / "definitions" / "register", SYSTEM)
    rulebook.adopt(root / "var" / "definitions", SYSTEM)


def bring_in(file: Path, stop_at: str, count: int) -> None:
    """The file is imported; at the `count`-th statement that begins with `stop_at` the process waits."""
    from bilim.base.actor import SYSTEM  # noqa: PLC0415
    from bilim.facts import actions  # noqa: PLC0415

    run_until(lambda: actions.import_file(file.read_bytes(), file.name, SYSTEM), stop_at, count)


if __name__ == "__main__":
    django.setup()
    if sys.argv[1] == "prepare":
        prepare(Path(sys.argv[2]))
    else:
        bring_in(Path(sys.argv[2]), sys.argv[3], int(sys.argv[4]))
