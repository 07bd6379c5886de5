"""Columns over the ledger: what was recorded this moment is in the next answer."""

from __future__ import annotations

import json
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import transaction
from django.utils import timezone

from bilim.base.actor import SYSTEM
from bilim.config.commands import columns as asking
from bilim.config.commands import snapshot as command
from bilim.facts import actions as ledger
from bilim.facts import queries as facts
from bilim.indicators import actions, queries
from bilim.journal import queries as journal
from bilim.registry import actions as registry
from bilim.registry import queries as register
from bilim.rulebook import actions as rulebook
from bilim_columnar import snapshots
from bilim_columnar.engines.duckdb import DuckDB
from bilim_engine.indicators import Evaluator
from bilim_engine.periods import calendar_year
from bilim_engine.problems import Refused
from bilim_engine.values import EXACT, Missing
from factories.columns import rules
from factories.facts import ITEMS, csv_file

Y2025 = calendar_year(2025)
UNITS = ("kg", "osh", "nookat", "naryn")


@pytest.fixture(autouse=True)
def _ground(db: None, root: Path, tmp_path: Path, settings: Any) -> None:
    settings.COLUMNS_ROOT = tmp_path / "columns"
    registry.load_register(root / "definitions" / "register", SYSTEM)
    (tmp_path / "definitions").mkdir()
    (tmp_path / "definitions" / "items.yaml").write_text(ITEMS, encoding="utf-8")
    rulebook.adopt(tmp_path / "definitions", SYSTEM)


def send(*lines: str) -> None:
    ledger.import_file(csv_file(*lines), "file.csv", SYSTEM)


def agrees(columns: queries.Columns) -> None:
    found = columns.values(["i"], [Y2025], UNITS)
    ask = Evaluator(rules(), facts.get_table(), register.get_tree(date(2025, 12, 31)), Y2025)
    for unit in UNITS:
        expected, value = ask.value("i", unit).value, found.value("i", "2025", unit)
        if isinstance(expected, Missing):
            assert isinstance(value, Missing)
            assert value.reason == expected.reason
        else:
            assert value == expected


def test_what_was_recorded_after_the_snapshot_counts_at_once() -> None:
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R")
    command.run([])
    columns = queries.Columns(rules())
    expected = EXACT.divide(Decimal(7000), Decimal(120))
    assert columns.values(["i"], [Y2025], ["nookat"]).value("i", "2025", "nookat") == expected
    agrees(columns)
    send("nookat,preschool.children,2025,90,,R", "naryn,preschool.children,2025,,not_held,R")
    agrees(columns)
    send("nookat,budget.spent,2025,1234567890123456789012.123456789012,,R")
    agrees(columns)
    assert columns.catch_up() == 0
    agrees(queries.Columns(rules()))


def test_a_snapshot_of_an_empty_ledger_is_a_beginning() -> None:
    actions.write_snapshot(by=SYSTEM)
    columns = queries.Columns(rules())
    agrees(columns)
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R")
    agrees(columns)


def test_of_an_empty_ledger_no_day_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BILIM_LANGUAGE", "en")
    assert command.run([]) == 0
    said = capsys.readouterr().out
    assert said.endswith("There is no figure in the ledger yet.\n")
    (entry,) = (each for each in journal.list_entries() if each.event == "indicators.snapshot_written")
    assert (entry.details["mark"], entry.details["facts"]) == ("", 0)
    assert "0001" not in said
    send("nookat,preschool.children,2025,120,,R")
    command.run([])
    assert f", up to {facts.last_recorded_at().isoformat()}." in capsys.readouterr().out


def test_a_snapshot_stands_in_the_journal() -> None:
    written = actions.write_snapshot(by=SYSTEM)
    assert [
        each.subject for each in journal.list_entries() if each.event == "indicators.snapshot_written"
    ] == [written.folder.name]


def test_a_snapshot_never_holds_the_whole_ledger(monkeypatch: pytest.MonkeyPatch) -> None:
    send(*(f"{unit},preschool.children,2025,120,,R" for unit in ("osh", "nookat", "naryn")))

    def whole(*_arguments: object, **_named: object) -> None:
        raise AssertionError("the whole ledger was asked for as one table")

    monkeypatch.setattr(facts, "get_table", whole)
    assert actions.write_snapshot(by=SYSTEM).facts == 3
    rows = facts.read_facts()
    assert next(rows).item == "preschool.children"
    assert len(list(rows)) == 2


