"""Deadlines of a system that is served act by themselves: nobody asks for a page, no command is run."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from factories.servers import PATIENCE, children, group, rehearsals, running, timekeepers, until, workers

# So many cases were opened a month ago; the system has been down since.
OPENED = """
import django; django.setup()
from django.utils import timezone
from bilim.base.actor import Actor
from factories.cases import ask, at, later, subject
head = Actor("ann", "Анара", is_system=True)
with at(later(days=-30)):
    for number in range({count}):
        print(ask(head, subject(item=f"item-{{number}}")).code)
"""
TOLD = """
import django; django.setup()
import json
from bilim.cases.models import Case
from bilim.journal import queries as journal
lapsed = journal.list_entries(event="cases.lapsed", limit=None)
states = dict(Case.objects.values_list("code", "state"))
told = [[each.subject, each.actor, each.details["due_at"]] for each in lapsed]
print(json.dumps({"states": states, "told": told, "chain": len(journal.verify_chain())}))
"""

# A draft of the small edition of the tests, and its rehearsal asked for.
DRAFTED = """
import django; django.setup()
from pathlib import Path
from django.conf import settings
from bilim.base.actor import Actor
from bilim.publication import actions
from factories import releases
ann = Actor("ann", "Анара", is_system=True)
settings.DEMONSTRATION = True  # figures of that day may be loaded, and its key may sign
releases.load_ground(Path({root!r}), Path({folder!r}))
actions.ask_rehearsal(code=releases.make_draft(ann), by=ann)
"""
ASKED = """
import django; django.setup()
from bilim.base.actor import Actor
from bilim.publication import actions
actions.ask_rehearsal(code="departments-2025-1", by=Actor("ann", "Анара", is_system=True))
"""
REHEARSED = """
import django; django.setup()
import json
from bilim.journal import queries as journal
from bilim.publication.models import Rehearsal
states = list(Rehearsal.objects.order_by("pk").values_list("state", flat=True))
print(json.dumps([states, len(journal.verify_chain())]))
"""


def opened(system: Any, count: int) -> list[str]:
    """Cases whose term passed while nothing ran."""
    return str(_python(system, OPENED.format(count=count))).split()


def told(system: Any) -> dict[str, Any]:
    """The states of all cases, what the journal says of those that lapsed, the faults of its chain."""
    return dict(json.loads(_python(system, TOLD)))


def _python(system: Any, program: str) -> str:
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(__file__))))
    path = f"{system.environment()['PYTHONPATH']}:{root}/tests"
    done = system("-c", program, PYTHONPATH=path)
    assert done.returncode == 0, done.stderr
    return str(done.stdout)


def all_lapsed(system: Any) -> bool:
    return set(told(system)["states"].values()) == {"lapsed"}


def test_what_came_due_while_the_system_was_down_is_done_when_it_is_served(system: Any) -> None:
    (code,) = opened(system, 1)
    assert told(system)["states"] == {code: "open"}
    with running(system, "serve") as (server, _port):
        until(lambda: all_lapsed(system), "nobody closed the case")
        server.terminate()
        assert server.wait(timeout=PATIENCE) == 0
        until(lambda: not group(server.pid), "something of it is left")
    after = told(system)
    ((subject, actor, due_at),) = after["told"]
    assert (subject, actor, after["chain"]) == (code, "system", 0)
    assert due_at.endswith("T00:00:00+06:00"), "the instant that was due, not that of the act"


def test_two_servers_and_kills_between_leave_each_act_done_once(system: Any) -> None:
    codes = opened(system, 40)
    with ExitStack() as both:
        servers = [both.enter_context(running(system, "serve"))[0] for _number in range(2)]
        for pause in (0.5, 0.9, 1.3, 1.7):
            time.sleep(pause)
            for server in servers:
                for process in timekeepers(server.pid):
                    os.kill(process, signal.SIGKILL)
        until(lambda: all_lapsed(system), "not every case was closed")
        assert all(workers(server.pid) for server in servers)
    after = told(system)
    assert sorted(subject for subject, *_rest in after["told"]) == sorted(codes)
    assert after["chain"] == 0


def test_a_rehearsal_is_held_by_one_of_two_servers_and_told_as_broken_off_when_killed(
    system: Any, root: Path, tmp_path: Path
) -> None:
    def stands(*states: str) -> bool:
        return list(json.loads(_python(system, REHEARSED))) == [list(states), 0]

    _python(system, DRAFTED.format(root=str(root), folder=str(tmp_path / "definitions")))
    with ExitStack() as both:
        servers = [both.enter_context(running(system, "serve"))[0] for _number in range(2)]

        def held() -> list[tuple[int, int]]:
            return [(server.pid, each) for server in servers for each in rehearsals(server.pid)]

        until(lambda: bool(held()), "nobody holds the rehearsal")
        time.sleep(5)  # both have looked more than once
        ((_server, process),) = held()
        os.kill(process, signal.SIGKILL)
        until(lambda: stands("broken_off"), "it is not told as broken off")
        assert held() == [], "what was broken off is not begun again by itself"
        _python(system, ASKED)
        until(lambda: len(held()) == 1, "it was not begun anew")
        ((server, _process),) = held()
        assert stands("broken_off", "running")
        os.kill(timekeepers(server)[0], signal.SIGKILL)
        until(lambda: held() == [], "it outlives whoever had started it")
        assert all(workers(server.pid) for server in servers)


def test_whoever_keeps_the_time_ends_with_the_server_that_was_killed(system: Any) -> None:
    with running(system, "serve") as (server, _port):
        until(lambda: len(timekeepers(server.pid)) == 1, "nobody keeps the time")
        server.kill()
        server.wait()
        until(lambda: not children(server.pid), "something outlives the server")


def test_a_failure_is_logged_and_tried_again(system: Any) -> None:
    """The database has lost a table: the log says so, and the process stays."""
    broken = "import django; django.setup(); from django.db import connection\n"
    broken += "connection.cursor().execute('ALTER TABLE cases_case RENAME TO away')"
    _python(system, broken)
    with subprocess.Popen(
        [sys.executable, "-m", "bilim.config.timekeeper"],
        env=system.environment(),
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as keeper:
        assert keeper.stderr is not None
        said = json.loads(keeper.stderr.readline())
        assert (said["event"], said["work"]) == ("timekeeper.failed", "clock: cases")
        assert "cases_case" in said["exception"]
        assert keeper.poll() is None
        keeper.terminate()
