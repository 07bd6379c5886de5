"""Figures to look at: works, wrong person, bad input, the numbers of the command, how many queries."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bilim.base.actor import SYSTEM
from bilim.config.commands import columns as command
from bilim.config.commands import snapshot
from bilim.desk.queries import outliers as queries
from bilim.desk.views import outliers as views
from bilim.facts import actions
from bilim.indicators import actions as indicators
from bilim.indicators.queries import SNAPSHOT_WRITTEN, Columns, over_newest
from bilim.journal import queries as journal
from bilim.rulebook.queries import get_definitions
from bilim_columnar import outliers as columnar
from bilim_columnar import snapshots
from bilim_columnar.problems import UNKNOWN_INDICATOR
from bilim_engine.problems import Problem, Refused
from factories.facts import csv_file
from factories.ledger_fixtures import browser, ground
from factories.markup import Page

__all__ = ["browser", "ground"]  # the ledger alone, no edition
pytestmark = pytest.mark.django_db
PAGE, FILE = "/ky/desk/outliers/", "/ky/desk/outliers.csv"
UNITS = ("naryn", "osh", "kemin", "chatkal", "toguz-toro", "ala-buka", "aksy", "suzak", "batken", "kadamjai")


@pytest.fixture
def recorded(ground: None, tmp_path: Path, settings: Any) -> None:
    """Departments have figures alike; Nookat's of 2025 is far; Talas has none; all of 2023 are equal."""
    settings.COLUMNS_ROOT = tmp_path / "columns"
    units = {each: number for number, each in enumerate(UNITS)}
    rows = [f"{unit},preschool.children,2025,{100 + n},,Report" for unit, n in units.items()]
    rows += [f"{unit},preschool.children,2023,100,,Report" for unit in units]
    rows += [f"nookat,preschool.children,{year},{n},,Report" for year, n in ((2025, 9000), (2024, 105))]
    rows += [
        "nookat,preschool.children,2023,100,,Report",
        "talas,preschool.children,2025,,not_collected,Report",
    ]
    actions.import_file(csv_file(*rows), "Report.csv", SYSTEM, despite_warnings=True)


@pytest.mark.parametrize(
    ("language", "distances"), [("ky", "3,00 2399,74"), ("ru", "3,00 2399,74"), ("en", "3.00 2,399.74")]
)
def test_a_far_figure_stands_with_its_distances_its_past_and_a_way_to_its_record(
    browser: Client, recorded: None, language: str, distances: str
) -> None:
    answer = browser.get(PAGE.replace("/ky/", f"/{language}/"))
    page = Page(answer.content)
    (_head, row) = page.all("tr")
    assert distances in row.text
    assert "2024: 105" in row.text
    assert f"/{language}/desk/facts/history/nookat/preschool.children/?period=2025" in answer.content.decode()
    assert "talas" not in answer.content.decode()


def test_where_all_are_equal_there_is_no_spread_and_nobody_is_far(browser: Client, recorded: None) -> None:
    answer = browser.get(PAGE, {"period": "2023"})
    assert answer.status_code == 200
    assert len(Page(answer.content).all("tr")) == 0
    assert "чачырандылык жок" in answer.content.decode()


def test_where_most_are_equal_it_is_said_that_modified_z_is_not_defined(
    browser: Client, recorded: None
) -> None:
    actions.import_file(
        csv_file("nookat,preschool.children,2023,900,,Letter"), "a.csv", SYSTEM, despite_warnings=True
    )
    (_head, row) = Page(browser.get(PAGE, {"period": "2023", "z": "2"}).content).all("tr")
    assert "900 3,00 чачырандылык жок" in row.text


def test_the_file_is_what_the_command_writes(
    browser: Client, recorded: None, capsys: pytest.CaptureFixture[str]
) -> None:
    without = browser.get(FILE, {"period": "2025", "z": "2", "modified_z": "2.5"})
    snapshot.run([])
    capsys.readouterr()
    command.run(["outliers", "--periods", "2025", "--z", "2", "--modified-z", "2.5"])
    told = capsys.readouterr().out
    assert "nookat,preschool.children,2025,," in told
    over = browser.get(FILE, {"period": "2025", "z": "2", "modified_z": "2.5"})
    assert without.content.decode() == over.content.decode() == told
    assert over["Content-Disposition"] == 'attachment; filename="bilim-outliers-2025.csv"'


def test_a_snapshot_that_is_not_as_it_was_written_is_passed_over(
    browser: Client, recorded: None, settings: Any
) -> None:
    without = browser.get(FILE, {"period": "2025", "z": "2", "modified_z": "2.5"})
    snapshot.run([])
    for file in Path(settings.COLUMNS_ROOT).rglob("*.parquet"):
        file.write_bytes(file.read_bytes()[:-1])
    over = browser.get(FILE, {"period": "2025", "z": "2", "modified_z": "2.5"})
    assert over.content.decode() == without.content.decode()
    assert "nookat,preschool.children" in over.content.decode()


@pytest.mark.parametrize(
    "asked", [{"period": "2099"}, {"period": "x\0y"}, {"z": "nan"}, {"z": "1e999"}, {"modified_z": "-1"}]
)
def test_what_cannot_be_asked_is_told_at_its_field(
    browser: Client, recorded: None, asked: dict[str, str]
) -> None:
    answer = browser.get(PAGE, asked)
    page = Page(answer.content)
    assert answer.status_code == 422
    assert len(page.all("tr")) == 0
    instead = browser.get(FILE, asked)
    assert instead.status_code == 422
    assert Page(instead.content).text == page.text, "the page tells what is wrong, not an empty file"


