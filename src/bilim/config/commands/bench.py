"""`./bilim bench …`: the measurements of `benchmarks/`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[4]


def run(arguments: list[str]) -> int:
    return subprocess.call([sys.executable, str(ROOT / "benchmarks" / "run.py"), *arguments], cwd=ROOT)
