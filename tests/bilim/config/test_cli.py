"""The command line: every command is there, a wrong one is named, nothing starts that should not."""

from __future__ import annotations

import argparse
import functools
import subprocess
from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.db import OperationalError

from bilim.config import cli
from bilim.config.commands import accounts
from bilim.storage import problems as files
from bilim.storage.problems import Lost
from bilim_engine.arguments import Parser
from bilim_engine.problems import Problem, Refused, catalogue

WITH_A_KNOWN_PASSWORD = """
import django; django.setup()
from bilim.base.actor import SYSTEM
from bilim.access.actions import create_account
create_account(username="demo", name="Demo", password="known", by=SYSTEM, demonstration=True)
"""


def test_every_command_is_there_and_says_what_it_does_in_three_languages() -> None:
    for command in cli.COMMANDS.values():
        assert find_spec(command.module)
        assert set(command.help) == {"ky", "ru", "en"}


@pytest.mark.parametrize(("name", "near"), [("bakup", "backup"), ("tset", "test"), ("xyz", "help")])
def test_a_wrong_command_is_named_with_the_nearest(capsys, monkeypatch, name: str, near: str) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "ru")
    assert cli.main([name]) == 2
    told = capsys.readouterr().err
    assert f"«{name}»" in told
    assert near in told


def test_problems_have_their_sentences_in_three_languages() -> None:
    for code, kind in catalogue().items():
        assert set(kind.sentence) == set(kind.hint) == {"ky", "ru", "en"}, code
        assert all(kind.sentence.values()), code


def test_an_account_is_made_and_given_a_role(system: Any) -> None:
    granted = system("account", "grant", "ann", "analyst", "--from", "2026-01-01", BILIM_LANGUAGE="ky")
    assert granted.returncode == 0
    assert "«ann»: analyst ролу, бүт өлкө боюнча; 2026-01-01 баштап, мөөнөтсүз." in granted.stdout
    told = system("account", "list").stdout
    assert "ann  Анара" in told
    assert "analyst  *  2026-01-01" in told
    wrong = system("account", "grant", "anna", "analyst", "--from", "2026-01-01")
    assert wrong.returncode == 1
    assert "access.P005" in wrong.stderr


def test_each_act_on_an_account_says_what_is_true_now(system: Any) -> None:
    run = functools.partial(_with_input, system, "a long enough password\n")
    made = run("account", "create", "bek", "--name", "Бек", BILIM_LANGUAGE="ru")
    assert "Учётная запись «bek» (Бек) создана" in made.stdout
    assert "“bek” is replaced" in run("account", "password", "bek").stdout
    system("account", "grant", "bek", "auditor", "--from", "2026-01-01", "--until", "2027-01-01")
    again = system("account", "grant", "bek", "auditor", "--from", "2026-01-01", "--until", "2027-01-01")
    assert "from 2026-01-01, until 2027-01-01" in again.stdout
    ended = system("account", "end", "bek", "auditor", "--from", "2026-01-01", "--until", "2026-06-01")
    assert "no longer holds the role auditor over the whole country from 2026-06-01 on" in ended.stdout


def _with_input(system: Any, said: str, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        system.line(*arguments),
        env={**system.environment(), **settings},
        input=said,
        capture_output=True,
        text=True,
        check=True,
    )


