"""Several who write at the same time make one chain."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from django.db import connection

from bilim.base.actor import Actor
from bilim.journal.actions import record
from bilim.journal.queries import count_entries, list_entries, verify_chain

WRITERS, EACH = 4, 15
PROGRAM = """
import sys, django
django.setup()
from bilim.base.actor import Actor
from bilim.journal.actions import record
for number in range(int(sys.argv[2])):
    record("test.written", subject=str(number), by=Actor(sys.argv[1], sys.argv[1]))
"""


def _write(name: str, ready: threading.Barrier, faults: list[Exception]) -> None:
    try:
        ready.wait()
        for number in range(EACH):
            record("test.written", subject=str(number), by=Actor(name, name))
    except Exception as fault:
        faults.append(fault)
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_the_chain_holds_under_several_writers_of_a_server() -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of tests lives in memory and has one connection; processes are tried below")
    ready, faults = threading.Barrier(WRITERS), []
    writers = [threading.Thread(target=_write, args=(f"w{i}", ready, faults)) for i in range(WRITERS)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert faults == []
    assert count_entries() == WRITERS * EACH
    assert verify_chain() == []
    assert {entry.actor for entry in list_entries()} == {f"w{i}" for i in range(WRITERS)}


def test_the_chain_holds_under_several_processes_on_one_file(root: Path, tmp_path: Path) -> None:
    environment = {**os.environ, "BILIM_VAR": str(tmp_path), "PYTHONPATH": str(root / "src")}
    environment.update(BILIM_DATABASE_URL="", DJANGO_SETTINGS_MODULE="bilim.config.settings")
    bilim = [sys.executable, "-m", "bilim.config.cli"]
    subprocess.run([*bilim, "manage", "migrate", "-v0"], env=environment, check=True)
    lines = [[sys.executable, "-c", PROGRAM, f"w{number}", str(EACH)] for number in range(WRITERS)]
    writers = [subprocess.Popen(line, env=environment) for line in lines]
    assert [writer.wait(timeout=120) for writer in writers] == [0] * WRITERS
    told = subprocess.run(
        [*bilim, "journal", "verify"], env=environment, check=True, capture_output=True, text=True
    )
    assert f" {WRITERS * EACH} entries" in told.stdout
