"""The launcher trusts only a finished installation, and `verify` needs none at all."""

from __future__ import annotations

import ast
import json
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest

from bilim_engine.arguments import terminal_language
from bilim_verify import asking

flock = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no flock")


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


def test_an_environment_elsewhere_is_used_where_it_stands_and_never_changed(
    launcher, monkeypatch, tmp_path: Path
) -> None:
    made: list[str] = []
    monkeypatch.setattr(launcher, "ways", _install(launcher, made))
    launcher.ensure("run")
    elsewhere = tmp_path / "elsewhere"
    Path(launcher.VENV).rename(elsewhere)
    Path(launcher.VENV).symlink_to(elsewhere)
    launcher.ensure("run")
    (elsewhere / "bilim.json").unlink()
    for lock in ("run", "dev"):
        with pytest.raises(launcher.Stop):
            launcher.ensure(lock)
    assert made == ["made"]
    assert sorted(path.name for path in elsewhere.iterdir()) == ["bin", "pyvenv.cfg"]


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


@flock
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


RUN, DEV = "one==1\n", "one==1\ntwo==2\n"


@pytest.fixture
def small(launcher, monkeypatch) -> ModuleType:
    """The launcher where the smaller of two locks stands that agree with each other."""
    for name, pins in (("run", RUN), ("dev", DEV)):
        (Path(launcher.ROOT) / "locks" / f"{name}.txt").write_text(pins, encoding="utf-8")
    monkeypatch.setattr(launcher, "ways", _install(launcher, []))
    launcher.ensure("run")
    return launcher


def _extend_by(launcher: ModuleType, monkeypatch: pytest.MonkeyPatch, way) -> None:
    monkeypatch.setattr(launcher, "ways_to_extend", lambda lock: iter([way]), raising=False)


def test_the_larger_lock_is_added_to_the_smaller_under_whoever_uses_it(small, monkeypatch) -> None:
    served = Path(small.VENV) / "a page of a running server"
    served.touch()
    seen: list[bool] = []
    _extend_by(small, monkeypatch, lambda output: seen.append(small.stands("run")) or True)
    with _serving(small):
        small.ensure("dev")
    assert seen == [True]
    assert served.exists()
    assert (small.stands("dev"), small.stands("run")) == (True, True)


@pytest.mark.parametrize("end", [KeyboardInterrupt, False])
def test_what_stood_before_outlives_an_addition_that_came_to_no_end(small, monkeypatch, end) -> None:
    def way(output) -> bool:
        if end:
            raise end
        output.write("no connection\n")
        return False

    _extend_by(small, monkeypatch, way)
    with pytest.raises(end or small.Stop):
        small.ensure("dev")
    assert (small.stands("dev"), small.stands("run")) == (False, True)
    _extend_by(small, monkeypatch, lambda output: True)
    small.ensure("dev")
    assert small.stands("dev")


def test_a_package_that_was_half_installed_is_not_taken_for_a_whole_one(small, monkeypatch) -> None:
    packages = Path(small.VENV) / "lib" / "python3.11" / "site-packages"
    whole, half = packages / "one-1.dist-info", packages / "two-2.dist-info"
    for folder in (whole, half):
        folder.mkdir(parents=True)
        (folder / "METADATA").touch()
    (whole / "INSTALLER").touch()
    seen: list[list[Path]] = []
    _extend_by(small, monkeypatch, lambda output: seen.append(sorted(packages.iterdir())) or True)
    small.ensure("dev")
    assert seen == [[whole]]


@pytest.mark.parametrize("lacking", ["the same pins", "an installer"])
def test_it_is_made_anew_where_nothing_can_be_added(small, monkeypatch, lacking: str) -> None:
    if lacking == "the same pins":
        (Path(small.ROOT) / "locks" / "dev.txt").write_text("one==3\ntwo==2\n", encoding="utf-8")
    before = Path(small.VENV) / "of before"
    before.touch()
    monkeypatch.setattr(small, "ways_to_extend", lambda lock: iter([]), raising=False)
    small.ensure("dev")
    assert small.stands("dev")
    assert not before.exists()


