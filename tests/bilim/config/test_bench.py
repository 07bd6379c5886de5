"""Every measurement can be asked for by its name."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from bilim.config import problems
from bilim.config.commands import bench
from bilim_engine.problems import Problem, Refused


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


@pytest.mark.parametrize("name", bench.MEASUREMENTS)
def test_a_measurement_says_what_it_is_in_the_readers_language(
    name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    bench.run([name, "--help"])
    told = capfd.readouterr().out
    assert set(told) & set("өүң")
    assert not {"usage:", "options:", "positional arguments:"} & set(told.split("\n"))


@pytest.fixture
def measured(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The folder whose editions would be measured, and what would be started."""
    done: list[object] = []
    monkeypatch.setattr(bench, "live_in", done.append)
    monkeypatch.setattr(bench.subprocess, "call", lambda line, cwd: done.append(Path(line[1]).name) or 0)
    return done


@pytest.fixture
def empty(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """No system is set up."""
    monkeypatch.setenv("BILIM_VAR", str(tmp_path))
    monkeypatch.setattr("bilim.config.cli.find_database_fault", lambda: Problem(problems.NOT_SET_UP))
    return tmp_path


@pytest.mark.parametrize("name", bench.OF_EDITIONS)
def test_where_no_system_is_set_up_the_demonstration_is_measured(
    name: str, empty: Path, measured: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bench.demonstration, "is_whole", lambda folder: folder == empty / "demonstration")
    assert bench.run([name]) == 0
    assert measured == [empty / "demonstration", f"{name}.py"]


@pytest.mark.parametrize("name", bench.OF_EDITIONS)
def test_where_there_is_no_edition_a_sentence_says_what_to_do(
    name: str, empty: Path, measured: list[object]
) -> None:
    with pytest.raises(Refused) as refused:
        bench.run([name, "--rounds", "3"])
    assert "./bilim demo" in refused.value.problems[0].hint("ky")
    assert measured == []


@pytest.mark.parametrize("name", bench.OF_EDITIONS)
def test_a_system_without_an_edition_is_told_of_in_a_sentence(
    name: str, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIM_VAR", str(tmp_path))
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    monkeypatch.setattr(bench, "live_where_editions_are", lambda: None)
    line = [sys.executable, "-m", "bilim.config.cli", "setup"]
    assert subprocess.run(line, capture_output=True, check=False).returncode == 0
    assert bench.run([name]) == 2
    told = capfd.readouterr()
    assert told.out == "No edition has been published: there is nothing to measure.\n"
    assert told.err == ""


def test_a_system_that_is_set_up_is_measured_itself(
    measured: list[object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bilim.config.cli.find_database_fault", lambda: None)
    assert bench.run(["pages"]) == 0
    assert measured == ["pages.py"]


def test_a_measurement_that_is_not_there_is_refused_with_those_that_are(
    capfd: pytest.CaptureFixture[str],
) -> None:
    with pytest.raises(SystemExit, match="2"):
        bench.run(["run"])
    told = capfd.readouterr().err
    assert all(name in told for name in bench.MEASUREMENTS)


@pytest.mark.parametrize(("option", "few", "least"), [("items", 27, 28), ("units", 0, 124), ("pupils", 0, 1)])
def test_too_little_to_measure_is_refused_in_words(
    option: str, few: int, least: int, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    assert bench.run(["columnar", f"--{option}", str(few)]) == 2
    told = capfd.readouterr().err
    assert "Traceback" not in told
    assert f"--{option}" in told
    assert f"{least} or more" in told
