"""A table is sorted by the head of any column, by the server: indicators and records as the rating."""

from __future__ import annotations

import csv
import io
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client

from factories import editions as made
from factories.markup import Element, Page

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("edition")]
INDICATOR = f"/ru/editions/{made.CODE}/indicators/preschool.coverage/"
RECORDS = f"/ru/editions/{made.CODE}/departments/nookat/records/"
TABLE = f"/ru/editions/{made.CODE}/departments/"


def heads(page: Page) -> dict[str, Element]:
    """The heads that sort, by the column they sort by."""
    found = {}
    for head in page.all("th"):
        for link in head.walk():
            asked = parse_qs(urlsplit(link.attributes.get("href") or "").query)
            if "sort" in asked:
                found[asked["sort"][0]] = head
    return found


def column(page: Page, place: int) -> list[str]:
    rows = [row for row in page.all("tr") if row.inside("tbody") and len(row.children) > 2]
    return [row.children[place].text.strip() for row in rows]


@pytest.mark.parametrize(
    ("address", "columns"),
    [
        (INDICATOR, {"label": 0, "oblast": 1, "value": 2}),
        (RECORDS, {"title": 0, "unit_label": 1, "period": 2, "value": 3, "origin": 4, "recorded_at": 5}),
        (TABLE, {"place": 1, "name": 2, "oblast": 3, "score": 4}),
    ],
)
def test_every_head_sorts_and_says_so(client: Client, address: str, columns: dict[str, int]) -> None:
    for code in columns:
        for order in ("ascending", "descending"):
            page = Page(client.get(address, {"sort": code, "order": order}).content)
            found = heads(page)
            assert set(columns) <= set(found)
            said = {name: head.attributes.get("aria-sort") for name, head in found.items()}
            assert said == {name: order if name == code else None for name in found}


def test_an_indicator_is_sorted_by_name_and_its_file_with_it(client: Client) -> None:
    names = column(Page(client.get(INDICATOR, {"sort": "label", "order": "descending"}).content), 0)[-55:]
    assert names == sorted(names, key=str.casefold, reverse=True)
    asked = {"sort": "label", "order": "descending"}
    rows = list(
        csv.DictReader(io.StringIO(client.get(f"{INDICATOR[:-1]}.csv", asked).content.decode("utf-8-sig")))
    )
    assert [row["name"] for row in rows] == names


def test_a_column_that_is_not_there_is_named_and_the_nearest_offered(client: Client) -> None:
    page = Page(client.get(INDICATOR, {"sort": "valu"}).content)
    assert "valu" in page.text
    assert "value" in page.text
    assert client.get(f"{INDICATOR[:-1]}.csv", {"sort": "valu"}).status_code == 400


def test_a_head_keeps_the_rest_of_the_question_but_not_the_leaf(client: Client) -> None:
    asked = {"indicator": "preschool.coverage", "page": "1"}
    link = next(each for each in Page(client.get(RECORDS, asked).content).links() if "sort=value" in each)
    assert parse_qs(urlsplit(link).query) == {
        "indicator": ["preschool.coverage"],
        "sort": ["value"],
        "order": ["descending"],
    }
