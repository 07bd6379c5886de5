"""Writing a file: whole under its name or not there, however many write at once, whatever the disk says."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from bilim.storage import actions
from bilim_engine.problems import Refused


def test_threads_that_keep_the_same_content_do_not_meet(tmp_path: Path, monkeypatch) -> None:
    content, place = b"the same content" * 4096, tmp_path / "ab" / "abc"
    together, faults = threading.Barrier(4), []
    before = os.fsync
    # All have written their draft before any of them puts it in place.
    monkeypatch.setattr(os, "fsync", lambda file: (_meet(together), before(file))[1])

    def keep() -> None:
        try:
            actions.put(place, content)
        except (Refused, OSError) as fault:
            faults.append(fault)

    threads = [threading.Thread(target=keep) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=30)
    assert faults == []
    assert place.read_bytes() == content
    assert list(place.parent.iterdir()) == [place]


def _meet(together: threading.Barrier) -> None:
    try:
        together.wait(timeout=5)
    except threading.BrokenBarrierError:
        return


@pytest.mark.parametrize("function", ["os.fsync", "os.replace"])
def test_what_the_disk_refuses_is_a_problem_and_leaves_nothing(
    tmp_path: Path, monkeypatch, function: str
) -> None:
    def full(*_arguments: object, **_named: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    place = tmp_path / "ab" / "abc"
    actions.put(place, b"before")
    monkeypatch.setattr(f"bilim.storage.actions.{function}", full)
    with pytest.raises(Refused) as refused:
        actions.put(place, b"after")
    assert refused.value.problems[0].code == "storage.P003"
    assert "дискте орун калган жок" in refused.value.problems[0].render("ky")
    assert place.read_bytes() == b"before"
    assert list(place.parent.iterdir()) == [place]