def test_before_anything_was_recorded_it_says_so(browser: Client) -> None:
    assert "Азырынча эч нерсе жазылган эмес." in browser.get(PAGE).content.decode()


def test_a_head_sees_the_figures_of_her_department_alone(
    recorded: None, head: Any, signed_in: Callable[..., Client]
) -> None:
    far = csv_file("suzak,preschool.children,2025,9500,,Letter")
    actions.import_file(far, "b.csv", SYSTEM, despite_warnings=True)
    hers = signed_in(head).get(FILE, {"period": "2025", "z": "2", "modified_z": "3.5"}).content.decode()
    assert [line.split(",")[0] for line in hers.splitlines()[1:]] == ["nookat"]


def test_what_is_farther_elsewhere_takes_no_room_from_what_she_may_read(
    recorded: None, head: Any, signed_in: Callable[..., Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "MOST", 1)
    far = csv_file("suzak,preschool.children,2025,95000,,Letter")
    actions.import_file(far, "b.csv", SYSTEM, despite_warnings=True)
    answer = signed_in(head).get(PAGE, {"period": "2025", "z": "2", "modified_z": "3.5"})
    (_head, row) = Page(answer.content).all("tr")
    assert "Ноокат" in row.text


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "ky",
            "2025 мезгилиндеги 1 сандан ашыгы башка бирдиктердин сандарынан кескин айырмаланат; "
            "бул жерде эң көп четтеген 1 сан берилген.",
        ),
        (
            "ru",
            "Далеко от чисел других единиц лежит больше 1 чисел за 2025; здесь показаны самые далёкие: 1.",
        ),
        (
            "en",
            "More than 1 figures of 2025 lie far from those of the other units; the 1 farthest",
        ),
    ],
)
def test_where_more_are_far_than_are_told_it_is_said(
    browser: Client, recorded: None, monkeypatch: pytest.MonkeyPatch, language: str, words: str
) -> None:
    far = csv_file("suzak,preschool.children,2025,9500,,Letter")
    actions.import_file(far, "b.csv", SYSTEM, despite_warnings=True)
    asked = {"period": "2025", "z": "2", "modified_z": "3.5"}
    assert browser.get(FILE, asked)["Content-Disposition"].endswith('"bilim-outliers-2025.csv"')
    for module in (queries, views):
        monkeypatch.setattr(module, "MOST", 1)
    page = Page(browser.get(PAGE.replace("/ky/", f"/{language}/"), asked).content)
    assert words in page.text
    assert len(page.all("tr")) == 2
    file = browser.get(FILE, asked)
    assert file["Content-Disposition"].endswith('"bilim-outliers-farthest-1-2025.csv"')
    assert len(file.content.decode().splitlines()) == 2


def test_a_question_that_is_refused_is_not_asked_of_the_whole_ledger_again(recorded: None) -> None:
    asked = []

    def ask(columns: Columns) -> None:
        asked.append(columns)
        raise Refused([Problem(UNKNOWN_INDICATOR, params={"indicator": "x", "near": ""})])

    snapshot.run([])
    with pytest.raises(Refused):
        over_newest(get_definitions(), ask)
    assert len(asked) == 1


def test_a_snapshot_whose_far_figures_cannot_be_kept_is_none(
    recorded: None, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise OSError(28, "No space left on device")

    snapshot.run([])
    before = snapshots.read(settings.COLUMNS_ROOT)
    monkeypatch.setattr(columnar, "write_kept", full)
    with pytest.raises(OSError, match="No space"):
        indicators.write_snapshot(by=SYSTEM)
    assert snapshots.read(settings.COLUMNS_ROOT).folder == before.folder
    assert [each.name for each in Path(settings.COLUMNS_ROOT).glob("*acts-*")] == [before.folder.name]
    assert len(journal.list_entries(event=SNAPSHOT_WRITTEN)) == 1


def test_who_may_not_read_records_is_turned_away(
    recorded: None, publisher: Any, signed_in: Callable[..., Client]
) -> None:
    client = signed_in(publisher)
    assert client.get(PAGE).status_code == client.get(FILE).status_code == 403
    assert PAGE not in client.get("/ky/desk/").content.decode()


def test_the_desk_leads_here(browser: Client, recorded: None) -> None:
    assert PAGE in browser.get("/ky/desk/").content.decode()


def test_many_stand_on_pages_and_ask_as_often(browser: Client, recorded: None) -> None:
    browser.get(PAGE)
    with CaptureQueriesContext(
        connection,
    ) as few:
        browser.get(PAGE)
    rows = [f"{unit},budget.spent,2025,{5 + n},,Report" for n, unit in enumerate(UNITS)]
    rows += ["nookat,budget.spent,2025,900,,Report"]
    actions.import_file(csv_file(*rows), "c.csv", SYSTEM, despite_warnings=True)
    with CaptureQueriesContext(connection) as many:
        answer = browser.get(PAGE, {"page": "99"})
    assert len(Page(answer.content).all("tr")) == 3
    assert len(many) <= len(few)
