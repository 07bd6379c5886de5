"""A backup or a restore that is killed without warning, at each thing it does to the disk in turn."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.skipif(
    "BILIM_DATABASE_URL" in os.environ, reason="PostgreSQL restores in one transaction of its own"
)
PROGRAM = (Path(__file__).parent / "killed_restores.py").read_text(encoding="utf-8")
CHANGE = """
import django; django.setup()
from bilim.base.actor import SYSTEM
from bilim.access.actions import create_account
from bilim.storage.actions import keep
create_account(username="late", name="Late", password="a long enough password", by=SYSTEM)
keep(b"late content", name="b.txt", media_type="text/plain", by=SYSTEM)
"""


def _counts(system: Any, tmp_path: Path, what: str) -> dict[str, int]:
    backup = tmp_path / "one.tar"
    assert system("backup", str(backup)).returncode == 0
    assert system("-c", CHANGE).returncode == 0
    for file in (system.var / "storage").glob("*/*"):
        if file.read_bytes() == b"kept content":
            file.unlink()
    told = system("-c", PROGRAM, what, str(tmp_path / "kept"), str(backup))
    assert told.returncode == 0, told.stderr
    found: dict[str, int] = json.loads(told.stdout)
    return found


def test_a_restore_killed_anywhere_leaves_the_old_system_or_the_new(system: Any, tmp_path: Path) -> None:
    counts = _counts(system, tmp_path, "restore")
    assert counts["neither"] == counts["unfinished asides"] == counts["left over"] == 0, counts
    assert counts["old"] > 8, counts
    assert counts["new"] > 1, counts


def test_a_backup_killed_anywhere_is_whole_or_not_there(system: Any, tmp_path: Path) -> None:
    counts = _counts(system, tmp_path, "backup")
    assert counts["half"] == counts["left over"] == 0, counts
    assert counts["none"] > 3, counts
    assert counts["whole"] > 1, counts
