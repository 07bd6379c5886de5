"""The process that holds a rehearsal is heard of while it works, and its failing to begin is told."""

from __future__ import annotations

import subprocess
import time
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone

from bilim.config import beside, rehearsing, tending
from bilim.publication import actions, models
from bilim.publication.actions import rehearsals

LONG_AGO = timezone.now() - timedelta(hours=1)


def row(state: str = "running") -> int:
    """A rehearsal of which nobody has heard for an hour."""
    ended = {"ended_at": LONG_AGO} if state != "running" else {}
    begun = {"asked_at": LONG_AGO, "begun_at": LONG_AGO, "alive_at": LONG_AGO, **ended}
    made = models.Rehearsal.objects.create(edition="e", draft_sha256="0" * 64, by="x", state=state, **begun)
    return int(made.pk)


def heard(number: int) -> datetime:
    return models.Rehearsal.objects.values_list("alive_at", flat=True).get(pk=number)


def until_heard(number: int) -> None:
    end = time.monotonic() + 20
    while heard(number) == LONG_AGO:
        assert time.monotonic() < end, "nobody heard of it"
        time.sleep(0.02)


@pytest.fixture
def quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beside, "set_up", lambda: None)
    monkeypatch.setattr(rehearsing.os, "nice", lambda _way: 0)
    monkeypatch.setattr(rehearsing, "BEAT", 0.05)


@pytest.mark.django_db(transaction=True)
def test_one_long_step_is_not_silence(quickly: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def one_step(number: int) -> bool:
        until_heard(number)
        return True

    monkeypatch.setattr(actions, "hold_rehearsal", one_step)
    number = row()
    assert rehearsing.main([str(number)]) == 0
    last = heard(number)
    time.sleep(0.2)
    assert heard(number) == last, "what has ended is silent"
    assert actions.end_silent(timezone.now()) == []


@pytest.mark.django_db(transaction=True)
def test_who_holds_those_that_waited_is_heard_of_too(quickly: None, monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = [row(), None]
    monkeypatch.setattr(rehearsals, "begin_rehearsal", lambda: numbers.pop(0))
    monkeypatch.setattr(rehearsals, "hold_rehearsal", lambda number: until_heard(number) is None)
    assert rehearsing.hold_waiting() == ["e"]


@pytest.mark.django_db
def test_what_hangs_is_broken_off_and_its_process_ended(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It says that it is there, for that is said beside the work, and would keep the others waiting."""
    (tmp_path / "hangs.py").write_text("import sys\nsys.stdin.read()\n", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    number, begun = row(), timezone.now() - timedelta(hours=13)
    models.Rehearsal.objects.filter(pk=number).update(begun_at=begun, alive_at=timezone.now())
    monkeypatch.setattr(actions, "begin_rehearsal", lambda: number)
    monkeypatch.setattr(rehearsing, "PROGRAM", "hangs")
    held = rehearsing.Rehearsals()
    held.tend()
    process = held._process
    assert process is not None
    try:
        assert held.tend() == {}, "nobody ends what is under way"
        assert actions.end_silent(timezone.now()) == ["e"]
        monkeypatch.setattr(actions, "begin_rehearsal", lambda: None)
        held.tend()
        assert process.returncode not in (None, 0)
    finally:
        process.kill()


@pytest.mark.django_db
def test_what_was_broken_off_is_not_brought_to_life() -> None:
    number = row("broken_off")
    actions.say_held(number)
    assert heard(number) == LONG_AGO


def _no_process(*_given: Any, **_more: Any) -> None:
    raise BlockingIOError(11, "Resource temporarily unavailable")


@pytest.mark.django_db
def test_a_rehearsal_for_which_there_is_no_process_is_broken_off_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    number = row()
    monkeypatch.setattr(actions, "begin_rehearsal", lambda: number)
    monkeypatch.setattr(subprocess, "Popen", _no_process)
    with pytest.raises(OSError, match="unavailable"):
        rehearsing.Rehearsals().tend()
    assert models.Rehearsal.objects.get(pk=number).state == "broken_off"


def test_a_server_without_a_process_to_spare_serves_on(monkeypatch: pytest.MonkeyPatch) -> None:
    logged = []
    monkeypatch.setattr(tending.log, "exception", lambda event, **said: logged.append((event, said)))
    monkeypatch.setattr(subprocess, "Popen", _no_process)
    keeper = tending.Timekeeper()
    for _time in range(3):  # at once, then after a while
        keeper.tend()
    assert logged == [
        ("serving.timekeeper_not_started", {"again_in_seconds": 0.0}),
        ("serving.timekeeper_not_started", {"again_in_seconds": 0.5}),
    ]
    assert keeper.is_due