@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("account grant ann analist --from 2026-01-01", "arguments.P003", "→ analyst?"),
        ("account grant ann analyst", "arguments.P001", "«--from» берилген эмес"),
        ("account crate", "arguments.P003", "→ create?"),
        ("import", "arguments.P001", "«file» берилген эмес"),
        ("import a.csv --comit", "arguments.P002", "→ --commit?"),
        ("import a.csv --mark x", "arguments.P004", "-=not_collected"),
        ("tally a.csv", "arguments.P001", "«--source» берилген эмес"),
        ("columns values preschool --periods", "arguments.P005", "«--periods» параметринин мааниси"),
        ("journal verfy", "arguments.P003", "→ verify?"),
        ("journal list --limit -5", "arguments.P004", "бүтүн сан"),
        ("backup", "arguments.P001", "«file» берилген эмес"),
        ("restore a.tar --replce", "arguments.P002", "→ --replace?"),
        ("bench ratng", "arguments.P003", "→ rating?"),
        ("serve now", "arguments.P007", "«now» ашыкча"),
        ("setup now", "arguments.P007", "«now» ашыкча"),
        ("snapshot now", "arguments.P007", "«now» ашыкча"),
        ("columns outliers --z nan", "arguments.P004", "оң сан"),
        ("columns outliers --z inf", "arguments.P004", "оң сан"),
        ("columns outliers --z 1e400", "arguments.P004", "оң сан"),
        ("columns outliers --z -1", "arguments.P004", "оң сан"),
        ("columns outliers --modified-z 0", "arguments.P004", "оң сан"),
        ("import a.csv --\x1b[31m", "arguments.P002", "--\\x1b[31m"),
        ("import a.csv b\x07", "arguments.P007", "b\\x07"),
        ("demo --noserve", "arguments.P002", "→ --no-serve?"),
        ("engine rat", "arguments.P003", "→ rate?"),
        ("engine check", "arguments.P001", "«PATH» берилген эмес"),
    ],
)
def test_a_wrong_command_line_is_told_in_the_chosen_language(
    capsys, monkeypatch, tmp_path: Path, line: str, code: str, said: str
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    monkeypatch.setattr(cli, "_folder_of_system", lambda: tmp_path)
    with pytest.raises(SystemExit, match="2"):
        cli.main(line.split())
    told = capsys.readouterr().err
    assert code in told
    assert "Колдонуу: ./bilim " in told
    assert said in told
    assert "usage" not in told
    assert not {"\x1b", "\x07"} & set(told)


@pytest.mark.parametrize(
    "command",
    [
        "import {long}",
        "tally {long} --source pupils",
        "restore {long}",
        "backup {long}",
        "engine check {long}",
        "engine rate {long} {long} --period 2025",
    ],
)
def test_a_name_no_disk_can_hold_is_a_sentence(system: Any, command: str) -> None:
    told = system(*command.format(long="n" * 300).split())
    assert told.returncode in (1, 2)
    assert "too long" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_grant_is_over_a_part_that_the_register_has(system: Any) -> None:
    assert system("setup").returncode == 0
    grant = ("account", "grant", "ann", "department_head", "--from", "2026-01-01", "--over")
    wrong = system(*grant, "kg/osh-oblast/nokat")
    assert wrong.returncode == 1
    assert "config.P019" in wrong.stderr
    assert "kg/osh-oblast/nookat" in wrong.stderr
    assert "config.P019" in system(*grant, "nowhere").stderr
    assert system(*grant, "kg/osh-oblast/nookat").returncode == 0


@pytest.mark.parametrize("command", [("serve",), ("account", "list"), ("backup", "one.tar")])
def test_a_weak_secret_is_a_sentence(system: Any, command: tuple[str, ...]) -> None:
    told = system(*command, BILIM_SECRET_KEY="xyzzy")
    assert told.returncode == 1
    assert "config.P020" in told.stderr
    assert "Traceback" not in told.stderr
    assert "xyzzy" not in told.stderr


def test_the_journal_is_verified_and_a_made_system_serves_nobody_with_a_known_password(system: Any) -> None:
    assert "is whole: 1 entries" in system("journal", "verify").stdout
    assert system("-c", WITH_A_KNOWN_PASSWORD, BILIM_DEMONSTRATION="1").returncode == 0
    refused = system("serve")
    assert refused.returncode == 1
    assert "access.E001" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_command_before_the_setup_says_what_comes_first(tmp_path, system: Any) -> None:
    told = type(system)(tmp_path / "new", "")("account", "list")
    assert told.returncode == 1
    assert "config.P012" in told.stderr


@pytest.mark.parametrize(
    ("command", "name", "value"),
    [
        ("demo", "BILIM_PORT", "many"),
        ("serve", "BILIM_PORT", "70000"),
        ("serve", "BILIM_HTTPS", "maybe"),
        ("serve", "BILIM_LOG_LEVEL", "LOUD"),
        ("setup", "BILIM_DATABASE_URL", "mysql://u:hidden@h/x"),
        ("setup", "BILIM_DATABASE_URL", "postgresql://u:hidden@h:port/x"),
        ("account", "BILIM_VAR", "/dev/null/inside"),
    ],
)
def test_a_wrong_setting_is_a_sentence(system: Any, command: str, name: str, value: str) -> None:
    told = system(command, *(["list"] if command == "account" else []), **{name: value})
    assert told.returncode == 1
    assert "config.P014" in told.stderr
    assert name in told.stderr
    assert "Traceback" not in told.stderr
    assert "hidden" not in told.stderr


@pytest.mark.parametrize(
    ("language", "words"),
    [("ky", "башка процесс"), ("ru", "заняты другим процессом"), ("en", "Another process held")],
)
def test_who_waited_too_long_for_another_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    """Two imports at a time are no fault of the program: a trace says nothing of when to come again."""

    def run(arguments: list[str]) -> int:
        raise OperationalError("timeout") from psycopg.errors.LockNotAvailable("lock timeout")

    monkeypatch.setenv("BILIM_LANGUAGE", language)
    monkeypatch.setattr(accounts, "run", run)
    monkeypatch.setattr(cli, "find_database_fault", lambda: None)
    monkeypatch.setattr(cli.occupancy, "share", lambda *_: None)
    assert cli.main(["account"]) == 1
    told = capsys.readouterr().err
    assert "config.P030" in told
    assert words in told


def test_a_lost_file_is_told_by_its_hash(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(arguments: list[str]) -> int:
        raise Lost([Problem(files.UNKNOWN, params={"sha256": "d6" * 32})])

    monkeypatch.setattr(accounts, "run", run)
    monkeypatch.setattr(cli.occupancy, "share", lambda *_: None)
    assert cli.main(["account"]) == 1
    told = capsys.readouterr().err
    assert "storage.P001" in told
    assert "d6" * 32 in told


def test_a_database_that_does_not_answer_is_said(system: Any) -> None:
    told = system("setup", BILIM_DATABASE_URL="postgresql://u:hidden@127.0.0.1:1/x")
    assert told.returncode == 1
    assert "config.P015" in told.stderr
    assert "hidden" not in told.stderr
    assert "Traceback" not in told.stderr


def test_an_empty_database_is_not_served(tmp_path, system: Any) -> None:
    told = type(system)(tmp_path / "new", "")("serve")
    assert told.returncode == 1
    assert "config.P012" in told.stderr


@pytest.mark.parametrize(
    ("language", "why"),
    [
        ("ky", "кеминде 12 белги болушу керек"),
        ("ru", "нужно не меньше 12 знаков"),
        ("en", "at least 12 characters"),
    ],
)
def test_a_weak_password_is_told_in_the_readers_language(system: Any, language: str, why: str) -> None:
    with pytest.raises(subprocess.CalledProcessError) as refused:
        _with_input(system, "short\n", "account", "create", "k", "--name", "К", BILIM_LANGUAGE=language)
    told = refused.value.stderr
    assert why in told
    assert ("too short" in told) == (language == "en")


def test_the_password_is_asked_in_the_readers_language_and_its_lack_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []

    def ends(prompt: str) -> str:
        asked.append(prompt)
        raise EOFError

    monkeypatch.setenv("BILIM_LANGUAGE", "ky")
    monkeypatch.setattr(accounts.getpass, "getpass", ends)
    monkeypatch.setattr(accounts.sys.stdin, "isatty", lambda: True, raising=False)
    with pytest.raises(Refused) as refused:
        accounts._password()
    assert asked == ["Сырсөз: "]
    assert [each.code for each in refused.value.problems] == ["config.P026"]


def _arguments(parser: argparse.ArgumentParser, name: str) -> Iterator[tuple[str, str | None]]:
    """Every argument of the command and of what stands behind it, with what it is said to be for."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for each in action._choices_actions:
                yield f"{name} {each.dest}", each.help
            for what, inner in action.choices.items():
                yield from _arguments(inner, f"{name} {what}")
            told = {each.dest for each in action._choices_actions}
            yield from ((f"{name} {what}", None) for what in action.choices if what not in told)
        else:
            yield f"{name} {action.dest}", action.help


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_every_argument_of_every_command_says_what_it_is_for(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", language)
    found: dict[str, str | None] = {}

    def listed(parser: Parser, *_: object, **__: object) -> None:
        found.update(_arguments(parser, parser.prog))
        raise SystemExit(0)

    monkeypatch.setattr(Parser, "parse_args", listed)
    for command in cli.COMMANDS.values():
        if not command.module.endswith((".test", ".verify", ".manage")):
            with pytest.raises(SystemExit):
                import_module(command.module).run([])
    assert len(found) > 40
    assert [name for name, said in found.items() if not said] == []
    assert "BILIM_PORT" in str(found["./bilim demo no_serve"])


def test_a_demonstration_is_not_built_beside_the_database_that_is_named(system: Any) -> None:
    told = system("demo", "--no-serve", BILIM_DATABASE_URL="postgresql://u:hidden@127.0.0.1:1/x")
    assert told.returncode == 1
    assert "config.P029" in told.stderr
    assert "hidden" not in told.stderr
    assert not (system.var / "demonstration").exists()
