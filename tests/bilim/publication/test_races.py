"""Two people take a step with one edition at the same moment: one does it, the other is told."""

from __future__ import annotations

import json
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from bilim.base.actor import Actor
from bilim.journal import queries as journal
from bilim.publication import actions, models, problems
from bilim.publication.actions import keeping, statements
from bilim.publication.rules import verification
from bilim_engine.problems import Refused
from factories import houses, releases

CODE = "departments-2025-1"
WHY = {"ky": "Шек бар."}
UNKNOWN, WRONG_STATE = problems.EDITION_UNKNOWN.code, problems.WRONG_STATE.code
Step = Callable[[Actor], object]

# What each step is, what must be done before, and the check it makes last before it locks the row.
STEPS: dict[str, Step] = {
    "check": lambda by: actions.check_edition(code=CODE, by=by),
    "sign": lambda by: actions.sign_edition(code=CODE, by=by),
    "publish": lambda by: actions.publish_edition(code=CODE, by=by),
    "discard": lambda by: actions.discard_draft(code=CODE, by=by, reason=WHY),
    "withdraw": lambda by: actions.withdraw_edition(code=CODE, reason=WHY, by=by),
}
LAST_CHECK = {"check": "unsigned_problems", "sign": "signed_problems", "publish": "byte_problems"}
EVENTS = {
    "check": "publication.edition_checked",
    "sign": "publication.edition_signed",
    "publish": "publication.edition_published",
    "discard": "publication.draft_discarded",
    "withdraw": "publication.edition_withdrawn",
}
# The two steps, those before, and what the second to come is told, whichever comes first.
RACES = [
    ("check", "check", (), {WRONG_STATE}),
    ("sign", "sign", ("check",), {WRONG_STATE}),
    ("publish", "publish", ("check", "sign"), {WRONG_STATE}),
    ("discard", "discard", (), {UNKNOWN}),
    ("withdraw", "withdraw", ("check", "sign"), {UNKNOWN}),
    ("check", "discard", (), {UNKNOWN, ""}),
    ("sign", "discard", ("check",), {UNKNOWN, WRONG_STATE}),
    ("publish", "withdraw", ("check", "sign"), {UNKNOWN, WRONG_STATE}),
]
# Written out, for a set is not told in the same order by every process that collects the tests.
NAMES = [f"{one}-{other}" for one, other, *_ in RACES]


def person(code: str) -> Actor:
    return Actor(code, code, is_system=True)


def _meet_before_locking(
    barrier: threading.Barrier, monkeypatch: pytest.MonkeyPatch, names: set[str]
) -> None:
    """Both have looked at the edition and found all well before either locks its row."""
    for name in names & LAST_CHECK.keys():
        real = getattr(verification, LAST_CHECK[name])

        def wait(*given: Any, real: Callable[..., object] = real) -> object:
            found = real(*given)
            barrier.wait(timeout=60)
            return found

        monkeypatch.setattr(verification, LAST_CHECK[name], wait)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(("one", "other", "before", "told"), RACES, ids=NAMES)
