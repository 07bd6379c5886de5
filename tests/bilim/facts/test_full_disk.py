"""The server's disk is full while people work: a true sentence, nothing by half, on once there is room."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from factories.disks import small_disk
from factories.facts import csv_file

from .test_killed import YEARS, environment, prepared

PROGRAM = Path(__file__).with_name("full_disk_process.py")
_USED = (prepared,)


@pytest.fixture
def told(prepared: Path, tmp_path: Path) -> Any:
    """What each step was answered."""
    root = Path(__file__).resolve().parents[3]
    file = tmp_path / "figures.csv"
    file.write_bytes(csv_file(*(f"nookat,budget.spent,{year},7,,R" for year in YEARS)))
    with small_disk(tmp_path / "disk", 16384) as disk:
        shutil.copytree(prepared / "var", disk / "var")
        line = [sys.executable, str(PROGRAM), str(file), str(disk / "ballast")]
        settings = {**environment(disk, root), "BILIM_DATABASE_URL": ""}
        done = subprocess.run(line, env=settings, capture_output=True, text=True, timeout=200, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout.splitlines()[-1])


def test_on_a_full_disk_each_step_says_so_does_nothing_by_half_and_is_done_once_there_is_room(
    told: Any,
) -> None:
    for step in ("sign-in", "commit"):
        status, retry, page = told[step]
        assert (status, retry) == (507, "120"), step
        assert "could not write to its disk" in page
    # A file that was not kept is told where it was chosen.
    status, _retry, page = told["upload"]
    assert status in {422, 507}, page
    rows = told["sign-in, half"]["rows"]
    assert told["upload, half"] == {"rows": rows, "batches": ["committed"], "broken": 0, "drafts": 0}
    assert told["commit, half"] == {
        "rows": rows,
        "batches": ["committed", "planned"],
        "broken": 0,
        "drafts": 0,
    }
    assert [told[f"{step}, room made"] for step in ("sign-in", "upload", "commit")] == [302, 302, 302]
    assert told["end"] == {
        "rows": rows + len(YEARS),
        "batches": ["committed", "committed"],
        "broken": 0,
        "drafts": 0,
    }
