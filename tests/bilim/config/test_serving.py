"""A system that is served: it is not replaced meanwhile, and its server ends with whoever started it."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bilim.config import demonstration

PATIENCE = 40


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _until(holds: Callable[[], bool], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(0.1)


@contextmanager
def _heeding_hang_ups() -> Iterator[None]:
    """What is started meanwhile heeds SIGHUP, although these tests may run under nohup."""
    before = signal.signal(signal.SIGHUP, signal.SIG_DFL)
    try:
        yield
    finally:
        signal.signal(signal.SIGHUP, before)


@contextmanager
def _running(system: Any, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """The command serves; whatever becomes of it, nothing of its group is left."""
    port = _free_port()
    environment = {**system.environment(), "BILIM_PORT": str(port), "BILIM_WORKERS": "2"}
    line = system.line(*arguments)
    output = (system.var / "output.txt").open("w+")
    with _heeding_hang_ups():
        server = subprocess.Popen(line, env=environment, stdout=output, stderr=output, start_new_session=True)
    try:
        _until(lambda: bool(_children(server.pid)) or server.poll() is not None, "it has no workers")
        assert server.poll() is None, (system.var / "output.txt").read_text()
        _until(lambda: _answers(port), "it does not listen")
        yield server, port
    finally:
        if _group(server.pid):
            os.killpg(server.pid, signal.SIGKILL)
        server.wait()
        output.close()


def _group(number: int) -> list[int]:
    """The processes of the group that live."""
    listed = subprocess.run(["ps", "-eo", "pid=,pgid=,stat="], capture_output=True, text=True, check=True)
    rows = [line.split() for line in listed.stdout.splitlines()]
    return [int(pid) for pid, group, state in rows if int(group) == number and not state.startswith("Z")]


def _children(number: int) -> list[int]:
    return [process for process in _group(number) if process != number]


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


def test_a_system_that_is_served_is_not_restored_and_its_backup_is_whole(system: Any, tmp_path: Path) -> None:
    backup = tmp_path / "one.tar"
    with _running(system, "serve") as (server, _port):
        assert system("backup", str(backup)).returncode == 0
        refused = system("restore", str(backup), "--replace")
        assert refused.returncode == 1
        assert "config.P017" in refused.stderr
        assert f"serve ({server.pid})" in refused.stderr
        server.kill()
        server.wait()
        _until(lambda: not _group(server.pid), "workers outlive the server")
    restored = system("restore", str(backup), "--replace")
    assert restored.returncode == 0, restored.stderr


def test_a_demonstration_that_is_served_is_not_restored(shown: Any, tmp_path: Path) -> None:
    inner = type(shown)(demonstration.folder_in(shown.var))
    assert inner("backup", str(tmp_path / "one.tar")).returncode == 0
    with _running(shown, "demo") as (server, _port):
        refused = inner("restore", str(tmp_path / "one.tar"), "--replace")
        assert "config.P017" in refused.stderr
        assert f"demo ({server.pid})" in refused.stderr


def test_a_demonstration_that_is_served_is_not_built_anew_under_its_reader(shown: Any) -> None:
    folder = demonstration.folder_in(shown.var)
    with _running(shown, "demo") as (server, _port):
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
    with _running(shown, "demo") as (server, port):
        assert len(_children(server.pid)) >= 2, "server and workers"
        server.kill()
        server.wait()
        _until(lambda: not _group(server.pid), "the server outlives the demonstration")
        assert not _answers(port)


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP], ids=lambda word: word.name)
def test_a_polite_signal_ends_the_server_without_a_trace(system: Any, word: signal.Signals) -> None:
    with _running(system, "serve") as (server, port):
        _tell(server, word)
        assert server.wait(timeout=PATIENCE) == 0
        _until(lambda: not _group(server.pid), "something of it is left")
        assert not _answers(port)
    told = (system.var / "output.txt").read_text()
    assert "Traceback" not in told
    assert "worker" not in told, "nothing went wrong"


@pytest.mark.parametrize("word", [signal.SIGTERM, signal.SIGINT], ids=lambda word: word.name)
def test_a_polite_signal_ends_the_demonstration_without_a_trace(shown: Any, word: signal.Signals) -> None:
    with _running(shown, "demo") as (server, port):
        _tell(server, word)
        assert server.wait(timeout=PATIENCE) == 0
        _until(lambda: not _group(server.pid), "something of it is left")
        assert not _answers(port)
    assert "Traceback" not in (shown.var / "output.txt").read_text()


def _tell(server: subprocess.Popen[str], word: signal.Signals) -> None:
    """As a terminal does it, to everybody; or as systemd does, to the one."""
    if word == signal.SIGTERM:
        server.send_signal(word)
    else:
        os.killpg(server.pid, word)


def test_a_terminals_interrupt_reaches_no_worker_before_the_server_does(system: Any) -> None:
    with _running(system, "serve") as (server, port):
        workers = sorted(_children(server.pid))
        _until(lambda: _serves(port), "it does not answer")
        for worker in workers:
            os.kill(worker, signal.SIGINT)
        time.sleep(1)
        assert sorted(_children(server.pid)) == workers
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0


def test_workers_that_are_killed_are_started_again_and_the_log_says_so(system: Any) -> None:
    with _running(system, "serve") as (server, port):
        for _round in range(3):
            _until(lambda: len(_children(server.pid)) == 2, "no two workers")
            for worker in _children(server.pid):
                os.kill(worker, signal.SIGKILL)
            _until(lambda: _serves(port), "it does not serve again")
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
    line = [sys.executable, "-m", "bilim.config.serving", "127.0.0.1", str(_free_port()), "2"]
    told = subprocess.run(
        line, env=system.environment(), capture_output=True, text=True, timeout=PATIENCE, check=False
    )
    assert told.returncode == 1
    assert "config.P021" in told.stderr
    assert "5 times in a row" in told.stderr


def _serves(port: int) -> bool:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/healthz", timeout=5) as answer:
            return bool(answer.status == 200)
    except OSError:
        return False


def _logged(system: Any, event: str) -> list[dict[str, Any]]:
    lines = (system.var / "output.txt").read_text().splitlines()
    read = [json.loads(line) for line in lines if line.startswith("{")]
    return [line for line in read if line["event"] == event]


def test_who_says_nothing_or_speaks_slowly_keeps_nobody_from_being_served(system: Any) -> None:
    with _running(system, "serve") as (_server, port):
        _until(lambda: _serves(port), "it does not answer")
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/en/account/sign-in/") as page:
            token = page.headers["Set-Cookie"].partition(";")[0]
        silent = [socket.create_connection(("127.0.0.1", port)) for _number in range(300)]
        # Each takes one of a worker's four threads; against more of them a proxy stands in front.
        slow = [_begin_upload(port, token) for _number in range(3)]
        for _second in range(3):
            for each in slow:
                each.sendall(b"7" * 1000)
            assert _serves(port)
            time.sleep(1)
        for each in silent:
            each.settimeout(PATIENCE)
            while each.recv(4096):  # what the server may say before it closes
                continue
        for each in slow:  # broken off in the midst
            each.close()
        _until(lambda: _serves(port), "it does not serve any more")
        kept = [path for path in (system.var / "storage").rglob("*") if path.is_file()]
        assert len(kept) == 1, "the file that was kept before, and nothing of an upload"


def _begin_upload(port: int, token: str) -> socket.socket:
    """A form whose token is looked for in its body, so that the server has to read."""
    line = socket.create_connection(("127.0.0.1", port))
    head = [
        "POST /en/account/sign-in/ HTTP/1.1",
        f"Host: 127.0.0.1:{port}",
        "Content-Length: 900000",
        f"Cookie: {token}",
    ]
    head += ["Content-Type: multipart/form-data; boundary=x", "", "--x"]
    head += ['Content-Disposition: form-data; name="file"; filename="a.csv"', "", ""]
    line.sendall("\r\n".join(head).encode())
    return line
