"""A system that is served: it is not replaced meanwhile, and its server ends with whoever started it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from bilim.config import demonstration
from factories.servers import (
    PATIENCE,
    answers,
    children,
    free_port,
    group,
    running,
    serves,
    timekeepers,
    until,
    workers,
)


@pytest.fixture
def shown(system: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """The system as a demonstration that has been built: `demo` finds it and serves it."""
    if system.database:
        pytest.skip("a demonstration is always on SQLite")
    folder = demonstration.folder_in(system.var)
    building = demonstration.start_clean(folder)
    for path in list(system.var.iterdir()):
        if path != building:
            path.rename(building / path.name)
    demonstration.put_in_place(building, folder)
    return system


def test_of_two_servers_started_at_the_same_instant_one_serves_and_the_other_says_why_not(
    system: Any,
) -> None:
    port = str(free_port())
    environment = {**system.environment(), "BILIM_PORT": port, "BILIM_WORKERS": "1"}
    pair = [
        subprocess.Popen(
            system.line("serve"),
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        for _number in range(2)
    ]
    try:
        until(lambda: any(each.poll() is not None for each in pair), "both of them go on")
        until(lambda: serves(int(port)), "neither of them serves")
        (refused,) = [each for each in pair if each.poll() is not None]
        assert refused.returncode == 1
        said, told = refused.communicate()
        assert said == "", "it was said to serve before it was known"
        assert "config.P003" in told
        assert f"127.0.0.1:{port}" in told
    finally:
        for each in pair:
            if group(each.pid):
                os.killpg(each.pid, signal.SIGKILL)
            each.wait()


def test_where_it_serves_is_said_once_and_no_sooner_than_it_does(system: Any) -> None:
    """It was said seconds before anything listened, and also where the port turned out to be taken."""
    port = str(free_port())
    environment = {**system.environment(), "BILIM_PORT": port, "BILIM_WORKERS": "2"}
    server = subprocess.Popen(
        system.line("serve"), env=environment, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == f"Serving at http://127.0.0.1:{port}/ (to stop: Ctrl-C)\n"
        assert serves(int(port))
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0
        assert "Serving at" not in server.stdout.read()
    finally:
        if group(server.pid):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()


def test_an_address_of_another_machine_is_not_said_to_be_taken(system: Any) -> None:
    environment = {**system.environment(), "BILIM_ADDRESS": "192.0.2.1", "BILIM_PORT": str(free_port())}
    told = subprocess.run(
        system.line("serve"), env=environment, capture_output=True, text=True, timeout=60, check=False
    )
    assert told.returncode == 1
    assert "config.P025" in told.stderr
    assert "config.P003" not in told.stderr


def test_a_system_that_is_served_is_not_restored_and_its_backup_is_whole(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "one.tar"
    with running(system, "serve") as (server, _port):
        assert system("backup", str(backup)).returncode == 0
        refused = system("restore", str(backup), "--replace")
        assert refused.returncode == 1
        assert "config.P017" in refused.stderr
        assert f"serve ({server.pid})" in refused.stderr
        server.kill()
        server.wait()
        until(lambda: not group(server.pid), "workers outlive the server")
    restored = system("restore", str(backup), "--replace")
    assert restored.returncode == 0, restored.stderr


def test_a_demonstration_that_is_served_is_not_restored(shown: Any, tmp_path: Path) -> None:
    inner = type(shown)(demonstration.folder_in(shown.var))
    assert inner("backup", str(tmp_path / "one.tar")).returncode == 0
    with running(shown, "demo") as (server, _port):
        refused = inner("restore", str(tmp_path / "one.tar"), "--replace")
        assert "config.P017" in refused.stderr
        assert f"demo ({server.pid})" in refused.stderr


def test_a_demonstration_that_is_served_is_not_built_anew_under_its_reader(shown: Any) -> None:
    folder = demonstration.folder_in(shown.var)
    with running(shown, "demo") as (server, _port):
        (folder / demonstration.STAMP).write_text("{}")
        refused = shown("demo", "--no-serve")
        assert "config.P017" in refused.stderr
        assert f"demo ({server.pid})" in refused.stderr
        assert (folder / "bilim.sqlite3").exists()


def test_nothing_starts_while_a_system_is_being_restored(system: Any) -> None:
    held = "import sys, time; from pathlib import Path; from bilim.config import occupancy\n"
    held += "with occupancy.alone(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen(
        system.line("-c", held, str(system.var)), env=system.environment(), stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        for command in (["serve"], ["backup", "two.tar"], ["account", "list"]):
            assert "config.P018" in system(*command).stderr
        holder.kill()
    assert system("account", "list").returncode == 0


def test_a_demonstration_killed_without_warning_takes_its_server_with_it(shown: Any) -> None:
    with running(shown, "demo") as (server, port):
        assert len(children(server.pid)) >= 2, "server and workers"
        server.kill()
        server.wait()
        until(lambda: not group(server.pid), "the server outlives the demonstration")
        assert not answers(port)


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda word: word.name)
def test_a_polite_signal_ends_the_server_without_a_trace(system: Any, word: signal.Signals) -> None:
    with running(system, "serve") as (server, port):
        _tell(server, word)
        assert server.wait(timeout=PATIENCE) == 0
        until(lambda: not group(server.pid), "something of it is left")
        assert not answers(port)
    told = (system.var / "output.txt").read_text()
    assert "Traceback" not in told
    assert "worker" not in told, "nothing went wrong"


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT], ids=lambda word: word.name)
def test_a_polite_signal_ends_the_demonstration_without_a_trace(shown: Any, word: signal.Signals) -> None:
    with running(shown, "demo") as (server, port):
        _tell(server, word)
        assert server.wait(timeout=PATIENCE) == 0
        until(lambda: not group(server.pid), "something of it is left")
        assert not answers(port)
    assert "Traceback" not in (shown.var / "output.txt").read_text()


def _tell(server: subprocess.Popen[str], word: signal.Signals) -> None:
    """As a terminal does it, to everybody; or as systemd does, to the one."""
    if word == signal.SIGTERM:
        server.send_signal(word)
    else:
        os.killpg(server.pid, word)


def test_a_terminals_interrupt_reaches_no_worker_before_the_server_does(system: Any) -> None:
    with running(system, "serve") as (server, port):
        until(lambda: serves(port), "it does not answer")
        until(lambda: bool(timekeepers(server.pid)), "nobody keeps the time")
        told = sorted(children(server.pid))
        for process in told:
            os.kill(process, signal.SIGINT)
        time.sleep(1)
        assert sorted(children(server.pid)) == told
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0


def test_workers_that_are_killed_are_started_again_and_the_log_says_so(system: Any) -> None:
    with running(system, "serve") as (server, port):
        for _round in range(3):
            until(lambda: len(workers(server.pid)) == 2, "no two workers")
            for worker in workers(server.pid):
                os.kill(worker, signal.SIGKILL)
            until(lambda: serves(port), "it does not serve again")
            assert server.poll() is None
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0
    ended = _logged(system, "serving.worker_ended")
    assert len(ended) == 6
    assert {line["code"] for line in ended} == {-signal.SIGKILL}
    pauses = [line["again_in_seconds"] for line in ended]
    assert pauses == sorted(pauses)
    assert pauses[-1] > pauses[1] > 0


def test_a_server_whose_workers_cannot_load_ends_with_a_sentence(system: Any) -> None:
    """The settings are readable when the server starts and not when its workers do."""
    (system.var / "secret_key").write_text("too short")
    line = [sys.executable, "-m", "bilim.config.serving", "127.0.0.1", str(free_port()), "2"]
    told = subprocess.run(
        line, env=system.environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert told.returncode == 1
    assert "config.P021" in told.stderr
    assert "5 times in a row" in told.stderr


def _logged(system: Any, event: str) -> list[dict[str, Any]]:
    lines = (system.var / "output.txt").read_text().splitlines()
    read = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in read if line["event"] == event]
