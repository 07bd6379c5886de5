"""`./bilim import` at the terminal: a dry run asks, and what it asks has to be decided before it records."""

from __future__ import annotations

from pathlib import Path

import pytest

from bilim.config import speech
from bilim.config.commands import facts as command
from bilim.facts import models
from bilim.journal import queries as journal
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
    assert speech.terminal_language() == "ru"
    assert command.run([doubtful]) == 0
    told = capsys.readouterr()
    assert (
        "doubtful.csv:2 value  Ноокатский район (nookat) · Дети (preschool.children) · 2025: всего 9"
        in told.err
    )
    assert "Предупреждений: 1." in told.out
    assert models.FactRow.objects.count() == 0


def test_it_is_recorded_only_by_decision(doubtful: str, analyst: object) -> None:
    with pytest.raises(Refused) as refused:
        command.run([doubtful, "--commit", "--by", "analyst"])
    assert [problem.code for problem in refused.value.problems] == ["facts.P067", "facts.P070"]
    assert models.FactRow.objects.count() == 0
    assert command.run([doubtful, "--commit", "--by", "analyst", "--despite-warnings"]) == 0
    assert models.FactRow.objects.count() == 3
    (entry,) = journal.list_entries(event="facts.import_committed")
    assert (entry.actor, entry.details["despite_warnings"]) == ("analyst", 1)
