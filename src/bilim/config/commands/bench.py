"""`./bilim bench NAME …`: the measurements of `benchmarks/`."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from bilim.config.explained import explained
from bilim.config.speech import reader

ROOT = Path(__file__).resolve().parents[4]
MEASUREMENTS = ("rating", "uncertainty", "import_facts", "pages", "columnar")


def run(arguments: list[str]) -> int:
    """The measurement has printed its figures; what follows its name is its own."""
    parser = reader("bench")
    parser.add_argument("name", choices=MEASUREMENTS, help=explained("measurement"))
    parser.add_argument("options", nargs=argparse.REMAINDER, help=explained("options"))
    asked = parser.parse_args(arguments)
    script = ROOT / "benchmarks" / f"{asked.name}.py"
    return subprocess.call([sys.executable, str(script), *asked.options], cwd=ROOT)