def test_without_a_snapshot_the_command_is_named() -> None:
    with pytest.raises(Refused) as refused:
        queries.Columns(rules())
    assert "./bilim snapshot" in refused.value.problems[0].hint("en")


def told(known: Any) -> list[str]:
    """The codes of what whoever asks is refused with, sayable in every language."""
    with pytest.raises(Refused) as refused:
        known()
    for problem in refused.value.problems:
        assert all(problem.render(language) for language in ("ky", "ru", "en"))
    return [each.code for each in refused.value.problems]


def test_a_snapshot_of_another_ledger_is_not_believed() -> None:
    """As after a restore: the journal of before knows nothing of what was written since."""
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R")
    actions.write_snapshot(by=SYSTEM)
    agrees(queries.Columns(rules()))
    with transaction.atomic():
        send("nookat,budget.spent,2025,9,,R")
        actions.write_snapshot(by=SYSTEM)
        agrees(queries.Columns(rules()))
        transaction.set_rollback(True)
    assert told(lambda: queries.Columns(rules())) == ["columns.P011"]
    actions.write_snapshot(by=SYSTEM)
    agrees(queries.Columns(rules()))


def test_a_mark_of_tomorrow_is_not_believed(settings: Any) -> None:
    """Whatever was recorded before it would never be looked at."""
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R")
    written = actions.write_snapshot(by=SYSTEM)
    listed = json.loads((written.folder / snapshots.CODES).read_bytes())
    content = json.dumps({**listed, "mark": "2999-01-01T00:00:00+00:00"}).encode()
    (written.folder / snapshots.CODES).write_bytes(content)
    marked = snapshots.marked(written.folder.name, content)
    (Path(settings.COLUMNS_ROOT) / snapshots.MARK).write_bytes(marked)
    assert told(lambda: queries.Columns(rules())) == ["columns.P011"]


def test_the_journal_knows_of_a_snapshot_before_anybody_is_shown_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that is killed in between leaves the one before, which is believed."""
    actions.write_snapshot(by=SYSTEM)
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,7,,R")

    def killed(*_told: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(snapshots, "_move_mark", killed)
        with pytest.raises(KeyboardInterrupt):
            actions.write_snapshot(by=SYSTEM)
    written = [each for each in journal.list_entries() if each.event == "indicators.snapshot_written"]
    assert [each.details["facts"] for each in written] == [2, 0]
    agrees(queries.Columns(rules()))


@pytest.fixture
def ruled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The rulebook holds the indicator of this test."""
    monkeypatch.setattr("bilim.rulebook.queries.get_definitions", rules)


@pytest.mark.usefixtures("ruled")
def test_the_command_answers_from_the_ledger_of_this_moment(capsys: pytest.CaptureFixture[str]) -> None:
    command.run([])
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,6,,R")
    capsys.readouterr()
    assert asking.run(["values", "i", "--periods", "2025,2024", "--units", "nookat,kg"]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "indicator,period,unit,value,missing",
        "i,2025,nookat,50,",
        "i,2025,kg,,not_collected",
        "i,2024,nookat,,not_collected",
        "i,2024,kg,,not_collected",
    ]
    assert asking.run(["values", "i", "--periods", "2025"]) == 0
    assert "i,2025,naryn,,not_collected" in capsys.readouterr().out.splitlines()


def test_the_command_points_out_what_was_recorded_just_now(capsys: pytest.CaptureFixture[str]) -> None:
    command.run([])
    names = [each.code for each in register.get_tree(date(2025, 12, 31))][20:31]
    send(*(f"{unit},preschool.children,2025,{index},,R" for index, unit in enumerate(names[:-1])))
    send(f"{names[-1]},preschool.children,2025,5000,,R")
    capsys.readouterr()
    assert asking.run(["outliers", "--periods", "2025"]) == 0
    head, *rows = capsys.readouterr().out.splitlines()
    assert head == "unit,item,period,breakdown,z,modified_z"
    assert [each.split(",")[:3] for each in rows] == [[names[-1], "preschool.children", "2025"]]


