"""A comparison says which department it does not know, and offers what may be meant."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from django.test import Client

from bilim.portal.rules import comparing
from factories import editions as made
from factories.markup import Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
COMPARE = f"/ky/editions/{made.CODE}/compare"


def offered(page: Page) -> list[str]:
    """Where the links lead that take another department instead."""
    links = [link.attributes["href"] for link in page.all("a") if link.inside("main")]
    return [link for link in links if "/compare/?" in link]


@pytest.mark.parametrize("wanted", ["nookatt", "Ноокатт", "нокат"])
def test_an_unknown_department_is_named_and_the_nearest_is_one_click_away(
    client: Client, wanted: str
) -> None:
    answer = client.get(f"{COMPARE}/", {"unit": ["alay", wanted]})
    page = Page(answer.content)
    assert answer.status_code == 400
    assert f"«{wanted}» деген бөлүм жок" in page.text
    assert "Ноокат району (nookat)" in page.text
    assert "экиден төрткө чейин" in page.text
    assert offered(page) == [f"{COMPARE}/?unit=alay&unit=nookat"]
    assert client.get(offered(page)[0]).status_code == 200


def test_a_name_of_two_departments_offers_both(client: Client) -> None:
    page = Page(client.get(f"{COMPARE}/?unit=alay&unit={quote('нарын')}").content)
    assert "Нарын району (naryn), Нарын шаары (naryn-city)" in page.text
    assert len(offered(page)) == 2


def test_the_others_are_compared_and_the_missing_one_is_told(client: Client) -> None:
    answer = client.get(f"{COMPARE}/?unit=nookat&unit=alay&unit=nobody")
    page = Page(answer.content)
    heads = [head.text for head in page.all("th") if head.attributes.get("scope") == "col"]
    assert answer.status_code == 200
    assert heads == ["Көрсөткүч", "Ноокат району", "Алай району"]
    assert "«nobody» деген бөлүм жок. Аны тизмеден тандаңыз." in page.text
    assert "тандаңыз. →" not in page.text  # nothing is near, and nothing is offered
    assert "экиден төрткө чейин" not in page.text


def test_a_file_without_one_that_was_asked_for_is_refused(client: Client) -> None:
    answer = client.get(f"{COMPARE}.json?unit=nookat&unit=alay&unit=nookatt")
    body = answer.json()
    assert (answer.status_code, body["code"], body["where"]) == (400, "portal.P017", "unit")
    assert "nookat" in body["hint"]


def test_what_is_shown_and_not_ranked_leads_to_the_department_it_lies_in(client: Client) -> None:
    page = Page(client.get(f"{COMPARE}/?unit=alay&unit=bishkek-lenin").content)
    assert "«bishkek-lenin» деген бөлүм жок" in page.text
    assert offered(page) == [f"{COMPARE}/?unit=alay&unit=bishkek-city"]


def test_too_many_are_counted_and_stay_marked(client: Client) -> None:
    codes = ["nookat", "alay", "aravan", "ozgon", "osh-city"]
    page = Page(client.get(f"{COMPARE}/", {"unit": codes}).content)
    marked = [box.attributes["value"] for box in page.all("input") if "checked" in box.attributes]
    assert "тандалганы: 5" in page.text
    assert sorted(marked) == sorted(codes)


def test_a_heap_of_unknown_ones_is_answered_by_a_few_sentences(client: Client) -> None:
    answer = client.get(f"{COMPARE}/", {"unit": [f"nobody-{number}" for number in range(300)]})
    assert Page(answer.content).text.count("деген бөлүм жок") == comparing.MOST_SAID


def test_nothing_typed_into_an_address_becomes_markup(client: Client) -> None:
    text = client.get(f"{COMPARE}/", {"unit": ["alay", "<b>nookat</b>&x=1"]}).content.decode()
    assert "<b>nookat" not in text
