"""`./bilim test`: style, layers, types, migrations; all tests on SQLite, the database's on PostgreSQL too."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from bilim.config.catalogues import compile_catalogues
from bilim.config.speech import say
from bilim.config.throwaway import find_tools, postgresql

ROOT = Path(__file__).resolve().parents[4]
PYTHON = sys.executable
SOURCES = ["bilim", "src", "tests", "tools", "demonstration", "benchmarks"]
PACKAGES = ["-p", "bilim_engine", "-p", "bilim_verify", "-p", "bilim_columnar"]
CHECKS = {
    "ruff": [PYTHON, "-m", "ruff", "check", "--output-format=concise", *SOURCES],
    "import-linter": [
        PYTHON,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command as run; run()",
    ],
    "mypy --strict": [PYTHON, "-m", "mypy", "--strict", *PACKAGES],
    "mypy": [PYTHON, "-m", "mypy", "-p", "bilim"],
    "migrations": [PYTHON, "-m", "bilim.config.cli", "manage", "makemigrations", "--check", "--dry-run"],
}
# A worker a core; the tests of one file stay together, as they share what is dear to make.
SIDE_BY_SIDE = ["-n", str(os.cpu_count() or 1), "--dist", "loadfile"]
NO_POSTGRESQL = {
    "ky": "ӨТКӨРҮЛБӨДҮ: initdb табылган жок; базаны колдонгон тесттер PostgreSQL менен өткөрүлгөн жок.",
    "ru": "ПРОПУЩЕНО: initdb не найден; тесты с базой данных на PostgreSQL не выполнялись.",
    "en": "SKIPPED: no initdb was found; the tests that use the database were not run on PostgreSQL.",
}


@dataclass
class Tally:
    """What was run, and what came of it."""

    passed: int = 0
    skipped: int = 0
    failed: int = 0
    begun: float = field(default_factory=time.monotonic)

    def add(self, report: Path) -> None:
        """The counts of a pytest report are part of the tally."""
        for suite in ElementTree.parse(report).iter("testsuite"):
            bad = int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped = int(suite.get("skipped", 0))
            self.failed += bad
            self.skipped += skipped
            self.passed += int(suite.get("tests", 0)) - bad - skipped

    def line(self) -> str:
        """The last line of a run, in the form pytest gives it."""
        counts = [(self.failed, "failed"), (self.passed, "passed"), (self.skipped, "skipped")]
        told = ", ".join(f"{count} {what}" for count, what in counts if count)
        return f"===== {told or 'nothing run'} in {time.monotonic() - self.begun:.1f}s ====="


def run(arguments: list[str]) -> int:
    """Arguments go to pytest and leave the other checks out: `./bilim test tests/engine -x`."""
    # A polite end goes through every `finally`: no server and no folder of it stays behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    compile_catalogues()
    tally = Tally()
    if arguments:
        _pytest(arguments, tally, os.environ)
    else:
        _everything(tally)
    print(tally.line())
    return 1 if tally.failed else 0


def _everything(tally: Tally) -> None:
    for name, line in CHECKS.items():
        _check(name, line, tally)
    _pytest(SIDE_BY_SIDE, tally, os.environ)
    tools = find_tools()
    if tools is None:
        say(NO_POSTGRESQL)
        tally.skipped += 1
        return
    with postgresql(tools) as address:
        print(f"\n--- PostgreSQL ({tools})", flush=True)
        _pytest([*SIDE_BY_SIDE, "--only-database"], tally, {**os.environ, "BILIM_DATABASE_URL": address})


def _check(name: str, line: list[str], tally: Tally) -> None:
    print(f"\n--- {name}", flush=True)
    if subprocess.call(line, cwd=ROOT, env=_environment(os.environ)) == 0:
        tally.passed += 1
    else:
        tally.failed += 1
        print(f"FAILED: {name}", flush=True)


def _pytest(arguments: list[str], tally: Tally, environment: object) -> None:
    with tempfile.TemporaryDirectory(prefix="bilim-test-") as folder:
        report = Path(folder) / "report.xml"
        line = [PYTHON, "-m", "pytest", "-q", "-rs", "--durations=5", f"--junitxml={report}", *arguments]
        code = subprocess.call(line, cwd=ROOT, env=_environment(environment, VAR=str(Path(folder) / "var")))
        if report.exists():
            tally.add(report)
        # No report, or a code that the counts do not explain: collection broke, or it was interrupted.
        if code not in (0, 1) or (code == 1 and not tally.failed):
            tally.failed += 1


def _environment(environment: object, **settings: str) -> dict[str, str]:
    ours = {f"BILIM_{name}": value for name, value in settings.items()}
    return {**dict(environment), "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", **ours}  # type: ignore[call-overload]
