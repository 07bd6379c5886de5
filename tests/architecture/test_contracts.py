"""The contracts of `.importlinter` hold, and each of them fails when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

# A wrong import for each contract: where it is planted, what it says, whom it must make fail.
PLANTED = [
    (
        "bilim/registry/queries/units.py",
        "from bilim.facts import terms",
        "Modules only know what lies below them",
    ),
    ("bilim/cases/rules.py", "from bilim.facts import terms", "Modules only know what lies below them"),
    ("bilim/journal/rules.py", "from bilim.journal import queries", "Inside a module, rooms only know"),
    ("bilim/storage/problems.py", "import django", "Rules and problems never import Django"),
    ("bilim/facts/terms.py", "from bilim.registry import models", "Rooms that only their own module"),
    ("bilim_engine/values.py", "import numpy", "Floating-point arrays stay in the array path"),
    ("bilim_engine/periods.py", "import django.utils", "The engine is pure"),
    ("bilim_engine/units.py", "from bilim_engine import ratings", "The engine is layered"),
    ("bilim_columnar/codes.py", "import django.utils", "The columns are pure too"),
    ("bilim_engine/facts/table.py", "import bilim_columnar", "The engine knows nothing of the columns"),
    ("bilim_columnar/nodes.py", "from bilim_columnar import live", "The columns are layered"),
    ("bilim_verify/numbers.py", "import bilim_engine.values", "The verifier shares no code"),
    ("bilim/base/actor.py", "import bilim_verify", "Nobody borrows from the verifier"),
    ("bilim/portal/urls.py", "from bilim.facts import terms", "The public sees published numbers only"),
    ("bilim_engine/trace.py", "from bilim_engine import definitions", "No cycles between modules"),
]


def _lint(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from importlinter.cli import lint_imports_command as run; run()",
            "--no-cache",
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": f"{folder / 'src'}{os.pathsep}{folder}", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        check=False,
    )


def _copy(root: Path, folder: Path) -> None:
    """The sources, the contracts and the tools they need, apart from the checkout."""
    for name in ("src", "tools"):
        shutil.copytree(root / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(root / ".importlinter", folder)


def test_the_contracts_hold(root: Path) -> None:
    result = _lint(root)
    assert result.returncode == 0, result.stdout[-6000:]


@pytest.fixture(scope="module")
def broken(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the linter says about a copy in which every contract was broken once."""
    folder = tmp_path_factory.mktemp("planted")
    _copy(Path(__file__).resolve().parents[2], folder)
    for place, line, _contract in PLANTED:
        with (folder / "src" / place).open("a", encoding="utf-8") as stream:
            stream.write(f"\n{line}\n")
    result = _lint(folder)
    assert result.returncode == 1
    return result.stdout


@pytest.mark.parametrize(("place", "line", "contract"), PLANTED)
def test_a_wrong_import_is_found(broken: str, place: str, line: str, contract: str) -> None:
    told = [text for text in broken.splitlines() if text.startswith(contract)]
    assert told, f"no contract begins with {contract!r}"
    assert " BROKEN" in told[0], f"{line!r} in {place} went unnoticed"
