"""The launcher trusts only a finished installation, and `verify` needs none at all."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
import threading
import time
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from bilim_engine.arguments import terminal_language
from bilim_verify import asking


@pytest.fixture
def launcher(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The launcher, living in an empty folder with locks of its own."""
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    loader = SourceFileLoader("launcher", str(root / "bilim"))
    module = module_from_spec(spec_from_loader("launcher", loader))
    loader.exec_module(module)
    (tmp_path / "locks").mkdir()
    for name in ("run", "dev"):
        (tmp_path / "locks" / f"{name}.txt").write_text(f"one==1\n{name}==1\n", encoding="utf-8")
    venv = tmp_path / ".venv"
    monkeypatch.setattr(module, "ROOT", str(tmp_path))
    monkeypatch.setattr(module, "VENV", str(venv))
    monkeypatch.setattr(module, "STAMP", str(venv / "bilim.json"))
    monkeypatch.setattr(module, "PYTHON", str(venv / "bin" / "python"))
    return module


def _install(launcher: ModuleType, made: list[str], *, fails: bool = False):
    """An installation that takes no time: what it makes, and whether it gets to its end."""

    def way(output) -> bool:
        made.append("made")
        (Path(launcher.VENV) / "bin").mkdir(parents=True)
        (Path(launcher.VENV) / "pyvenv.cfg").touch()
        Path(launcher.PYTHON).touch()
        output.write("the last words of the installer\n")
        return not fails

    return lambda lock: iter([way])


def test_a_finished_installation_is_made_once(launcher, monkeypatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(launcher, "ways", _install(launcher, made))
    launcher.ensure("run")
    launcher.ensure("run")
    assert made == ["made"]
    assert json.loads(Path(launcher.STAMP).read_text())["lock"] == "run"


def test_the_larger_lock_serves_the_smaller_but_not_the_other_way(launcher, monkeypatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(launcher, "ways", _install(launcher, made))
    launcher.ensure("dev")
    launcher.ensure("run")
    assert made == ["made"]
    monkeypatch.setattr(launcher, "ROOT", launcher.ROOT)
    Path(launcher.STAMP).write_text(json.dumps({"lock": "run", "sha256": launcher.digest("run")}))
    assert not launcher.stands("dev")


def test_an_interrupted_or_outdated_installation_is_redone(launcher, monkeypatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(launcher, "ways", _install(launcher, made))
    launcher.ensure("run")
    Path(launcher.STAMP).unlink()
    launcher.ensure("run")
    (Path(launcher.ROOT) / "locks" / "run.txt").write_text("one==2\n")
    launcher.ensure("run")
    Path(launcher.STAMP).write_text('{"lock": "ru')
    launcher.ensure("run")
    assert len(made) == 4


def test_a_failed_installation_leaves_no_stamp_and_shows_the_last_words(launcher, monkeypatch) -> None:
    monkeypatch.setattr(launcher, "ways", _install(launcher, [], fails=True))
    with pytest.raises(launcher.Stop, match="last words of the installer"):
        launcher.ensure("run")
    assert not launcher.stands("run")


def test_a_folder_that_is_no_environment_is_left_alone(launcher) -> None:
    mine = Path(launcher.VENV) / "mine.txt"
    mine.parent.mkdir()
    mine.write_text("precious")
    with pytest.raises(launcher.Stop):
        launcher.ensure("run")
    assert mine.read_text() == "precious"


def test_it_says_everything_in_three_languages(launcher, monkeypatch) -> None:
    assert all(set(texts) == {"ky", "ru", "en"} for texts in launcher.SAYINGS.values())
    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    assert launcher.say("installing") == "Чөйрө орнотулууда"
    monkeypatch.setenv("BILIM_LANGUAGE", "de")
    assert launcher.say("installing") == "Installing the environment"


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({"BILIM_LANGUAGE": "ky", "LANG": "ru_RU"}, "ky"),
        ({"BILIM_LANGUAGE": "KY"}, "ky"),
        ({"BILIM_LANGUAGE": "de", "LANG": "ru_RU"}, "en"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LC_ALL": "ky_KG", "LC_MESSAGES": "ru_RU"}, "ky"),
        ({"LC_MESSAGES": "ky_KG.UTF-8", "LANG": "ru_RU"}, "ky"),
        ({"LC_ALL": "C", "LANG": "ru_RU.UTF-8"}, "en"),
        ({"LANG": "de_DE"}, "en"),
        ({}, "en"),
    ],
)
def test_launcher_system_and_verifier_speak_the_language_of_the_terminal(
    launcher, monkeypatch, environment: dict[str, str], language: str
) -> None:
    for name in ("BILIM_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert launcher.say("failed") == launcher.SAYINGS["failed"][language]
    assert (terminal_language(), asking.read([])[0].language) == (language, language)


def test_an_old_python_can_read_it(root: Path) -> None:
    source = (root / "bilim").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 8))
    imported = {
        alias.name
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    assert imported <= set(sys.stdlib_module_names)


def test_verify_needs_neither_environment_nor_network(root: Path, tmp_path: Path) -> None:
    (tmp_path / "no.zip").write_bytes(b"no bundle")
    told = subprocess.run(
        [sys.executable, "-I", "-S", str(root / "bilim"), "verify", str(tmp_path / "no.zip")],
        env={"PATH": "/nonexistent"},
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert told.returncode in {1, 2}, told.stderr
    assert "Traceback" not in told.stderr
    assert sorted(file.name for file in tmp_path.iterdir()) == ["no.zip"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock")
def test_a_second_installation_says_that_it_waits(launcher, monkeypatch, capsys) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    with launcher.alone():
        second = threading.Thread(target=_enter, args=(launcher,))
        second.start()
        deadline = time.monotonic() + 10
        told = ""
        while not told and time.monotonic() < deadline:
            time.sleep(0.05)
            told = capsys.readouterr().err
        assert told.strip() == launcher.SAYINGS["waiting"]["en"]
        assert second.is_alive()
    second.join(timeout=10)
    assert not second.is_alive()


def _enter(launcher: ModuleType) -> None:
    with launcher.alone():
        return


@pytest.mark.parametrize(
    ("line", "lock"),
    [
        (["test"], "dev"),
        (["bench", "rating"], "dev"),
        (["bench", "zzz"], "run"),
        (["bench", "measuring"], "run"),
        (["bench", "../src/bilim/__init__"], "run"),
        (["bench"], "run"),
        (["serve"], "run"),
        ([], "run"),
    ],
)
def test_the_tools_of_development_are_not_installed_to_refuse_a_name(
    launcher, root: Path, monkeypatch, line: list[str], lock: str
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(launcher, "ROOT", str(root))
    monkeypatch.setattr(launcher, "ensure", asked.append)
    monkeypatch.setattr(launcher, "hand_over", lambda arguments: 0)
    assert launcher.main(line) == 0
    assert asked == [lock]
