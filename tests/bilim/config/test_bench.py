"""Every measurement can be asked for by its name."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.config.commands import bench


def test_every_script_of_the_folder_is_offered_and_no_other(root: Path) -> None:
    files = (root / "benchmarks").glob("*.py")
    scripts = {file.stem for file in files if '__name__ == "__main__"' in file.read_text(encoding="utf-8")}
    assert set(bench.MEASUREMENTS) == scripts
    told = (root / "benchmarks" / "README.md").read_text(encoding="utf-8")
    assert all(f"| `{name}.py` |" in told for name in scripts)


@pytest.mark.parametrize("name", bench.MEASUREMENTS)
def test_a_measurement_is_started_with_its_own_options(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    assert bench.run([name, "--help"]) == 0
    assert f"{name}.py" in capfd.readouterr().out


def test_a_measurement_that_is_not_there_is_refused_with_those_that_are(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        bench.run(["run"])
    told = capfd.readouterr().err
    assert all(name in told for name in bench.MEASUREMENTS)
