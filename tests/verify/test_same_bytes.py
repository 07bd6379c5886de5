"""The same input gives the same bytes, whatever process and hash seed."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

from verify import editions as made
from verify.test_agreement import content

ROOT = Path(__file__).parents[2]
PROGRAM = """
import hashlib
from verify import editions as made
from verify.test_agreement import content
print(hashlib.sha256(made.bundle_of(content())).hexdigest())
"""


def digest(seed: str) -> str:
    paths = os.pathsep.join(str(ROOT / name) for name in ("src", "tests"))
    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths},
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return ran.stdout.strip()


def test_processes_agree() -> None:
    own = hashlib.sha256(made.bundle_of(content())).hexdigest()
    assert {digest("1"), digest("2"), digest("4242")} == {own}
