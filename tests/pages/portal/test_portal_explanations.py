"""Values, scores and records: each figure down to where it came from, and what is missing by its reason."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.test import Client

from bilim_engine.values import Missing
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
UNIT = f"/en/editions/{made.CODE}/departments/nookat"


def test_a_value_shows_formula_inputs_and_origin(client: Client) -> None:
    page = Page(client.get(f"{UNIT}/indicators/preschool.coverage/").content)
    assert "Children in preschool organisations" in page.text
    assert "Made from a fixed seed" in page.text
    fact = made.content().fact("nookat", "preschool.children", "2025")
    assert fact
    assert f"{fact.value:,}" in page.text
    assert f"/en/editions/{made.CODE}/facts/nookat/preschool.children/2025/" in page.links()


def test_the_steps_lead_from_the_value_to_what_it_adds(client: Client) -> None:
    page = Page(client.get(f"{UNIT}/indicators/preschool.coverage/").content)
    score = made.content().score("nookat", "preschool/preschool.coverage")
    assert score
    steps = [
        element.text
        for element in page.all("li")
        if element.inside("ol") and element.parent.attributes.get("class") == "steps"
    ]
    assert len(steps) == 5
    assert str(round(score.contribution, 2)) in steps[-1]


@pytest.mark.parametrize("address", ["indicators/preschool.coverage/", "score/preschool/preschool.coverage/"])
def test_the_points_can_be_computed_from_the_page(client: Client, address: str) -> None:
    page = Page(client.get(f"{UNIT}/{address}").content)
    score = made.content().score("nookat", "preschool/preschool.coverage")
    assert score
    assert "points run from" in page.text
    found = re.search(r"(1 \+ \(100 − 1\)[\d.()+−×÷ ]+) = (\d+\.\d\d)", page.text)
    assert found
    computed = eval(found[1].replace("−", "-").replace("×", "*").replace("÷", "/"))
    assert computed == pytest.approx(float(found[2]), abs=0.01)
    assert float(found[2]) == pytest.approx(float(score.score), abs=0.005)  # type: ignore[arg-type]


def test_a_missing_value_says_why_and_is_no_zero(client: Client) -> None:
    content = made.content()
    lost = next(
        value
        for value in content.values
        if isinstance(value.value, Missing)
        and value.variant == "adjusted"
        and value.value.reason == "not_collected"
    )
    page = Page(
        client.get(f"/en/editions/{made.CODE}/departments/{lost.unit}/indicators/{lost.indicator}/").content
    )
    answer = next(element for element in page.all("p") if element.attributes.get("class") == "answer")
    assert "not collected" in answer.text.lower() or "not been collected" in answer.text.lower()
    assert "0" not in answer.text


@pytest.mark.parametrize("node", ["", "quality/", "preschool/preschool.coverage/", "quality/accreditation/"])
def test_a_score_names_its_parts_and_they_add_up(client: Client, node: str) -> None:
    page = Page(client.get(f"{UNIT}/score/{node}").content)
    score = made.content().score("nookat", node.rstrip("/"))
    assert score
    assert isinstance(score.score, Decimal)
    answer = next(element for element in page.all("p") if element.attributes.get("class") == "answer")
    assert str(round(score.score, 1)) in answer.text
    if not node.count("."):
        rows = [row for row in page.all("tr") if row.inside("tbody")]
        adds = [Decimal(row.children[-1].text) for row in rows if row.children[-1].text[0].isdigit()]
        assert sum(adds) == round(score.score, 2)


def test_a_record_shows_its_whole_origin(client: Client) -> None:
    page = Page(client.get(f"/en/editions/{made.CODE}/facts/nookat/preschool.children/2025/").content)
    assert "Made from a fixed seed" in page.text
    assert "analyst" in page.text
    assert f"{UNIT}/indicators/preschool.coverage/" in page.links()
    assert "This figure is invented" in page.text


def test_a_school_year_is_an_address_too(client: Client) -> None:
    fact = next(fact for fact in made.content().facts if "/" in fact.period and fact.unit == "nookat")
    assert client.get(f"/ky/editions/{made.CODE}/facts/nookat/{fact.item}/{fact.period}/").status_code == 200


@pytest.mark.parametrize(
    ("address", "near"),
    [
        (f"{UNIT}/indicators/preschool.coverag/", f"{UNIT}/indicators/preschool.coverage/"),
        (f"{UNIT}/score/qualty/", f"{UNIT}/score/quality/"),
        (f"/en/editions/{made.CODE}/facts/nookat/nothing/2025/", ""),
        (f"/en/editions/{made.CODE}/facts/nookat/preschool.children/1999/", ""),
        (
            f"/en/editions/{made.CODE}/indicators/preschool.coverag/",
            f"/en/editions/{made.CODE}/indicators/preschool.coverage/",
        ),
    ],
)
def test_what_is_not_there_is_said_with_the_nearest(client: Client, address: str, near: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    page = Page(response.content)
    assert page.first("h1").text.endswith(".")
    assert not near or near in page.links()


def test_an_indicator_shows_all_departments_best_first(client: Client) -> None:
    page = Page(client.get(f"/en/editions/{made.CODE}/indicators/preschool.coverage/").content)
    dots = list(page.all("circle"))
    values = [made.content().value(unit.code, "preschool.coverage") for unit in made.content().ranked_units]
    known = [value.value for value in values if value and isinstance(value.value, Decimal)]
    assert len(dots) == len(known)
    table = page.all("table")[-1]
    shown = [row.children[-1].text for row in table.walk() if row.name == "tr" and row.inside("tbody")]
    numbers = [Decimal(text.replace(",", "")) for text in shown if text[0].isdigit()]
    assert numbers == sorted(numbers, reverse=True)