def test_the_larger_lock_has_every_pin_of_the_smaller(launcher, root: Path, monkeypatch) -> None:
    monkeypatch.setattr(launcher, "ROOT", str(root))
    assert launcher.agrees("dev", "run")
    assert not launcher.agrees("run", "dev")


@contextmanager
def _serving(launcher: ModuleType, arguments: Sequence[str] = ("serve",)) -> Iterator[subprocess.Popen[str]]:
    """Another process that was handed over to the environment, and lives."""
    home = Path(launcher.ROOT)
    shutil.copy(Path(__file__).parents[3] / "bilim", home / "bilim")
    Path(launcher.PYTHON).write_text("#!/bin/sh\necho under way\nexec sleep 60\n", encoding="ascii")
    Path(launcher.PYTHON).chmod(0o755)
    line = [sys.executable, "-B", str(home / "bilim"), *arguments]
    other = subprocess.Popen(line, stdout=subprocess.PIPE, text=True)
    try:
        assert other.stdout is not None
        assert other.stdout.readline() == "under way\n"
        yield other
    finally:
        other.kill()
        other.communicate()


@flock
def test_an_environment_in_use_is_not_made_anew_and_its_user_is_named(small, monkeypatch) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    with _serving(small) as server:
        (Path(small.ROOT) / "locks" / "run.txt").write_text("one==2\n", encoding="utf-8")
        with pytest.raises(small.Stop) as refused:
            small.ensure("run")
        assert str(refused.value) == f"{small.SAYINGS['in_use']['ky']}\n\n    ./bilim serve ({server.pid})\n"
        assert json.loads(Path(small.STAMP).read_text())["lock"] == "run"
    small.ensure("run")
    assert small.stands("run")


@flock
def test_who_was_killed_is_not_named_and_the_file_does_not_grow(small) -> None:
    for _ in range(3):
        with _serving(small):
            pass
    with _serving(small, ["no such\ncommand"]) as server:
        signed = Path(small.ROOT) / "var" / "environment.lock"
        assert signed.read_text(encoding="utf-8") == f"? {server.pid}\n"


@flock
def test_two_first_commands_do_not_refuse_each_other(launcher) -> None:
    home = Path(launcher.ROOT)
    shutil.copy(Path(__file__).parents[3] / "bilim", home / "bilim")
    with launcher.alone():
        line = [sys.executable, "-B", str(home / "bilim"), "setup"]
        second = subprocess.Popen(line, stderr=subprocess.PIPE, text=True, env={"BILIM_LANGUAGE": "en"})
        assert second.stderr is not None
        assert second.stderr.readline().strip() == launcher.SAYINGS["waiting"]["en"]
        assert launcher.use(alone=True)
        (Path(launcher.VENV) / "bin").mkdir(parents=True)
        Path(launcher.PYTHON).write_text("#!/bin/sh\nexit 7\n", encoding="ascii")
        Path(launcher.PYTHON).chmod(0o755)
        launcher.stamp("run")
        launcher.use()
    with second:
        assert second.wait(timeout=10) == 7


def test_a_command_runs_where_no_lock_can_be_taken(small) -> None:
    shutil.rmtree(Path(small.ROOT) / "var")
    (Path(small.ROOT) / "var").write_text("no folder")
    small.leave()
    small.ensure("run")
    assert small.stands("run")


def test_what_a_kill_leaves_of_a_removal_is_neither_trusted_nor_strange(small, monkeypatch) -> None:
    def killed(path: str, **options: bool) -> None:
        remove(path)
        (Path(small.VENV) / "lib").mkdir(parents=True, exist_ok=True)
        raise KeyboardInterrupt

    remove = shutil.rmtree
    pins = Path(small.ROOT) / "locks" / "run.txt"
    pins.write_text("one==2\n", encoding="utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(shutil, "rmtree", killed)
        with pytest.raises(KeyboardInterrupt):
            small.ensure("run")
    pins.write_text(RUN, encoding="utf-8")
    assert not small.stands("run")
    small.ensure("run")
    assert small.stands("run")
