"""A clock or a case that fails holds nothing else up, and what was done beside it is told."""

from __future__ import annotations

from datetime import datetime

import psycopg
import pytest
from django.db import OperationalError
from structlog.testing import capture_logs

from bilim.base.actor import Actor
from bilim.cases import actions, models
from bilim.cases.actions import clocks
from bilim.config import timekeeper
from bilim.config.commands import cases as cases_command
from factories.cases import ask, at, later, subject, told


def test_a_clock_that_fails_keeps_no_other_from_being_run(
    head_actor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(now: datetime) -> list[str]:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr(clocks, "_clocks", {"broken": fail, "windows": lambda now: ["departments-2025-1"]})
    case = ask(head_actor)
    with at(later(days=30)), pytest.raises(ExceptionGroup) as failed:
        actions.run_clocks()
    assert [each.__notes__ for each in failed.value.exceptions] == [["clock: broken"]]
    assert failed.value.done == {"cases": [case.code], "windows": ["departments-2025-1"]}
    assert told(case.code) == ["cases.opened", "cases.lapsed"]


def test_a_case_that_fails_keeps_no_other_open_and_what_was_done_is_told(
    head_actor: Actor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    broken, whole = ask(head_actor, subject(item="a")), ask(head_actor, subject(item="b"))
    lapse, held = clocks.lapse_if_due, []

    def fail(row: models.Case) -> bool:
        if row.code == broken.code:
            raise RuntimeError("the disk is full")
        return lapse(row)

    monkeypatch.setattr(clocks, "lapse_if_due", fail)
    monkeypatch.setattr("bilim.config.commands.cases.hold_waiting", lambda: held.append(1) or [])
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    with at(later(days=30)), pytest.raises(actions.PartlyDoneError) as failed:
        cases_command.run(["run"])
    assert [each.__notes__ for each in failed.value.exceptions] == [[f"due: {broken.code}", "clock: cases"]]
    assert f"Terms of cases: done – 1. {whole.code}" in capsys.readouterr().out
    assert held == [1], "what waited was held all the same"
    assert models.Case.objects.get(code=broken.code).state == "open"


def test_a_clock_that_is_none_is_not_taken_for_another(head_actor: Actor) -> None:
    case = ask(head_actor)
    with at(later(days=30)), pytest.raises(actions.PartlyDoneError) as failed:
        actions.run_clocks(["release"])
    assert [each.__notes__ for each in failed.value.exceptions] == [["clock: release"]]
    assert told(case.code) == ["cases.opened"]


def test_what_was_done_is_told_before_a_rehearsal_that_fails(
    head_actor: Actor, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail() -> list[str]:
        raise RuntimeError("the disk is full")

    case = ask(head_actor)
    monkeypatch.setattr("bilim.config.commands.cases.hold_waiting", fail)
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    with at(later(days=30)), pytest.raises(RuntimeError, match="the disk is full"):
        cases_command.run(["run"])
    assert f"Terms of cases: done – 1. {case.code}" in capsys.readouterr().out


def test_what_another_holds_keeps_nothing_back_and_a_wait_is_waited_once() -> None:
    """Each of the requests that lapsed on one day waited half a minute, and every other clock behind them."""
    tried = []

    def act(due: str) -> str:
        tried.append(due)
        if due == "held":
            raise actions.InOtherHandsError
        if due == "waits":
            raise OperationalError from psycopg.errors.LockNotAvailable("lock timeout")
        return due

    with pytest.raises(actions.PartlyDoneError) as failed:
        actions.one_by_one(["held", "free", "waits", "left"], act)
    assert (failed.value.done, tried) == (["free"], ["held", "free", "waits"])


def test_what_another_holds_is_a_warning_and_no_failure() -> None:
    def act() -> dict[str, list[str]]:
        found = actions.InOtherHandsError()
        found.add_note("due: c-1")
        raise actions.PartlyDoneError([found], {})

    with capture_logs() as logged:
        assert not timekeeper.once("clock: cases", act)
    assert [(each["event"], each["log_level"], each["why"]) for each in logged] == [
        ("timekeeper.held", "warning", ["due: c-1"])
    ]


def test_what_was_done_beside_a_failure_is_logged(monkeypatch: pytest.MonkeyPatch) -> None:
    logged = []
    monkeypatch.setattr(timekeeper.log, "info", lambda _event, **said: logged.append(said))
    monkeypatch.setattr(timekeeper.log, "exception", lambda _event, **said: logged.append(said))

    def act() -> dict[str, list[str]]:
        raise actions.PartlyDoneError([RuntimeError()], {"cases": ["c-1"]})

    assert not timekeeper.once("clock: cases", act)
    assert [each.get("codes", each.get("work")) for each in logged] == [["c-1"], "clock: cases"]
