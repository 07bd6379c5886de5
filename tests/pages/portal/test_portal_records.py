"""A department's figures are explained to the last record: its own, and every unit's it is summed from."""

from __future__ import annotations

import csv
import io

import pytest
from django.test import Client

from factories.markup import Page

pytestmark = pytest.mark.usefixtures("edition")
NOOKAT = "/en/editions/departments-2025-1/departments/nookat/records"
BISHKEK = "/en/editions/departments-2025-1/departments/bishkek-city/records"


def rows_of(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode("utf-8-sig"))))


def test_the_page_is_reached_from_the_department_and_from_a_value(client: Client) -> None:
    page = client.get("/en/editions/departments-2025-1/departments/nookat/")
    assert f"{NOOKAT}/" in Page(page.content).links()
    value = client.get("/en/editions/departments-2025-1/departments/nookat/indicators/preschool.coverage/")
    assert f"{NOOKAT}/?indicator=preschool.coverage" in Page(value.content).links()


def test_records_of_one_indicator_are_those_it_is_computed_from(client: Client) -> None:
    rows = rows_of(client, f"{NOOKAT}.csv?indicator=preschool.coverage")
    assert {row["unit"] for row in rows} == {"nookat"}
    assert {row["title"] for row in rows} < {row["title"] for row in rows_of(client, f"{NOOKAT}.csv")}
    assert all(row["value"] or row["value.missing"] for row in rows)
    assert all(row["origin"] and row["recorded_by"] for row in rows if row["value"])


def test_a_department_without_units_below_says_what_the_edition_holds(client: Client) -> None:
    text = client.get(f"{NOOKAT}/").content.decode()
    assert "no record of a single school or kindergarten went into it" in " ".join(text.split())


def test_districts_of_the_capital_stand_each_with_their_own(client: Client) -> None:
    below = {row["unit"] for row in rows_of(client, f"{BISHKEK}.csv")} - {"bishkek-city"}
    holders = client.get(f"{BISHKEK}/").context["holders"]
    assert len(below) == len(holders)


def test_an_unknown_indicator_and_unit_are_refused(client: Client) -> None:
    assert client.get(f"{NOOKAT}/?indicator=preschool.coverag").status_code == 400
    assert client.get(NOOKAT.replace("nookat", "nokat") + "/").status_code == 404


def test_long_lists_come_by_pages(client: Client) -> None:
    first = client.get(f"{NOOKAT}/")
    total = first.context["total"]
    assert len(first.context["lines"]) == min(total, 50)
    if total > 50:
        assert 'rel="next"' in first.content.decode()
