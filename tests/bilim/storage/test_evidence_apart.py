"""A file of evidence is looked into by a process of its own: nobody else waits, however long it takes."""

from __future__ import annotations

import sys
import threading
import time
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from bilim.base.actor import SYSTEM
from bilim.storage import problems, queries, rules
from bilim.storage.rules.kinds import recognise
from bilim.storage.rules.turns import Turns
from bilim_engine.problems import LANGUAGES
from factories.evidence import PDF

# A look that does what this says, in place of the true one.
PROGRAM = """
import sys
{body}
"""


@pytest.fixture
def apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program that looks lies, when another takes its place."""
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(rules, "__name__", "another_look")
    return tmp_path / "another_look.py"


def test_what_is_found_apart_is_what_is_found_here() -> None:
    for content, name in (
        (PDF, "акт.pdf"),
        (PDF, "a\0b.csv"),
        (b"", ""),
        (b"a;=cmd|'/c calc'!A1\n", "-x.csv"),
    ):
        checked = queries.check_evidence(content, name, by=SYSTEM)
        media_type, found = recognise(content, name, 20 * 1024 * 1024)
        assert (checked.media_type, [each.render("ky") for each in checked.problems]) == (
            media_type,
            [each.render("ky") for each in found],
        )
        assert (checked.content, checked.name) == (content, name)


@pytest.mark.skipif(
    sys.platform == "win32", reason="Windows limits neither the time nor the memory of a process"
)
@pytest.mark.parametrize(
    "look", ["b'.' * 100_000_000_000", "sum(iter(lambda: 0, 1))"], ids=["memory", "time of the processor"]
)
def test_what_takes_too_much_is_refused_in_words(apart: Path, look: str) -> None:
    body = (
        "from bilim.storage.rules import __main__ as look\n"
        "look._SECONDS = 1\n"
        f"look.recognise = lambda *asked: {look}\n"
        "sys.exit(look.main())"
    )
    apart.write_text(PROGRAM.format(body=body), encoding="utf-8")
    checked = queries.check_evidence(PDF, "акт.pdf", by=SYSTEM)
    assert [each.kind for each in checked.problems] == [problems.UNLOOKED]
    assert checked.media_type == ""
    assert all("акт.pdf" in checked.problems[0].render(each) for each in LANGUAGES)


def test_what_takes_too_long_by_the_clock_is_refused_and_others_go_on(
    apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart.write_text(PROGRAM.format(body="import time; time.sleep(60)"), encoding="utf-8")
    monkeypatch.setattr(queries, "_LONGEST_LOOK", 2)
    found: list[queries.CheckedEvidence] = []
    looking = threading.Thread(target=lambda: found.append(queries.check_evidence(PDF, "акт.pdf", by=SYSTEM)))
    begun = time.monotonic()
    looking.start()
    counted = 0
    while looking.is_alive() and counted < 10:
        time.sleep(0.05)
        counted += 1
    assert counted == 10, "this thread worked meanwhile"
    looking.join()
    assert time.monotonic() - begun < 30
    assert [each.kind for each in found[0].problems] == [problems.UNLOOKED]


def test_one_too_many_is_told_to_come_again_and_no_account_takes_the_turns_of_others() -> None:
    """Each that waits holds a thread of those in which pages are made."""
    turns = Turns(working=1, waiting=1, longest_wait=0.1)
    with turns.taken_by("nookat") as first, turns.taken_by("nookat") as again:
        assert (first, again) == (True, False)
        with turns.taken_by("talas") as waited:
            assert not waited
            with turns.taken_by("kemin") as third:
                assert not third
    for account in ("kemin", "nookat"):
        with turns.taken_by(account) as has_turn:
            assert has_turn


def test_whoever_has_no_turn_reads_so_and_nothing_is_looked_into(
    apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apart.write_text(PROGRAM.format(body="raise ValueError"), encoding="utf-8")
    monkeypatch.setattr(queries, "_LOOKS", Turns(working=0, waiting=1, longest_wait=0))
    checked = queries.check_evidence(PDF, "акт.pdf", by=SYSTEM)
    assert [each.kind for each in checked.problems] == [problems.OTHERS_LOOKED_INTO]
    assert all("акт.pdf" in checked.problems[0].render(each) for each in LANGUAGES)


def test_a_look_that_fails_by_a_fault_of_ours_is_no_word_about_the_file(apart: Path) -> None:
    apart.write_text(PROGRAM.format(body="raise ValueError"), encoding="utf-8")
    with pytest.raises(Exception, match="another_look"):
        queries.check_evidence(PDF, "акт.pdf", by=SYSTEM)


def test_whoever_runs_the_server_reads_why_a_file_was_not_looked_into(
    apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """To her who sent it a process that never began is as one that took too long; both are in the log."""
    apart.write_text(PROGRAM.format(body="import os; os.abort()"), encoding="utf-8")
    for program in (sys.executable, str(apart)):
        monkeypatch.setattr(sys, "executable", program)
        with capture_logs() as logged:
            checked = queries.check_evidence(PDF, "акт.pdf", by=SYSTEM)
        assert [each.kind for each in checked.problems] == [problems.UNLOOKED]
        assert [(each["event"], each["log_level"]) for each in logged] == [("storage.unlooked", "warning")]
        assert logged[0]["why"]


def test_a_look_is_given_what_its_interpreter_needs_and_neither_keys_nor_passwords(
    apart: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = "import json, os; print(json.dumps({'media_type': ' '.join(os.environ), 'problems': []}))"
    apart.write_text(PROGRAM.format(body=body), encoding="utf-8")
    for name in ("BILIM_SECRET_KEY", "BILIM_DATABASE_URL", "PGPASSWORD", "LD_LIBRARY_PATH"):
        monkeypatch.setenv(name, "/nowhere")
    given = set(queries.check_evidence(PDF, "акт.pdf", by=SYSTEM).media_type.split())
    # Windows needs the first; Python sets the second where nothing says in which encoding to write.
    assert given - {"SYSTEMROOT", "LC_CTYPE"} == {"PATH", "PYTHONPATH", "LD_LIBRARY_PATH"}
