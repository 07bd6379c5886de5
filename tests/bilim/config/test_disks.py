"""A full disk and one that cannot be written: a sentence, no trace, and what was there stays."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from bilim.config.demonstration import folder_in
from factories.disks import locked, obey_permissions, small_disk

ON_SQLITE = pytest.mark.skipif("BILIM_DATABASE_URL" in os.environ, reason="the database lies elsewhere there")
COMMANDS = [
    ("setup",),
    ("serve",),
    ("account", "list"),
    ("journal", "verify"),
    ("import", "FILE"),
    ("backup", "TARGET"),
    ("restore", "BACKUP", "--replace"),
    ("demo", "--no-serve"),
]


def _says(told: Any, *codes: str) -> None:
    assert told.returncode == 1, told.stdout + told.stderr
    assert "Traceback" not in told.stderr
    assert any(code in told.stderr for code in codes), told.stderr


def _everything(folder: Path) -> dict[str, bytes]:
    return {str(file): file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file()}


def test_a_backup_on_a_full_disk_leaves_nothing(system: Any, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 200) as disk:
        told = system("backup", str(disk / "one.tar"))
        # PostgreSQL's own tool tells it in its own words.
        _says(told, "config.P016", "config.P009")
        assert "the disk is full" in told.stderr or "disk is full" in told.stderr
        assert list(disk.iterdir()) == []


def test_a_backup_into_a_folder_that_cannot_be_written_is_a_sentence(system: Any, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    with locked(tmp_path / "closed") as folder:
        told = system("backup", str(folder / "one.tar"), preexec_fn=obey_permissions)
        _says(told, "config.P016")
        assert str(folder) in told.stderr
        assert list(folder.iterdir()) == []


@ON_SQLITE
@pytest.mark.parametrize("share", [0.3, 1.3], ids=["unpacking", "setting aside"])
def test_a_restore_on_a_full_disk_blames_the_disk_and_keeps_what_was_there(
    system: Any, tmp_path: Path, share: float
) -> None:
    """With room for that share of the backup it ends while unpacking, or while setting aside."""
    backup = tmp_path / "one.tar"
    assert system("backup", str(backup)).returncode == 0
    room = int(share * backup.stat().st_size / 1024)
    used = sum(file.stat().st_size for file in system.var.rglob("*") if file.is_file()) // 1024
    with small_disk(tmp_path / "disk", used + 200 + room) as disk:
        shutil.copytree(system.var, disk / "var")
        (disk / "ballast").write_bytes(b"0" * max(0, shutil.disk_usage(disk).free - room * 1024))
        small = type(system)(disk / "var")
        before = _everything(disk / "var")
        told = small("restore", str(backup), "--replace")
        _says(told, "config.P016", "storage.P003")
        assert "config.P005" not in told.stderr, "the backup was blamed"
        after = {
            name: content for name, content in _everything(disk / "var").items() if "before-" not in name
        }
        after.pop(str(disk / "var" / "in_use"), None)
        before.pop(str(disk / "var" / "in_use"), None)
        assert after == before
        assert not list((disk / "var").glob(".bilim-*"))


@ON_SQLITE
def test_recording_on_a_full_disk_is_a_sentence(system: Any, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk", 4096) as disk:
        shutil.copytree(system.var, disk / "var")
        small = type(system)(disk / "var")
        (disk / "ballast").write_bytes(b"0" * max(0, shutil.disk_usage(disk).free))
        _says(small("account", "grant", "ann", "analyst", "--from", "2026-01-01"), "config.P016")
        (disk / "ballast").unlink()
        assert "is whole: 1 entries" in small("journal", "verify").stdout


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_where_the_folder_can_only_be_read_each_command_says_so(
    system: Any, tmp_path: Path, command: tuple[str, ...]
) -> None:
    backup = tmp_path / "one.tar"
    assert system("backup", str(backup)).returncode == 0
    (tmp_path / "facts.csv").write_text("unit,item,period,breakdown,value\n")
    places = {"FILE": str(tmp_path / "facts.csv"), "TARGET": str(tmp_path / "two.tar"), "BACKUP": str(backup)}
    before = _everything(system.var)
    with locked(system.var):
        # A demonstration is refused beside a database that is named, wherever it could be written.
        own = {"BILIM_DATABASE_URL": ""} if command[0] == "demo" else {}
        told = system(*(places.get(part, part) for part in command), preexec_fn=obey_permissions, **own)
        _says(told, "config.P016")
        assert str(system.var) in told.stderr
    assert _everything(system.var) == before
    assert not folder_in(system.var).exists()


def test_a_new_system_in_a_place_that_cannot_be_written_is_a_sentence(system: Any, tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir()
    with locked(tmp_path / "closed") as folder:
        for new in (type(system)(folder), type(system)(folder / "deeper")):
            told = new("setup", preexec_fn=obey_permissions)
            _says(told, "config.P014", "config.P016")
            assert "there is no permission" in told.stderr
