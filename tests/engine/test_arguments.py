"""A command line that cannot be read: everything wrong with it is told, in the reader's language."""

from __future__ import annotations

import pytest

from bilim_engine.arguments import COUNT, DAY, DISTANCE, Parser
from bilim_engine.problems import LANGUAGES

CASES = {
    "": ["arguments.P001"],
    "list --limit many": ["arguments.P004"],
    "list --limit -5": ["arguments.P004"],
    "list --limit": ["arguments.P005"],
    "list --all=yes": ["arguments.P006"],
    "list more": ["arguments.P007"],
    "lits": ["arguments.P003"],
    "grant ann analyst --from 2026-01-32": ["arguments.P004"],
    "grant ann analist --form 2026-01-01": ["arguments.P002", "arguments.P003", "arguments.P001"],
    "grant": ["arguments.P001"] * 3,
}


def parser(language: str) -> Parser:
    made = Parser(language=language, prog="./bilim account")
    kinds = made.add_subparsers(dest="what", required=True, metavar="what")
    listing = kinds.add_parser("list")
    listing.add_argument("--limit", type=COUNT, default=50)
    listing.add_argument("--z", type=DISTANCE)
    listing.add_argument("--all", action="store_true")
    grant = kinds.add_parser("grant")
    grant.add_argument("username")
    grant.add_argument("role", choices=["analyst", "auditor"])
    grant.add_argument("--from", dest="valid_from", type=DAY, required=True)
    return made


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_may_stand_there_is_told_where_nothing_does(
    language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    for line, said in (("", "list | grant"), ("grant ann --from 2026-01-01", "analyst | auditor")):
        with pytest.raises(SystemExit):
            parser(language).parse_args(line.split())
        assert f"«{said}»" in capsys.readouterr().err.replace("“", "«").replace("”", "»")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("line", CASES)
def test_every_fault_is_told_at_once_in_the_language_of_the_reader(
    line: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        parser(language).parse_args(line.split())
    told = capsys.readouterr().err
    assert sorted(word for word in told.split() if word.startswith("arguments.P")) == sorted(CASES[line])
    assert {"ky": "Колдонуу: ", "ru": "Использование: ", "en": "Usage: "}[
        language
    ] + "./bilim account" in told
    if language != "en":
        for english in ("usage", "invalid", "required", "argument ", "expected", "choose"):
            assert english not in told


def test_the_nearest_known_word_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser("ky").parse_args(["grant", "ann", "analist", "--form", "2026-01-01"])
    told = capsys.readouterr().err
    assert "«role» үчүн «analist» деген тандоо жок" in told
    assert "→ analyst?" in told
    assert "«--form» деген параметр жок" in told
    assert "→ --from?" in told
    assert "«--from» берилген эмес" in told


def test_what_is_right_is_read() -> None:
    asked = parser("ky").parse_args(["grant", "ann", "auditor", "--from=2026-01-02"])
    assert (asked.username, asked.role, str(asked.valid_from)) == ("ann", "auditor", "2026-01-02")
    assert parser("ky").parse_args(["list", "--z", "2.5", "--limit", "7"]).limit == 7


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_is_in_the_language_of_the_reader(language: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit, match="0"):
        parser(language).parse_args(["grant", "--help"])
    told = capsys.readouterr().out
    assert {"ky": "аргументтер:", "ru": "аргументы:", "en": "arguments:"}[language] in told
    assert ("show" in told) == (language == "en")


@pytest.mark.parametrize("sign", ["-", "--", "-–", "…"])
@pytest.mark.parametrize("joint", [" ", "="])
def test_a_sign_that_is_a_dash_is_a_value_and_no_option(sign: str, joint: str) -> None:
    made = Parser(language="ky", prog="./bilim import")
    made.add_argument("file")
    made.add_argument("--mark", action="append")
    made.add_argument("--commit", action="store_true")
    line = f"a.xlsx --mark{joint}{sign}=not_collected --commit".split()
    asked = made.parse_args(line)
    assert (asked.mark, asked.commit, asked.file) == ([f"{sign}=not_collected"], True, "a.xlsx")


def test_an_option_is_never_taken_for_the_sign_of_another(capsys: pytest.CaptureFixture[str]) -> None:
    made = Parser(language="en", prog="./bilim import")
    made.add_argument("--mark", action="append")
    made.add_argument("--by")
    with pytest.raises(SystemExit):
        made.parse_args(["--mark", "--by=ann"])
    assert "“--mark” has no value" in capsys.readouterr().err
