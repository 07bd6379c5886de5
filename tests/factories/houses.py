"""A house in a folder of its own: a database in a file with register, definitions, figures and a run, worked
on by processes of their own (tests/bilim/publication/publishing_process.py)."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = ROOT / "tests" / "bilim" / "publication" / "publishing_process.py"


def program(*arguments: str) -> list[str]:
    """The line that starts a process of the house."""
    return [sys.executable, str(PROGRAM), *arguments]


def environment(folder: Path) -> dict[str, str]:
    """What such a process is told: this house and nothing of the surroundings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BILIM_")}
    return {
        **kept,
        "BILIM_VAR": str(folder),
        "BILIM_DEMONSTRATION": "1",
        "DJANGO_SETTINGS_MODULE": "bilim.config.settings",
        "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT / 'tests'}",
    }


def prepare(folder: Path) -> Path:
    """The house stands in the folder, with a run to publish."""
    ready = program("prepare", str(ROOT), str(folder / "definitions"))
    subprocess.run(ready, env=environment(folder), check=True, timeout=300)
    return folder