def test_of_two_on_a_server_one_succeeds(
    one: str,
    other: str,
    before: tuple[str, ...],
    told: set[str],
    root: Path,
    tmp_path: Path,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("the SQLite of tests lives in memory and has one connection; processes are tried below")
    settings.DEMONSTRATION, settings.SIGNING_KEY_FILE = True, ""
    releases.load_ground(root, tmp_path / "definitions")
    releases.make_draft(person("analyst"))
    for name in before:
        STEPS[name](person(f"first-{name}"))
    barrier, outcomes = threading.Barrier(2), {}
    _meet_before_locking(barrier, monkeypatch, {one, other})

    def take(name: str, who: str) -> None:
        try:
            if name not in LAST_CHECK:
                barrier.wait(timeout=60)
            STEPS[name](person(who))
            outcomes[who] = ""
        except Refused as refusal:
            outcomes[who] = refusal.problems[0].code
        finally:
            connection.close()

    people = [threading.Thread(target=take, args=pair) for pair in ((one, "ayzada"), (other, "bermet"))]
    for each in people:
        each.start()
    for each in people:
        each.join()
    _judge(outcomes, one, other, told)


@pytest.mark.django_db(transaction=True)
def test_of_two_drafts_of_one_period_one_stands(
    root: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time")
    settings.DEMONSTRATION, settings.SIGNING_KEY_FILE = True, ""
    releases.load_ground(root, tmp_path / "definitions")
    run = releases.make_run(person("analyst"))
    barrier, outcomes = threading.Barrier(2), {}
    look = keeping._require_free

    def look_and_wait(header: Any) -> None:
        look(header)
        barrier.wait(timeout=60)

    monkeypatch.setattr(keeping, "_require_free", look_and_wait)

    def draft(who: str, at: str) -> None:
        try:
            outcomes[who] = actions.draft_edition(run=run, published_at=at, by=person(who))
        except Refused as refusal:
            outcomes[who] = refusal.problems[0].code
        finally:
            connection.close()

    # Drafts of the same bytes already meet where the file is kept.
    given = (("ayzada", releases.AT), ("bermet", releases.AT.replace("T09:", "T10:")))
    people = [threading.Thread(target=draft, args=pair) for pair in given]
    for each in people:
        each.start()
    for each in people:
        each.join()
    assert sorted(outcomes.values()) == sorted([CODE, problems.EDITION_ON_ITS_WAY.code])
    assert models.Edition.objects.count() == 1
    assert journal.verify_chain() == []


@pytest.mark.django_db(transaction=True)
def test_of_the_first_statements_of_two_windows_the_later_stands(
    root: Path, tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if connection.vendor == "sqlite":
        pytest.skip("SQLite lets one transaction write at a time")
    settings.DEMONSTRATION, settings.SIGNING_KEY_FILE = True, ""
    releases.load_ground(root, tmp_path / "definitions")
    releases.make_draft(person("analyst"))
    for name in ("check", "sign", "publish"):
        STEPS[name](person(f"first-{name}"))
    barrier, failed = threading.Barrier(3), []
    judge = statements._judged

    def judge_and_wait(*given: Any) -> Any:
        found = judge(*given)
        barrier.wait(timeout=60)
        return found

    monkeypatch.setattr(statements, "_judged", judge_and_wait)

    def write(words: str) -> None:
        try:
            actions.write_statement(code=CODE, unit="nookat", text={"ky": words}, by=person("nookat"))
        except Exception as fault:
            failed.append(fault)
        finally:
            connection.close()

    windows = [threading.Thread(target=write, args=(words,)) for words in ("Бир", "Эки", "Үч")]
    for each in windows:
        each.start()
    for each in windows:
        each.join()
    assert failed == []
    assert models.HeadStatement.objects.count() == 3
    assert models.HeadStatement.objects.filter(superseded_at__isnull=True).count() == 1
    assert journal.verify_chain() == []


def _judge(outcomes: dict[str, str], one: str, other: str, told: set[str]) -> None:
    """One step was taken and stands once in an unbroken journal; the other was refused, and said why.

    A discard that comes after a check is the one that may follow: the state permits it.
    """
    assert set(outcomes) == {"ayzada", "bermet"}
    lost = [code for code in outcomes.values() if code]
    assert set(lost) <= told
    assert len(lost) == 1 or (not lost and "" in told), outcomes
    assert journal.verify_chain() == []
    taken = [entry.event for entry in journal.list_entries(subject=CODE)]
    for name in {one, other}:
        won = [
            who for who, step in (("ayzada", one), ("bermet", other)) if step == name and not outcomes[who]
        ]
        assert taken.count(EVENTS[name]) == len(won), (name, taken)
    gone = any(EVENTS[name] in taken for name in ("discard", "withdraw"))
    assert models.Edition.objects.filter(code=CODE).exists() is not gone


# --- two processes on one file


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database in a file, with a run to publish."""
    return houses.prepare(tmp_path_factory.mktemp("prepared"))


def race(folder: Path, *steps: str) -> list[str]:
    """What each process says that takes these steps, all let go at once."""
    environment, pipe = houses.environment(folder), subprocess.PIPE
    running = [
        subprocess.Popen(houses.program("race", step), env=environment, stdin=pipe, stdout=pipe, text=True)
        for step in steps
    ]
    for each in running:
        assert each.stdout is not None
        assert each.stdout.readline() == "READY\n"
    for each in running:
        assert each.stdin is not None
        each.stdin.write("go\n")
        each.stdin.flush()
    return [each.communicate(timeout=120)[0].splitlines()[-1] for each in running]


def test_of_two_processes_on_one_file_one_succeeds(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    assert race(folder, "draft,check") == ["DONE"]
    assert sorted(race(folder, "sign", "sign")) == ["DONE", WRONG_STATE]
    assert sorted(race(folder, "publish", "publish")) == ["DONE", WRONG_STATE]
    done = subprocess.run(
        houses.program("state"), env=houses.environment(folder), check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["chain"] == []
    assert found["events"] == [
        f"publication.edition_{word}" for word in ("drafted", "checked", "signed", "published")
    ]
    assert found["verifies"]


def test_of_signing_and_discarding_on_one_file_one_succeeds(prepared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    assert race(folder, "draft,check") == ["DONE"]
    signed, discarded = race(folder, "sign", "discard")
    assert (signed, discarded) in {("DONE", WRONG_STATE), (UNKNOWN, "DONE")}


def test_of_two_who_confirm_a_rating_of_others_on_one_file_one_succeeds(
    prepared: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "house"
    shutil.copytree(prepared, folder)
    assert race(folder, "bring") == ["DONE"]
    assert sorted(race(folder, "confirm", "confirm")) == ["DONE", problems.STATEMENT_NOT_WAITING.code]
    done = subprocess.run(
        houses.program("state"), env=houses.environment(folder), check=True, capture_output=True, text=True
    )
    found = json.loads(done.stdout.splitlines()[-1])
    assert found["chain"] == []
    assert found["events"] == ["publication.statement_brought", "publication.statement_confirmed"]