def test_outliers_of_a_snapshot_are_kept_with_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    districts = [each.code for each in register.get_tree(date(2025, 12, 31)) if each.kind == "district"][:12]
    send(*(f"{unit},preschool.children,2025,{100 + index},,R" for index, unit in enumerate(districts[:-1])))
    send(f"{districts[-1]},preschool.children,2025,900,,R", "kg,preschool.children,2025,90000,,R")
    command.run([])
    capsys.readouterr()

    def read(engine: DuckDB, text: str) -> None:
        raise AssertionError(text)

    monkeypatch.setattr(DuckDB, "arrays", read)
    assert asking.run(["outliers"]) == 0
    _head, *rows = capsys.readouterr().out.splitlines()
    assert [each.split(",")[0] for each in rows] == [districts[-1]]


def test_the_country_is_not_set_beside_its_districts(capsys: pytest.CaptureFixture[str]) -> None:
    """Its figure, and those of oblasts, are sums: beside districts they would always be the farthest."""
    command.run([])
    tree = list(register.get_tree(date(2025, 12, 31)))
    districts = [each.code for each in tree if each.kind == "district"][:12]
    oblasts = [each.code for each in tree if each.kind == "oblast"]
    send(*(f"{unit},preschool.children,2025,{100 + index},,R" for index, unit in enumerate(districts[:-1])))
    send(*(f"{unit},preschool.children,2025,{7000 + index},,R" for index, unit in enumerate(oblasts)))
    send(f"{districts[-1]},preschool.children,2025,900,,R", "kg,preschool.children,2025,90000,,R")
    capsys.readouterr()
    assert asking.run(["outliers", "--limit", "3"]) == 0
    _head, *rows = capsys.readouterr().out.splitlines()
    assert [each.split(",")[0] for each in rows] == [districts[-1]]


@pytest.mark.usefixtures("ruled")
def test_the_command_says_everything_that_is_wrong() -> None:
    command.run([])
    for asked, codes in (
        (["values", "i", "--periods", "2025,last"], ["figures.P004"]),
        (["values", "i", "--periods", "2025", "--units", "kg,nookatt,oshh"], ["columns.P006"] * 2),
        (["values", "ii", "--periods", "2025", "--units", "kg"], ["columns.P005"]),
    ):
        with pytest.raises(Refused) as refused:
            asking.run(asked)
        assert [each.code for each in refused.value.problems] == codes


@pytest.mark.usefixtures("ruled")
def test_the_command_answers_as_known_on_an_instant_and_needs_no_snapshot_for_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    send("nookat,preschool.children,2025,120,,R", "nookat,budget.spent,2025,6,,R")
    early = facts.last_recorded_at()
    send("nookat,budget.spent,2025,60,,R", "naryn,preschool.children,2025,1,,R")
    monkeypatch.setattr(asking, "instant_of", lambda text: early)
    line = ["values", "i", "--periods", "2025", "--units", "nookat,naryn", "--known-on", "2026-09-01"]
    assert asking.run(line) == 0
    known = Evaluator(rules(), facts.get_table(known_on=early), register.get_tree(date(2025, 12, 31)), Y2025)
    lines = capsys.readouterr().out.splitlines()
    assert lines[1:] == ["i,2025,nookat,50,", f"i,2025,naryn,,{known.value('i', 'naryn').value.reason}"]
    command.run([])
    capsys.readouterr()
    assert asking.run(line[:-2]) == 0
    assert "i,2025,nookat,500," in capsys.readouterr().out


def test_an_instant_is_a_day_that_has_ended_or_an_hour_of_it_by_the_clock_of_bishkek() -> None:
    zone = ZoneInfo("Asia/Bishkek")
    day = asking.instant_of("2026-09-01")
    assert day is not None
    assert day == datetime(2026, 9, 1, 23, 59, 59, 999999, tzinfo=zone)
    for written in ("2026-09-01T14:30", "2026-09-01 14:30"):
        assert asking.instant_of(written) == datetime(2026, 9, 1, 14, 30, tzinfo=zone)
    assert asking.instant_of(timezone.localdate().isoformat()) is None, (
        "today has not ended: what is known now"
    )


@pytest.mark.parametrize(
    "written", ["2999-01-01", "yesterday", "2026-13-01", "2026-09-01T25:00", "T14:30", "", "0001-01-01T00:00"]
)
def test_what_is_no_instant_that_has_passed_is_refused(written: str) -> None:
    with pytest.raises(Refused) as refused:
        asking.instant_of(written)
    (problem,) = refused.value.problems
    assert written in problem.message("ky")
    assert "2026-09-01T14:30" in problem.hint("ru")
