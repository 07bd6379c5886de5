"""`./bilim import` at the terminal: a dry run asks, and what it asks has to be decided before it records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from bilim.config.commands import facts as command
from bilim.facts import models
from bilim.journal import queries as journal
from bilim_engine.arguments import terminal_language
from bilim_engine.problems import Refused
from factories.facts import csv_file

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("ground")]


@pytest.fixture
def doubtful(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A file whose total is not the sum of its parts; the terminal speaks Russian."""
    monkeypatch.setenv("BILIM_LANGUAGE", "ru")
    lines = (f"nookat,preschool.children,2025,{value},,R,{sex}" for value, sex in (("9", ""), ("3", "male")))
    file = tmp_path / "doubtful.csv"
    content = csv_file(*lines, "nookat,preschool.children,2025,5,,R,female", header=_HEADER)
    file.write_bytes(content)
    return str(file)


_HEADER = "unit,item,period,value,missing,origin,sex"


def test_a_dry_run_shows_the_warning_and_counts_it(doubtful: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert terminal_language() == "ru"
    assert command.run([doubtful]) == 0
    told = capsys.readouterr()
    assert (
        "doubtful.csv:2 value  Ноокатский район (nookat) · Дети (preschool.children) · 2025: всего 9"
        in told.err
    )
    assert told.err.startswith("Предупреждения (1):\n")
    assert "Ошибки" not in told.err
    assert "Пока ничего не записано" in told.out
    assert "Предупреждений: 1." in told.out
    assert models.FactRow.objects.count() == 0


def test_it_is_recorded_only_by_decision(
    doubtful: str, analyst: object, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.run([doubtful, "--commit", "--by", "analyst"]) == 1
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.err.splitlines() if line.startswith("facts.P")] == [
        "facts.P070",
        "facts.P067",
    ]
    assert told.out.endswith("Ошибок: 1. Предупреждений: 1. Ничего не записано.\n")
    assert models.FactRow.objects.count() == 0
    assert command.run([doubtful, "--commit", "--by", "analyst", "--despite-warnings"]) == 0
    assert models.FactRow.objects.count() == 3
    (entry,) = journal.list_entries(event="facts.import_committed")
    assert (entry.actor, entry.details["despite_warnings"]) == ("analyst", 1)


@pytest.mark.parametrize(
    ("language", "heads", "summary"),
    [
        (
            "ky",
            ("Эскертүүлөр (1):", "Каталар (2):"),
            "Каталар: 2. Эскертүүлөр: 1. Эч нерсе жазылган жок.",
        ),
        (
            "ru",
            ("Предупреждения (1):", "Ошибки (2):"),
            "Ошибок: 2. Предупреждений: 1. Ничего не записано.",
        ),
        ("en", ("Warnings (1):", "Errors (2):"), "Errors: 2. Warnings: 1. Nothing was recorded."),
    ],
)
@pytest.mark.parametrize("more", [[], ["--commit", "--by", "analyst"]])
def test_faults_stand_apart_from_warnings_and_are_counted_at_the_end(
    doubtful: str,
    analyst: object,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    heads: tuple[str, str],
    summary: str,
    more: list[str],
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", language)
    with Path(doubtful).open("a", encoding="utf-8") as file:
        file.write("nookat,preschool.children,2024,many,,R,\nnookat,preschool.children,2023,few,,R,\n")
    assert command.run([doubtful, *more]) == 1
    told = capsys.readouterr()
    lines = told.err.splitlines()
    of_warnings, of_errors = (lines.index(head) for head in heads)
    assert [line.split()[0] for line in lines[:of_errors] if line.startswith("facts.P")] == ["facts.P070"]
    assert sum(line.startswith(("facts.P", "figures.P")) for line in lines[of_errors:]) == 2
    assert of_warnings == 0
    assert told.out.splitlines()[-1] == summary
    assert models.FactRow.objects.count() == 0


def test_the_sign_of_the_help_is_taken_as_the_help_writes_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "marks.csv"
    file.write_bytes(csv_file("nookat,preschool.children,2025,-,,R,", header=_HEADER))
    assert command.run([str(file)]) == 1
    capsys.readouterr()
    assert command.run([str(file), "--mark", "-=not_collected"]) == 0
    assert "missing(not_collected)" in capsys.readouterr().out


def test_a_file_that_is_too_large_is_refused_before_it_is_read(tmp_path: Path, settings: Any) -> None:
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
    large = tmp_path / "large.csv"
    with large.open("wb") as stream:
        stream.truncate(50_000_000_000)
    with pytest.raises(Refused) as refused:
        command.run([str(large)])
    assert [problem.code for problem in refused.value.problems] == ["facts.P001"]
    assert refused.value.problems[0].params["limit"] == "1"
