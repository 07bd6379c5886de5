"""The demonstration is whole or not there, is kept while its inputs stay, and never escapes its folder."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from hashlib import sha256
from pathlib import Path

import pytest

from bilim.config import demonstration
from bilim.config import demonstration_contest as contest
from bilim.config.commands import demo
from bilim.config.progress import Steps


class Screen:
    """What is written, as a terminal or as a file would take it."""

    def __init__(self, terminal: bool) -> None:
        self.terminal, self.text = terminal, ""

    def isatty(self) -> bool:
        return self.terminal

    def write(self, text: str) -> None:
        self.text += text

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return demonstration.folder_in(tmp_path)


def _finish(folder: Path) -> None:
    building = demonstration.start_clean(folder)
    (building / "made").touch()
    demonstration.put_in_place(building, folder)


@pytest.mark.parametrize("content", ["", "{", "[]", "null"])
def test_a_stamp_that_was_cut_short_is_no_stamp(folder: Path, content: str) -> None:
    _finish(folder)
    (folder / demonstration.STAMP).write_text(content, encoding="utf-8")
    assert not demonstration.is_whole(folder)


def test_nobody_builds_where_somebody_builds(folder: Path) -> None:
    second = (
        "import sys; from pathlib import Path; from bilim.config import demonstration\n"
        "with demonstration.alone(Path(sys.argv[1])): print('in')"
    )
    with demonstration.alone(folder):
        waiting = subprocess.Popen(
            [sys.executable, "-c", second, str(folder)],
            stdout=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(demonstration.ROOT / "src"), "BILIM_LANGUAGE": "en"},
        )
        assert waiting.stdout.readline().decode().strip() == demonstration.WAITING["en"]
        with pytest.raises(subprocess.TimeoutExpired):
            waiting.wait(timeout=2)
    assert waiting.communicate(timeout=30)[0] == b"in\n"


def test_a_finished_build_is_kept_while_its_inputs_stay(folder: Path, monkeypatch) -> None:
    assert not demonstration.is_whole(folder)
    _finish(folder)
    assert demonstration.is_whole(folder)
    monkeypatch.setattr(demonstration, "inputs_digest", lambda: "other")
    assert not demonstration.is_whole(folder)


def test_an_interrupted_build_is_never_taken_for_whole(folder: Path) -> None:
    building = demonstration.start_clean(folder)
    (building / "half").touch()
    assert not demonstration.is_whole(folder)
    again = demonstration.start_clean(folder)
    assert list(again.iterdir()) == []


def test_the_build_of_before_is_kept_beside(folder: Path) -> None:
    _finish(folder)
    (folder / "written by a visitor").touch()
    _finish(folder)
    assert (folder.with_name("demonstration.previous") / "written by a visitor").exists()
    assert not (folder / "written by a visitor").exists()


def test_every_input_changes_the_digest(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setattr(demonstration, "ROOT", tmp_path)
    (tmp_path / "definitions").mkdir()
    file = tmp_path / "definitions" / "a.yaml"
    seen = {demonstration.inputs_digest()}
    for content in ("one", "two"):
        file.write_text(content)
        seen.add(demonstration.inputs_digest())
    file.rename(file.with_name("b.yaml"))
    seen.add(demonstration.inputs_digest())
    assert len(seen) == 4


def test_it_lives_in_its_folder_whatever_the_environment_says(monkeypatch, tmp_path: Path) -> None:
    for name, value in {
        "BILIM_DATABASE_URL": "postgresql://real",
        "BILIM_STORAGE": "/real",
        "BILIM_COLUMNS": "/real",
        "BILIM_SIGNING_KEY_FILE": "/real/key.pem",
        "BILIM_VAR": "/real",
        "BILIM_DEMONSTRATION": "0",
    }.items():
        monkeypatch.setenv(name, value)
    demo.live_in(tmp_path)
    assert os.environ["BILIM_VAR"] == str(tmp_path)
    assert os.environ["BILIM_DATABASE_URL"] == ""
    assert os.environ["BILIM_DEMONSTRATION"] == "1"
    for name in ("BILIM_STORAGE", "BILIM_COLUMNS", "BILIM_SIGNING_KEY_FILE"):
        assert name not in os.environ


def test_a_taken_port_leads_to_the_next(monkeypatch) -> None:
    monkeypatch.setattr(demo, "is_free", lambda _address, port: port >= 8003)
    assert demo.first_free(8000) == 8003
    assert demo.ADDRESS == "127.0.0.1"


def test_every_step_is_named_in_three_languages_and_every_member_has_one_role() -> None:
    assert all(set(step.title) == {"ky", "ru", "en"} for step in demonstration.STEPS)
    names = [member.username for member in demonstration.CAST]
    assert len(set(names)) == len(names)
    roles = {member.username: member.role for member in demonstration.CAST}
    assert len({roles["analyst"], roles["methodologist"], roles["publisher"]}) == 3


@pytest.mark.parametrize("terminal", [True, False])
def test_each_step_has_its_bar(terminal: bool) -> None:
    screen = Screen(terminal)
    steps = Steps(2, screen)  # type: ignore[arg-type]
    for name in ("First", "Second"):
        with steps.step(name) as advance:
            advance(0.5)
            time.sleep(0.25 if terminal else 0)
    lines = [line.split("\r")[-1] for line in screen.text.splitlines() if line]
    assert [line for line in lines if "100 %" in line and "First" in line]
    assert [line for line in lines if "100 %" in line and "Second" in line]
    assert (" 50 %" in screen.text) is terminal


@dataclass(frozen=True)
class Trial:
    """A place for the real command, and how it is called there."""

    var: Path

    def environment(self, **settings: str) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith("BILIM_")}
        ours = {"BILIM_VAR": str(self.var), "PYTHONPATH": str(demonstration.ROOT / "src")}
        return {**kept, **ours, "BILIM_LANGUAGE": "en", **settings}

    def build(self, **settings: str) -> str:
        """What the command said; it came to its end."""
        done = subprocess.run(
            LINE,
            env=self.environment(**settings),
            capture_output=True,
            text=True,
            timeout=600,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def rows(self, query: str) -> list[tuple[object, ...]]:
        """What its database answers."""
        folder = demonstration.folder_in(self.var)
        with contextlib.closing(sqlite3.connect(folder / "bilim.sqlite3")) as database:
            return database.execute(query).fetchall()

    def bundles(self) -> dict[str, bytes]:
        """Every bundle the demonstration published, by its name."""
        storage = demonstration.folder_in(self.var) / "storage"
        rows = self.rows("SELECT name, sha256 FROM storage_storedfile WHERE name LIKE '%.zip'")
        return {str(name): (storage / str(key)[:2] / str(key)).read_bytes() for name, key in rows}


LINE = [sys.executable, "-m", "bilim.config.cli", "demo", "--no-serve"]


@pytest.fixture(scope="module")
def trial(tmp_path_factory: pytest.TempPathFactory) -> Trial:
    """An empty place. The first test below builds there, half and then whole; the others look at it."""
    return Trial(tmp_path_factory.mktemp("trial"))


def test_a_build_that_is_killed_leaves_nothing_and_the_next_one_succeeds(trial: Trial) -> None:
    """The real command, killed without warning in the middle; then once more, to its end."""
    with subprocess.Popen(LINE, env=trial.environment(), stdout=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        for told in first.stdout:
            if "Figures" in told:
                first.send_signal(signal.SIGKILL)
                break
    folder = demonstration.folder_in(trial.var)
    assert first.returncode == -signal.SIGKILL
    assert not folder.exists()
    trial.build()
    assert json.loads((folder / demonstration.STAMP).read_text())["inputs"] == demonstration.inputs_digest()
    # The lock stays: to take it away would let two builds begin, each holding a lock of its own.
    assert sorted(path.name for path in trial.var.iterdir()) == ["demonstration", "demonstration.lock"]
    begun = time.monotonic()
    assert not re.search(r"^ *1/\d", trial.build(), re.MULTILINE), "it was built again"
    assert time.monotonic() - begun < 20


def test_a_release_is_announced_criteria_are_frozen_and_an_appeal_waits(trial: Trial) -> None:
    assert trial.rows("SELECT period FROM publication_plannedrelease WHERE superseded_at IS NULL")
    assert trial.rows("SELECT subject FROM journal_entry WHERE event = 'rulebook.criteria_frozen'") == [
        (demonstration.METHOD,)
    ]
    assert trial.rows("SELECT subject, unit, state, opened_by FROM cases_case") == [
        (contest.EDITION, "nookat", "open", "head-nookat")
    ]


@pytest.mark.parametrize(
    ("now", "announced"),
    [
        ("2026-11-22", "2026"),
        ("2027-02-03T08:59", "2026"),
        ("2027-02-03T09:00", "2027"),
        ("2031-07-01", "2031"),
    ],
)
def test_what_is_announced_lies_ahead_whenever_it_is_built(now: str, announced: str, monkeypatch) -> None:
    given = {}
    monkeypatch.setattr(contest, "get_actor", lambda username: username)
    monkeypatch.setattr("bilim.publication.actions.plan_release", lambda **said: given.update(said))
    moment = datetime.fromisoformat(now).replace(tzinfo=timezone(timedelta(hours=6)))
    contest.announce_next(moment)
    assert given["period"] == announced
    assert given["at"] > moment


def test_the_evidence_of_the_appeal_sums_up_to_what_is_asked() -> None:
    text = (demonstration.FIGURES / "evidence" / "returns-nookat-2025.csv").read_text(encoding="utf-8")
    marked, _head, *months, total = csv.reader(text.splitlines())
    assert "Illustrative data" in marked[0]
    assert sum(int(month[2]) for month in months) == int(total[2]) == int(contest.ASKED)


def test_two_builds_give_the_same_bytes(trial: Trial, tmp_path: Path) -> None:
    """Elsewhere, with another order of hashes, another clock and another language: one more build, in all of
    the tests, and the dearest of them."""
    if not demonstration.is_whole(demonstration.folder_in(trial.var)):
        trial.build()
    other = Trial(tmp_path / "elsewhere" / "деп")
    other.var.mkdir(parents=True)
    other.build(PYTHONHASHSEED="4711", TZ="America/Lima", BILIM_LANGUAGE="ky", LC_ALL="C")
    first, second = trial.bundles(), other.bundles()
    assert len([name for name in first if ".draft." not in name]) == 3
    assert {name: sha256(content).hexdigest() for name, content in first.items()} == {
        name: sha256(content).hexdigest() for name, content in second.items()
    }
    assert first == second
