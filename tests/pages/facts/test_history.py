"""The history of a figure: works, wrong person, bad input, seen twice, how many queries."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from bilim.base.actor import SYSTEM, Actor
from bilim.base.templatetags.dates import BISHKEK
from bilim.facts import actions
from factories.facts import csv_file
from factories.markup import Page

pytestmark = pytest.mark.django_db
PAGE = "/ky/desk/facts/history/nookat/preschool.children/"


@pytest.fixture
def corrected(ground: None) -> None:
    """A figure that was corrected once."""
    for value, source in (("120", "Report"), ("125", "Letter <b>")):
        file = csv_file(f"nookat,preschool.children,2025,{value},,{source}")
        actions.import_file(file, f"{source.split()[0]}.csv", SYSTEM)


@pytest.mark.parametrize(("language", "words"), [("ky", "күчүндө"), ("ru", "действует"), ("en", "in force")])
def test_every_state_is_shown_the_newest_first(
    browser: Client, corrected: None, language: str, words: str
) -> None:
    text = browser.get(PAGE.replace("/ky/", f"/{language}/")).content.decode()
    assert text.index(">125<") < text.index(">120<")
    assert text.count(f"<strong>{words}</strong>") == 1
    assert "Report.csv, 2" in text
    assert "Letter &lt;b&gt;" in text


def test_who_recorded_is_said_by_name(
    browser: Client, analyst: Any, analyst_actor: Actor, corrected: None
) -> None:
    file = csv_file("nookat,preschool.children,2025,130,,Act")
    actions.import_file(file, "Act.csv", analyst_actor)
    rows = [row.text for row in Page(browser.get(PAGE).content).all("tr")]
    assert analyst.name in rows[1]
    assert analyst.username not in rows[1]
    assert SYSTEM.name in rows[2]


def test_one_period_alone_can_be_asked_for(browser: Client, corrected: None) -> None:
    assert ">125<" in browser.get(PAGE, {"period": "2025"}).content.decode()
    assert ">125<" not in browser.get(PAGE, {"period": "2024"}).content.decode()
    assert ">125<" in browser.get(PAGE, {"period": "next\0year"}).content.decode()


@pytest.fixture
def dated(ground: None, settings: Any) -> None:
    """A figure recorded in January and corrected in February, both at ten in the morning."""
    settings.DEMONSTRATION = True
    for month, value in ((1, "120"), (2, "125")):
        file = csv_file(f"nookat,preschool.children,2025,{value},,Letter")
        at = datetime(2026, month, 10, 10, tzinfo=BISHKEK)
        actions.import_file(file, f"{month}.csv", SYSTEM, recorded_at=at)


@pytest.mark.parametrize(
    ("day", "hour", "known"),
    [
        ("2026-01-09", "", []),
        ("2026-01-10", "09:59", []),
        ("2026-01-10", "10:00", ["120"]),
        ("2026-01-10", "", ["120"]),
        ("2026-02-10", "09:59", ["120"]),
        ("2026-02-10", "10:00", ["125"]),
        ("", "", ["125", "120"]),
    ],
)
def test_what_was_known_on_an_instant_is_shown_alone(
    browser: Client, dated: None, day: str, hour: str, known: list[str]
) -> None:
    page = Page(browser.get(PAGE, {"known_on": day, "known_time": hour, "period": "2025"}).content)
    figures = [cell.text for cell in page.all("td") if "n" in cell.attributes.get("class", "").split()]
    assert figures == known
    back = [link.text for link in page.all("a") if link.attributes.get("href") == PAGE]
    assert back == ["Бардык абалдарын көрсөтүү"] * bool(day)


@pytest.mark.parametrize(
    ("day", "hour", "words"),
    [
        ("2999-01-01", "", "өтүп кеткен учурду көрсөтүңүз"),
        ("10.01.2026", "", "known_on"),
        ("", "10:00", "күнүн да көрсөтүңүз"),
        ("2026-01-10", "25:00", "known_time"),
        # By the clock of Greenwich no calendar has this instant.
        ("0001-01-01", "00:00", "кийинчерээк күндү көрсөтүңүз"),
    ],
)
def test_an_instant_that_is_none_is_said_at_its_field(
    browser: Client, dated: None, day: str, hour: str, words: str
) -> None:
    answer = browser.get(PAGE, {"known_on": day, "known_time": hour})
    assert answer.status_code == 422
    (problems,) = [
        each for each in Page(answer.content).all("section") if each.attributes.get("class") == "problems"
    ]
    assert words in problems.text or f"#id_{words}" in [
        a.attributes["href"] for a in problems.walk() if a.name == "a"
    ]
    assert ">120<" in answer.content.decode(), "all that was ever known is still on the page"


def test_the_head_of_a_department_sees_her_own(corrected: None, head: Any, signed_in: Any) -> None:
    browser = signed_in(head)
    assert browser.get(PAGE).status_code == 200
    assert browser.get(PAGE.replace("nookat", "talas")).status_code == 403


def test_a_stranger_signs_in_and_a_publisher_is_turned_away(
    client: Client, corrected: None, publisher: Any, signed_in: Any
) -> None:
    assert client.get(PAGE).status_code == 302
    refused = signed_in(publisher).get(PAGE)
    assert refused.status_code == 403
    ways = [link for link in Page(refused.content).all("a") if link.inside("main")]
    assert ways[0].attributes["href"] == "/ky/desk/"


def test_where_nothing_was_recorded_that_is_said(browser: Client) -> None:
    page = browser.get(PAGE.replace("nookat", "talas"))
    assert page.status_code == 200
    assert "Бул жерде азырынча эч нерсе жазылган эмес." in page.content.decode()


@pytest.mark.parametrize("where", ["nowhere/nothing", "%3Cscript%3E/x", "no%00where/x"])
def test_what_never_was_is_not_found(browser: Client, where: str) -> None:
    assert browser.get(f"/ky/desk/facts/history/{where}/").status_code in {400, 404}


@pytest.mark.parametrize(
    ("where", "near"),
    [
        ("nookat/preschool.childen", "nookat/preschool.children"),
        ("nokat/preschool.children", "nookat/preschool.children"),
    ],
)
def test_a_misspelt_code_is_not_found_and_the_nearest_is_offered(
    browser: Client, ground: None, where: str, near: str
) -> None:
    answer = browser.get(f"/ky/desk/facts/history/{where}/")
    assert answer.status_code == 404
    assert f"/ky/desk/facts/history/{near}/" in Page(answer.content).links()
    wrong = next(code for code in where.split("/") if code not in near)
    assert f"«{wrong}» коду бар" in answer.content.decode()


def test_a_breakdown_is_told_in_words(browser: Client, ground: None) -> None:
    columns = "unit,item,period,value,missing,origin,breakdown"
    file = csv_file("nookat,preschool.children,2025,70,,Report,sex=female", header=columns)
    actions.import_file(file, "girls.csv", SYSTEM)
    text = browser.get(PAGE.replace("/ky/", "/ru/")).content.decode()
    assert "sex=female" not in text
    assert "Пол: девочки" in text


def test_a_source_that_is_the_mark_alone_is_said_in_words(browser: Client, ground: None) -> None:
    columns = "unit,item,period,value,missing,origin,illustrative"
    row = "nookat,preschool.children,2025,120,,Үлгү маалымат,yes"
    actions.import_file(csv_file(row, header=columns), "made.csv", SYSTEM)
    (cell,) = [
        each
        for each in Page(browser.get(PAGE).content).all("td")
        if each.attributes.get("data-label") == "Булагы"
    ]
    assert cell.text == "Үлгү маалымат"
    assert "hidden-text" not in [each.attributes.get("class") for each in cell.walk()]


def test_seen_twice_it_is_the_same_page(browser: Client, corrected: None) -> None:
    first, second = browser.get(PAGE).context["states"], browser.get(PAGE).context["states"]
    assert first == second


def test_the_page_asks_as_often_for_many_states(
    browser: Client, ground: None, django_assert_max_num_queries: Any
) -> None:
    lines = [f"nookat,preschool.children,{year},{year},,R" for year in range(1990, 2026)]
    actions.import_file(csv_file(*lines), "years.csv", SYSTEM)
    with django_assert_max_num_queries(7):
        browser.get(PAGE)
